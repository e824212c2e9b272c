"""Every key of the format that cites a record by its identifier, and what sort of record it must be."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from degraded_mode.lint.parts import inner_models, records_in
from degraded_mode.model import (
    action,
    contact,
    evidence,
    form,
    ignore,
    kit,
    measure,
    message,
    reference,
    role,
    routine,
    runbook,
    scenario,
    site,
    step,
    system,
    trigger,
    unit,
)
from degraded_mode.model.need import AllOf, AnyOf
from degraded_mode.model.record import Record, Scope
from degraded_mode.model.runbook import Route


class Target(StrEnum):
    """What an identifier may name. Some keys accept several kinds of record."""

    SITE = "site"
    UNIT = "unit"
    SYSTEM = "system"
    ROLE = "role"
    CONTACT = "contact"
    FORM = "form"
    REFERENCE = "reference"
    KIT = "kit"
    MESSAGE = "message"
    RUNBOOK = "runbook"
    INJECT = "inject"
    SCENARIO = "scenario"
    ROUTINE = "routine"
    PRINTOUT = "printout"
    PLACE = "place"
    """A place of the establishment, a kit or a unit."""
    SOMEONE = "someone"
    """A role or a contact."""
    AUDIENCE = "audience"
    """A role, a contact, or a public."""


CITES: Final[Mapping[type[Record], Mapping[str, Target]]] = {
    site.Place: {"site": Target.SITE},
    site.Series: {"site": Target.SITE},
    site.Perimeter: {"units": Target.UNIT},
    unit.Function: {"needs": Target.SYSTEM, "paper": Target.FORM, "place": Target.PLACE},
    unit.Unit: {"site": Target.SITE},
    system.Autonomy: {"source": Target.SYSTEM},
    system.ReadOnlyCopy: {"id": Target.SYSTEM, "place": Target.PLACE},
    system.System: {"site": Target.SITE, "relies_on": Target.SYSTEM},
    role.Role: {"deputy": Target.ROLE},
    contact.Channel: {"carried_by": Target.SYSTEM},
    contact.Contact: {"site": Target.SITE, "role": Target.ROLE},
    form.FormField: {"options_from": Target.REFERENCE},
    reference.Reference: {"validated_by": Target.ROLE},
    kit.KitItem: {"form": Target.FORM, "reference": Target.REFERENCE},
    kit.Kit: {"place": Target.PLACE, "checked_by": Target.ROLE},
    message.Message: {"owner": Target.ROLE},
    routine.Makes: {"place": Target.PLACE},
    routine.Routine: {"role": Target.ROLE, "needs": Target.SYSTEM},
    trigger.TwoHours: {"day": Target.ROLE, "out_of_hours": Target.ROLE},
    trigger.LostFor: {"lost": Target.SYSTEM},
    trigger.Observed: {"see": Target.REFERENCE},
    trigger.OrderedBy: {"ordered_by": Target.ROLE},
    trigger.ReturnSlips: {"return_slips": Target.SYSTEM},
    trigger.PartnerAnnounces: {"partner_announces": Target.CONTACT},
    trigger.Planned: {"planned": Target.SYSTEM},
    Scope: {"unit": Target.UNIT},
    step.OnlyWhen: {"lost": Target.SYSTEM, "suspected": Target.SYSTEM, "have": Target.PRINTOUT},
    step.IfNot: {"leave_to": Target.RUNBOOK},
    step.Substitute: {"for_need": Target.SYSTEM, "needs": Target.SYSTEM},
    step.Step: {
        "role": Target.ROLE,
        "needs": Target.SYSTEM,
        "forms": Target.FORM,
        "place": Target.PLACE,
        "confirmed_by": Target.ROLE,
    },
    action.Call: {"call": Target.CONTACT},
    action.Activate: {"activate": Target.RUNBOOK},
    action.Isolate: {"isolate": Target.SYSTEM},
    action.Option: {"leave_to": Target.RUNBOOK},
    measure.Announcement: {"message": Target.MESSAGE, "to": Target.AUDIENCE, "channels": Target.SYSTEM},
    measure.Issue: {"form": Target.FORM, "place": Target.PLACE},
    measure.Collect: {"form": Target.FORM, "place": Target.PLACE},
    measure.Detachment: {"role": Target.ROLE},
    measure.Reroute: {
        "done_by": Target.SOMEONE,
        "host": Target.CONTACT,
        "take_forms": Target.FORM,
        "take_kits": Target.KIT,
    },
    measure.Tell: {"postponed": Target.MESSAGE, "maintained": Target.MESSAGE},
    measure.Rebook: {"role": Target.ROLE},
    measure.Postpone: {"decided_by": Target.ROLE, "ledger": Target.FORM},
    measure.Transfer: {"to": Target.CONTACT, "decided_by": Target.ROLE, "form": Target.FORM},
    measure.Send: {"form": Target.FORM},
    measure.Receive: {"form": Target.FORM},
    measure.Clearance: {"by": Target.ROLE},
    measure.Reconnect: {"link": Target.SYSTEM},
    measure.Restore: {"system": Target.SYSTEM, "cutover_by": Target.ROLE, "signed_by": Target.ROLE},
    measure.Reenter: {"form": Target.FORM, "checked_by": Target.ROLE},
    runbook.Approval: {"by": Target.ROLE, "quality": Target.ROLE},
    runbook.KeyFact: {
        "contact": Target.CONTACT,
        "form": Target.FORM,
        "reference": Target.REFERENCE,
        "kit": Target.KIT,
    },
    runbook.Copies: {"place": Target.PLACE},
    runbook.Runbook: {
        "author": Target.ROLE,
        "owner": Target.ROLE,
        "look_alikes": Target.RUNBOOK,
        "inhibits": Target.RUNBOOK,
        "lost": Target.SYSTEM,
    },
    scenario.StateChange: {"system": Target.SYSTEM, "sites": Target.SITE, "author": Target.ROLE},
    scenario.Stimulus: {"to": Target.SOMEONE},
    scenario.Inject: {"bank": Target.INJECT, "to": Target.SOMEONE},
    scenario.ScriptedAnswer: {"runbook": Target.RUNBOOK, "sites": Target.SITE},
    scenario.ExpectedMeasure: {"runbook": Target.RUNBOOK},
    scenario.ExpectedMessage: {"message": Target.MESSAGE},
    scenario.AnnouncedReturn: {"by": Target.SOMEONE, "system": Target.SYSTEM},
    scenario.Expected: {"runbook": Target.RUNBOOK, "sites": Target.SITE},
    scenario.Scenario: {"restoration": Target.SYSTEM},
    evidence.Evidence: {
        "runbooks": Target.RUNBOOK,
        "routines": Target.ROUTINE,
        "scenario": Target.SCENARIO,
        "units": Target.UNIT,
        "led_by": Target.ROLE,
    },
    ignore.Ignore: {"by": Target.ROLE},
}
"""By model and key. What a subclass of a model inherits, it need not repeat."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An identifier, where the record cites it, and what it must name."""

    route: Route
    name: str
    target: Target


