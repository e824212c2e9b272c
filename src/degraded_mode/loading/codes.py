"""The short name of what loading finds: files and folders (FIC), records that do not hold (SCH)."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

SLUGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "FIC001": "lecture-impossible",
        "FIC002": "dossier-au-lieu-d-un-fichier",
        "FIC003": "lien-non-suivi",
        "FIC004": "fichier-special",
        "FIC005": "fichier-inattendu",
        "FIC006": "dossier-attendu",
        "FIC007": "dossier-sans-yaml",
        "FIC008": "site-inconnu",
        "FIC009": "etablissement-absent",
        "FIC010": "dossier-trop-profond",
        "FIC011": "liste-acceptee-abimee",
        "FIC012": "liste-acceptee-d-un-autre",
        "SCH001": "cle-absente",
        "SCH002": "cle-inconnue",
        "SCH003": "mot-non-admis",
        "SCH004": "valeur-mal-ecrite",
        "SCH005": "deux-verbes",
        "SCH006": "verbe-absent",
        "SCH007": "condition-mal-formee",
        "SCH008": "valeur-absente",
        "SCH009": "trop-ou-trop-peu",
        "SCH010": "enregistrement-attendu",
        "SCH011": "identifiant-repete",
        "SCH012": "identifiant-absent",
        "SCH013": "rien-a-adapter",
        "SCH014": "phase-a-preciser",
    }
)
"""Kept for ever, like the codes: a person may ask for either."""
