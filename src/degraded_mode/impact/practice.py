"""When a procedure was last exercised in a way that counts, and when it will be again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from degraded_mode.model.evidence import Evidence, Outcome

YEARLY: Final = timedelta(days=365)
"""How old an exercise may be: one a year is asked of hospitals (instruction SHFDS/FSSI/2023/15)."""


@dataclass(frozen=True, slots=True)
class Practice:
    """What shows that some procedures work in a unit."""

    last: Evidence | None
    """The last exercise that counts; one in which the unit itself took part comes before a later one elsewhere."""
    own: bool
    """The unit took part in it."""
    age: timedelta | None
    planned: Evidence | None
    """The next one planned."""

    @property
    def too_old(self) -> bool:
        return self.age is not None and self.age > YEARLY


NEVER: Final = Practice(None, own=False, age=None, planned=None)
"""That of whoever has nothing to exercise."""


def practice(evidence: Iterable[Evidence], unit: str, runbooks: Iterable[str], today: date) -> Practice:
    """What this evidence shows of the practice of the unit in these procedures, any of them."""
    wanted = frozenset(runbooks)
    told = sorted(
        (one for one in evidence if one.counts and wanted.intersection(one.runbooks)),
        key=lambda one: (one.date, one.id),
    )
    done = [one for one in told if one.outcome is not Outcome.PLANNED and one.date <= today]
    recent = [one for one in done if today - one.date <= YEARLY] or done
    own = [one for one in recent if not one.units or unit in one.units]
    last = next(reversed(own or recent), None)
    planned = next((one for one in told if one.outcome is Outcome.PLANNED and one.date >= today), None)
    return Practice(last, bool(own), today - last.date if last else None, planned)
