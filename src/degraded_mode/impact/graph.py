"""What relies on what, and in which order to judge it, circles included."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
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
    return Reliance(needs, tuple(components(cited(needs))))


def cited(needs: Mapping[str, tuple[Need, ...]]) -> Mapping[str, Sequence[str]]:
    """The declared names that each name cites in its needs, in alphabetical order."""
    return {name: sorted(names(needed) & needs.keys()) for name, needed in needs.items()}


def circles(cited: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """One shortest circle for each group of names that cite one another: `("a", "b")` when a cites b and b cites a."""
    for group in components(cited):
        if len(group) > 1 or group[0] in cited[group[0]]:
            yield _around(cited, group)


def _around(cited: Mapping[str, Sequence[str]], group: tuple[str, ...]) -> tuple[str, ...]:
    start, inside = group[0], set(group)
    above = {start: ""}
    waiting = deque([start])
    while True:
        here = waiting.popleft()
        for name in cited[here]:
            if name == start:
                return climb(above, here)
            if name in inside and name not in above:
                above[name] = here
                waiting.append(name)


def climb(above: Mapping[str, str], name: str) -> tuple[str, ...]:
    """The names from the top down to `name`; `above` has what stands above each, and nothing above the top."""
    path = [name]
    while above[path[-1]]:
        path.append(above[path[-1]])
    return tuple(reversed(path))


def components(cited: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """Each name once, in groups that cite one another; what a group cites beyond itself came before it.

    Every name cited must be a key. Tarjan's strongly connected components, without recursion: chains may be long.
    """
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
    return tuple(reversed(group))
