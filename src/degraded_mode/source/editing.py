"""Parts of a file taken out or replaced; comments, order and layout of all the rest stay as they were written."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from degraded_mode.source.extents import Extent, extents
from degraded_mode.source.place import Route

_COMMENT: Final = re.compile(r"\s*#")
Span = tuple[int, int, str]
"""From a character to another, and what comes in their place."""


def replaced(text: str, values: Mapping[Route, str]) -> str:
    """The text with other values, written as YAML, in place of those at these routes."""
    found = extents(text) if values else {}
    return applied(text, [(found[route].start, found[route].end, new) for route, new in values.items()])


def without(text: str, routes: Collection[Route]) -> str:
    """The text without the keys and the items at these routes; empty when nothing is left of it.

    A block or a list that would be left empty is to be named itself. A comment above lines that all go goes with them.
    """
    if not routes or () in routes:
        return "" if routes else text
    found = extents(text)
    gone = _outermost(routes)
    flow = [route for route in gone if found[route].flow]
    block = [route for route in gone if not found[route].flow]
    spans = [*_between_brackets(found, flow), *_beside_a_dash(text, found, block)]
    lines = _Lines(text)
    removed = {
        number
        for route in block
        if not _joined(text, found, route, gone)
        for number in range(lines.at(found[route].begin), lines.at(max(found[route].end - 1, found[route].begin)) + 1)
    }
    return lines.kept(removed, spans)


def _outermost(routes: Collection[Route]) -> list[Route]:
    every = set(routes)
    return sorted((one for one in every if not any(one[:size] in every for size in range(len(one)))), key=repr)


def _siblings(found: Mapping[Route, Extent], route: Route) -> list[Route]:
    """The keys or items of the same block or list, in the order of the text."""
    return [one for one in found if len(one) == len(route) and one[:-1] == route[:-1]]


def _between_brackets(found: Mapping[Route, Extent], gone: Iterable[Route]) -> Iterator[Span]:
    """Each part up to the next one; those at the end from the last that stays."""
    going = set(gone)
    for parent in {route[:-1]: route for route in gone}.values():
        row = _siblings(found, parent)
        last = max((index for index, one in enumerate(row) if one not in going), default=-1)
        for index, one in enumerate(row[: last + 1]):
            if one in going:
                yield found[one].begin, found[row[index + 1]].begin, ""
        if last + 1 < len(row):
            yield found[row[last]].end if last >= 0 else found[row[0]].begin, found[row[-1]].end, ""


def _joined(text: str, found: Mapping[Route, Extent], route: Route, gone: Collection[Route]) -> bool:
    """True for a key that stands beside the dash of its block while another key of it stays."""
    head = text[text.rfind("\n", 0, found[route].begin) + 1 : found[route].begin]
    stays = any(one not in gone for one in _siblings(found, route))
    return isinstance(route[-1], str) and head.strip(" ") != "" and stays


def _beside_a_dash(text: str, found: Mapping[Route, Extent], gone: Collection[Route]) -> Iterator[Span]:
    """The first key that stays comes beside the dash in place of the one that goes."""
    for route in gone:
        if _joined(text, found, route, gone):
            row = _siblings(found, route)
            first = next(one for one in row if one not in gone)
            yield found[route].begin, found[first].begin, ""


class _Lines:
    """The lines of a text, by number from 0."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines(keepends=True)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def kept(self, removed: set[int], spans: Iterable[Span]) -> str:
        """What stays, the comments that headed only what goes left out, and no two blank lines where there was one."""
        gone = removed | set(self._headings(removed))
        above = ""
        for number, line in enumerate(self._lines):
            if number not in gone and not line.strip() and not above.strip() and number:
                gone.add(number)
            elif number not in gone:
                above = line
        whole = [(self._starts[number], self._starts[number + 1], "") for number in gone]
        text = applied("".join(self._lines), [*whole, *spans])
        return text if any(line.strip() and not _COMMENT.match(line) for line in text.splitlines()) else ""

    def _headings(self, removed: set[int]) -> Iterator[int]:
        """Comments whose lines below, down to a blank line or to another comment, all go; never those of the top."""
        number = 0
        top = True
        while number < len(self._lines):
            first = number
            while number < len(self._lines) and _COMMENT.match(self._lines[number]):
                number += 1
            last = number
            while number < len(self._lines) and self._lines[number].strip() and not _COMMENT.match(self._lines[number]):
                number += 1
            if first < last and not top and last < number and removed.issuperset(range(last, number)):
                yield from range(first, last)
            number = max(number, first + 1) if number == first else number
            top = False


def applied(text: str, spans: Iterable[Span]) -> str:
    """The text with other characters in place of each span; no two of them overlap."""
    for begin, end, new in sorted(spans, reverse=True):
        text = f"{text[:begin]}{new}{text[end:]}"
    return text
