"""Which causes make each system and each need fall: from what relies on nothing up, circles included."""

from collections import deque
from collections.abc import Mapping, Sequence

from degraded_mode.impact.alike import Causes
from degraded_mode.impact.combining import ALWAYS, NEVER, Combining, Family
from degraded_mode.impact.gates import Gate
from degraded_mode.impact.graph import Reliance
from degraded_mode.impact.outage import users
from degraded_mode.model.need import AllOf, AnyOf, Need


def system_cuts(whole: Reliance, causes: Causes, combining: Combining) -> dict[str, Family]:
    """What makes each system fall.

    The systems of a circle start as always fallen, and their sets only grow rarer: what is left is the least set of
    systems that stands, as for a single outage.
    """
    known: dict[str, Family] = {}
    for group in whole.groups:
        known.update(dict.fromkeys(group, ALWAYS))
        relied_on_by = users(whole, group)
        waiting = deque(group)
        pending = set(group)
        while waiting:
            name = waiting.popleft()
            pending.discard(name)
            itself = [Family(causes.bit[name], 0)] if name in causes.bit else []
            found = combining.either([*itself, *(_fails(need, known, causes, combining) for need in whole.needs[name])])
            if found != known[name]:
                known[name] = found
                again = [user for user in relied_on_by.get(name, ()) if user not in pending]
                waiting.extend(again)
                pending.update(again)
    return known


def _fails(need: Need, known: Mapping[str, Family], causes: Causes, combining: Combining) -> Family:
    match need:
        case AllOf(all=parts):
            return combining.either([_fails(part, known, causes, combining) for part in parts])
        case AnyOf(any=parts):
            return combining.all_of([_fails(part, known, causes, combining) for part in parts])
        case _:
            return known[need] if need in known else _alone(need, causes)


def _alone(name: str, causes: Causes) -> Family:
    """What no system declares stands, unless it is itself a cause."""
    return Family(causes.bit[name], 0) if name in causes.bit else NEVER


def gate_cuts(
    gates: Sequence[Gate | str], systems: Mapping[str, Family], causes: Causes, combining: Combining
) -> list[Family]:
    """What makes each gate fall, in the order of gates."""
    found: list[Family] = []
    for gate in gates:
        if isinstance(gate, str):
            found.append(systems[gate] if gate in systems else _alone(gate, causes))
        elif gate.kind == "all":
            found.append(combining.either([found[part] for part in gate.parts]))
        else:
            found.append(combining.all_of([found[part] for part in gate.parts]))
    return found
