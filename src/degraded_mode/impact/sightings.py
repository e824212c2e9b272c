"""What each system looks like when it is lost, ready to be compared with what people say."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from degraded_mode.impact.activation import is_here
from degraded_mode.language.complaint import Clause, alike, clauses, naming
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.system import System

CLEAR: Final = 0.4
"""Share of words in common from which a clause is about a system; tried on the sample's own sentences."""
NEARLY: Final = 0.75
"""Share of the best likeness from which another system may be meant too, when something is said to be lost; same
trial."""
SURELY: Final = 0.9
"""The same when something is said to work, which clears all that it relies on."""

Phrases = tuple[frozenset[str], ...]


@dataclass(frozen=True)
class Sightings:
    """The sentences of a site's systems, cut and weighed."""

    looks: Mapping[str, str]
    """For each system that people can see, what it looks like when it is lost."""
    named: Mapping[str, Phrases]
    """For each system, its names, and all that stops when it is lost, each as a set of words."""
    stopping: Mapping[str, Phrases]
    """For each system, each thing that stops when it is lost."""
    working: Mapping[str, Phrases]
    """For each system, each thing that still works when it is lost."""
    weights: Mapping[str, float]
    """The rarer a word, the more it tells."""

    def named_by(self, clause: Clause) -> tuple[str, ...]:
        """The systems that a clause is about, the likeliest first; none when it is like nothing known."""
        scores = {name: self._best(clause.words, phrases) for name, phrases in self.named.items()}
        if clause.lost:
            scores = {name: max(score, self._best(clause.words, self.stopping[name])) for name, score in scores.items()}
        best = max(scores.values(), default=0.0)
        least = max(CLEAR, (NEARLY if clause.lost else SURELY) * best)
        kept = [name for name, score in scores.items() if score >= least]
        if not clause.lost:
            # « Le poste démarre » does not clear a system of which one says, when it is lost, that the post starts.
            kept = [name for name in kept if self._best(clause.words, self.working[name]) < max(CLEAR, SURELY * best)]
        return tuple(sorted(kept, key=lambda name: (-scores[name], name)))

    def _best(self, said: frozenset[str], phrases: Phrases) -> float:
        return max((self._likeness(said, phrase) for phrase in phrases), default=0.0)

    def _likeness(self, said: frozenset[str], known: frozenset[str]) -> float:
        """From 0, nothing in common, to 1, all."""
        met = [word for word in said if any(alike(word, one) for one in known)]
        if not met:
            return 0.0
        back = [one for one in known if any(alike(word, one) for word in met)]
        return (self._weight(met) + self._weight(back)) / (self._weight(said) + self._weight(known))

    def _weight(self, words: Iterable[str]) -> float:
        return sum(self._tells(word) for word in words)

    def _tells(self, word: str) -> float:
        if word in self.weights:
            return self.weights[word]
        near = [weight for known, weight in self.weights.items() if alike(word, known)]
        return min(near, default=max(self.weights.values(), default=1.0))


def sightings(here: Corpus) -> Sightings:
    """The sentences of the systems of a site, or of a group."""
    places = _places(here)
    systems = [system for system in here.systems.values() if is_here(here, system.id)]
    named = {one.id: _names(one, places) for one in systems}
    counted = Counter(word for several in named.values() for word in frozenset().union(*several))
    weights = {word: log(1 + len(systems) / count) for word, count in counted.items()}
    return Sightings(
        {one.id: one.looks_like for one in systems if one.looks_like},
        named,
        {one.id: _looks(one, places, lost=True) for one in systems},
        {one.id: _looks(one, places, lost=False) for one in systems},
        weights,
    )


def _places(here: Corpus) -> frozenset[str]:
    """The words of the sites' names: they tell nothing inside a site."""
    sites = here.establishment.sites if here.establishment else ()
    return frozenset(word for site in sites for word in naming(f"{site.title} {site.id}"))


def _names(system: System, places: frozenset[str]) -> Phrases:
    title, _, aside = system.title.partition("(")
    written = [naming(one) - places for one in (title, aside, system.id.replace("-", " "))]
    return _full([*written, frozenset().union(*_looks(system, places, lost=True))])


def _looks(system: System, places: frozenset[str], *, lost: bool) -> Phrases:
    said = clauses(system.looks_like or "")
    return _full([clause.words - places for clause in said if clause.lost is lost])


def _full(phrases: Iterable[frozenset[str]]) -> Phrases:
    return tuple(one for one in dict.fromkeys(phrases) if one)
