"""The grid as text, eighty columns wide: one block for each unit, then the holes."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import columns, wrap
from degraded_mode.render.grid_views import Block, Gap, Grid, Row

WIDTH: Final = 80
NAME: Final = 24
FIRST: Final = 7
CELL: Final = 6
"""Columns of the first horizon, which is the longest word, and of the others."""


def grid_text(one: Grid, *, holes_only: bool) -> Iterator[str]:
    """The lines of the grid, or of its holes alone."""
    yield from wrap(typeset(f"{one.site} : ce qui tient quand l'outil manque, au {one.day}"), WIDTH)
    if not holes_only:
        yield ""
        legend = " ; ".join(f"{letter} {words}" for letter, words in one.legend)
        yield from wrap(typeset(f"{legend}. Sous chaque marque, les feuilles qu'il faut jusque-là."), WIDTH)
        for block in one.blocks:
            yield ""
            yield from _block(block, one.horizons)
        if one.idle:
            yield ""
            yield from wrap(typeset(f"Sans fonction déclarée : {', '.join(one.idle)}."), WIDTH)
    yield ""
    yield from _gaps(one.gaps, some=bool(one.blocks))
    yield from wrap(one.summary, WIDTH)


def _block(block: Block, horizons: tuple[str, ...]) -> Iterator[str]:
    head = f"{block.title} — peut attendre {block.waits} ; décide la nuit : {block.decider}"
    yield from wrap(typeset(head), WIDTH, "", "  ")
    yield _line("", "", horizons)
    yield _line(
        typeset("gravité de l'arrêt"),
        "",
        tuple(word if columns(word) < CELL else f"{word[:4]}." for word in block.harms),
    )
    for row in block.rows:
        yield _line(_cut(row.function), row.paper, tuple(mark.letters for mark in row.marks))
        if any(mark.sheets for mark in row.marks):
            yield _line(f"  {row.held}", "", tuple(mark.sheets for mark in row.marks))
    answers = _grouped(block.rows)
    for told, functions in answers.items():
        yield from wrap(typeset(f"{functions} : {told}") if len(answers) > 1 else told, WIDTH, "  ", "    ")


def _grouped(rows: tuple[Row, ...]) -> dict[str, str]:
    """Functions that the same procedures answer, from the same place, are told together."""
    found: dict[str, list[str]] = {}
    for row in rows:
        answering = ", ".join((*row.procedures, *row.neighbours))
        answer = f"{answering}, {row.practice}" if answering else "aucune procédure"
        found.setdefault(typeset(f"{answer} ; papier : {row.place}"), []).append(row.function)
    return {told: ", ".join(functions) for told, functions in found.items()}


def _gaps(gaps: tuple[Gap, ...], *, some: bool) -> Iterator[str]:
    if some and not gaps:
        yield "Aucun trou."
    for harm in dict.fromkeys(gap.harm for gap in gaps):
        yield f"Trous de gravité {harm}"
        for gap in gaps:
            if gap.harm == harm:
                told = typeset(f"{gap.since}, {gap.unit}, {gap.functions} : {gap.sentence}")
                yield from wrap(told, WIDTH, "  - ", "    ")
        yield ""


def _cut(name: str) -> str:
    return name if columns(name) <= NAME - 2 else f"{name[: NAME - 3]}…"


def _line(name: str, paper: str, cells: tuple[str, ...]) -> str:
    head = f"  {_pad(name, NAME - 2)} {_pad(paper, 5)}"
    widths = (FIRST, *(CELL for _ in cells[1:]))
    put = (f"{' ' * max(1, width - columns(cell))}{cell}" for width, cell in zip(widths, cells, strict=True))
    return (head + "".join(put)).rstrip()


def _pad(text: str, width: int) -> str:
    return text + " " * max(0, width - columns(text))
