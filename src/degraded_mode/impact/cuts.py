"""Minimal sets of causes, three at most, and how they combine: one of two falls, or both fall."""

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import Final, NamedTuple

LARGEST: Final = 3
"""Causes in the largest set that is looked for."""

NONE: Final[frozenset[int]] = frozenset()


# One of these for each distinct requirement of a group: a tuple is made faster than a frozen dataclass.
class Cuts(NamedTuple):
    """The minimal sets of causes that make something fall. A set is a mask with one bit for each of its causes.

    No set contains another one: what falls with one cause is not told again with two.
    """

    singles: int
    """All the causes that are enough alone, in one mask; -1 for what falls when nothing is lost."""
    pairs: frozenset[int]
    triples: frozenset[int]

    def sets(self) -> Iterator[int]:
        """Every set as a mask, smallest first, then in the order of causes; zero, alone, when it always falls."""
        if self.singles == -1:
            yield 0
        else:
            yield from bits(self.singles)
            yield from sorted(self.pairs)
            yield from sorted(self.triples)


NEVER: Final = Cuts(0, NONE, NONE)
ALWAYS: Final = Cuts(-1, NONE, NONE)


def bits(mask: int) -> list[int]:
    """The bits of a mask, lowest first, each as a mask."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest)
        mask ^= lowest
    return found


class _Inside(dict[int, tuple[int, int, int]]):
    """The three pairs inside each triple, taken apart once: the same triples come back thousands of times."""

    def __missing__(self, triple: int) -> tuple[int, int, int]:
        first = triple & -triple
        others = triple ^ first
        second = others & -others
        found = self[triple] = (others, triple ^ second, first | second)
        return found


class Combining:
    """How families of minimal sets combine, in sets of `order` causes at most."""

    def __init__(self, order: int = LARGEST) -> None:
        self.order = order
        self._inside = _Inside()

    def either(self, families: Sequence[Cuts]) -> Cuts:
        """What makes at least one of several things fall."""
        singles = 0
        for family in families:
            singles |= family.singles
        if singles == -1:
            return ALWAYS
        kept: list[Iterable[int]] = []
        for family in families:
            if family.pairs:
                spared = family.singles == singles
                kept.append(family.pairs if spared else [pair for pair in family.pairs if not pair & singles])
        pairs = NONE.union(*kept)
        left: list[Iterable[int]] = []
        for family in families:
            if family.triples:
                spared = family.singles == singles
                whole = family.triples if spared else [triple for triple in family.triples if not triple & singles]
                left.append(self._without(whole, pairs - family.pairs))
        return Cuts(singles, pairs, NONE.union(*left))

    def _without(self, triples: Iterable[int], pairs: Set[int]) -> Iterable[int]:
        """The triples that contain none of the pairs."""
        if not pairs:
            return triples
        inside, apart = self._inside, pairs.isdisjoint
        return [triple for triple in triples if apart(inside[triple])]

    def both(self, one: Cuts, other: Cuts) -> Cuts:
        """What makes two things fall together.

        What makes both fall as it is, is kept first: only the rest is multiplied.
        """
        if one.singles == -1 or one == other:
            return other
        if other.singles == -1:
            return one
        common = one.singles & other.singles
        if self.order == 1:
            return Cuts(common, NONE, NONE)
        mine, theirs = _apart(one, common), _apart(other, common)
        ours, yours = bits(mine.singles), bits(theirs.singles)
        pairs = {first | second for first in ours for second in yours}
        pairs.update([pair for pair in mine.pairs if pair & theirs.singles or pair in theirs.pairs])
        pairs.update([pair for pair in theirs.pairs if pair & mine.singles])
        if self.order == 2:
            return Cuts(common, frozenset(pairs), NONE)
        rest, others = mine.pairs - pairs, theirs.pairs - pairs
        triples = {pair | single for pair in rest for single in yours}
        triples.update([pair | single for pair in others for single in ours])
        triples.update([pair | another for pair in rest for another in others if pair & another])
        triples.update(self._falling(mine.triples, theirs))
        triples.update(self._falling(theirs.triples, mine))
        return Cuts(common, frozenset(pairs), frozenset(self._without(triples, pairs)))

    def _falling(self, triples: Set[int], other: Cuts) -> Iterator[int]:
        """The triples of one side that also make the other fall."""
        inside, apart = self._inside, other.pairs.isdisjoint
        singles, same = other.singles, other.triples
        for triple in triples:
            if triple & singles or triple in same or not apart(inside[triple]):
                yield triple

    def all_of(self, families: Sequence[Cuts]) -> Cuts:
        """What makes several things fall together; the smallest families are combined first."""
        whole = ALWAYS
        for family in sorted(families, key=_size):
            whole = self.both(whole, family)
            if whole == NEVER:
                break
        return whole


def _size(family: Cuts) -> int:
    return family.singles.bit_count() + len(family.pairs) + len(family.triples)


def _apart(family: Cuts, common: int) -> Cuts:
    """The sets left once some causes are known to be enough alone."""
    if not common:
        return family
    pairs = frozenset([pair for pair in family.pairs if not pair & common])
    triples = frozenset([triple for triple in family.triples if not triple & common])
    return Cuts(family.singles & ~common, pairs, triples)
