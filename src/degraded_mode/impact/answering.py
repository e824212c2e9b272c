"""The ways in which a function of a unit is lost, and the procedures that each of them gives the unit to go by."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from degraded_mode.impact.activation import CalledFor, called_for
from degraded_mode.impact.graph import Reliance
from degraded_mode.impact.neighbours import Neighbours
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.stock import Shelves
from degraded_mode.impact.survival import holds
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.need import Need, names
from degraded_mode.model.system import SystemKind
from degraded_mode.model.unit import Function, Unit

Loss = frozenset[str]
"""Systems lost together."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of losing a function: systems lost together, and the procedures that the unit then has."""

    lost: Loss
    runbooks: tuple[str, ...]
    """The unit's own."""
    neighbours: tuple[str, ...]
    """Those of other units of the site, when it has none of its own and its paper stands: they name the loss
    themselves, and turn to this unit."""
    place_stands: bool
    """The place of the paper is still reached."""

    @property
    def answers(self) -> tuple[str, ...]:
        """All that the unit can go by."""
        return self.runbooks or self.neighbours


def ways_of_losing(function: Function) -> tuple[Loss, ...]:
    """The losses that stop the function: each system that it cannot do without, else all that replace each other."""
    found: dict[Loss, None] = {}
    for need in function.needs:
        found.update(dict.fromkeys(_ways(need)))
    return tuple(found)


def _ways(need: Need) -> Iterator[Loss]:
    cited = sorted(names((need,)))
    alone = [name for name in cited if not holds(need, {name})]
    yield from (frozenset({name}) for name in alone)
    if not alone:
        yield frozenset(cited)


class Answering:
    """What answers losses at a site: each is judged once, whatever the functions that it stops."""

    def __init__(self, shelves: Shelves, whole: Reliance, losses: Iterable[Loss]) -> None:
        self._shelves = shelves
        self._near = _near(shelves.here)
        self._rooms = {one.id for one in shelves.here.systems.values() if one.kind is SystemKind.ROOM}
        self._neighbours = Neighbours(self._near)
        judged = aftermaths(whole, [Outage(loss) for loss in dict.fromkeys(losses)])
        self._after = {after.outage.down: after for after in judged}
        self._called = {loss: called_for(self._near, after) for loss, after in self._after.items()}
        self._own = {loss: _by_unit(called) for loss, called in self._called.items()}

    def ways(self, unit: Unit, function: Function) -> tuple[Way, ...]:
        """Each way in which the unit loses the function."""
        return tuple(self._way(unit, function, loss) for loss in ways_of_losing(function))

    def _way(self, unit: Unit, function: Function, loss: Loss) -> Way:
        own = self._own[loss].get(unit.id, ())
        stands = self._reached(unit, function, self._after[loss])
        on_paper = stands and function.paper in self._shelves.here.forms
        neighbours = tuple(self._turning_to(unit, loss)) if on_paper and not own else ()
        return Way(loss, own, neighbours, stands)

    def _turning_to(self, unit: Unit, loss: Loss) -> Iterator[str]:
        """The procedures of other units of the same site that turn to this one."""
        units, after = self._near.units, self._after[loss]
        for called in self._called[loss]:
            same_site = any(units[one].site == unit.site for one in called.units)
            # Called for through what relies on the loss, a procedure tells of another tool than the one lost here.
            by_name = any(len(chain) == 1 for chain in called.chains)
            if same_site and by_name and unit.id in self._neighbours.told_by(called.runbook, after):
                yield called.runbook

    def _reached(self, unit: Unit, function: Function, after: Aftermath) -> bool:
        """True when the paper is at the unit's site, in a place that the loss does not take away."""
        kit = self._shelves.here.kits.get(function.place)
        places = {function.place, kit.place} if kit else {function.place}
        # A place is lost with the room of the same name: another system may bear the name of a unit.
        return self._shelves.site_of(function.place) == unit.site and not places & self._rooms & after.fallen


def _near(here: Corpus) -> Corpus:
    """The corpus without the units and the procedures of other sites, which each loss would go through again."""
    near = replace(here, units={one.id: one for one in here.units.values() if here.site in ("", one.site)})
    return replace(near, runbooks={one.id: one for one in near.runbooks_here()})


def _by_unit(called: Iterable[CalledFor]) -> Mapping[str, tuple[str, ...]]:
    """By unit, the procedures that are called for there."""
    found: dict[str, tuple[str, ...]] = {}
    for one in called:
        for unit in one.units:
            found[unit] = (*found.get(unit, ()), one.runbook)
    return found
