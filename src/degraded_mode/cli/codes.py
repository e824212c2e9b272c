"""Every code that a finding may have, with its short name, whoever finds it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from degraded_mode.loading import codes as loading
from degraded_mode.source import codes as source

READING: Final = (
    "{code} est trouvé en lisant un fichier, avant toute règle : le message donne l'endroit et dit quoi écrire. "
    "Tant que la faute est là, ce qui n'a pas pu être lu n'est pas jugé ; le reste l'est."
)

PRINTING: Final = (
    "{code} est trouvé en imprimant : une étape plus haute qu'une page (PAP001), un mot plus large que sa colonne "
    "(PAP002), un signe que la police n'a pas (PAP003), un volet vital de plus d'une feuille (PAP004), "
    "une fiche réflexe de plus d'une page (PAP005). La page est imprimée quand même, rien n'y est coupé ; le message "
    "donne l'endroit à raccourcir."
)

PROGRAM: Final = (
    "{code} est une erreur du programme, pas du dossier : une règle s'est arrêtée, et aucune n'a pu être appliquée. Ce "
    "qui se lit est imprimé quand même, et la page dit qu'elle n'est pas vérifiée. Noter le message et le transmettre."
)

PAPER: Final[Mapping[str, str]] = MappingProxyType(
    {
        "PAP001": "etape-trop-haute",
        "PAP002": "mot-trop-large",
        "PAP003": "signe-sans-dessin",
        "PAP004": "volet-trop-long",
        "PAP005": "fiche-trop-longue",
    }
)

STARTING: Final = (
    "{code} est trouvé dans les réponses données pour commencer un dossier : le message dit laquelle, et quoi écrire. "
    "Les autres réponses sont gardées."
)

ANSWERS: Final[Mapping[str, str]] = MappingProxyType({"INI001": "reponse-inattendue"})

BREAKDOWN: Final[Mapping[str, str]] = MappingProxyType({"PRG001": "regle-arretee"})


FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FIC": "Les fichiers et les dossiers se lisent",
        "YAML": "Le texte d'un fichier se comprend",
        "SCH": "Les clés et les valeurs sont celles du format",
        "INI": "Les réponses données pour commencer un dossier se comprennent",
        "PRG": "Le programme va au bout",
    }
)
"""What each family without rules watches over; what printing finds is listed with the rules on paper."""


@dataclass(frozen=True, slots=True)
class Known:
    """A code that no rule bears: its messages say it all. `found` is the moment, `told` what is said of all alike."""

    code: str
    slug: str
    found: str
    told: str


def without_card() -> Iterator[Known]:
    """The codes of what reading, printing and the program itself find."""
    for slugs, found, told in (
        (source.SLUGS, "lecture", READING),
        (loading.SLUGS, "lecture", READING),
        (PAPER, "impression", PRINTING),
        (ANSWERS, "commencement", STARTING),
        (BREAKDOWN, "programme", PROGRAM),
    ):
        for code, slug in slugs.items():
            yield Known(str(code), slug, found, told.format(code=code))


@cache
def slug_of(code: str) -> str:
    """The short name of a code, empty for an unknown one."""
    for known in without_card():
        if known.code == code:
            return known.slug
    # Late: the rules are slow to import, and who only reads a folder has nothing of theirs to name.
    from degraded_mode.lint.registry import RULES

    return next((rule.slug for rule in RULES if rule.code == code), "")
