"""Where an outage leaves a site: who is hit and how hard, what to open, what to leave shut, what still serves."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Final

from degraded_mode.impact.activation import called_for, is_here
from degraded_mode.impact.autonomy import reliance_after, stretches, turning_points
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.left_shut import LeftShut, OnOrder, left_shut, on_order
from degraded_mode.impact.opening import Opening, openings
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.reason import Chain, blamed, chain
from degraded_mode.impact.survival import holds
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.need import AllOf
from degraded_mode.model.unit import Function, Harm, Unit

HARD: Final = tuple(Harm)
"""How hard a stop hits, the mildest first."""


@dataclass(frozen=True, slots=True)
class LostFunction:
    """Something that a unit can no longer do with its tool, and the paper that replaces the tool."""

    name: str
    chains: tuple[Chain, ...]
    paper: str
    place: str


@dataclass(frozen=True, slots=True)
class HitUnit:
    """A unit that loses functions, or for which a procedure is called for."""

    unit: str
    functions: tuple[LostFunction, ...]
    kept: int
    """How many of its functions still have their tool."""
    harms: tuple[tuple[timedelta, Harm], ...]
    """How hard it is hit once the stop has lasted so long, the shortest first."""
    harm: Harm | None
    """How hard it is hit at the moment asked for; None when no moment is asked for, or before the first harm."""
    runbooks: tuple[str, ...]
    """The procedures that are called for in it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A read-only copy of a system that does not stand."""

    system: str
    copy: str
    place: str
    every: timedelta
    """Its age at most when the system stopped; it grows older by all that has passed since."""
    chain: Chain
    """Why the copy falls too; empty when it can be read."""


@dataclass(frozen=True, slots=True)
class Reserve:
    """What still stands by a reserve, and falls when it ends."""

    until: timedelta
    """From the beginning of the outage."""
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """All that an outage changes at a site, the most pressing first in each list."""

    site: str
    lost: tuple[str, ...]
    after: timedelta | None
    """The moment asked for, from the beginning of the outage; None for the whole of it."""
    aftermath: Aftermath
    units: tuple[HitUnit, ...]
    openings: tuple[Opening, ...]
    left_shut: tuple[LeftShut, ...]
    on_order: tuple[OnOrder, ...]
    unnamed: tuple[Chain, ...]
    """For each system that falls though nobody named it, the way down to what is lost."""
    copies: tuple[Copy, ...]
    reserves: tuple[Reserve, ...]
    """The ends of reserves still to come, the nearest first."""

    @property
    def untouched(self) -> bool:
        """True when nobody at the site is hit."""
        return not (self.units or self.openings)

    @property
    def falls(self) -> int:
        """How many steps of the procedures called for can no longer be done."""
        return sum(len(one.falling) for one in self.openings)


def left(here: Corpus, lost: frozenset[str], after: timedelta | None = None) -> Aftermath:
    """What the loss leaves standing at a site, that long after it began; once every reserve has ended when None."""
    whole = reliance(here.systems) if after is None else reliance_after(here.systems, after)
    return aftermaths(whole, [Outage(lost)])[0]


def situation(here: Corpus, lost: tuple[str, ...], after: timedelta | None = None) -> Situation:
    """Where the loss of these systems leaves the site, `after` so long when it is given."""
    aftermath = left(here, frozenset(lost), after)
    called = called_for(here, aftermath)
    opened = {one.runbook for one in called}
    units = tuple(sorted(_hit(here, aftermath, after, opened), key=lambda one: _pressing(one, here)))
    ranks = {unit.unit: rank for rank, unit in enumerate(units)}
    return Situation(
        site=here.site,
        lost=lost,
        after=after,
        aftermath=aftermath,
        units=units,
        openings=tuple(
            sorted(openings(here, aftermath, called), key=lambda one: min(ranks[unit] for unit in one.units))
        ),
        left_shut=left_shut(here, aftermath, called),
        on_order=on_order(here, aftermath, opened),
        unnamed=tuple(_unnamed(here, aftermath)),
        copies=tuple(_copies(here, aftermath)),
        reserves=tuple(_reserves(here, aftermath.outage, after)),
    )


def _hit(here: Corpus, after: Aftermath, moment: timedelta | None, opened: set[str]) -> Iterator[HitUnit]:
    runbooks = [one for one in here.runbooks_here() if one.id in opened]
    for unit in here.units.values():
        if here.site not in ("", unit.site):
            continue
        functions = tuple(_lost(name, one, after) for name, one in unit.functions.items() if not _stands(one, after))
        called = tuple(one.id for one in runbooks if one.applies_to.covers(unit.id, unit.kind))
        if functions or called:
            harms = tuple(sorted(unit.impact.items()))
            yield HitUnit(unit.id, functions, len(unit.functions) - len(functions), harms, _now(harms, moment), called)


def _stands(function: Function, after: Aftermath) -> bool:
    return all(holds(need, after.fallen) for need in function.needs)


def _lost(name: str, function: Function, after: Aftermath) -> LostFunction:
    causes = dict.fromkeys(blamed(AllOf.model_construct(all=function.needs), after.fallen))
    return LostFunction(name, tuple(chain(after, one) for one in causes), function.paper, function.place)


def _now(harms: tuple[tuple[timedelta, Harm], ...], moment: timedelta | None) -> Harm | None:
    reached = [harm for length, harm in harms if moment is not None and length <= moment]
    return reached[-1] if reached else None


def _pressing(hit: HitUnit, here: Corpus) -> tuple[int, tuple[timedelta, ...], int, str]:
    """The sooner a unit comes to the worst, the sooner it is told; then as services are given back."""
    unit: Unit = here.units[hit.unit]
    reached = tuple(
        min((length for length, harm in hit.harms if HARD.index(harm) >= rank), default=timedelta.max)
        for rank in range(len(HARD) - 1, -1, -1)
    )
    now = HARD.index(hit.harm) if hit.harm else -1
    return (-now, reached, unit.restoration_rank, unit.id)


def _unnamed(here: Corpus, after: Aftermath) -> Iterator[Chain]:
    """What is given back first is told first; what falls by itself, even when nothing is lost, is no news."""

    def order(name: str) -> tuple[int, str]:
        system = here.systems.get(name)
        rank = system.restoration_rank if system else None
        return (rank if rank is not None else 1_000, name)

    for name in sorted(after.fallen - after.outage.down, key=order):
        if is_here(here, name) and (found := chain(after, name)):
            yield found


def _reserves(here: Corpus, outage: Outage, moment: timedelta | None) -> Iterator[Reserve]:
    points = turning_points(stretches(here.systems), outage)
    for before, point in pairwise(points):
        falling = tuple(sorted(name for name in point.after.fallen - before.after.fallen if is_here(here, name)))
        if falling and point.since >= (moment or timedelta()):
            yield Reserve(point.since, falling)


def _copies(here: Corpus, after: Aftermath) -> Iterator[Copy]:
    for name in sorted(after.fallen):
        system = here.systems.get(name)
        if system and (copy := system.read_only_copy):
            why = chain(after, copy.id) if copy.id in after.fallen else ()
            yield Copy(name, copy.id, copy.place, copy.every, why)
