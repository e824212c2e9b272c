"""What to add first: the channel, copy or substitute that would leave the fewest combinations without a way out."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from degraded_mode.impact.combining import NEVER, Combining
from degraded_mode.impact.cuts import Cuts
from degraded_mode.impact.downfall import gate_cuts, system_cuts
from degraded_mode.impact.exhaustive import Exhaustive, Weakness
from degraded_mode.impact.gates import Gates
from degraded_mode.impact.ranking import sizes
from degraded_mode.impact.survival import Ways, requirements, ways
from degraded_mode.model.action import AnyStep, Inform, Withdraw
from degraded_mode.model.need import names
from degraded_mode.model.step import Substitute


class Addition(StrEnum):
    """What is added. It must share no cause with what is already there."""

    CHANNEL = "channel"
    """One more channel of a contact: every step that reaches it is served."""
    ANNOUNCEMENT_CHANNEL = "announcement_channel"
    """One more channel of an announcement."""
    SUBSTITUTE = "substitute"
    """A way to do without a system, on every step that needs it: an « instead », a printed copy, another tool."""


@dataclass(frozen=True, slots=True)
class Repair:
    """Something to add, and what it removes."""

    addition: Addition
    target: str
    """The contact, the system to do without, or the message announced."""
    steps: tuple[str, ...]
    """The weak steps that it helps, as `procedure/step`."""
    mended: int
    """Those that no combination reaches any more."""
    removed: tuple[int, ...]
    """How many fewer minimal sets of one cause, two causes… there are; larger sets that remain may be less minimal."""


Target = tuple[Addition, str]


def repairs(told: Exhaustive) -> tuple[Repair, ...]:
    """What each single addition would remove, most sets of one cause first; what removes none is left out.

    Each addition is judged alone, as something that never falls: the best that it can do.
    """
    bench = _Bench(told)
    by_target: dict[Target, list[Weakness]] = {}
    for weakness in told.weaknesses:
        for target in dict.fromkeys(_targets(weakness.asked.placed.step, bench.reach)):
            by_target.setdefault(target, []).append(weakness)
    found = [_repair(told, bench, target, several) for target, several in by_target.items()]
    useful = [one for one in found if any(one.removed)]
    return tuple(sorted(useful, key=lambda one: (*(-count for count in one.removed), one.addition, one.target)))


def _repair(told: Exhaustive, bench: "_Bench", target: Target, several: list[Weakness]) -> Repair:
    tried = [(one, replace(one, cuts=bench.with_it(one, target))) for one in several]
    helped = [(one, after) for one, after in tried if one.cuts != after.cuts]
    before, left = sizes(told, [one for one, _ in helped]), sizes(told, [after for _, after in helped])
    return Repair(
        *target,
        steps=tuple(f"{one.asked.runbook}/{one.asked.placed.step.id}" for one, _ in helped),
        mended=sum(not any(after.cuts) for _, after in helped),
        removed=tuple(one - other for one, other in zip(before, left, strict=True)),
    )


def _targets(step: AnyStep, reach: Ways) -> Iterator[Target]:
    """What may be added to serve a step."""
    for one in requirements(step, reach):
        match step:
            case _ if one.contact:
                yield Addition.CHANNEL, one.contact
            case Inform(inform=announcement) | Withdraw(withdraw=announcement) if one.route[0] != "needs":
                yield Addition.ANNOUNCEMENT_CHANNEL, announcement.message
            case _:
                for name in sorted(names((one.need,))):
                    yield Addition.SUBSTITUTE, name


def _given(step: AnyStep, name: str) -> AnyStep:
    """The step with a way to do without a system, that needs nothing."""
    added = Substitute.model_construct(id=step.id, for_need=name, do="", needs=())
    return step.model_copy(update={"instead": (*step.instead, added)})


class _Bench:
    """The same plan, in which one thing at a time is given to a step."""

    def __init__(self, told: Exhaustive) -> None:
        self._told = told
        self._combining = Combining(told.order)
        self._systems = system_cuts(told.plan.whole, told.causes, self._combining)
        self._families = gate_cuts(told.plan.gates, self._systems, told.causes, self._combining)
        self.reach = ways(told.plan.here.contacts)

    def with_it(self, weakness: Weakness, target: Target) -> Cuts:
        """What still asks for the step and makes it fall once the addition is there."""
        step, reach = weakness.asked.placed.step, self.reach
        match target:
            case (Addition.CHANNEL, contact):
                reach = {name: way for name, way in reach.items() if name != contact}
            case (Addition.SUBSTITUTE, name):
                step = _given(step, name)
            case _:
                step = _given(step, _first_channel(step))
        gates = Gates()
        root = gates.step(step, reach)
        stands = gate_cuts(gates.gates, self._systems, self._told.causes, self._combining)[root]
        plan, condition = self._told.plan, step.only_when.lost if step.only_when else ()
        lost = [self._systems.get(name, NEVER) for name in condition]
        called = self._families[plan.calls[weakness.asked.runbook]]
        return self._combining.cuts(self._combining.all_of([stands, called, *lost]))


def _first_channel(step: AnyStep) -> str:
    match step:
        case Inform(inform=announcement) | Withdraw(withdraw=announcement):
            return announcement.channels[0]
        case _:
            return ""
