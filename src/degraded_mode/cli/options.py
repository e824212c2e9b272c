"""What several commands may be given."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="DOSSIER", help="Dossier des procédures.")]
Corpus = Annotated[Path, typer.Option("--corpus", metavar="DOSSIER", help="Dossier des procédures.")]
Site = Annotated[str, typer.Option("--site", metavar="SITE", help="Site, par son identifiant.")]
Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Juger les âges à cette date (année-mois-jour).")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DOSSIER", help="Où écrire.")]
Format = Annotated[str, typer.Option("--format", metavar="pdf|html", help="Papier (pdf) ou page à ouvrir (html).")]

HERE = Path("runbooks")


def day(written: str | None) -> date:
    """The day asked for, otherwise today's where the program runs. Raises typer's complaint about a wrong value."""
    if written is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"« {written} » n'est pas une date (écrire par exemple 2026-06-12)") from None
