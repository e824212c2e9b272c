"""Procedures that keep one another shut: the only place where losing more may spare a step.

Needs know no negation, but « this one is not to be opened with that one » is one: a combination may call for a
procedure and leave it shut. The minimal sets are those of « called for, and falls », which losing more never undoes;
those in which the procedure stays shut are told apart. The counts take the shut combinations out, exactly.
"""

from collections.abc import Iterable, Mapping
from itertools import combinations
from operator import mul
from typing import Final

from degraded_mode.impact.activation import kept_apart
from degraded_mode.impact.combining import Combining, Family
from degraded_mode.impact.counts import Counting
from degraded_mode.model.runbook import Runbook

MOST: Final = 8
"""Procedures that keep one another shut, in one group, beyond which combinations are no longer told apart exactly:
a step is then counted whenever its procedure is called for. A dozen would already make 4,096 cases for each step."""

Cases = tuple[tuple[tuple[str, ...], int], ...]
"""How often to count « all of these are called for », so that what is left is « this one opens »."""


def rivals(runbooks: Mapping[str, Runbook], called: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """For each procedure that another may keep shut, or be kept shut by, all those bound with it, itself included.

    Both are in the order of `called`, which is that of codes.
    """
    names = tuple(called)
    group = {name: {name} for name in names}
    for name in names:
        for other in runbooks[name].inhibits:
            if other in group:
                merged = group[name] | group[other]
                group.update(dict.fromkeys(merged, merged))
    return {name: tuple(one for one in names if one in group[name]) for name in names if len(group[name]) > 1}


def cases(runbooks: Mapping[str, Runbook], name: str, bound: tuple[str, ...]) -> Cases:
    """The cases to add up for a procedure among those bound with it.

    « Exactly these are called for » is counted from « all of these are », by taking out and putting back what has
    more (inclusion and exclusion): each set of procedures gets one coefficient, and most get zero.
    """
    others = [one for one in bound if one != name]
    coefficients: dict[tuple[str, ...], int] = {}
    for size in range(len(others) + 1):
        for chosen in combinations(others, size):
            with_it = tuple(one for one in bound if one == name or one in chosen)
            inside = sum(factor for less, factor in coefficients.items() if set(less) <= set(with_it))
            factor = (name in kept_apart(runbooks, with_it)) - inside
            if factor:
                coefficients[with_it] = factor
    return tuple(coefficients.items())


def opened(runbooks: Mapping[str, Runbook], name: str, called: Iterable[str]) -> bool:
    """True when the procedure opens while these, given in the order of codes, are called for."""
    return name in kept_apart(runbooks, called)


def count_open(
    falls: Family, told: Cases, calls: Mapping[str, Family], counting: Counting, combining: Combining
) -> tuple[int, ...]:
    """The combinations of one, two and three causes in which a step falls while its procedure is open."""
    together = [combining.all_of([falls, *(calls[name] for name in names)]) for names, _ in told]
    there = [counting.of(combining.cuts(family)) for family in together]
    factors = [factor for _, factor in told]
    return tuple(sum(map(mul, factors, column)) for column in zip(*there, strict=True))
