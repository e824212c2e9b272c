"""What reserves hold up for a while: who relies on what some time into an outage, and when that changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from degraded_mode.impact.graph import Reliance, cited, components
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.model.need import AllOf, AnyOf, Needs
from degraded_mode.model.system import System

AT_ONCE: Final = timedelta()
"""The beginning of an outage."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an outage during which the same reserves last."""

    since: timedelta
    """From the beginning of the outage; that very instant is in the stretch only when it is the beginning."""
    whole: Reliance


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """A time from which an outage leaves less than before."""

    since: timedelta
    """From the beginning of the outage. What stands by a reserve still stands at that instant, and falls after it."""
    after: Aftermath


def reliance_after(systems: Mapping[str, System], elapsed: timedelta) -> Reliance:
    """Who relies on what when that much time has passed since the beginning of an outage.

    A system whose reserve lasts that long stands on what feeds it, or on the source of the reserve. Every reserve is
    counted from the beginning of the outage: two that follow one another do not add up, which errs on the safe side.
    """
    needs = {name: _relied_on(system, elapsed) for name, system in systems.items()}
    return Reliance(needs, tuple(components(cited(needs))))


def _relied_on(system: System, elapsed: timedelta) -> Needs:
    reserve = system.autonomy
    if reserve is None or reserve.lasts < elapsed or not system.relies_on:
        return system.relies_on
    fed = AllOf.model_construct(all=system.relies_on)
    return (AnyOf.model_construct(any=(fed, reserve.source)),)


def stretches(systems: Mapping[str, System]) -> tuple[Stretch, ...]:
    """The stretches of any outage of these systems, in order: a new one begins after the end of each reserve."""
    ends = sorted({system.autonomy.lasts for system in systems.values() if system.autonomy} - {AT_ONCE})
    later = [Stretch(end, reliance_after(systems, end + timedelta.resolution)) for end in ends]
    return (Stretch(AT_ONCE, reliance_after(systems, AT_ONCE)), *later)


def turning_points(course: Sequence[Stretch], outage: Outage) -> tuple[TurningPoint, ...]:
    """What the outage leaves at once, then each time that the end of a reserve makes something fall."""
    points: list[TurningPoint] = []
    for stretch in course:
        (after,) = aftermaths(stretch.whole, [outage])
        if not points or after.fallen != points[-1].after.fallen:
            points.append(TurningPoint(stretch.since, after))
    return tuple(points)
