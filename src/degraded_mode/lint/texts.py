"""Every key of the format that holds words for people to read, and what they are read for."""

from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import Final, NamedTuple

from degraded_mode.lint.parts import inner_models, records_in
from degraded_mode.model import (
    action,
    contact,
    form,
    ignore,
    kit,
    measure,
    message,
    reference,
    role,
    routine,
    runbook,
    site,
    step,
    trigger,
    unit,
)
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Route
from degraded_mode.model.step import Step


class Use(Enum):
    """What a text is read for."""

    ACTION = auto()
    """Something to do."""
    RESULT = auto()
    """What must then be seen."""
    QUESTION = auto()
    CONDITION = auto()
    """What settles a question, opens, ends or turns back."""
    HAZARD = auto()
    """A warning: the danger and its consequence."""
    REMARK = auto()
    """A caution or a note beside a step."""
    SPEECH = auto()
    """To say on the telephone."""
    MESSAGE = auto()
    """To send, to post up or to broadcast."""
    PROSE = auto()
    """Any other sentence."""
    NAME = auto()
    """A title, a label, an item of a list."""


SAYS: Final[Mapping[type[Record], Mapping[str, Use]]] = {
    site.Site: {"title": Use.NAME},
    site.Place: {"title": Use.NAME},
    site.Series: {"entrance": Use.NAME},
    site.Perimeter: {"title": Use.NAME},
    unit.Unit: {"title": Use.NAME},
    role.Role: {"title": Use.NAME, "short": Use.NAME},
    contact.Contact: {"title": Use.NAME, "floor": Use.NAME},
    form.FormField: {"label": Use.NAME, "options": Use.NAME, "note": Use.REMARK},
    form.Form: {"title": Use.NAME, "copies": Use.NAME, "instructions": Use.PROSE},
    reference.Reference: {"title": Use.NAME, "columns": Use.NAME, "options": Use.NAME, "text": Use.PROSE},
    kit.KitItem: {"thing": Use.NAME},
    kit.Envelope: {"title": Use.NAME},
    kit.Kit: {"title": Use.NAME, "sealed": Use.NAME},
    message.Message: {"title": Use.NAME, "text": Use.MESSAGE, "withdrawal": Use.MESSAGE},
    routine.Routine: {"do": Use.ACTION, "proof": Use.PROSE},
    trigger.Observed: {"observed": Use.CONDITION},
    trigger.BeforeEvent: {"before": Use.CONDITION},
    trigger.Trigger: {"may_alone": Use.PROSE},
    step.IfNot: {"do": Use.ACTION},
    step.Substitute: {"do": Use.ACTION},
    step.Step: {"until": Use.CONDITION, "warning": Use.HAZARD, "caution": Use.REMARK, "note": Use.REMARK},
    action.Do: {"do": Use.ACTION},
    action.Check: {"check": Use.ACTION, "expect": Use.RESULT},
    action.Call: {"say": Use.SPEECH},
    action.Decide: {"decide": Use.QUESTION, "criteria": Use.CONDITION},
    action.Option: {"answer": Use.NAME},
    measure.CareClass: {"title": Use.NAME},
    measure.Clearance: {"evidence": Use.CONDITION},
    measure.Collect: {"check": Use.PROSE},
    measure.Postpone: {"what": Use.NAME},
    measure.Receive: {"what": Use.NAME},
    measure.Reroute: {
        "in_progress": Use.PROSE,
        "missed_calls": Use.PROSE,
        "test": Use.ACTION,
        "test_expect": Use.RESULT,
    },
    measure.Restore: {"checks": Use.RESULT, "data_good_until": Use.PROSE, "roll_back": Use.CONDITION},
    measure.Send: {"what": Use.NAME},
    measure.Tell: {"phone_when": Use.CONDITION},
    measure.Transfer: {"patients": Use.NAME, "accepted_by": Use.PROSE},
    runbook.KeyFact: {"text": Use.PROSE},
    runbook.Phase: {"title": Use.NAME},
    runbook.Runbook: {
        "title": Use.NAME,
        "situation": Use.PROSE,
        "stand_down": Use.CONDITION,
        "keep": Use.NAME,
        "reduce": Use.NAME,
        "stop": Use.NAME,
        "measures": Use.NAME,
    },
}
"""By model and key. What a subclass of a model inherits, it need not repeat."""

