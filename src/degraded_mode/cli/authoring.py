"""The command that adds a record: what it may be given. What it does stands in its own file."""

from pathlib import Path
from typing import Annotated, Any

import typer

from degraded_mode.cli.french_help import FrenchCommand
from degraded_mode.cli.options import HERE, Folder, Today, day

Genre = Annotated[str, typer.Argument(metavar="GENRE", help="Ce que l'on ajoute : voir la liste ci-dessous.")]
Keeper = Annotated[str, typer.Option("--site", metavar="SITE", help="Le site qui le garde pour lui.")]
Written = Annotated[
    Path | None, typer.Option("--answers", metavar="FICHIER", help="Réponses écrites d'avance, en YAML.")
]


class NewCommand(FrenchCommand):
    """The command, whose help page ends with what each kind is in French."""

    def get_help(self, ctx: Any) -> str:
        from degraded_mode.cli.kind_words import MEANINGS

        kinds = "\n".join(f"  {kind.value:<11}{meaning}" for kind, meaning in MEANINGS.items())
        return f"{super().get_help(ctx).rstrip()}\n\nGenres :\n{kinds}"


def new(genre: Genre, folder: Folder = HERE, site: Keeper = "", answers: Written = None, today: Today = None) -> int:
    from degraded_mode.cli.new import add_record
    from degraded_mode.cli.new_draft import Request

    return add_record(genre, Request(folder, site, answers, day(today)))
