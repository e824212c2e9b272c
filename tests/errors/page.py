"""The catalogue as a page of the documentation."""

from collections.abc import Iterator
from pathlib import Path

from tests.errors.catalogue import Case, cases

PAGE = Path(__file__).parents[2] / "docs" / "messages-d-erreur.md"

MOST_LINES = 45
"""A longer answer is shown by its beginning and its end."""
ENDING = 3

FAMILIES = {
    "dossier": "Le dossier",
    "fichier": "Les fichiers",
    "ecriture": "L'écriture du fichier",
    "cle": "Les clés",
    "valeur": "Les valeurs",
    "nom": "Les identifiants",
    "etape": "Les étapes",
    "site": "Ce qu'un site adapte",
    "ecart": "Les constats écartés",
    "commande": "La commande",
}
"""The first word of a case's name, and the heading under which it stands."""

HEAD = """# Messages d'erreur

Ce que répond le programme quand un dossier a des fautes. Chaque réponse dit l'endroit, ce qui est écrit, ce qui était
attendu, l'autre endroit quand il y en a deux, puis un conseil. Toutes les fautes de tous les fichiers sont dites en une
fois. Statuts de sortie : 0 rien à redire, 1 des erreurs, 2 commande mal écrite, 4 un fichier n'a pas pu être lu.

Ce que `degraded-mode fix` répare est dit sous la réponse ; le reste se corrige à la main.

Cette page est produite à partir du catalogue `tests/errors/`, où chaque cas garde son fichier fautif ; un essai vérifie
que le programme répond exactement ceci.
"""


def page() -> str:
    """The page, in Markdown."""
    return "\n".join([HEAD, *_sections()])


def _sections() -> Iterator[str]:
    for family, heading in FAMILIES.items():
        yield f"## {heading}\n"
        for case in sorted(cases(), key=lambda one: (one.name != "dossier-sain", one.name)):
            if case.name.partition("-")[0] == family:
                yield _told(case)


def _told(case: Case) -> str:
    lines = case.expected.read_text(encoding="utf-8").splitlines()
    if len(lines) > MOST_LINES:
        lines[MOST_LINES - ENDING : -ENDING] = ["", f"[… {len(lines) - MOST_LINES} lignes du même genre …]", ""]
    answer = "\n".join(lines)
    told = f"### {case.title}\n\n```text\n{answer}\n```\n"
    if case.repaired.exists():
        told += f"\n`degraded-mode fix` :\n\n```text\n{case.repaired.read_text(encoding='utf-8')}```\n"
    return told
