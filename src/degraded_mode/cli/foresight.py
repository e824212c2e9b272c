"""The commands that look ahead: what each may be given. What each does stands in its own file."""

from pathlib import Path
from typing import Annotated

import typer

from degraded_mode.cli.options import HERE, Folder, Site

Lost = Annotated[list[str] | None, typer.Option("--lost", metavar="SYSTÈMES", help="Perdus, séparés par des virgules.")]
Symptom = Annotated[str, typer.Option("--symptom", metavar="PHRASE", help="Ce que l'on voit, en mots.")]
Scenario = Annotated[str, typer.Option("--scenario", metavar="NOM", help="Dérouler un scénario du dossier.")]
After = Annotated[str, typer.Option("--after", metavar="DURÉE", help="Depuis le début de la panne.")]
Form = Annotated[str, typer.Option("--format", metavar="text|json|html", help="Forme de la réponse.")]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="DOSSIER", help="Où écrire.")]
Exhaustive = Annotated[
    str, typer.Option("--exhaustive", metavar="N", help="Toutes les combinaisons d'une à N causes, 3 au plus.")
]
Agreed = Annotated[bool, typer.Option("--yes", help="Attendre, si c'est long.")]
Picture = Annotated[Path | None, typer.Option("--picture", metavar="FICHIER", help="Dessiner la chute, en SVG.")]


def impact(
    folder: Folder = HERE,
    lost: Lost = None,
    symptom: Symptom = "",
    scenario: Scenario = "",
    exhaustive: Exhaustive = "",
    site: Site = "",
    after: After = "",
    form: Form = "text",
    output: Output = None,
    picture: Picture = None,
    agreed: Agreed = False,
) -> int:
    from degraded_mode.cli.impact import Question, answer

    asked = (tuple(lost or ()), symptom, scenario, exhaustive)
    return answer(Question(folder, *asked, site, after, form, output, picture, agreed))
