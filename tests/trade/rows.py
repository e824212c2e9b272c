"""The trade's table, row by row: what is lost or goes wrong in a hospital without its tools, and what answers it."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from degraded_mode.model.record import Record, Text, Title
from degraded_mode.source.document import read_document

FOLDER: Final = Path(__file__).parent


class Row(Record):
    """One row. Without `answers`, nothing answers it yet; with both, `lacking` is what is still to be done."""

    name: Title
    missing: Text
    answers: tuple[str, ...] = ()
    """`folder/record`, or `folder/record#part,part`: steps of a procedure, fields of a form (see `shelf`)."""
    lacking: Text | None = None


@dataclass(frozen=True)
class Part:
    """The rows of one table and the file that they are written in."""

    title: str
    file: str
    columns: tuple[str, str, str]
    rows: tuple[Row, ...]


TITLES: Final = {
    "services.yaml": ("Les services", ("Service", "Ce qui se perd d'abord", "Ce qui y répond")),
    "papers.yaml": ("Les fiches", ("Fiche", "Ce qu'elle remplace", "Ce qui y répond")),
    "decisions.yaml": ("Les décisions de la cellule", ("Décision", "Ce qu'il faut trancher", "Ce qui y répond")),
    "failures.yaml": ("Ce qui a manqué dans de vraies pannes", ("N°", "Ce qui a manqué", "Ce qui y répond")),
}


def parts() -> tuple[Part, ...]:
    """Every table, in the order of the page."""
    return tuple(Part(title, file, columns, _rows(file)) for file, (title, columns) in TITLES.items())


def _rows(file: str) -> tuple[Row, ...]:
    document, findings = read_document(file, (FOLDER / file).read_bytes())
    if document is None or findings or not isinstance(document.tree, list):
        raise ValueError(f"{file} ne se lit pas : {findings}")
    return tuple(Row.model_validate(tree) for tree in document.tree)
