"""Needs as numbered gates: what is needed twice, however it is written, is one gate and is judged once."""

from collections.abc import Iterable, Mapping
from typing import Final, Literal, NamedTuple

from degraded_mode.impact.survival import Ways, requirements
from degraded_mode.model.action import AnyStep
from degraded_mode.model.need import AllOf, AnyOf, Need


# Tuples rather than dataclasses: there is one for each distinct requirement, and each is a key.
class Gate(NamedTuple):
    """Something that stands when all, or any, of other gates do."""

    kind: Literal["all", "any"]
    parts: tuple[int, ...]
    """Numbers of earlier gates, in increasing order."""


STANDS: Final = 0
"""The gate of what needs nothing."""


class Gates:
    """Gates in the order in which they were met, each after its parts. A gate may also be a name alone."""

    def __init__(self) -> None:
        self.gates: list[Gate | str] = [Gate("all", ())]
        self._numbers: dict[Gate | str, int] = {self.gates[STANDS]: STANDS}

    def __len__(self) -> int:
        return len(self.gates)

    def name(self, name: str) -> int:
        """The gate of a system."""
        return self._numbers[name] if name in self._numbers else self._new(name)

    def all(self, parts: Iterable[int]) -> int:
        """The gate that stands when all of these do."""
        return self._gate("all", {part for part in parts if part != STANDS})

    def any(self, parts: Iterable[int]) -> int:
        """The gate that stands when any of these does; there must be one at least."""
        kept = set(parts)
        return STANDS if STANDS in kept else self._gate("any", kept)

    def _gate(self, kind: Literal["all", "any"], parts: set[int]) -> int:
        flat: set[int] = set()
        for part in parts:
            inner = self.gates[part]
            flat.update(inner.parts if isinstance(inner, Gate) and inner.kind == kind else (part,))
        if len(flat) == 1:
            return flat.pop()
        gate = Gate(kind, tuple(sorted(flat)))
        return self._numbers[gate] if gate in self._numbers else self._new(gate)

    def _new(self, gate: Gate | str) -> int:
        number = self._numbers[gate] = len(self.gates)
        self.gates.append(gate)
        return number

    def need(self, need: Need, replaced: Mapping[str, int]) -> int:
        """The gate of a need; `replaced` has the gates of the names for which something else may do."""
        match need:
            case AllOf(all=parts):
                return self.all(self.need(part, replaced) for part in parts)
            case AnyOf(any=parts):
                return self.any(self.need(part, replaced) for part in parts)
            case _:
                return replaced[need] if need in replaced else self.name(need)

    def step(self, step: AnyStep, reach: Ways) -> int:
        """The gate of a step: all that it needs, each need with the substitutes that may replace it."""
        replaced: dict[str, int] = {}
        for substitute in step.instead:
            known = replaced[substitute.for_need] if substitute.for_need in replaced else self.name(substitute.for_need)
            other = self.all(self.need(need, {}) for need in substitute.needs)
            replaced[substitute.for_need] = self.any((known, other))
        return self.all([self.need(one.need, replaced) for one in requirements(step, reach)])


def named(gates: Iterable[Gate | str]) -> frozenset[str]:
    """The names that these gates depend on."""
    return frozenset([gate for gate in gates if isinstance(gate, str)])
