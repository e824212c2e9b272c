"""The spread of a failure as a drawing: boxes in rows, the lost on top, the units at the bottom. Words, not colours."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from degraded_mode.impact.spread import UNIT, Knot, Spread
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.render.names import Names
from degraded_mode.render.spread_tree import Band, tree

# Pixels at 96 per inch: four boxes make 728, the width of an A4 page between its margins, so letters print at 10 pt.
WIDTH: Final = 164
BESIDE: Final = 24
BELOW: Final = 46
LINE: Final = 16
PADDING: Final = 9
ACROSS: Final = 4
LETTERS: Final = 22
"""Characters on a line of a box: B612 at 13 px takes about 7 px for each."""
NAMED: Final = 4
"""Members of a box named one by one; the others are counted."""
SWEEPS: Final = 4
PAGE: Final = 1000
"""Height of a picture that fits under a heading on an A4 page, where it is printed at its own width."""
ENDLESS: Final = 1_000_000
MOST_BOXES: Final = 16
"""Boxes drawn in rows at most: beyond, arrows cross so much that a tree says more."""

STYLE: Final = (
    "text{font:13px B612,Verdana,'DejaVu Sans',sans-serif;fill:#000}.word{font-weight:bold}"
    "rect{fill:#fff;stroke:#000;stroke-width:1.5}.lost rect{fill:#000}.lost text{fill:#fff}"
    ".unit rect{stroke-width:3}path{fill:none;stroke:#000;stroke-width:1.2}.tip{fill:#000;stroke:none}"
    ".beside{font-size:12px}"
)


@dataclass(frozen=True, slots=True)
class Box:
    """A box of the drawing."""

    shape: str
    word: str
    lines: tuple[str, ...]
    causes: tuple[int, ...]
    layer: int

    @property
    def height(self) -> int:
        return (len(self.lines) + 1) * LINE + 2 * PADDING


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a box stands: its upper left corner."""

    left: int
    top: int


def drawing(found: Spread, names: Names, harms: Mapping[str, str], title: str) -> str:
    """An SVG picture that stands alone; `harms` says how hard each unit is hit. Empty when nothing is lost."""
    return "".join(_pictures(found, names, harms, title, ENDLESS))


def sheets(found: Spread, names: Names, harms: Mapping[str, str], title: str) -> tuple[str, ...]:
    """The same in pictures that each fit on a printed page."""
    return tuple(_pictures(found, names, harms, title, PAGE))


def _pictures(found: Spread, names: Names, harms: Mapping[str, str], title: str, highest: int) -> Iterator[str]:
    if not found.knots:
        return
    wide = len(found.knots) > MOST_BOXES
    bands = tree(found, names, highest) if wide else (_boxes(found, names, harms),)
    width = ACROSS * (WIDTH + BESIDE)
    for rank, band in enumerate(bands, 1):
        described = escape(typeset(f"{title} ({rank} sur {len(bands)})" if len(bands) > 1 else title))
        yield (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 {band.top} {width} {band.height}" width="{width}" '
            f'height="{band.height}" role="img" aria-label="{described}"><title>{described}</title>'
            f"<style>{STYLE}</style>{band.body}</svg>\n"
        )


def _boxes(found: Spread, names: Names, harms: Mapping[str, str]) -> Band:
    boxes = [_box(knot, found, names, harms) for knot in found.knots]
    spots, height = _placed(_rows(boxes), boxes)
    drawn = [*_links(boxes, spots), *(_drawn(box, spots[rank]) for rank, box in enumerate(boxes))]
    return Band(0, height, "".join(drawn))


def _box(knot: Knot, found: Spread, names: Names, harms: Mapping[str, str]) -> Box:
    members = knot.members
    if members[0] in found.units:
        units = [one.removeprefix(UNIT) for one in members]
        told = [f"{names.place(one)} : {harms[one]}" if harms.get(one) else names.place(one) for one in units]
        shape, word = "unit", "TOUCHÉ" if len(members) == 1 else "TOUCHÉS"
    else:
        told = [names.system(one) for one in members]
        lost = members[0] in found.lost
        shape, word = ("lost", "PERDU") if lost else ("fallen", "TOMBE" if len(members) == 1 else "TOMBENT")
    lines = [line for one in told[:NAMED] for line in wrap(typeset(one), LETTERS, "· " if len(told) > 1 else "", "")]
    if len(told) > NAMED:
        lines.append(f"· et {count_words(len(told) - NAMED, 'autre', 'autres')}")
    return Box(shape, word, tuple(lines), knot.causes, knot.layer)


def _rows(boxes: Sequence[Box]) -> list[list[int]]:
    """The ranks of the boxes by layer, each placed near what takes it down and what it takes down."""
    layers: dict[int, list[int]] = {}
    for rank, box in enumerate(boxes):
        layers.setdefault(box.layer, []).append(rank)
    users: dict[int, list[int]] = {}
    for rank, box in enumerate(boxes):
        for cause in box.causes:
            users.setdefault(cause, []).append(rank)
    rows = [layers[one] for one in sorted(layers)]
    for sweep in range(SWEEPS):
        at = {rank: place / max(1, len(row) - 1) for row in rows for place, rank in enumerate(row)}
        for row in rows:
            linked = users if sweep % 2 else {rank: list(boxes[rank].causes) for rank in row}
            row.sort(key=lambda rank: _middle([at[one] for one in linked.get(rank, ())], at[rank]))
    return rows


def _middle(places: Sequence[float], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _placed(rows: Sequence[Sequence[int]], boxes: Sequence[Box]) -> tuple[dict[int, Spot], int]:
    """Where each box stands, and how high the whole is. A row too long goes on below."""
    spots: dict[int, Spot] = {}
    top = BESIDE // 2
    for row in rows:
        for start in range(0, len(row), ACROSS):
            part = row[start : start + ACROSS]
            margin = (ACROSS - len(part)) * (WIDTH + BESIDE) // 2 + BESIDE // 2
            for place, rank in enumerate(part):
                spots[rank] = Spot(margin + place * (WIDTH + BESIDE), top)
            top += max(boxes[rank].height for rank in part) + BELOW
    return spots, top - BELOW + BESIDE // 2


def _links(boxes: Sequence[Box], spots: Mapping[int, Spot]) -> Iterator[str]:
    for rank, box in enumerate(boxes):
        for cause in box.causes:
            start, end = spots[cause], spots[rank]
            left, top = start.left + WIDTH // 2, start.top + boxes[cause].height
            right, bottom = end.left + WIDTH // 2, end.top - 7
            bend = max(BELOW // 2, (bottom - top) // 3)
            yield f'<path d="M{left} {top}C{left} {top + bend} {right} {bottom - bend} {right} {bottom}"/>'
            yield f'<path class="tip" d="M{right - 4} {bottom}h8l-4 7z"/>'


def _drawn(box: Box, spot: Spot) -> str:
    rounded = ' rx="14"' if box.shape == "unit" else ""
    left, top = spot.left + PADDING, spot.top + PADDING + LINE - 4
    words = [f'<text class="word" x="{left}" y="{top}">{box.word}</text>']
    words += [
        f'<text x="{left}" y="{top + (rank + 1) * LINE}">{escape(line)}</text>' for rank, line in enumerate(box.lines)
    ]
    return (
        f'<g class="{box.shape}"><rect x="{spot.left}" y="{spot.top}" width="{WIDTH}" height="{box.height}"{rounded}/>'
        f"{''.join(words)}</g>"
    )
