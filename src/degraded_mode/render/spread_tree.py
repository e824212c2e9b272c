"""A failure that spreads too far for a drawing in rows, as a tree: each thing under what takes it down last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from degraded_mode.impact.spread import UNIT, Spread
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.language.wrapping import columns, wrap
from degraded_mode.render.names import Names

# Pixels, as in the drawing in rows.
WIDTH: Final = 752
LINE: Final = 16
PADDING: Final = 5
GAP: Final = 9
INDENT: Final = 24
LETTER: Final = 7.4
"""Width of a letter of B612 at 13 px, capitals and spaces taken together."""
UNITS: Final = 4
"""Units named beside what takes them down; the others are counted."""
MEMBERS: Final = 4


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the tree."""

    rank: int
    depth: int
    parent: int | None
    lost: bool
    lines: tuple[str, ...]
    beside: tuple[str, ...]

    @property
    def height(self) -> int:
        return (len(self.lines) + len(self.beside)) * LINE + 2 * PADDING + GAP


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the tree that holds together: a line, and all the links that run through it."""

    top: int
    height: int
    body: str


def tree(found: Spread, names: Names, highest: int) -> tuple[Band, ...]:
    """The tree in bands of so many pixels at most, none of which cuts a line."""
    rows = list(_rows(found, names))
    tops: dict[int, int] = {}
    top = GAP
    for row in rows:
        tops[row.rank] = top
        top += row.height
    bands: list[Band] = []
    start = 0
    while start < len(rows):
        first = tops[rows[start].rank]
        end = start + 1
        while end < len(rows) and tops[rows[end].rank] + rows[end].height - first <= highest:
            end += 1
        last = tops[rows[end - 1].rank] + rows[end - 1].height
        links = [_link(row, tops) for row in rows[start:] if row.parent is not None and tops[row.parent] < last]
        drawn = [_drawn(row, tops[row.rank]) for row in rows[start:end]]
        bands.append(Band(first - GAP // 2, last - first, "".join((*links, *drawn))))
        start = end
    return tuple(bands)


def _rows(found: Spread, names: Names) -> Iterator[Row]:
    knots = found.knots
    systems = [rank for rank, knot in enumerate(knots) if knot.members[0] not in found.units]
    parents = {rank: max(knots[rank].causes, key=lambda one: (knots[one].layer, one), default=None) for rank in systems}
    children: dict[int | None, list[int]] = {}
    for rank in systems:
        parent = parents[rank]
        if parent is not None and knots[parent].layer >= knots[rank].layer:
            parent = parents[rank] = None
        children.setdefault(parent, []).append(rank)
    hit = _hit(found)
    waiting = [(rank, 0) for rank in reversed(children.get(None, []))]
    while waiting:
        rank, depth = waiting.pop()
        others = [one for one in knots[rank].causes if one != parents[rank]]
        yield Row(
            rank,
            depth,
            parents[rank],
            knots[rank].members[0] in found.lost,
            tuple(_titles(knots[rank].members, names, depth)),
            tuple(_beside(hit.get(rank, ()), [knots[one].members for one in others], names, depth)),
        )
        waiting += [(one, depth + 1) for one in reversed(children.get(rank, []))]


def _hit(found: Spread) -> Mapping[int, Sequence[str]]:
    """For each knot, the units that it hits at once."""
    hit: dict[int, list[str]] = {}
    for knot in found.knots:
        if knot.members[0] in found.units:
            for cause in knot.causes:
                hit.setdefault(cause, []).extend(one.removeprefix(UNIT) for one in knot.members)
    return hit


def _letters(depth: int) -> int:
    return int((WIDTH - depth * INDENT - 3 * PADDING) / LETTER)


def _titles(members: Sequence[str], names: Names, depth: int) -> Iterator[str]:
    told = [names.system(one) for one in members[:MEMBERS]]
    more = f" ; et {count_words(len(members) - MEMBERS, 'autre', 'autres')}" if len(members) > MEMBERS else ""
    yield from wrap(typeset(f"{' ; '.join(told)}{more}"), _letters(depth) - 10)


def _beside(units: Sequence[str], others: Sequence[Sequence[str]], names: Names, depth: int) -> Iterator[str]:
    if others:
        also = " ; ".join(names.system(one[0]) for one in others[:2])
        yield from wrap(typeset(f"et aussi par : {also}"), _letters(depth))
    if units:
        told = ", ".join(names.place(one) for one in units[:UNITS])
        more = f" et {count_words(len(units) - UNITS, 'autre', 'autres')}" if len(units) > UNITS else ""
        yield from wrap(typeset(f"touche : {told}{more}"), _letters(depth))


def _left(row: Row) -> int:
    return PADDING + row.depth * INDENT


def _link(row: Row, tops: Mapping[int, int]) -> str:
    left = _left(row)
    start = tops[row.parent if row.parent is not None else row.rank] + LINE
    return f'<path d="M{left - INDENT + 8} {start}V{tops[row.rank] + PADDING + LINE // 2}H{left}"/>'


def _drawn(row: Row, top: int) -> str:
    left = _left(row)
    word = "PERDU" if row.lost else "TOMBE"
    width = min(WIDTH - left - 2, int((max(columns(line) for line in row.lines) + 7) * LETTER) + 4 * PADDING)
    first = f'<tspan class="word">{word}</tspan> {escape(row.lines[0])}'
    inside = [first, *map(escape, row.lines[1:])]
    baseline = top + PADDING + LINE - 4
    texts = [
        f'<text x="{left + 2 * PADDING}" y="{baseline + at * LINE}">{line}</text>' for at, line in enumerate(inside)
    ]
    below = baseline + len(inside) * LINE + PADDING - 1
    aside = [
        f'<text class="beside" x="{left + 3 * PADDING}" y="{below + at * LINE}">{escape(line)}</text>'
        for at, line in enumerate(row.beside)
    ]
    shape = "lost" if row.lost else "fallen"
    height = len(inside) * LINE + PADDING
    box = f'<rect x="{left}" y="{top}" width="{width}" height="{height}"/>'
    return f'<g class="{shape}">{box}{"".join(texts)}</g>{"".join(aside)}'
