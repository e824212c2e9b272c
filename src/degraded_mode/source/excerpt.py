"""The line that a finding is about, with a caret under the place."""

import re
import unicodedata
from functools import lru_cache

from degraded_mode.source.characters import FORBIDDEN
from degraded_mode.source.document import Document
from degraded_mode.source.place import Place, Position, Route
from degraded_mode.source.positions import Lines, Tree

_TAB = "    "
_CUT = "…"
_LONGEST = 1000
"""Carets that no terminal shows on one line."""
_ENDS = {"[": "]", "{": "}", '"': '"', "'": "'"}


def excerpt(document_text: str, position: Position, length: int, width: int = 100) -> str:
    """Two lines of at most `width` columns: the numbered line, cut around the place, and `length` carets under it.

    Tabs are shown as four spaces and characters that are invisible or reorder the line as « � »; the carets stand under
    the place on a terminal that gives two columns to wide characters.
    """
    line = _lines(document_text).line(position.line)
    at = min(position.column - 1, len(line))
    # Four characters for each column leave room for those that take none, and the rest of a very long line is not read.
    begin = max(at - 4 * width, 0)
    cells = [_shown(character) for character in line[begin : at + 4 * width]]
    gutter = f"{position.line:>5} | "
    first, last = _window(cells, at - begin, max(width - len(gutter), 12))
    before = _CUT if begin + first else ""
    after = _CUT if begin + last < len(line) else ""
    column = len(before) + sum(map(_columns, cells[first : at - begin]))
    carets = sum(map(_columns, cells[at - begin : min(at - begin + length, last)]))
    seen = f"{gutter}{before}{''.join(cells[first:last])}{after}".rstrip()
    return f"{seen}\n{' ' * (len(gutter) - 2)}| {' ' * column}{'^' * max(carets, 1)}"


@lru_cache(maxsize=4)  # A file with two hundred findings is cut into lines once.
def _lines(text: str) -> Lines:
    return Lines(text)


@lru_cache  # The same hundred letters, in all the lines of all the findings.
def _shown(character: str) -> str:
    if character == "\t":
        return _TAB
    return "\ufffd" if FORBIDDEN.match(character) else character


@lru_cache
def _columns(cell: str) -> int:
    if len(cell) > 1:
        return len(cell)
    if unicodedata.combining(cell):
        return 0
    return 2 if unicodedata.east_asian_width(cell) in "WF" else 1


def _window(cells: list[str], at: int, width: int) -> tuple[int, int]:
    """The cells to show: all when they fit, else those around `at`, with room for the signs that say « cut »."""
    if sum(map(_columns, cells)) <= width:
        return 0, len(cells)
    room = width - 2 * len(_CUT)
    first, used = at, 0
    while first > 0 and used + _columns(cells[first - 1]) <= room // 2:
        first -= 1
        used += _columns(cells[first])
    last = at
    while last < len(cells) and used + _columns(cells[last]) <= room:
        used += _columns(cells[last])
        last += 1
    while first > 0 and used + _columns(cells[first - 1]) <= room:
        first -= 1
        used += _columns(cells[first])
    return first, last


def value_length(document: Document, place: Place) -> int:
    """How many characters the caret underlines: what is written at `place`, as far as the end of its line."""
    lines = document.marks.lines
    position = place.position or document.position(place.route, at_key=place.at_key)
    rest = lines.line(position.line)[position.column - 1 :][:_LONGEST]
    if place.position is not None:
        return _word(rest)
    if place.at_key:
        return _key(rest)
    value = _value(document.tree, place.route)
    if isinstance(value, str) and value and rest.startswith(value):
        return len(value)
    return _written(rest, plain=isinstance(value, str))


def _value(tree: Tree, route: Route) -> "Tree | None":
    for part in route:
        match tree:
            case dict() if part in tree:
                tree = tree[str(part)]
            case list() if isinstance(part, int) and part < len(tree):
                tree = tree[part]
            case _:
                return None
    return tree


def _word(rest: str) -> int:
    found = re.match(r"[\w-]+", rest)
    return found.end() if found else 1


def _key(rest: str) -> int:
    found = re.match(r"""("[^"]*"|'[^']*'|.*?)(?=\s*:(?:\s|$))""", rest)
    return max(found.end(), 1) if found else _word(rest)


def _written(rest: str, *, plain: bool) -> int:
    """Length of a value with its quotes or brackets, as far as they close on the line; of the first word of a block."""
    if rest[:1] in _ENDS:
        return _closed(rest)
    if plain and rest[:1] not in ("|", ">", ""):
        return len(re.split(r"\s+#", rest, maxsplit=1)[0].rstrip())
    return _word(rest)


def _closed(rest: str) -> int:
    waiting: list[str] = []
    for index, character in enumerate(rest):
        if waiting and character == waiting[-1]:
            waiting.pop()
            if not waiting:
                return index + 1
        elif character in _ENDS and _opens(rest, index, waiting):
            waiting.append(_ENDS[character])
    return len(rest.rstrip())


def _opens(rest: str, index: int, waiting: list[str]) -> bool:
    """An apostrophe opens nothing inside a word, and nothing opens between quotes."""
    if waiting and waiting[-1] in "\"'":
        return False
    return rest[index] in "[{" or index == 0 or rest[index - 1] in " [{,:"
