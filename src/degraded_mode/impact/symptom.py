"""From what people see to what may be lost: which losses explain it all and contradict nothing, smallest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations, islice
from typing import Final

from degraded_mode.impact.activation import is_here
from degraded_mode.impact.graph import Reliance, cited, reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.sightings import Sightings, sightings
from degraded_mode.language.complaint import Clause, clauses
from degraded_mode.model.corpus import Corpus

TOGETHER: Final = 2_000
"""Outages judged at once: more would only hold more memory."""

MOST_PAIRED: Final = 250
"""Systems tried two by two at most (31,125 pairs): beyond, pairs are tried only when no single loss explains."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A clause of what people see, and the systems that it is about; none when it is not understood."""

    clause: Clause
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Losses that explain all that is seen, and that nobody can tell apart from where he stands."""

    roots: tuple[tuple[str, ...], ...]
    """Each is a set of systems whose loss together is enough; the nearest to what is seen first."""
    visible: tuple[str, ...]
    """All that would be seen to have stopped."""
    check: tuple[str, ...]
    """Systems to look at: they have stopped if this is the explanation, and not if it is one told before."""
    spares: tuple[str, ...]
    """Systems to look at when nothing more stops here: they stop in the explanations told after."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was understood, and what explains it."""

    seen: tuple[Seen, ...]
    explanations: tuple[Explanation, ...]

    @property
    def understood(self) -> bool:
        """True when at least one loss was understood."""
        return any(one.clause.lost and one.systems for one in self.seen)


def diagnosis(here: Corpus, sentence: str) -> Diagnosis:
    """What may be lost at the site, given what people see there."""
    index = sightings(here)
    seen = tuple(Seen(clause, index.named_by(clause)) for clause in clauses(sentence))
    stopped = [frozenset(one.systems) for one in seen if one.clause.lost and one.systems]
    works = frozenset(name for one in seen if not one.clause.lost for name in one.systems)
    if not stopped:
        return Diagnosis(seen, ())
    whole = reliance(here.systems)
    never = aftermaths(whole, [Outage(frozenset())])[0].fallen
    near = frozenset().union(*stopped)
    found = {roots: fallen - never for roots, fallen in _tried(whole, _beneath(whole, near), stopped, works - never)}
    return Diagnosis(seen, tuple(_told(_alike(here, index, found, near), near)))


def _beneath(whole: Reliance, tops: Iterable[str]) -> tuple[str, ...]:
    """What these systems rely on, themselves included, down to the bottom: nothing else can explain their fall."""
    uses = cited(whole.needs)
    met = dict.fromkeys(sorted(tops))
    waiting = list(met)
    while waiting:
        for name in uses.get(waiting.pop(), ()):
            if name not in met:
                met[name] = None
                waiting.append(name)
    return tuple(met)


def _tried(
    whole: Reliance, names: Sequence[str], stopped: Sequence[frozenset[str]], works: frozenset[str]
) -> Iterator[tuple[frozenset[str], Set[str]]]:
    """The losses of one system, then of two, that explain and contradict nothing; no larger one holds a smaller one."""
    left: list[str] = []
    explained = False
    for roots, fallen in _judged(whole, ((name,) for name in names)):
        if works & fallen:
            continue
        if all(one & fallen for one in stopped):
            explained = True
            yield roots, fallen
        else:
            left += roots
    if not explained or len(left) <= MOST_PAIRED:
        for roots, fallen in _judged(whole, combinations(left, 2)):
            if not works & fallen and all(one & fallen for one in stopped):
                yield roots, fallen


def _judged(whole: Reliance, losses: Iterable[tuple[str, ...]]) -> Iterator[tuple[frozenset[str], Set[str]]]:
    waiting = iter(losses)
    while batch := [Outage(frozenset(one)) for one in islice(waiting, TOGETHER)]:
        for after in aftermaths(whole, batch):
            yield after.outage.down, after.fallen


def _alike(
    here: Corpus, index: Sightings, found: Mapping[frozenset[str], Set[str]], near: frozenset[str]
) -> list[tuple[frozenset[str], list[tuple[str, ...]]]]:
    """The losses by what would be seen, the smallest and the least visible first."""
    classes: dict[tuple[int, frozenset[str]], list[tuple[str, ...]]] = {}
    for roots, fallen in found.items():
        visible = frozenset(name for name in fallen if name in index.looks and is_here(here, name))
        classes.setdefault((len(roots), visible), []).append(tuple(sorted(roots)))
    ordered = sorted(classes.items(), key=lambda one: (one[0][0], len(one[0][1]), sorted(one[0][1])))
    seen: set[frozenset[str]] = set()
    told: list[tuple[frozenset[str], list[tuple[str, ...]]]] = []
    for (_, visible), several in ordered:
        if visible not in seen:
            seen.add(visible)
            told.append((visible, sorted(several, key=lambda one: (not near.intersection(one), one))))
    return told


def _told(
    classes: Sequence[tuple[frozenset[str], list[tuple[str, ...]]]], near: frozenset[str]
) -> Iterator[Explanation]:
    every = [visible for visible, _ in classes]
    for rank, (visible, roots) in enumerate(classes):
        earlier = frozenset().union(*every[:rank]) if rank else near
        others = every[:rank] + every[rank + 1 :]
        new = sorted(visible - earlier - near, key=lambda name: (sum(name in one for one in others), name))
        spared = sorted(frozenset().union(*every[rank + 1 :]) - visible, key=lambda name: _rarity(name, every))
        yield Explanation(tuple(roots), tuple(sorted(visible)), tuple(new[:2]), () if new else tuple(spared[:2]))


def _rarity(name: str, every: Sequence[frozenset[str]]) -> tuple[int, str]:
    return (-sum(name in one for one in every), name)