UNJUDGED: Final[Mapping[type[Record], frozenset[str]]] = {
    site.Establishment: frozenset({"title", "time_zone", "language"}),
    site.Site: frozenset({"has"}),
    site.Series: frozenset({"prefix"}),
    contact.Channel: frozenset({"call_sign"}),
    form.FormField: frozenset({"unit"}),
    reference.Reference: frozenset({"file"}),
    ignore.Ignore: frozenset({"reason"}),
    message.Message: frozenset({"lang"}),
    action.Proposal: frozenset({"answer"}),
    runbook.Revision: frozenset({"what", "because"}),
    runbook.Runbook: frozenset({"parent_plan"}),
}
"""Names that people were given, codes, and the history of a document: nothing in them is to be written otherwise."""


class Written(NamedTuple):
    """A text, where it stands, and the step that it belongs to."""

    kind: Kind
    record: str
    route: Route
    use: Use
    text: str
    step: Step | None


class _Plan(NamedTuple):
    """The keys of a model that hold words, and those that hold records in which there may be some."""

    says: tuple[tuple[str, Use], ...]
    holds: tuple[str, ...]


_PLANS: Final[dict[type[Record], _Plan]] = {}


def sayings(record: Record) -> list[str]:
    """Everything that people read in a record, parts included, in no order and without places: three times as fast."""
    found: list[str] = []
    waiting: list[Record] = [record] if _in_french(record) else []
    while waiting:
        part = waiting.pop()
        plan = _PLANS.get(type(part)) or _plan(type(part))
        values = vars(part)
        for key, _ in plan.says:
            if said := values[key]:
                if isinstance(said, str):
                    found.append(said)
                else:
                    found += said.values() if isinstance(said, dict) else said
        for key in plan.holds:
            if held := values[key]:
                if isinstance(held, Record):
                    waiting.append(held)
                else:
                    waiting += held.values() if isinstance(held, dict) else held
    return found


def texts(kind: Kind, name: str, record: Record) -> list[Written]:
    """Everything that people read in a record, parts included, with its places."""
    found: list[Written] = []
    waiting: list[tuple[Route, Record, Step | None]] = [((), record, None)] if _in_french(record) else []
    while waiting:
        route, part, owner = waiting.pop()
        plan = _PLANS.get(type(part)) or _plan(type(part))
        values = vars(part)
        if isinstance(part, Step):
            owner = part
        for key, use in plan.says:
            if said := values[key]:
                found += [Written(kind, name, (*route, *tail), use, one, owner) for tail, one in _each(key, said)]
        for key in plan.holds:
            if held := values[key]:
                waiting += [(*inner, owner) for inner in records_in((*route, key), held)]
    return found


def _in_french(record: Record) -> bool:
    """False for a message in another language: the rules know French only."""
    return not isinstance(record, message.Message) or record.lang.casefold().startswith("fr")


def _each(key: str, said: str | tuple[str, ...] | Mapping[str, str]) -> Iterable[tuple[Route, str]]:
    match said:
        case str():
            return [((key,), said)]
        case tuple():
            return [((key, rank), one) for rank, one in enumerate(said)]
        case _:
            return [((key, name), one) for name, one in said.items()]


def _plan(model: type[Record]) -> _Plan:
    holds = [key for key, kinds in inner_models(model).items() if any(map(_speaks, kinds))]
    plan = _PLANS[model] = _Plan(tuple(_says(model).items()), tuple(holds))
    return plan


def _says(model: type[Record]) -> Mapping[str, Use]:
    return {key: use for parent in reversed(model.__mro__) for key, use in SAYS.get(parent, {}).items()}


def _speaks(model: type[Record]) -> bool:
    """True when a record of the model, or any part of it, may hold words."""
    seen, waiting = {model}, [model]
    while waiting:
        here = waiting.pop()
        if _says(here):
            return True
        held = {kind for kinds in inner_models(here).values() for kind in kinds} - seen
        seen |= held
        waiting += held
    return False
