"""What several commands may be given."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from degraded_mode.language.nearness import quoted

if TYPE_CHECKING:
    from degraded_mode.cli.check_request import Form
    from degraded_mode.lint.profile import Profile

Folder = Annotated[Path, typer.Argument(metavar="DOSSIER", help="Dossier des procédures.")]
Corpus = Annotated[Path, typer.Option("--corpus", metavar="DOSSIER", help="Dossier des procédures.")]
Site = Annotated[str, typer.Option("--site", metavar="SITE", help="Site, par son identifiant.")]
Today = Annotated[
    str | None, typer.Option("--today", metavar="DATE", help="Juger les âges à cette date (année-mois-jour).")
]
Output = Annotated[Path, typer.Option("--output", "-o", metavar="DOSSIER", help="Où écrire.")]
Format = Annotated[str, typer.Option("--format", metavar="pdf|html", help="Papier (pdf) ou page à ouvrir (html).")]
ProfileName = Annotated[
    str,
    typer.Option("--profile", metavar="daily|crisis|audit", help="Chaque jour, pendant une panne, avant une visite."),
]
CheckForm = Annotated[
    str, typer.Option("--format", metavar="FORME", help="À lire, ou pour un programme (json, sarif, gitlab, junit).")
]
CheckOutput = Annotated[Path | None, typer.Option("--output", "-o", metavar="FICHIER", help="Où écrire la réponse.")]
Accepted = Annotated[
    Path | None, typer.Option("--baseline", metavar="FICHIER", help="Constats acceptés, à ne plus montrer.")
]
Accepting = Annotated[
    bool, typer.Option("--write-baseline", help="Accepter les constats d'aujourd'hui, dans ce fichier.")
]

HERE = Path("runbooks")


def day(written: str | None) -> date:
    """The day asked for, otherwise today's where the program runs. Raises typer's complaint about a wrong value."""
    if written is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise typer.BadParameter(f"« {written} » n'est pas une date (écrire par exemple 2026-06-12)") from None


def purpose(written: str) -> "Profile":
    """The profile of that name. Raises typer's complaint about a wrong one."""
    from degraded_mode.lint.profile import Profile

    if written in set(Profile):
        return Profile(written)
    choice = "daily (chaque jour), crisis (pendant une panne) ou audit (avant une visite)"
    raise typer.BadParameter(f"« {quoted(written)} » n'est pas un profil : écrire {choice}")


def check_form(written: str) -> "Form":
    """The form of that name that a check can take. Raises typer's complaint about a wrong one."""
    from degraded_mode.cli.check_request import Form

    if written in set(Form):
        return Form(written)
    raise typer.BadParameter(f"« {quoted(written)} » n'est pas une forme de réponse : écrire {', '.join(Form)}")
