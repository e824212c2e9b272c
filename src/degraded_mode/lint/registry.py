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
    decisions,
    directory,
    durations,
    duty,
    governance,
    ignores,
    measures,
    mistaken,
    names,
    pace,
    phases,
    privacy,
    reachability,
    scripts,
    step_names,
    text_messages,
    timing,
    told_patients,
    tours,
    undoing,
    unreached,
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
            *decisions.RULES,
            *unreached.RULES,
            *tours.RULES,
            *mistaken.RULES,
            *pace.RULES,
            *durations.RULES,
        ),
        key=lambda rule: rule.code,
    )
)

FAMILIES: Final[Mapping[str, str]] = {
    "REF": "Ce qui est cité existe, et chaque étape s'atteint",
    "CON": "Aucune étape n'a besoin de ce qui est perdu",
    "TEL": "Chaque contact se joint de deux façons",
    "COM": "Ce que l'on dit dehors est court, daté, vrai et discret",
    "ANN": "Ce qui est pris dans l'urgence est levé ensuite",
    "GOV": "Quelqu'un répond de la procédure, de jour comme de nuit",
    "DEL": "Les durées et l'ordre ont un sens",
}
"""What each family watches over, in the order in which a person meets them."""
