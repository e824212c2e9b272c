"""Whether a step can still be done after an outage: it holds, it holds by a substitute, or it falls, and why."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum

from degraded_mode.impact.outage import Aftermath
from degraded_mode.impact.reason import Chain, blamed, chain
from degraded_mode.model.action import AnyStep, Call, Inform, RerouteCalls, TransferPatients, Withdraw
from degraded_mode.model.contact import Contact
from degraded_mode.model.need import AnyOf, Need
from degraded_mode.model.runbook import Route


class Verdict(StrEnum):
    """What an outage makes of a step."""

    HOLDS = "holds"
    BY_SUBSTITUTE = "by_substitute"
    FALLS = "falls"


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something that a step cannot be done without: a need as written, or the means that its verb implies."""

    route: Route
    """Inside the step, where the requirement is written."""
    need: Need
    contact: str = ""
    """The contact that must be reached, when the need is one of its channels."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A requirement that no longer holds, and for each way that it had, the chain down to what is lost."""

    requirement: Requirement
    chains: tuple[Chain, ...]


@dataclass(frozen=True, slots=True)
class Survival:
    """What an outage makes of one step."""

    step: str
    verdict: Verdict
    because: tuple[Unmet, ...] = ()
    """Why it falls; empty when it holds."""
    by: tuple[str, ...] = ()
    """The substitutes that it holds by, in the order in which it needs them."""


Ways = Mapping[str, Need]
"""For each contact that an outage may cut off, one of its channels; whom a runner reaches is never cut off."""


def ways(contacts: Mapping[str, Contact]) -> Ways:
    """What it takes to reach each contact."""
    carriers = {
        name: [channel.carried_by for channel in contact.channels if channel.carried_by is not None]
        for name, contact in contacts.items()
    }
    return {
        name: AnyOf(any=tuple(dict.fromkeys(carried)))
        for name, carried in carriers.items()
        if len(carried) == len(contacts[name].channels)
    }


def requirements(step: AnyStep, reach: Ways) -> Iterator[Requirement]:
    """All that a step needs, as written and as its verb implies. All of them must be met."""
    for index, need in enumerate(step.needs):
        yield Requirement(("needs", index), need)
    yield from _implied(step, reach)


def _implied(step: AnyStep, reach: Ways) -> Iterator[Requirement]:
    match step:
        case Call(call=contact):
            yield from _reaching(("call",), contact, reach)
        case Inform(inform=announcement):
            yield Requirement(("inform", "channels"), AnyOf.model_construct(any=announcement.channels))
        case Withdraw(withdraw=announcement):
            yield Requirement(("withdraw", "channels"), AnyOf.model_construct(any=announcement.channels))
        case RerouteCalls(reroute=reroute):
            yield from _reaching(("reroute", "done_by"), reroute.done_by, reach)
            yield from _reaching(("reroute", "host"), reroute.host, reach)
        case TransferPatients(transfer=transfer):
            yield from _reaching(("transfer", "to"), transfer.to, reach)
        case _:
            pass


def _reaching(route: Route, contact: str, reach: Ways) -> Iterator[Requirement]:
    if contact in reach:
        yield Requirement(route, reach[contact], contact)


def untouched(step: AnyStep, reach: Ways, fallen: Set[str]) -> bool:
    """True when the step holds without any substitute, as most steps do: nothing is built to say so."""
    for need in step.needs:
        if not holds(need, fallen):
            return False
    if isinstance(step, Call):
        return step.call not in reach or holds(reach[step.call], fallen)
    return all(holds(one.need, fallen) for one in _implied(step, reach))


def survive(step: AnyStep, reach: Ways, after: Aftermath) -> Survival:
    """What the outage makes of the step."""
    fallen = after.fallen
    if untouched(step, reach, fallen):
        return Survival(step.id, Verdict.HOLDS)
    touched = [one for one in requirements(step, reach) if not holds(one.need, fallen)]
    replaced = _replaced(step, fallen)
    unmet = [one for one in touched if not holds(one.need, fallen - replaced.keys())]
    if unmet:
        return Survival(step.id, Verdict.FALLS, tuple(_explained(one, after, replaced.keys()) for one in unmet))
    used = dict.fromkeys(replaced[name] for one in touched for name in blamed(one.need, fallen) if name in replaced)
    return Survival(step.id, Verdict.BY_SUBSTITUTE, by=tuple(used))


def holds(need: Need, fallen: Set[str]) -> bool:
    """True when what stands is enough for the need."""
    if isinstance(need, str):
        return need not in fallen
    if isinstance(need, AnyOf):
        return any(holds(part, fallen) for part in need.any)
    return all(holds(part, fallen) for part in need.all)


def _replaced(step: AnyStep, fallen: Set[str]) -> dict[str, str]:
    """For each need that a substitute replaces, the first substitute that itself holds."""
    replaced: dict[str, str] = {}
    for substitute in step.instead:
        if substitute.for_need not in replaced and all(holds(need, fallen) for need in substitute.needs):
            replaced[substitute.for_need] = substitute.id
    return replaced


def _explained(requirement: Requirement, after: Aftermath, replaced: Set[str]) -> Unmet:
    causes = dict.fromkeys(blamed(requirement.need, after.fallen - replaced))
    return Unmet(requirement, tuple(chain(after, cause) for cause in causes))
