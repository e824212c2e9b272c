"""How many combinations of causes make something fall: counted from the minimal sets, none of them tried."""

from collections import defaultdict
from collections.abc import Mapping
from math import comb, prod
from typing import NamedTuple

from degraded_mode.impact.cuts import Cuts, bits


class Counts(NamedTuple):
    """How many combinations of exactly one, two and three causes make something fall."""

    one: int
    two: int
    three: int


class Ways(dict[int, int]):
    """In how many ways a set can be chosen, its bits each standing for so many causes."""

    def __init__(self, many: Mapping[int, int]) -> None:
        super().__init__(many)
        self._many = many

    def __missing__(self, mask: int) -> int:
        found = self[mask] = prod([self._many[bit] for bit in bits(mask)])
        return found


class Counting:
    """Counts combinations of causes. What comes back in many families, such as the same pairs, is counted once."""

    def __init__(self, causes: int, many: Mapping[int, int]) -> None:
        """`causes` in all, of which each bit stands for so `many`; those that have no bit make nothing fall."""
        self.causes = causes
        self._many = many
        self._ways = Ways(many)
        self._alone: dict[int, int] = {}
        self._pairs: dict[frozenset[int], tuple[int, int]] = {}

    def of(self, cuts: Cuts) -> Counts:
        """The combinations that contain one of the minimal sets, which must go up to three causes."""
        causes, singles, pairs = self.causes, cuts.singles, cuts.pairs
        if singles == -1:
            return Counts(causes, comb(causes, 2), comb(causes, 3))
        if singles not in self._alone:
            self._alone[singles] = sum([self._many[bit] for bit in bits(singles)])
        alone = self._alone[singles]
        left = causes - alone
        two = comb(causes, 2) - comb(left, 2)
        three = comb(causes, 3) - comb(left, 3)
        if cuts.triples:
            three += sum(map(self._ways.__getitem__, cuts.triples))
        if pairs:
            if pairs not in self._pairs:
                self._pairs[pairs] = sum(map(self._ways.__getitem__, pairs)), self._overlap(pairs)
            couples, overlap = self._pairs[pairs]
            two += couples
            three += couples * (left - 2) - overlap
        return Counts(alone, two, three)

    def _overlap(self, pairs: frozenset[int]) -> int:
        """How many triples too many there are when each couple of causes is given every third one.

        The couples are the edges of a graph. A triple that has two of them is counted twice and one that has all
        three, three times; they have one and three corners where two edges meet, hence the triangles put back.
        """
        near: defaultdict[int, int] = defaultdict(int)
        degrees: defaultdict[int, int] = defaultdict(int)
        many = self._many
        for pair in pairs:
            first = pair & -pair
            second = pair ^ first
            near[first] |= second
            near[second] |= first
            degrees[first] += many[second]
            degrees[second] += many[first]
        corners = sum([many[end] * (degree * (degree - 1) // 2) for end, degree in degrees.items()])
        triangles = 0
        for pair in pairs if len(pairs) > 2 else ():
            first = pair & -pair
            third = near[first] & near[pair ^ first]
            if third:
                triangles += self._ways[pair] * sum([many[bit] for bit in bits(third)])
        return corners - triangles // 3
