"""The grid as a table for a French spreadsheet: one line for each function at each horizon."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Final

from degraded_mode.impact.coverage import Cell, Coverage, Line
from degraded_mode.impact.holes import Reason
from degraded_mode.impact.stock import Stock
from degraded_mode.language.typography import NARROW, NO_BREAK, short_date
from degraded_mode.render.grid_words import NAMED, SHORT_HARM, codes, horizon_words
from degraded_mode.render.names import Names

HEADS: Final = (
    "Site",
    "Service",
    "Fonction",
    "Perdu avec",
    "Horizon",
    "Horizon en heures",
    "Gravité",
    "Attendu",
    "Procédures",
    "Procédures d'un voisin",
    "Fiche",
    "Nom de la fiche",
    "Lieu",
    "Feuilles nécessaires",
    "Dans le kit",
    "Réserve de pôle",
    "Magasin central",
    "Feuilles manquantes",
    "À reproduire",
    "Dernier exercice",
    "Âge en jours",
    "Fait par le service",
    "Prochain exercice",
    "Trous",
)

ACTING: Final = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so would be reckoned by a spreadsheet instead of being read."""


def grid_table(sites: Iterable[Coverage], *, holes_only: bool) -> bytes:
    """The grid, or its holes alone: semicolons, UTF-8 with the mark by which a spreadsheet knows it, decimal commas."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADS)
    for covered in sites:
        names = Names(covered.here)
        for line in covered.lines:
            for cell in line.cells:
                if not holes_only or _reasons(line, cell):
                    writer.writerow(map(_safe, _cells(line, cell, names)))
    return out.getvalue().encode("utf-8-sig")


def _cells(line: Line, cell: Cell, names: Names) -> Iterator[str]:
    lost = dict.fromkeys(name for way in line.ways for name in sorted(way.lost))
    form, stock, last = names.corpus.forms.get(line.function.paper), cell.stock, line.practice.last
    declared = names.corpus.establishment.sites if names.corpus.establishment else ()
    yield next((site.title for site in declared if site.id == line.unit.site), line.unit.site)
    yield line.unit.title
    yield line.name
    yield ", ".join(names.system(name) for name in lost)
    yield horizon_words(cell.horizon)
    yield _decimal(cell.horizon.total_seconds() / 3600)
    yield SHORT_HARM[cell.harm]
    yield "oui" if cell.due else "non"
    yield codes(cell.answering, names)
    yield codes(cell.neighbours, names)
    yield line.function.paper
    yield form.title if form else ""
    yield names.place(line.function.place)
    yield from map(_number, _counts(stock))
    yield short_date(last.date) if last else ""
    yield str(line.practice.age.days) if line.practice.age is not None else ""
    yield ("oui" if line.practice.own else "non") if last else ""
    yield short_date(line.practice.planned.date) if line.practice.planned else ""
    yield ", ".join(NAMED[reason] for reason in _reasons(line, cell))


def _counts(stock: Stock | None) -> tuple[int | None, ...]:
    if stock is None:
        return (None,) * 6
    return stock.needed, stock.kit, stock.pole, stock.central, stock.lacking, stock.to_copy


def _number(count: int | None) -> str:
    return "" if count is None else str(count)


def _reasons(line: Line, cell: Cell) -> list[Reason]:
    """What lacks at that horizon, what lacks at any hour included."""
    return [hole.reason for hole in line.holes if cell.horizon in hole.horizons]


def _decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")


def _safe(text: str) -> str:
    plain = text.replace(NO_BREAK, " ").replace(NARROW, " ")
    return f"'{plain}" if plain.startswith(ACTING) else plain
