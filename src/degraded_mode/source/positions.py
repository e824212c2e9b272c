"""From characters of a text to lines and columns, and from routes of a tree to characters of its text."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TypeAlias

from degraded_mode.source.place import Position, Route

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
"""What a file says, before any field converts it: each scalar is its text, and what is not written is an empty text."""


class Withheld(str):
    """The empty text that stands where a refused alias was: whoever misses a value there need not say so again."""

    __slots__ = ()


_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Lines:
    """The lines of a text, broken where a text editor breaks them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in _LINE_BREAK.finditer(text))]

    def position(self, offset: int) -> Position:
        """Line and column of the character at `offset` (from 0)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Index of a character in the text; the end of the text for a line beyond the last."""
        if position.line > len(self._starts):
            return len(self.text)
        return min(self._starts[position.line - 1] + position.column - 1, len(self.text))

    def line(self, number: int) -> str:
        """A line without its break, counted from 1; empty beyond the last."""
        if number > len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")


class Marks:
    """Where each key and each value of a tree starts in its text.

    Reading leaves one number per key and per value, in the order of the text; routes are matched with them at the
    first question, since most files are never asked about.
    """

    def __init__(self, text: str, tree: Tree, starts: "array[int]") -> None:
        self._text = text
        self._tree = tree
        self.starts = starts

    @cached_property
    def lines(self) -> Lines:
        return Lines(self._text)

    @cached_property
    def _table(self) -> dict[Route, tuple[int, int]]:
        """Index of the key, or of the value where there is no key, and index of the value."""
        table: dict[Route, tuple[int, int]] = {}
        offsets = iter(self.starts)
        _enter(table, offsets, (), self._tree, None)
        return table

    def offset(self, route: Route, *, at_key: bool = False) -> int:
        """Index in the text of the value at `route`, or of its key; of the nearest ancestor when there is none."""
        for length in range(len(route), -1, -1):
            if (found := self._table.get(route[:length])) is not None:
                return found[0] if at_key and length == len(route) else found[1]
        return 0

    @cached_property
    def _in_order(self) -> tuple[list[int], list[Route]]:
        return [key for key, _ in self._table.values()], list(self._table)

    def route_at(self, offset: int) -> Route:
        """Route of the last key or value that starts at or before a character: the one that it belongs to."""
        keys, routes = self._in_order
        return routes[max(bisect_right(keys, offset) - 1, 0)]


def _enter(
    table: dict[Route, tuple[int, int]], offsets: Iterator[int], route: Route, node: Tree, key: int | None
) -> None:
    # No deeper than a document may be, and no closure: one that calls itself would outlive the document.
    start = next(offsets)
    table[route] = (start if key is None else key, start)
    match node:
        case dict():
            for name, value in node.items():
                _enter(table, offsets, (*route, name), value, next(offsets))
        case list():
            for index, value in enumerate(node):
                _enter(table, offsets, (*route, index), value, None)
        case _:
            pass
