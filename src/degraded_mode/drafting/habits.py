"""What the hospital's own records already say at a key: the likeliest answers for a new one."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from degraded_mode.drafting.question import Situation
from degraded_mode.model.corpus import Kind
from degraded_mode.source.place import Route

KIN: Final[Mapping[Kind, Route]] = {
    Kind.UNIT: ("kind",),
    Kind.SYSTEM: ("kind",),
    Kind.ROLE: ("family",),
    Kind.MESSAGE: ("kind",),
    Kind.RUNBOOK: ("applies_to", "kind"),
    Kind.EVIDENCE: ("kind",),
}
"""By kind, the key that makes two records alike."""


def trees(situation: Situation) -> Iterator[object]:
    """The records of the same kind that are already there, as they are written."""
    spots = situation.loaded.spots
    every = {**spots.get("", {}), **spots.get(situation.site, {})}
    for (kind, _), merged in every.items():
        if kind is situation.kind:
            yield merged.tree


def values_at(tree: object, route: Route) -> Iterator[str]:
    """The texts at a route; where the route goes through a list, those of all its items."""
    match route, tree:
        case (), str() if tree:
            yield tree
        case (), list():
            for one in tree:
                yield from values_at(one, ())
        case (int(), *rest), list():
            for one in tree:
                yield from values_at(one, tuple(rest))
        case (str() as key, *rest), dict() if key in tree:
            yield from values_at(tree[key], tuple(rest))
        case _:
            pass


def usual(situation: Situation, route: Route) -> tuple[str, ...]:
    """What stands at a route, the most frequent first, records alike before the others."""
    alike = of_kin(situation, route)
    return tuple(dict.fromkeys((*alike, *_frequent(situation, route, lambda _: True))))


def of_kin(situation: Situation, route: Route) -> tuple[str, ...]:
    """The same, in the records that are alike only; nothing when it is not known yet what makes them alike."""
    key = KIN.get(situation.kind)
    wanted = situation.text(*key) if key else ""
    if key is None or not wanted:
        return ()
    return _frequent(situation, route, lambda tree: wanted in values_at(tree, key))


def _frequent(situation: Situation, route: Route, chosen: Callable[[object], bool]) -> tuple[str, ...]:
    counts = Counter(value for tree in trees(situation) if chosen(tree) for value in values_at(tree, route))
    return tuple(value for value, _ in counts.most_common())
