"""Every combination of causes tried, all at once: one bit for each combination. It is how the minimal sets are proved.

It shares nothing with them but the gates: it knows neither sets of causes nor how they combine.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import reduce
from itertools import combinations
from operator import and_, or_

from degraded_mode.impact.alike import Causes
from degraded_mode.impact.cuts import Cuts, bits
from degraded_mode.impact.gates import Gate
from degraded_mode.impact.graph import Reliance
from degraded_mode.impact.outage import standing


class Combinations:
    """The combinations of exactly `order` causes, in a fixed order, and those that have a given cause."""

    def __init__(self, causes: Sequence[str], order: int) -> None:
        self.causes = causes
        self.order = order
        columns = [bytearray() for _ in causes]
        count = 0
        for combination in combinations(range(len(causes)), order):
            for cause in combination:
                column = columns[cause]
                column.extend(bytes((count >> 3) + 1 - len(column)))
                column[count >> 3] |= 1 << (count & 7)
            count += 1
        self.count = count
        self.everywhere = (1 << count) - 1
        self.having: Mapping[str, int] = {
            name: int.from_bytes(column, "little") for name, column in zip(causes, columns, strict=True)
        }
        """For each cause, the combinations that have it, as a mask with one bit for each combination."""

    def falling(self, whole: Reliance) -> dict[str, int]:
        """For each system, the combinations in which it falls."""
        spared = {name: self.everywhere & ~mask for name, mask in self.having.items()}
        stand = standing(whole, spared, self.everywhere)
        return {name: self.everywhere & ~mask for name, mask in stand.items()}

    def containing(self, cuts: Cuts, every: Causes) -> int:
        """The combinations that contain one of the minimal sets."""
        having = {bit: reduce(or_, [self.having[name] for name in names]) for bit, names in every.named.items()}
        found = 0
        for cut in cuts.sets():
            found |= reduce(and_, [having[bit] for bit in bits(cut)], self.everywhere)
        return found


def gate_masks(gates: Sequence[Gate | str], falling: Mapping[str, int], having: Mapping[str, int]) -> Iterator[int]:
    """The combinations in which each gate falls, in the order of gates. Only parts of other gates are kept."""
    inner = {part for gate in gates if isinstance(gate, Gate) for part in gate.parts}
    kept: dict[int, int] = {}
    for number, gate in enumerate(gates):
        if isinstance(gate, str):
            mask = falling[gate] if gate in falling else having.get(gate, 0)
        elif gate.parts:
            combine = or_ if gate.kind == "all" else and_
            mask = kept[gate.parts[0]]
            for part in gate.parts[1:]:
                mask = combine(mask, kept[part])
        else:
            mask = 0
        if number in inner:
            kept[number] = mask
        yield mask
