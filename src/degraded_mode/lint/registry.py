"""Every rule, family by family, in the order of the catalogue."""

from collections.abc import Mapping
from typing import Final

from degraded_mode.lint import (
    alerted,
    announcements,
    blanks,
    causes,
    continuity,
    couples,
    dead_numbers,
    directory,
    duty,
    governance,
    ignores,
    measures,
    names,
    phases,
    privacy,
    reachability,
    scripts,
    step_names,
    text_messages,
    timing,
    told_patients,
    undoing,
    withdrawals,
)
from degraded_mode.lint.rule import Rule

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            *names.RULES,
            *step_names.RULES,
            *measures.RULES,
            *undoing.RULES,
            *withdrawals.RULES,
            *scripts.RULES,
            *continuity.RULES,
            *causes.RULES,
            *couples.RULES,
            *reachability.RULES,
            *governance.RULES,
            *blanks.RULES,
            *duty.RULES,
            *ignores.RULES,
            *phases.RULES,
            *timing.RULES,
            *text_messages.RULES,
            *announcements.RULES,
            *told_patients.RULES,
            *alerted.RULES,
            *dead_numbers.RULES,
            *directory.RULES,
            *privacy.RULES,
        ),
        key=lambda rule: rule.code,
    )
)

FAMILIES: Final[Mapping[str, str]] = {
    "REF": "Ce qui est cité existe",
    "CON": "Aucune étape n'a besoin de ce qui est perdu",
    "TEL": "Chaque contact se joint de deux façons",
    "COM": "Ce que l'on dit dehors est court, daté, vrai et discret",
    "ANN": "Ce qui est pris dans l'urgence est levé ensuite",
    "GOV": "Quelqu'un répond de la procédure, de jour comme de nuit",
    "DEL": "Les durées et l'ordre ont un sens",
}
"""What each family watches over, in the order in which a person meets them."""
