"""What falls with what is lost: the least set of systems that stands, in many outages at once."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

from degraded_mode.impact.graph import Reliance
from degraded_mode.model.need import AllOf, AnyOf, Need, names


@dataclass(frozen=True, slots=True)
class Outage:
    """Systems lost together.

    How long ago is told by the reliance that judges them: some time into the outage, a reserve still feeds what relies
    on it; in the plain reliance of the systems they are lost for good, and a reserve saves nothing.
    """

    down: frozenset[str]


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What an outage leaves: every system that does not stand, those that are lost included."""

    whole: Reliance
    outage: Outage
    fallen: frozenset[str]


def aftermaths(whole: Reliance, outages: Sequence[Outage]) -> tuple[Aftermath, ...]:
    """What each outage leaves, all judged together: the time hardly depends on how many they are.

    Systems that only hold one another up fall. Losing more never makes a system stand: there is no negation in needs.
    """
    everywhere = (1 << len(outages)) - 1
    stand = standing(whole, _spared(outages, everywhere), everywhere)
    falls: list[set[str]] = [set(outage.down) for outage in outages]
    for name, mask in stand.items():
        missing = everywhere & ~mask
        while missing:
            lowest = missing & -missing
            falls[lowest.bit_length() - 1].add(name)
            missing ^= lowest
    return tuple(Aftermath(whole, outage, frozenset(fall)) for outage, fall in zip(outages, falls, strict=True))


def _spared(outages: Sequence[Outage], everywhere: int) -> dict[str, int]:
    """For each name lost somewhere, the outages that spare it, as a mask with one bit for each outage."""
    spared: dict[str, int] = {}
    for index, outage in enumerate(outages):
        for name in outage.down:
            spared[name] = spared.get(name, everywhere) & ~(1 << index)
    return spared


def standing(whole: Reliance, spared: Mapping[str, int], everywhere: int) -> dict[str, int]:
    """For each system, the outages in which it stands, as a mask; `spared` has those in which a name is not lost.

    The masks of a circle start from nothing and only grow: what they reach is the least set that stands.
    """
    found: dict[str, int] = {}
    for group in whole.groups:
        found.update(dict.fromkeys(group, 0))
        relied_on_by = users(whole, group)
        waiting = deque(group)
        while waiting:
            name = waiting.popleft()
            mask = spared.get(name, everywhere)
            for need in whole.needs[name]:
                mask &= _met(need, found, spared, everywhere)
            if mask != found[name]:
                found[name] = mask
                waiting.extend(relied_on_by.get(name, ()))
    return found


def users(whole: Reliance, group: tuple[str, ...]) -> dict[str, list[str]]:
    """Within a circle, who relies on whom; nothing for a system alone, which is judged once."""
    found: dict[str, list[str]] = {}
    if len(group) > 1:
        inside = set(group)
        for name in group:
            for used in names(whole.needs[name]) & inside:
                found.setdefault(used, []).append(name)
    return found


def _met(need: Need, stand: Mapping[str, int], spared: Mapping[str, int], everywhere: int) -> int:
    """The outages in which a need is met. Needs nest no deeper than a document may."""
    match need:
        case AllOf(all=parts):
            return reduce(and_, [_met(part, stand, spared, everywhere) for part in parts])
        case AnyOf(any=parts):
            return reduce(or_, [_met(part, stand, spared, everywhere) for part in parts])
        case _:
            return stand[need] if need in stand else spared.get(need, everywhere)
