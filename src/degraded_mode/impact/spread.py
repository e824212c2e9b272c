"""How a failure spreads at a site: from what is lost, layer by layer, to the units that it hits."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from degraded_mode.impact.graph import components
from degraded_mode.impact.outage import Aftermath
from degraded_mode.impact.reason import blamed
from degraded_mode.impact.situation import LostFunction, Situation


@dataclass(frozen=True, slots=True)
class Knot:
    """Things that fall for the same causes and take the same things down: they are drawn as one."""

    members: tuple[str, ...]
    layer: int
    """0 for what is lost; otherwise one below the lowest of its causes."""
    causes: tuple[int, ...]
    """The ranks of the knots that take it down at once, those that act through another left out."""


@dataclass(frozen=True, slots=True)
class Spread:
    """The failure running through what concerns the site. Units bear the names of units, all else of systems."""

    knots: tuple[Knot, ...]
    lost: frozenset[str]
    units: frozenset[str]


def spread(found: Situation) -> Spread:
    """The part of the reliance graph by which the outage reaches the units hit, or all of it when none is."""
    after = found.aftermath
    hit = {f"{UNIT}{one.unit}": _heads(one.functions) for one in found.units if one.functions}
    tops = frozenset().union(*hit.values()) or frozenset(chain[0] for chain in found.unnamed)
    tops |= {chain[0] for one in found.openings for chain in one.chains} | after.outage.down
    steps = (step.survival for one in found.openings for step in one.falling)
    tops |= {chain[0] for survival in steps for unmet in survival.because for chain in unmet.chains if chain}
    causes = _direct({**_causes(after, tops), **hit})
    layers = _layers(causes)
    knots = tuple(_tied(causes, layers))
    return Spread(knots, after.outage.down, frozenset(hit))


UNIT = "unit "
"""What opens the name of a unit among the members: a system may bear the same identifier."""


def _heads(functions: Iterable[LostFunction]) -> frozenset[str]:
    return frozenset(chain[0] for one in functions for chain in one.chains if chain)


def _causes(after: Aftermath, tops: Iterable[str]) -> dict[str, frozenset[str]]:
    """What takes down each name at once, from the tops down to what is lost."""
    causes: dict[str, frozenset[str]] = {}
    waiting = sorted(tops)
    while waiting:
        name = waiting.pop()
        if name not in causes:
            needs = () if name in after.outage.down else after.whole.needs.get(name, ())
            causes[name] = frozenset(cause for need in needs for cause in blamed(need, after.fallen))
            waiting.extend(causes[name])
    return causes


def _direct(causes: Mapping[str, Set[str]]) -> dict[str, frozenset[str]]:
    """The same without the causes that also act through another cause; circles are left as they are."""
    above: dict[str, frozenset[str]] = {}
    kept: dict[str, frozenset[str]] = {}
    for group in components({name: sorted(found) for name, found in causes.items()}):
        inside = frozenset(group)
        outside = {name: frozenset(causes[name]) - inside for name in group}
        reached = frozenset().union(*(above[one] | {one} for found in outside.values() for one in found))
        for name in group:
            through = frozenset().union(*(above[one] for one in outside[name]))
            kept[name] = (outside[name] - through) | (frozenset(causes[name]) & inside)
            above[name] = reached | (inside if len(group) > 1 else frozenset())
    return kept


def _layers(causes: Mapping[str, frozenset[str]]) -> dict[str, int]:
    layers: dict[str, int] = {}
    for group in components({name: sorted(found) for name, found in causes.items()}):
        before = [layers[one] for name in group for one in causes[name] if one in layers]
        layers.update(dict.fromkeys(group, max(before, default=-1) + 1))
    return layers


def _tied(causes: Mapping[str, frozenset[str]], layers: Mapping[str, int]) -> Iterator[Knot]:
    users: dict[str, set[str]] = {name: set() for name in causes}
    for name, found in causes.items():
        for one in found:
            users[one].add(name)
    last = max(layers.values(), default=0)
    groups: dict[tuple[int, bool, frozenset[str], frozenset[str]], list[str]] = {}
    for name in sorted(causes, key=lambda one: (layers[one], one)):
        unit = name.startswith(UNIT)
        layer = last if unit else layers[name]
        groups.setdefault((layer, unit, causes[name], frozenset(users[name])), []).append(name)
    ordered = sorted(groups.items(), key=lambda one: (one[0][0], one[0][1], one[1]))
    rank_of = {name: rank for rank, (_, members) in enumerate(ordered) for name in members}
    for (layer, _, found, _), members in ordered:
        yield Knot(tuple(members), layer, tuple(sorted({rank_of[one] for one in found})))
