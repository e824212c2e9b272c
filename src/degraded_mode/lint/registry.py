"""Every rule, family by family, in the order of the catalogue."""

from typing import Final

from degraded_mode.lint import continuity, duty, governance, measures, names, phases, reachability, step_names, timing
from degraded_mode.lint.rule import Rule

RULES: Final[tuple[Rule, ...]] = tuple(
    sorted(
        (
            *names.RULES,
            *step_names.RULES,
            *measures.RULES,
            *continuity.RULES,
            *reachability.RULES,
            *governance.RULES,
            *duty.RULES,
            *phases.RULES,
            *timing.RULES,
        ),
        key=lambda rule: rule.code,
    )
)
