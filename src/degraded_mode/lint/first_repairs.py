"""Which repairs to make first when there are too many findings for one evening."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

from degraded_mode.lint.identity import parts_on, written
from degraded_mode.lint.repeats import Repeated, chore
from degraded_mode.lint.survey import NOT_IN_FORCE
from degraded_mode.loading.load import Loaded
from degraded_mode.source.findings import Finding, Severity

MOST: Final = 3
"""What one person mends before asking again; usage, to be confirmed by a hospital reader."""


class Why(IntEnum):
    """Why a repair comes before the others, the most pressing first."""

    UNREAD = 0
    """Nobody knows what a file that cannot be read hides, vital steps included."""
    VITAL = 1
    """An error on a vital step of a procedure in force: what cannot wait tonight cannot be done."""
    ERROR = 2
    WARNING = 3
    INFO = 4


OF_SEVERITY: Final = {Severity.ERROR: Why.ERROR, Severity.WARNING: Why.WARNING, Severity.INFO: Why.INFO}


@dataclass(frozen=True, slots=True)
class Repair:
    """A finding to mend, and why it comes first."""

    finding: Finding
    why: Why
    removes: int
    """How many findings go with it, itself included."""
    alike: int
    """How many others ask for the same gesture, each on its own."""


def first_repairs(loaded: Loaded, causes: Iterable[Repeated]) -> tuple[Repair, ...]:
    """The repairs to make first: by `Why`, then those that remove most findings, then in the order of the files.

    Of two hundred numbers to call, one stands for all; an unread file and a vital step each stand for themselves.
    """
    known = [_repair(loaded, cause) for cause in causes if not cause.first.code.startswith("PRG")]
    chores: dict[object, list[Repair]] = {}
    for one in sorted(known, key=lambda one: (one.why, -one.removes)):
        chores.setdefault(id(one) if one.why <= Why.VITAL else chore(one.finding), []).append(one)
    return tuple(
        replace(first, alike=first.alike + sum(one.removes + one.alike for one in others))
        for first, *others in list(chores.values())[:MOST]
    )


def _repair(loaded: Loaded, cause: Repeated) -> Repair:
    """The finding shown is the one for which the repair is pressing, not always the first of its cause."""
    whys = [_why(loaded, one) for one in cause.all]
    pressing = min(whys)
    finding, count = cause.all[whys.index(pressing)], len(cause.all)
    return Repair(finding, pressing, count, 0) if cause.of_one_cause else Repair(finding, pressing, 1, count - 1)


def _why(loaded: Loaded, finding: Finding) -> Why:
    if finding.severity is not Severity.ERROR:
        return OF_SEVERITY[finding.severity]
    if finding.place.path not in loaded.documents:
        return Why.UNREAD
    return Why.VITAL if _on_a_vital_step(loaded, finding) else Why.ERROR


def _on_a_vital_step(loaded: Loaded, finding: Finding) -> bool:
    """Judged on the texts as written: a procedure that cannot be read to its end has vital steps all the same."""
    if not finding.place.record.startswith("runbook "):
        return False
    tree, route = written(loaded, finding.place)
    if not isinstance(tree, dict) or tree.get("status") in NOT_IN_FORCE:
        return False
    return any(part.get("vital") == "true" for part in parts_on(tree, route))
