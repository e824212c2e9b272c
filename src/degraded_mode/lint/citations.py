"""Every key of the format that cites a record by its identifier, and what sort of record it must be."""

import sys
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, get_args

from degraded_mode.model import (
    action,
    contact,
    evidence,
    form,
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
    SCENARIO = "scenario"
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
    scenario.Inject: {"to": Target.SOMEONE},
    scenario.AnnouncedReturn: {"by": Target.SOMEONE, "system": Target.SYSTEM},
    scenario.Expected: {"runbook": Target.RUNBOOK, "sites": Target.SITE},
    scenario.Scenario: {"restoration": Target.SYSTEM},
    evidence.Evidence: {
        "runbooks": Target.RUNBOOK,
        "scenario": Target.SCENARIO,
        "units": Target.UNIT,
        "led_by": Target.ROLE,
    },
}
"""By model and key. What a subclass of a model inherits, it need not repeat."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An identifier, where the record cites it, and what it must name."""

    route: Route
    name: str
    target: Target


_Plan = tuple[tuple[tuple[str, Target, Container[str]], ...], tuple[str, ...]]
"""The keys of a model that cite, with what they must name, and its keys that hold records which may cite."""


class Reader:
    """Reads the citations of records against the names that are declared."""

    def __init__(self, declared: Mapping[Target, Container[str]]) -> None:
        self._declared = declared
        self._plans: dict[type[Record], _Plan] = {}

    def unmet(self, record: Record) -> Iterator[Citation]:
        """The citations of a record, parts included, that name nothing declared of the sort that they must."""
        waiting: list[tuple[Route, Record]] = [((), record)]
        while waiting:
            route, part = waiting.pop()
            cites, holds = self._plan(type(part))
            values = vars(part)
            for key, target, known in cites:
                written = values[key]
                if written and not (written in known if written.__class__ is str else _all_known(written, known)):
                    for tail, name in _names(written):
                        if name not in known:
                            yield Citation((*route, key, *tail), name, target)
            for key in holds:
                if inner := values[key]:
                    waiting.extend(_parts((*route, key), inner))

    def _plan(self, model: type[Record]) -> _Plan:
        plan = self._plans.get(model)
        if plan is None:
            cites = _cites(model)
            holds = [key for key, kinds in _inner(model).items() if key not in cites and any(map(_may_cite, kinds))]
            plan = tuple((key, target, self._declared[target]) for key, target in cites.items()), tuple(holds)
            self._plans[model] = plan
        return plan


def _all_known(written: object, known: Container[str]) -> bool:
    """True when every name of a citing key is declared, as is nearly always so: no place is worked out then."""
    parts = written if isinstance(written, tuple) else next(iter(vars(written).values()))
    return all(part in known if part.__class__ is str else _all_known(part, known) for part in parts)


def _parts(route: Route, inner: object) -> list[tuple[Route, Record]]:
    match inner:
        case tuple() as several:
            return [((*route, index), one) for index, one in enumerate(several)]
        case Record() as one:
            return [(route, one)]
        case dict() as named:
            return [((*route, name), one) for name, one in named.items()]
        case _:
            return []


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
        inner = {kind for kinds in _inner(here).values() for kind in kinds} - seen
        seen |= inner
        waiting += inner
    return False


@cache
def _inner(model: type[Record]) -> Mapping[str, tuple[type[Record], ...]]:
    """The kinds of record that each key of a model may hold."""
    return {key: tuple(_record_types(field.annotation, model)) for key, field in model.model_fields.items()}


def _record_types(annotation: object, model: type[Record]) -> Iterator[type[Record]]:
    if isinstance(annotation, str):
        # A name that stands further down in its module: pydantic looks it up as late as it can.
        annotation = vars(sys.modules[model.__module__])[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _record_types(part, model)


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
