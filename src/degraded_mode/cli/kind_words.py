"""The French names of the kinds of record, for those who type the English ones."""

from collections.abc import Mapping
from typing import Final

from degraded_mode.model.kind import Kind

MEANINGS: Final[Mapping[Kind, str]] = {
    Kind.RUNBOOK: "procédure en mode dégradé (brouillon)",
    Kind.FORM: "fiche papier",
    Kind.CONTACT: "contact de l'annuaire de crise",
    Kind.UNIT: "service (de soins, plateau ou support)",
    Kind.ROLE: "rôle (une fonction, jamais une personne)",
    Kind.SYSTEM: "système (tout ce qui peut être perdu)",
    Kind.KIT: "kit ou réserve de papier",
    Kind.MESSAGE: "message prêt (SMS, affiche, note, communiqué)",
    Kind.ROUTINE: "routine (ce qui se prépare avant la panne)",
    Kind.SCENARIO: "scénario d'exercice",
    Kind.REFERENCE: "document de référence (table, liste, plan)",
    Kind.EVIDENCE: "preuve (exercice, panne réelle, contrôle, formation)",
}
"""The kinds that `degraded-mode new` adds, in the order of its help, and what each is."""
