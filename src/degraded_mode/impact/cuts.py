"""Minimal sets of causes, three at most, that make something fall."""

from collections.abc import Iterator
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


def bits(mask: int) -> list[int]:
    """The bits of a mask, lowest first, each as a mask."""
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest)
        mask ^= lowest
    return found
