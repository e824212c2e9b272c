"""One outage answered at once: which of many thousand steps fall when these systems are lost, as many as they are."""

from collections import deque
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from heapq import heappop, heappush
from typing import Final

from degraded_mode.impact.cuts import bits
from degraded_mode.impact.gates import Gate
from degraded_mode.impact.graph import Reliance
from degraded_mode.impact.outage import Outage, aftermaths, users
from degraded_mode.impact.survival import holds
from degraded_mode.model.need import names

NOBODY: Final[frozenset[int]] = frozenset()

Shape = str | tuple[str, tuple["Shape", ...]]
"""How the needs of a step are built, whatever they name: an empty word where a name stands."""


@dataclass(frozen=True, slots=True)
class Alike:
    """The steps whose needs are built the same way: they are judged together, one bit each."""

    shape: Shape
    steps: tuple[int, ...]
    first: int
    """The first of the places where its needs have a name, among those of all shapes."""


@dataclass(frozen=True, slots=True)
class Falling:
    """What an outage makes fall."""

    systems: frozenset[str]
    masks: tuple[tuple[Alike, int], ...]
    """For each way of building needs, those of its steps that fall."""

    def count(self) -> int:
        """How many steps fall."""
        return sum(mask.bit_count() for _, mask in self.masks)

    def steps(self) -> Iterator[int]:
        """The steps that fall, by their rank among those that were made ready; in no particular order."""
        for alike, mask in self.masks:
            for bit in bits(mask):
                yield alike.steps[bit.bit_length() - 1]


class Instant:
    """Systems and steps made ready, so that one outage takes less time than reading it."""

    def __init__(self, whole: Reliance, gates: Sequence[Gate | str], steps: Sequence[int]) -> None:
        """`steps` has the gate of each step."""
        self._spread = _Spread(whole)
        self._alike, self._places, self._where = _grouped(gates, steps)

    def falling(self, down: Set[str]) -> Falling:
        """What falls when these are lost."""
        fallen = self._spread.fallen(down)
        met = [0] * self._places
        for name in fallen:
            for place, mask in self._where.get(name, ()):
                met[place] |= mask
        return Falling(fallen, tuple((one, _fails(one.shape, iter(met[one.first :]))) for one in self._alike))


def _fails(shape: Shape, places: Iterator[int]) -> int:
    """The steps of a shape that fall, place after place in the order of the shape."""
    if isinstance(shape, str):
        return next(places)
    kind, parts = shape
    masks = [_fails(part, places) for part in parts]
    found = masks[0] if masks else 0
    for mask in masks[1:]:
        found = found | mask if kind == "all" else found & mask
    return found


Where = dict[str, list[tuple[int, int]]]
"""For each name, the places where it is needed, and for each place the steps that need it there."""


def _grouped(gates: Sequence[Gate | str], steps: Sequence[int]) -> tuple[tuple[Alike, ...], int, Where]:
    """The steps by shape, how many places their needs have, and who is needed where."""
    built = _built(gates)
    by_shape: dict[Shape, list[int]] = {}
    for rank, gate in enumerate(steps):
        by_shape.setdefault(built[gate][0], []).append(rank)
    alike: list[Alike] = []
    marks: dict[tuple[str, int], bytearray] = {}
    places = 0
    for shape, ranks in by_shape.items():
        alike.append(Alike(shape, tuple(ranks), places))
        for bit, rank in enumerate(ranks):
            for place, name in enumerate(built[steps[rank]][1], places):
                mask = marks.setdefault((name, place), bytearray())
                mask.extend(bytes((bit >> 3) + 1 - len(mask)))
                mask[bit >> 3] |= 1 << (bit & 7)
        places += len(built[steps[ranks[0]]][1])
    where: Where = {}
    for (name, place), mask in marks.items():
        where.setdefault(name, []).append((place, int.from_bytes(mask, "little")))
    return tuple(alike), places, where


def _built(gates: Sequence[Gate | str]) -> list[tuple[Shape, tuple[str, ...]]]:
    """For each gate its shape, and the names in the order of its places."""
    built: list[tuple[Shape, tuple[str, ...]]] = []
    for gate in gates:
        if isinstance(gate, str):
            built.append(("", (gate,)))
        else:
            parts = sorted((built[part] for part in gate.parts), key=repr)
            shape = gate.kind, tuple(part[0] for part in parts)
            built.append((shape, tuple(name for part in parts for name in part[1])))
    return built


class _Spread:
    """How a fall spreads from a system to those that rely on it."""

    def __init__(self, whole: Reliance) -> None:
        self._needs = whole.needs
        self._groups = whole.groups
        self._group = {name: rank for rank, group in enumerate(whole.groups) for name in group}
        self._users: dict[str, set[int]] = {}
        for name, needs in whole.needs.items():
            for used in names(needs):
                self._users.setdefault(used, set()).add(self._group[name])
        self._within = {rank: users(whole, group) for rank, group in enumerate(whole.groups) if len(group) > 1}
        (intact,) = aftermaths(whole, [Outage(frozenset())])
        self._never = intact.fallen

    def fallen(self, down: Set[str]) -> frozenset[str]:
        """What falls with these, as for any outage; only what relies on something fallen is looked at."""
        fallen = {*self._never, *down}
        touched = {rank for name in fallen for rank in self._users.get(name, ())}
        waiting = sorted(touched)
        while waiting:
            for name in self._struck(heappop(waiting), fallen):
                for rank in self._users.get(name, NOBODY) - touched:
                    touched.add(rank)
                    heappush(waiting, rank)
        return frozenset(fallen)

    def _struck(self, rank: int, fallen: set[str]) -> set[str]:
        """Those of a group that fall, added to the fallen: nobody stands at first, then whoever has what it needs."""
        struck = {name for name in self._groups[rank] if name not in fallen}
        fallen |= struck
        within = self._within.get(rank, {})
        waiting = deque(sorted(struck))
        while waiting:
            name = waiting.popleft()
            if name in struck and all(holds(need, fallen) for need in self._needs[name]):
                fallen.discard(name)
                struck.discard(name)
                waiting.extend(within.get(name, ()))
        return struck
