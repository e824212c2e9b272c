"""How many combinations of causes make something fall: counted from the minimal sets, none of them tried."""

from collections.abc import Mapping
from math import comb, prod

from degraded_mode.impact.cuts import LARGEST, NONE, Cuts, bits

Counts = tuple[int, ...]
"""How many combinations of exactly one cause, two causes… make something fall."""


class Ways(dict[int, int]):
    """In how many ways a set can be chosen, its bits each standing for so many causes."""

    def __init__(self, many: Mapping[int, int]) -> None:
        super().__init__(many)
        self._many = many

    def __missing__(self, mask: int) -> int:
        found = self[mask] = prod([self._many[bit] for bit in bits(mask)])
        return found


class Causes(dict[int, int]):
    """How many causes the bits of a mask stand for in all."""

    def __init__(self, many: Mapping[int, int]) -> None:
        super().__init__(many)
        self._many = many

    def __missing__(self, mask: int) -> int:
        found = self[mask] = sum([self._many[bit] for bit in bits(mask)])
        return found


class Ends(dict[int, tuple[int, int]]):
    """The two causes of a pair."""

    def __missing__(self, pair: int) -> tuple[int, int]:
        first = pair & -pair
        found = self[pair] = first, pair ^ first
        return found


class Counting:
    """Counts combinations of causes. What comes back in many families, such as the same pairs, is counted once."""

    def __init__(self, causes: int, many: Mapping[int, int], order: int = LARGEST) -> None:
        """`causes` in all, of which each bit stands for so `many`; those that have no bit make nothing fall."""
        self.order = order
        self._all = tuple(comb(causes, size) for size in range(1, order + 1))
        self._causes = causes
        self._many = many
        self._ways = Ways(many)
        self._alone = Causes({**many, 0: 0})
        self._ends = Ends()
        self._pairs: dict[frozenset[int], tuple[int, int]] = {NONE: (0, 0)}

    def of(self, cuts: Cuts) -> Counts:
        """The combinations of one to `order` causes that contain one of the minimal sets, which must go that far."""
        if cuts.singles == -1:
            return self._all
        alone = self._alone[cuts.singles]
        if self.order == 1:
            return (alone,)
        left = self._causes - alone
        couples, overlap = self._of_pairs(cuts.pairs)
        spared = left * (left - 1) // 2
        two = self._all[1] - spared + couples
        if self.order == 2:
            return alone, two
        three = self._all[2] - spared * (left - 2) // 3 + couples * (left - 2) - overlap
        return alone, two, three + self._ways_of(cuts.triples)

    def _of_pairs(self, pairs: frozenset[int]) -> tuple[int, int]:
        """How many couples of causes the pairs stand for, and the triples counted too often with them."""
        known = self._pairs.get(pairs)
        if known is None:
            overlap = self._overlap(pairs) if self.order > 2 else 0
            known = self._pairs[pairs] = self._ways_of(pairs), overlap
        return known

    def _ways_of(self, sets: frozenset[int]) -> int:
        return sum(map(self._ways.__getitem__, sets))

    def _overlap(self, pairs: frozenset[int]) -> int:
        """How many triples too many there are when each couple of causes is given every third one.

        The couples are the edges of a graph. A triple that has two of them is counted twice and one that has all
        three, three times; they have one and three corners where two edges meet, hence the triangles put back.
        """
        near: dict[int, int] = {}
        split = [self._ends[pair] for pair in pairs]
        for one, other in split:
            near[one] = near.get(one, 0) | other
            near[other] = near.get(other, 0) | one
        many, alone = self._many, self._alone
        corners = triangles = 0
        for end, others in near.items():
            degree = alone[others]
            corners += many[end] * (degree * (degree - 1) // 2)
        if len(split) > 2:
            for one, other in split:
                third = near[one] & near[other]
                if third:
                    triangles += many[one] * many[other] * alone[third]
        return corners - triangles // 3
