"""How families of minimal sets combine: what makes one of several things fall, and what makes them fall together.

A hospital has thousands of families, made of the same thousand pairs and triples: each gets a number the first time
that it is met, and the sets of a family are one integer. To join, to meet and to strike out are then three operations.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from degraded_mode.impact.cuts import LARGEST, NONE, Cuts, bits


# One of these for each gate: a tuple is made faster than a frozen dataclass, and is a key.
class Family(NamedTuple):
    """The minimal sets of one thing while they are combined; no set contains another."""

    singles: int
    """All the causes that are enough alone, in one mask; -1 for what falls when nothing is lost."""
    larger: int
    """One bit for each pair and triple, in the numbers that the same `Combining` gave."""


NEVER: Final = Family(0, 0)
ALWAYS: Final = Family(-1, 0)


class Combining:
    """How families of minimal sets combine, in sets of `order` causes at most."""

    def __init__(self, order: int = LARGEST) -> None:
        self.order = order
        self._sets: list[int] = []
        self._numbers: dict[int, int] = {}
        self._couples = 0
        self._beyond: defaultdict[int, int] = defaultdict(int)
        """For each cause and each pair, the numbered sets that it is a part of."""
        self._touched: dict[int, tuple[int, int]] = {}
        self._covered: dict[int, tuple[int, int]] = {}
        self._spelt: dict[int, frozenset[int]] = {0: NONE}
        self._crossed: set[tuple[int, int]] = set()
        self._both: dict[tuple[Family, Family], Family] = {}

    def cuts(self, family: Family) -> Cuts:
        """The family with its sets as masks of causes."""
        couples = family.larger & self._couples
        return Cuts(family.singles, self._spell(couples), self._spell(family.larger ^ couples))

    def either(self, families: Iterable[Family]) -> Family:
        """What makes at least one of several things fall."""
        singles = larger = 0
        for alone, sets in families:
            singles |= alone
            larger |= sets
        if singles == -1:
            return ALWAYS
        return self._minimal(singles, larger) if larger else Family(singles, 0)

    def all_of(self, families: Sequence[Family]) -> Family:
        """What makes several things fall together; the smallest families are combined first."""
        whole = ALWAYS
        for family in sorted(families, key=_size):
            whole = self.both(whole, family)
            if whole == NEVER:
                break
        return whole

    def both(self, one: Family, other: Family) -> Family:
        """What makes two things fall together; the same two come back many times."""
        if one.singles == -1 or one == other:
            return other
        if other.singles == -1:
            return one
        known = self._both.get((one, other))
        if known is None:
            known = self._both[one, other] = self._together(one, other)
        return known

    def _together(self, one: Family, other: Family) -> Family:
        """What makes both fall is a set of either, or a set of each put together: it gets a number, then they meet."""
        common = one.singles & other.singles
        if self.order > 1:
            mine, theirs = one.singles ^ common, other.singles ^ common
            self._cross(mine, theirs)
            if self.order > 2:
                ours = self._spell(one.larger & self._couples & ~self._falling(other))
                yours = self._spell(other.larger & self._couples & ~self._falling(one))
                self._number(_products(ours, bits(theirs)))
                self._number(_products(yours, bits(mine)))
                self._number([pair | another for pair in ours for another in yours if pair & another])
        return self._minimal(common, self._falling(one) & self._falling(other))

    def _falling(self, family: Family) -> int:
        """The numbered sets that contain one of the family."""
        return family.larger | self._touching(family.singles) | self._covering(family.larger & self._couples)

    def _minimal(self, singles: int, larger: int) -> Family:
        """What is left of the sets once those that contain another have been struck out."""
        larger &= ~self._touching(singles)
        return Family(singles, larger & ~self._covering(larger & self._couples) if self.order > 2 else larger)

    def _cross(self, some: int, others: int) -> None:
        """Numbers the pairs that have one cause on each side."""
        if (some, others) not in self._crossed:
            self._crossed.add((some, others))
            self._number(_products(bits(some), bits(others)))

    def _number(self, sets: Iterable[int]) -> None:
        for causes in sets:
            if causes not in self._numbers:
                bit = self._numbers[causes] = 1 << len(self._sets)
                self._sets.append(causes)
                ends = bits(causes)
                if len(ends) == 2:
                    self._couples |= bit
                else:
                    for end in ends:
                        self._beyond[causes ^ end] |= bit
                for end in ends:
                    self._beyond[end] |= bit

    def _touching(self, causes: int) -> int:
        """The numbered sets that have one of these causes."""
        found, met = self._touched.get(causes, (0, -1))
        if met != len(self._sets):
            for cause in bits(causes):
                found |= self._beyond[cause]
            self._touched[causes] = found, len(self._sets)
        return found

    def _covering(self, couples: int) -> int:
        """The numbered triples that contain one of these pairs."""
        found, met = self._covered.get(couples, (0, -1))
        if met != len(self._sets):
            for pair in self._spell(couples):
                found |= self._beyond[pair]
            self._covered[couples] = found, len(self._sets)
        return found

    def _spell(self, numbers: int) -> frozenset[int]:
        """The numbered sets as masks of causes."""
        known = self._spelt.get(numbers)
        if known is None:
            known = self._spelt[numbers] = frozenset([self._sets[bit.bit_length() - 1] for bit in bits(numbers)])
        return known


def _products(some: Iterable[int], others: Sequence[int]) -> list[int]:
    return [one | other for one in some for other in others]


def _size(family: Family) -> int:
    return family.singles.bit_count() + family.larger.bit_count()
