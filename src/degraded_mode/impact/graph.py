"""What relies on what, and in which order to judge it, circles included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from degraded_mode.model.need import Need, names
from degraded_mode.model.system import System


@dataclass(frozen=True, slots=True)
class Reliance:
    """What every declared system relies on.

    A name that no system declares is not here: it stands, for want of anything that says otherwise.
    """

    needs: Mapping[str, tuple[Need, ...]]
    groups: tuple[tuple[str, ...], ...]
    """Every system once; a group relies on itself and on earlier groups only, and several together make a circle."""


def reliance(systems: Mapping[str, System]) -> Reliance:
    """The reliance of these systems on one another."""
    needs = {name: system.relies_on for name, system in systems.items()}
    cited = {name: sorted(names(needed) & needs.keys()) for name, needed in needs.items()}
    return Reliance(needs, tuple(_groups(cited)))


def circles(whole: Reliance) -> tuple[tuple[str, ...], ...]:
    """The groups of systems that rely on one another, or on themselves."""
    return tuple(group for group in whole.groups if len(group) > 1 or group[0] in names(whole.needs[group[0]]))


def _groups(cited: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """Tarjan's strongly connected components, what is relied on first; without recursion, as chains may be long."""
    rank: dict[str, int] = {}
    lowest: dict[str, int] = {}
    pending: dict[str, None] = {}
    for root in cited:
        walk = [] if root in rank else [(root, iter(cited[root]))]
        while walk:
            name, ahead = walk[-1]
            if name not in rank:
                rank[name] = lowest[name] = len(rank)
                pending[name] = None
            following = next((one for one in ahead if one not in rank or one in pending), None)
            if following is None:
                walk.pop()
                if walk:
                    above = walk[-1][0]
                    lowest[above] = min(lowest[above], lowest[name])
                if lowest[name] == rank[name]:
                    yield _close(pending, name)
            elif following in rank:
                lowest[name] = min(lowest[name], rank[following])
            else:
                walk.append((following, iter(cited[following])))


def _close(pending: dict[str, None], name: str) -> tuple[str, ...]:
    """The names pending from `name` on, taken out; a dict keeps them in the order in which they came."""
    group = [pending.popitem()[0]]
    while group[-1] != name:
        group.append(pending.popitem()[0])
    return tuple(sorted(group))
