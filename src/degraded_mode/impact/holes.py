"""What is missing for a function of a unit to go on without its tools, and which lack comes first."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from degraded_mode.model.unit import Harm, Unit


class Reason(StrEnum):
    """What is missing, the worst first."""

    NO_PROCEDURE = "no_procedure"
    """Nothing of the unit's is called for by the loss."""
    STOPS = "stops"
    """A procedure is, but none of its phases is open at that hour."""
    NO_PAPER = "no_paper"
    """The form is not declared."""
    PLACE_LOST = "place_lost"
    """Where the form is kept is lost too, is unknown, or is at another site."""
    SHEETS = "sheets"
    """Not enough sheets."""
    UNCOUNTED = "uncounted"
    """How many sheets are needed, or held, cannot be told."""
    NOT_APPROVED = "not_approved"
    """The procedures that answer are drafts, in review or suspended."""
    NOBODY_AT_NIGHT = "nobody_at_night"
    """Who decides out of hours is neither present nor on call then."""
    NEVER_EXERCISED = "never_exercised"
    TOO_OLD = "too_old"
    """The last exercise is more than a year old."""


OF_PAPER: Final = frozenset({Reason.NO_PAPER, Reason.SHEETS, Reason.UNCOUNTED})
"""What lacks of a form."""

GRAVITY: Final = {None: 0, Harm.FAIBLE: 1, Harm.MOYEN: 2, Harm.FORT: 3, Harm.VITAL: 4}


@dataclass(frozen=True, slots=True)
class Hole:
    """Something missing for one function of a unit, at some horizons."""

    unit: str
    function: str
    reason: Reason
    horizons: tuple[timedelta, ...]
    harm: Harm | None
    """The worst harm to the unit at those horizons."""
    about: tuple[str, ...] = ()
    """The systems whose loss nothing answers, the procedures that stop or were not exercised, the role, the place."""
    lacking: int = 0
    """Sheets that lack at the last of the horizons; they lack to all who share the kit."""

    @property
    def vital(self) -> bool:
        return self.harm is Harm.VITAL


def harm_at(unit: Unit, horizon: timedelta) -> Harm | None:
    """How hard a stop of that length hits the unit; None before anything is felt."""
    felt = [start for start in unit.impact if start <= horizon]
    return unit.impact[max(felt)] if felt else None


def ranked(holes: Iterable[Hole]) -> tuple[Hole, ...]:
    """The holes, those that cost most first: by harm, by how soon, then by reason and by name."""
    order = list(Reason)
    return tuple(
        sorted(
            holes,
            key=lambda one: (-GRAVITY[one.harm], one.horizons[0], order.index(one.reason), one.unit, one.function),
        )
    )


@dataclass(frozen=True, slots=True)
class Repair:
    """One thing to repair in a unit: holes that have the same reason, the same hours and the same subject."""

    unit: str
    reason: Reason
    functions: tuple[str, ...]
    horizons: tuple[timedelta, ...]
    harm: Harm | None
    about: tuple[str, ...]

    @property
    def vital(self) -> bool:
        return self.harm is Harm.VITAL


def repairs(holes: Iterable[Hole]) -> Iterator[Repair]:
    """The holes told together, in their order; the papers that lack at the same hours are one subject."""
    together: dict[tuple[object, ...], list[Hole]] = {}
    for hole in holes:
        about = () if hole.reason in OF_PAPER else hole.about
        together.setdefault((hole.unit, hole.reason, hole.horizons, hole.harm, about), []).append(hole)
    for some in together.values():
        first = some[0]
        names = tuple(dict.fromkeys(one.function for one in some))
        about = tuple(dict.fromkeys(subject for one in some for subject in one.about))
        yield Repair(first.unit, first.reason, names, first.horizons, first.harm, about)
