"""What to repair first: each piece of work closes holes of several functions, and sometimes of several units."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import assert_never

from degraded_mode.impact.holes import GRAVITY, Hole, Reason, harm_at
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.unit import Harm


class Work(StrEnum):
    """A sort of work."""

    WRITE = "write"
    """Write what units do when these systems are lost."""
    EXTEND = "extend"
    """Give a procedure the phases that it has not."""
    DECLARE_FORM = "declare_form"
    MOVE_PAPER = "move_paper"
    FILL_KIT = "fill_kit"
    FILL_POLE = "fill_pole"
    FILL_CENTRAL = "fill_central"
    COUNT = "count"
    """Give the figures without which sheets cannot be counted."""
    APPROVE = "approve"
    NAME_DECIDER = "name_decider"
    EXERCISE = "exercise"


@dataclass(frozen=True, slots=True)
class Priority:
    """One piece of work and the holes that it closes."""

    work: Work
    subject: str
    """A system, a procedure, a form, a kit or place, a role; empty for the stores."""
    holes: tuple[Hole, ...]

    @property
    def harm(self) -> Harm | None:
        """The worst harm that it spares."""
        return max((hole.harm for hole in self.holes), key=lambda one: GRAVITY[one])

    @property
    def since(self) -> timedelta:
        """From when that harm is not answered."""
        return min(hole.horizons[0] for hole in self.holes if hole.harm is self.harm)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that gain by it, in the order of their holes."""
        return tuple(dict.fromkeys(hole.unit for hole in self.holes))

    @property
    def functions(self) -> int:
        """How many functions gain by it."""
        return len({(hole.unit, hole.function) for hole in self.holes})


def priorities(here: Corpus, holes: Iterable[Hole]) -> tuple[Priority, ...]:
    """The work that closes these holes, in the order in which to do it: worst harm, soonest, most functions."""
    found: dict[tuple[Work, str], list[Hole]] = {}
    for hole in holes:
        for work, subject, part in _works(here, hole):
            found.setdefault((work, subject), []).append(part)
    whole = [Priority(work, subject, tuple(some)) for (work, subject), some in found.items()]
    order = list(Work)
    return tuple(
        sorted(
            whole,
            key=lambda one: (-GRAVITY[one.harm], one.since, -one.functions, order.index(one.work), one.subject),
        )
    )


def _works(here: Corpus, hole: Hole) -> Iterator[tuple[Work, str, Hole]]:
    match hole.reason:
        case Reason.NO_PROCEDURE:
            yield from ((Work.WRITE, name, hole) for name in hole.about)
        case Reason.STOPS:
            yield from ((Work.EXTEND, name, hole) for name in hole.about)
        case Reason.NO_PAPER:
            yield from ((Work.DECLARE_FORM, name, hole) for name in hole.about)
        case Reason.PLACE_LOST:
            yield from ((Work.MOVE_PAPER, name, hole) for name in hole.about)
        case Reason.SHEETS:
            yield from _shelves_to_fill(here, hole)
        case Reason.UNCOUNTED:
            yield from ((Work.COUNT, hole.unit, hole) for _ in hole.about)
        case Reason.NOT_APPROVED:
            yield from ((Work.APPROVE, name, hole) for name in hole.about)
        case Reason.NOBODY_AT_NIGHT:
            yield from ((Work.NAME_DECIDER, hole.unit, hole) for _ in hole.about)
        case Reason.NEVER_EXERCISED | Reason.TOO_OLD:
            yield from ((Work.EXERCISE, name, hole) for name in hole.about)
        case _:
            assert_never(hole.reason)


def _shelves_to_fill(here: Corpus, hole: Hole) -> Iterator[tuple[Work, str, Hole]]:
    """The kit for the time that it must last alone, the stores of the poles after it, the central store in the end."""
    unit = here.units[hole.unit]
    place = unit.functions[hole.function].place
    kit = here.kits.get(place)
    alone = kit.horizon if kit else timedelta(0)
    pole = here.establishment.horizons.pole if here.establishment else timedelta.max
    shelves: dict[tuple[Work, str], list[timedelta]] = {}
    for one in hole.horizons:
        shelf = (Work.FILL_KIT, place) if one <= alone else (Work.FILL_POLE if one <= pole else Work.FILL_CENTRAL, "")
        shelves.setdefault(shelf, []).append(one)
    for (work, subject), horizons in shelves.items():
        yield work, subject, replace(hole, horizons=tuple(horizons), harm=harm_at(unit, horizons[-1]))
