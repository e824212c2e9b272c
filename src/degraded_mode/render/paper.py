"""Views → pages in PDF, and the findings that only the setting of pages can make."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Final

from degraded_mode.render.blanks import ruled
from degraded_mode.render.document import Document
from degraded_mode.render.glyphs import drawable
from degraded_mode.render.press import Job
from degraded_mode.render.templates import home, repertoire
from degraded_mode.render.views import Where
from degraded_mode.render.write import run_press
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place

Locate = Callable[[str, str, tuple[str | int, ...]], Place]
"""Kind of record, identifier, route → the place to show."""

# A document without any date still has the same bytes at each printing.
NO_DATE: Final = date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that the page could not show as it is written, and where it is written."""

    code: str
    where: Where
    shown: str


@dataclass(frozen=True, slots=True)
class Pages:
    """A PDF, its number of pages, and what did not fit."""

    pdf: bytes
    count: int
    faults: tuple[Fault, ...]
    troubles: tuple[str, ...]


def typeset_pages(document: Document) -> Pages:
    """The PDF of a document. Raises `PressFailedError`."""
    job, faults = job_of(document)
    head, _, pdf = run_press(json.dumps(job).encode()).partition(b"\n")
    answer = json.loads(head)
    measured = map(_measured, answer["faults"])
    return Pages(pdf, answer["count"], tuple(dict.fromkeys((*faults, *measured))), tuple(answer["troubles"]))


def job_of(document: Document) -> tuple[Job, tuple[Fault, ...]]:
    """What the paper engine is asked, one text per piece, and the characters that had to be replaced."""
    faults: list[Fault] = []
    pieces = [json.dumps(_plain(piece, faults), ensure_ascii=False) for piece in document.pieces]
    inputs = {"title": drawable(document.title, repertoire())[0], "count": str(len(pieces))}
    job = Job(
        root=str(home() / "paper"),
        fonts=str(home() / "fonts"),
        inputs={**inputs, **{str(index): piece for index, piece in enumerate(pieces)}},
        timestamp=int(datetime.combine(document.dated or NO_DATE, datetime.min.time(), UTC).timestamp()),
    )
    return job, tuple(faults)


def _measured(fault: dict[str, object]) -> Fault:
    match fault:
        case {"code": str(code), "where": [str(kind), str(identifier), [*route]], "shown": str(shown)}:
            return Fault(
                code, (kind, identifier, tuple(part if isinstance(part, int) else str(part) for part in route)), shown
            )
        case _:
            raise ValueError(f"réponse du moteur de page illisible : {fault}")


def _plain(value: object, faults: list[Fault], where: Where = ("", "", ())) -> object:
    """A view as JSON, in characters that the font has."""
    match value:
        case str():
            text, lacking = drawable(ruled(value), repertoire())
            faults.extend(Fault("PAP003", where, character) for character in lacking)
            return text
        case tuple():
            return [_plain(item, faults, where) for item in value]
        case _ if is_dataclass(value):
            inside: Where = getattr(value, "where", where)
            return {one.name: _plain(getattr(value, one.name), faults, inside) for one in fields(value)}
        case _:
            return value


_SAID: Final = {
    "PAP001": (
        Severity.ERROR,
        "« {shown} » est plus haut qu'une page",
        "couper en plusieurs étapes, ou raccourcir : imprimé en entier, sur plusieurs pages.",
    ),
    "PAP002": (
        Severity.ERROR,
        "« {shown} » est plus large que sa colonne",
        "mettre une espace ou abréger : imprimé en entier, coupé au milieu du mot.",
    ),
    "PAP004": (
        Severity.WARNING,
        "le volet « {shown} » de cette procédure vitale dépasse une feuille recto verso",
        "raccourcir, ou déplacer des étapes vers les phases suivantes : imprimé en entier.",
    ),
    "PAP005": (
        Severity.WARNING,
        "la fiche réflexe de {shown} dépasse une page",
        "raccourcir les actions immédiates, le déclenchement ou l'encadré : imprimée en entier.",
    ),
    "PAP003": (
        Severity.WARNING,
        "le signe « {shown} » n'existe pas dans la police du papier",
        "l'écrire autrement : un signe voisin est imprimé à sa place.",
    ),
}


def findings(faults: Iterable[Fault], locate: Locate) -> Iterator[Finding]:
    """The faults as findings, each at its place in the hospital's files."""
    for fault in faults:
        severity, message, advice = _SAID[fault.code]
        shown = fault.shown if len(fault.shown) <= 40 else f"{fault.shown[:39]}…"
        place = locate(*fault.where)
        yield Finding(fault.code, severity, place, message.format(shown=shown), advice, values=(fault.shown,))
