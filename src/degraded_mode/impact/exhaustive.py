"""Every combination of up to three causes tried on the plan of a site: which steps it asks for and makes impossible."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from math import comb

from degraded_mode.impact.alike import Causes, causes
from degraded_mode.impact.autonomy import reliance_after
from degraded_mode.impact.combining import NEVER, Combining
from degraded_mode.impact.counts import Counting
from degraded_mode.impact.cuts import LARGEST, Cuts, bits
from degraded_mode.impact.downfall import gate_cuts, system_cuts
from degraded_mode.impact.gates import named
from degraded_mode.impact.plan import Asked, Plan, plan
from degraded_mode.impact.rivals import MOST, cases, count_open, opened, rivals
from degraded_mode.model.corpus import Corpus

CutSet = tuple[str, ...]
"""Causes that are enough together, and none of which is too many, in alphabetical order."""


@dataclass(frozen=True, slots=True)
class Weakness:
    """A step that some combinations of causes ask for and make impossible."""

    asked: Asked
    cuts: Cuts
    """The minimal sets, in the bits of the causes: every combination in which the step is asked for and falls
    contains one of them."""
    shut: frozenset[int]
    """Those of the sets, as masks, in which another procedure keeps this one shut."""
    counts: tuple[int, ...]
    """How many combinations of exactly one cause, two causes… ask for the step, open its procedure and make it fall."""


@dataclass(frozen=True, slots=True)
class Exhaustive:
    """What no combination of causes escapes: complete and exact up to `order` causes."""

    plan: Plan
    causes: Causes
    order: int
    weaknesses: tuple[Weakness, ...]
    """In the order of codes, then of steps."""

    def sets(self, mask: int) -> Iterator[CutSet]:
        """The sets of causes that a mask stands for: several when causes share a bit."""
        for chosen in product(*(self.causes.named[bit] for bit in bits(mask))):
            yield tuple(sorted(chosen))

    def many(self, mask: int) -> int:
        """How many sets of causes a mask stands for."""
        found = 1
        for bit in bits(mask):
            found *= len(self.causes.named[bit])
        return found


def combinations(systems: int, order: int) -> int:
    """How many combinations of one to `order` causes there are."""
    return sum(comb(systems, size) for size in range(1, order + 1))


def exhaustive(here: Corpus, order: int = LARGEST, elapsed: timedelta | None = None) -> Exhaustive:
    """Every combination of one to `order` causes (three at most) at a site; lost for good, or for `elapsed` so far."""
    return judged(plan(here, None if elapsed is None else reliance_after(here.systems, elapsed)), order)


def judged(ready: Plan, order: int) -> Exhaustive:
    """Every combination of one to `order` causes, on a plan made ready."""
    here = ready.here
    every = causes(ready.whole, named(ready.gates))
    combining = Combining(order)
    families = gate_cuts(ready.gates, system_cuts(ready.whole, every, combining), every, combining)
    bound = rivals(here.runbooks, ready.calls)
    called = {name: families[gate] for name, gate in ready.calls.items()}
    told_of = {name: combining.cuts(family) for name, family in called.items() if name in bound}
    counting = Counting(len(every), {bit: len(names) for bit, names in every.named.items()}, order)
    cases_of = {name: cases(here.runbooks, name, group) for name, group in bound.items() if len(group) <= MOST}
    found: list[Weakness] = []
    for asked in ready.steps:
        family = families[asked.fails]
        if family != NEVER:
            cuts = combining.cuts(family)
            shut = _shut(here, asked.runbook, cuts, told_of, bound)
            told = cases_of.get(asked.runbook)
            many = count_open(family, told, called, counting, combining) if told else counting.of(cuts)
            found.append(Weakness(asked, cuts, shut, many))
    return Exhaustive(ready, every, order, tuple(found))


def _shut(
    here: Corpus, name: str, cuts: Cuts, called: Mapping[str, Cuts], bound: Mapping[str, tuple[str, ...]]
) -> frozenset[int]:
    if name not in bound:
        return frozenset()
    group = bound[name]
    met = {mask: [one for one in group if _falls(called[one], mask)] for mask in cuts.sets()}
    return frozenset(mask for mask, names in met.items() if not opened(here.runbooks, name, names))


def _falls(cuts: Cuts, mask: int) -> bool:
    return any(one & mask == one for one in cuts.sets())
