"""Causes that nothing can tell apart: the air conditioning of a room, its power board and the room itself."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from degraded_mode.impact.graph import Reliance
from degraded_mode.model.need import AllOf, AnyOf, Need


@dataclass(frozen=True, slots=True)
class Causes:
    """Everything that may fail by itself, with one bit for all the causes that make the same things fall."""

    bit: Mapping[str, int]
    """For each cause, the mask that has its bit alone."""
    named: Mapping[int, tuple[str, ...]]
    """For each bit, the causes that share it, in the order in which they were given."""

    def __len__(self) -> int:
        return len(self.bit)


def causes(whole: Reliance, seen: Set[str]) -> Causes:
    """Every system as a cause; `seen` names those whose own fall matters.

    A system that one other cannot do without, that nothing else relies on and that nobody looks at, makes the same
    things fall as that other one: they share a bit. What is found for one holds for the other, so that the sets to
    combine are fewer, and each stands for as many combinations as it has ways to choose.
    """
    bit: dict[str, int] = {}
    named: dict[int, list[str]] = {}
    numbers: dict[str, int] = {}
    for name, head in _heads(whole, _carried(whole), seen).items():
        bit[name] = numbers.setdefault(head, 1 << len(numbers))
        named.setdefault(bit[name], []).append(name)
    return Causes(bit, {mask: tuple(names) for mask, names in named.items()})


def _carried(whole: Reliance) -> dict[str, str]:
    """For each system that a single other one relies on, without any choice, that other one."""
    users: dict[str, dict[str, bool]] = {}
    for user, needs in whole.needs.items():
        for need in needs:
            for name, bound in _cited(need, bound=True):
                before = users.setdefault(name, {}).get(user, False)
                users[name][user] = before or bound
    return {name: user for name, by in users.items() for user, bound in by.items() if len(by) == 1 and bound}


def _cited(need: Need, *, bound: bool) -> list[tuple[str, bool]]:
    """The names in a need, each with whether it can be done without; a need nests no deeper than a document may."""
    match need:
        case AllOf(all=parts):
            return [one for part in parts for one in _cited(part, bound=bound)]
        case AnyOf(any=parts):
            alone = bound and len(parts) == 1
            return [one for part in parts for one in _cited(part, bound=alone)]
        case _:
            return [(need, bound)]


def _heads(whole: Reliance, carried: Mapping[str, str], seen: Set[str]) -> dict[str, str]:
    """For each system, the one up the line that falls with it and that several others, or somebody, looks at."""
    heads: dict[str, str] = {}
    for name in whole.needs:
        line, last = {name: None}, name
        while last not in heads and last not in seen and last in carried and carried[last] not in line:
            last = carried[last]
            line[last] = None
        heads.update(dict.fromkeys(line, heads.get(last, last)))
    return heads
