"""Coverage → the grid of a site, in words."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Final

from degraded_mode.impact.coverage import HORIZONS, Cell, Coverage, Line
from degraded_mode.impact.holes import Repair, repairs
from degraded_mode.impact.stock import Shelves
from degraded_mode.language.typography import count_words, duration_words, short_date, typeset
from degraded_mode.model.unit import Unit
from degraded_mode.render.grid_views import Block, Gap, Grid, Mark, Row
from degraded_mode.render.grid_words import (
    HARM,
    HELD,
    HELD_WORDS,
    LETTER,
    NAMED,
    NEIGHBOUR,
    NEIGHBOUR_WORDS,
    NOT_DUE,
    NOT_DUE_WORDS,
    SHORT_HARM,
    codes,
    gap_words,
    horizon_words,
    neighbour_words,
    practice_words,
    sheets_words,
    short_horizon,
    span_words,
)
from degraded_mode.render.names import Names

NOTHING_TOLD: Final = "Rien à juger : aucun service ne dit ce qu'il fait avec ses outils."


def grid(covered: Coverage, day: date) -> Grid:
    """The grid of a site and what to repair there, worst first."""
    names, shelves = Names(covered.here), Shelves(covered.here)
    group = covered.here.establishment
    declared = group.sites if group else ()
    site = next((typeset(one.title) for one in declared if one.id == covered.here.site), covered.here.site)
    gaps = tuple(gap(repair, names, shelves) for repair in repairs(covered.holes))
    return Grid(
        site=site or (typeset(group.title) if group else "Tous les sites"),
        day=short_date(day),
        horizons=tuple(map(short_horizon, HORIZONS)),
        legend=(
            (HELD, HELD_WORDS),
            (NEIGHBOUR, NEIGHBOUR_WORDS),
            (NOT_DUE, NOT_DUE_WORDS),
            *((letter, typeset(NAMED[one])) for one, letter in LETTER.items()),
        ),
        blocks=tuple(_block(lines[0].unit, lines, names) for lines in _by_unit(covered)),
        idle=tuple(typeset(unit.title) for unit in covered.idle),
        gaps=gaps,
        summary=summary(covered),
    )


def summary(covered: Coverage) -> str:
    """How many functions hold at each horizon; what lacks whatever the hour is not counted there."""
    if not covered.lines:
        return typeset(NOTHING_TOLD)
    whole = count_words(len(covered.lines), "fonction", "fonctions")
    marks = [[_held(cell)[0] for cell in cells if not cell.lacks] for cells in _by_hour(covered)]
    held = _counted(map(len, marks))
    near = [some.count(NEIGHBOUR) for some in marks]
    by_neighbour = f" Dont par un voisin : {_counted(near)}." if any(near) else ""
    return typeset(f"Tenues, sur {whole} : {held}.{by_neighbour}")


def _by_hour(covered: Coverage) -> Iterator[tuple[Cell, ...]]:
    return zip(*(line.cells for line in covered.lines), strict=True)


def _counted(counts: Iterable[int]) -> str:
    return ", ".join(f"{count} à {horizon_words(one)}" for one, count in zip(HORIZONS, counts, strict=True))


def gap(repair: Repair, names: Names, shelves: Shelves) -> Gap:
    """One thing to repair, in words."""
    return Gap(
        harm=HARM[repair.harm],
        since=span_words(repair.horizons),
        unit=names.unit(repair.unit),
        functions=", ".join(repair.functions),
        sentence=gap_words(repair, names, shelves),
        vital=repair.vital,
    )


def _by_unit(covered: Coverage) -> list[list[Line]]:
    return [list(lines) for _, lines in groupby(covered.lines, key=lambda line: line.unit.id)]


def _block(unit: Unit, lines: list[Line], names: Names) -> Block:
    role = names.corpus.roles.get(unit.decides.out_of_hours)
    there = "" if role and role.answers_out_of_hours() else " (absent la nuit)"
    return Block(
        title=typeset(unit.title),
        waits=duration_words(unit.tolerates),
        decider=f"{names.role(unit.decides.out_of_hours)}{there}",
        harms=tuple(SHORT_HARM[cell.harm] for cell in lines[0].cells),
        rows=tuple(_row(line, names) for line in lines),
    )


def _row(line: Line, names: Names) -> Row:
    procedures = dict.fromkeys(name for way in line.ways for name in way.runbooks)
    neighbours = dict.fromkeys(name for way in line.ways for name in way.neighbours)
    lost = dict.fromkeys(name for way in line.ways for name in sorted(way.lost))
    last = line.cells[-1].stock
    return Row(
        function=line.name,
        needs=", ".join(names.system(name) for name in lost),
        paper=line.function.paper,
        form=names.form(line.function.paper),
        place=names.place(line.function.place),
        procedures=tuple(codes((name,), names) for name in procedures),
        neighbours=tuple(neighbour_words(name, line.unit.site, names) for name in neighbours),
        held="" if last is None or last.kit is None else typeset(f"au kit : {last.kit}"),
        practice=practice_words(line.practice) if procedures or neighbours else "",
        marks=tuple(map(_mark, line.cells)),
    )


def _mark(cell: Cell) -> Mark:
    held, told = _held(cell)
    letters = "".join(LETTER[reason] for reason in cell.lacks) or held
    words = ", ".join(NAMED[reason] for reason in cell.lacks) or told
    needed = "" if cell.stock is None or cell.stock.needed is None else str(cell.stock.needed)
    return Mark(
        letters, typeset(f"{words} ; {sheets_words(cell.stock)}" if cell.stock else words), needed, bool(cell.lacks)
    )


def _held(cell: Cell) -> tuple[str, str]:
    """The mark of a cell where nothing lacks, and its words."""
    if not cell.due:
        return NOT_DUE, NOT_DUE_WORDS
    return (NEIGHBOUR, NEIGHBOUR_WORDS) if cell.neighbours else (HELD, HELD_WORDS)
