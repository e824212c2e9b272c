"""How serious a rule is depends on what a check is for; the code of a rule never says it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from degraded_mode.source.findings import Severity

if TYPE_CHECKING:
    # The rules are slow to import, and a command line that names a profile does not need them yet.
    from degraded_mode.lint.rule import Rule


class Profile(StrEnum):
    """What a check is for."""

    DAILY = "daily"
    """The ordinary check: an error is what makes a plan unusable."""
    CRISIS = "crisis"
    """The plan is about to be used: only whether its steps can be done counts, not how well it is kept."""
    AUDIT = "audit"
    """The plan is shown to an auditor: how it is kept counts as much as what it says."""


FAMILIES_OF_USE: Final = frozenset({"REF", "CON", "TEL", "COM", "ANN"})
"""The families whose findings change what can be done tonight."""

AUDITED: Final = frozenset({"GOV"})
"""The families whose warnings an audit counts as errors: who answers for the plan, who approved it, who is on duty."""


def severity_under(profile: Profile, rule: "Rule") -> Severity | None:
    """How serious a finding of the rule is; None when the profile leaves the rule aside."""
    family = rule.code[:3]
    match profile:
        case Profile.DAILY:
            return rule.severity
        case Profile.CRISIS:
            return rule.severity if family in FAMILIES_OF_USE else None
        case Profile.AUDIT:
            return RAISED[rule.severity] if family in AUDITED else rule.severity


RAISED: Final[Mapping[Severity, Severity]] = {
    Severity.ERROR: Severity.ERROR,
    Severity.WARNING: Severity.ERROR,
    Severity.INFO: Severity.WARNING,
}
