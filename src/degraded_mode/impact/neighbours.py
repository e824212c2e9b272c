"""Which units a procedure turns to while a tool is lost: whom it sends to, expects from, tells or calls."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from degraded_mode.impact.opening import is_asked
from degraded_mode.impact.outage import Aftermath
from degraded_mode.model.action import AnyStep, Call, Inform, SendOut, TakeIn
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.message import Audience
from degraded_mode.model.record import Scope
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.model.unit import Unit

NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Neighbours:
    """The units of a corpus as the procedures of one another name them."""

    here: Corpus

    def told_by(self, runbook: str, after: Aftermath) -> frozenset[str]:
        """The units that the procedure turns to in this outage, whatever is decided on the way."""
        asked = (placed for placed in self._turning(runbook) if is_asked(placed, after))
        return NOBODY.union(*(self._reached(placed.step) for placed in asked))

    def _turning(self, runbook: str) -> tuple[PlacedStep, ...]:
        if runbook not in self._known:
            steps = self.here.runbooks[runbook].steps()
            self._known[runbook] = tuple(placed for placed in steps if _is_certain(placed))
        return self._known[runbook]

    @cached_property
    def _known(self) -> dict[str, tuple[PlacedStep, ...]]:
        return {}

    def _reached(self, step: AnyStep) -> frozenset[str]:
        match step:
            case SendOut(send=send):
                return self._covered(send.to)
            case TakeIn(receive=receive):
                return self._covered(receive.sent_by)
            case Inform(inform=announcement):
                return NOBODY.union(*map(self._addressed, announcement.to))
            case Call(call=contact):
                return self._addressed(contact)
            case _:
                return NOBODY

    def _covered(self, scope: Scope) -> frozenset[str]:
        return frozenset(unit.id for unit in self.here.units.values() if scope.covers(unit.id, unit.kind))

    def _addressed(self, name: str) -> frozenset[str]:
        """The units behind a name: every one for the staff, the unit that bears it, those where that role decides."""
        if name == Audience.STAFF:
            return frozenset(self.here.units)
        contact = self.here.contacts.get(name)
        if contact is None:
            return self._deciding.get(name, NOBODY)
        bearing = frozenset((name,)) & self.here.units.keys()
        behind = self._deciding.get(contact.role or "", NOBODY)
        return bearing | frozenset(one for one in behind if contact.site in (None, self.here.units[one].site))

    @cached_property
    def _deciding(self) -> Mapping[str, frozenset[str]]:
        """By role, the units where it decides; a role that decides in several kinds of unit speaks for none of them."""
        found: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in self.here.units.values():
            for role in {unit.decides.day, unit.decides.out_of_hours}:
                found[role].append(unit)
        return {role: frozenset(one.id for one in units) for role, units in found.items() if len(_kinds(units)) == 1}


def _kinds(units: Iterable[Unit]) -> frozenset[str]:
    return frozenset(unit.kind.value for unit in units)


def _is_certain(placed: PlacedStep) -> bool:
    """True for a step that hands something over whatever is answered, and whatever the cause."""
    if placed.under or not isinstance(placed.step, SendOut | TakeIn | Inform | Call):
        return False
    only_when = placed.step.only_when
    return only_when is None or not (only_when.suspected or only_when.cause or only_when.have)
