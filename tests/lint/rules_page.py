"""The catalogue of rules as a page of the documentation: `python -m tests.lint.rules_page` writes it again."""

from collections.abc import Iterator
from pathlib import Path

from degraded_mode.cli.explain import card_of
from degraded_mode.cli.report import WORDS
from degraded_mode.lint.registry import FAMILIES, RULES

PAGE = Path(__file__).parents[2] / "docs" / "regles.md"
CARDS = "../src/degraded_mode/lint/cards"

HEAD = """# Règles

Ce que `degraded-mode check` vérifie dans un dossier qui se lit. `degraded-mode explain CODE` affiche la fiche d'une
règle : pourquoi elle existe, d'où elle vient, ce qu'elle refuse, ce qu'elle accepte. Les fautes de lecture ont leur
page : [Messages d'erreur](messages-d-erreur.md).

Une **erreur** rend le plan inutilisable : un nom inconnu, une étape qui a besoin de ce qui est perdu, une mesure que
rien ne lève. Un **avertissement** est à corriger, une **remarque** à connaître. Un brouillon et une procédure archivée
ne sont jugés que sur les noms qu'ils citent (famille REF) ; ce qui reste à compléter (GOV012) se dit aussi d'un
brouillon. Aucun constat n'empêche d'imprimer ni de dérouler.

Les exemples des fiches ne montrent que les clés qui comptent ; le reste vient d'un petit dossier sans faute,
[`tests/lint/decor/`](../tests/lint/decor/). Un essai vérifie que chaque mauvais exemple donne ce constat et lui seul, à
la ligne marquée `# ←`, et que le bon n'en donne aucun. Cette page est produite à partir des fiches.
"""


def page() -> str:
    """The page, in Markdown."""
    return "\n".join([HEAD, *_families()])


def _families() -> Iterator[str]:
    for family, title in FAMILIES.items():
        yield f"## {family} : {title}\n"
        yield "| Code | Nom | Gravité | Ce qui est dit |\n|---|---|---|---|"
        for rule in RULES:
            if rule.code.startswith(family):
                link = f"[{rule.code}]({CARDS}/{rule.code}.md)"
                yield f"| {link} | {rule.slug} | {WORDS[rule.severity]} | {card_of(rule).title} |"
        yield ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