@dataclass(frozen=True, slots=True)
class _Citing:
    """A key that cites: what it must name, among which names, and whether it may nest them (`any`, `all`)."""

    key: str
    target: Target
    known: frozenset[str]
    nested: bool

    def all_known(self, written: object) -> bool:
        """True when every name is declared, as is nearly always so: no place is worked out then."""
        if isinstance(written, str):
            return written in self.known
        parts = written if isinstance(written, tuple) else next(iter(vars(written).values()))
        if not self.nested:
            return self.known.issuperset(parts)
        return all(map(self.all_known, parts))


_Plan = tuple[tuple[_Citing, ...], tuple[str, ...]]
"""The keys of a model that cite, and its keys that hold records which may cite."""


class Reader:
    """Reads the citations of records against the names that are declared."""

    def __init__(self, declared: Mapping[Target, Iterable[str]]) -> None:
        self._declared = {target: frozenset(names) for target, names in declared.items()}
        self._plans: dict[type[Record], _Plan] = {}

    def unmet(self, record: Record) -> Iterator[Citation]:
        """The citations of a record, parts included, that name nothing declared of the sort that they must."""
        waiting: list[tuple[Route, Record]] = [((), record)]
        while waiting:
            route, part = waiting.pop()
            cites, holds = self._plans.get(type(part)) or self._plan(type(part))
            values = vars(part)
            for citing in cites:
                written = values[citing.key]
                if written and not citing.all_known(written):
                    for tail, name in _names(written):
                        if name not in citing.known:
                            yield Citation((*route, citing.key, *tail), name, citing.target)
            for key in holds:
                if held := values[key]:
                    waiting.extend(records_in((*route, key), held))

    def _plan(self, model: type[Record]) -> _Plan:
        held = inner_models(model)
        cites = {
            key: _Citing(key, target, self._declared[target], nested=bool(held[key]))
            for key, target in _cites(model).items()
        }
        holds = [key for key, kinds in held.items() if key not in cites and any(map(_may_cite, kinds))]
        self._plans[model] = tuple(cites.values()), tuple(holds)
        return self._plans[model]


def _cites(model: type[Record]) -> Mapping[str, Target]:
    """The keys of a model that cite, inherited ones included."""
    return {key: target for parent in reversed(model.__mro__) for key, target in CITES.get(parent, {}).items()}


@cache
def _may_cite(model: type[Record]) -> bool:
    """True when a record of the model, or any part of it, may cite."""
    seen, waiting = {model}, [model]
    while waiting:
        here = waiting.pop()
        if _cites(here):
            return True
        held = {kind for kinds in inner_models(here).values() for kind in kinds} - seen
        seen |= held
        waiting += held
    return False


def _names(written: object) -> Iterator[tuple[Route, str]]:
    """Every identifier of a citing key, with its route from there: one, a list, or needs with `all` and `any`."""
    match written:
        case str():
            yield (), written
        case tuple():
            for index, part in enumerate(written):
                yield from _under((index,), part)
        case AllOf(all=parts):
            yield from _under(("all",), parts)
        case AnyOf(any=parts):
            yield from _under(("any",), parts)
        case _:
            pass


def _under(route: Route, written: object) -> Iterator[tuple[Route, str]]:
    for tail, name in _names(written):
        yield (*route, *tail), name
