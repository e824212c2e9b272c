"""A folder once everything that can safely be put right is put right."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from degraded_mode.repair.corrections import corrections
from degraded_mode.repair.forms import normal_forms
from degraded_mode.repair.repair import Repair, repaired, without_overlap
from degraded_mode.repair.sentences import invisible_characters, quotes, tabs
from degraded_mode.repair.trial import (
    Better,
    Court,
    Judged,
    Stage,
    changes_nothing,
    kept,
    makes_sentences,
    removes_its_finding,
    stage_of,
)
from degraded_mode.source.findings import Finding
from degraded_mode.source.unquoted import Laid, laid_out

MOST_ROUNDS: Final = 40
"""Each round puts right what the former one let be seen; about five are needed."""

Files = Collection[str] | None
"""The paths of the files that may be changed; None for all."""
Proposal = Callable[[Judged, Files], Iterable[Repair]]


@dataclass(frozen=True)
class Mended:
    """A folder before and after its repairs."""

    before: Judged
    after: Judged
    rounds: tuple[tuple[Repair, ...], ...]
    """The repairs in the order in which they were made, each round on the texts that the former one left."""

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """Every repair, in the order of the files and of their lines."""
        return tuple(sorted((one for some in self.rounds for one in some), key=lambda one: (one.path, one.line)))

    @property
    def paths(self) -> tuple[str, ...]:
        """The files that change."""
        return tuple(sorted({one.path for one in self.repairs}))


def mended(files: Mapping[str, bytes], problems: Sequence[Finding], today: date, within: Files = None) -> Mended:
    """What becomes of the files of a folder; `problems` were found in reading it. Nothing is written.

    To put right what comes out changes nothing more.
    """
    court = Court(files, problems, today)
    before, texts = court.judged(court.texts), court.texts
    rounds: list[tuple[Repair, ...]] = []
    while len(rounds) < MOST_ROUNDS and (good := _round(court, texts, within)):
        texts = repaired(texts, good)
        rounds.append(good)
    return Mended(before, court.judged(texts), tuple(rounds))


def _round(court: Court, texts: Mapping[str, str], within: Files) -> tuple[Repair, ...]:
    """The repairs of the first sort of which there are some."""
    for proposed, better, by_the_rules in STEPS:
        look = court.judged if by_the_rules else court.heard
        now = look(texts)
        several = without_overlap(one for one in proposed(now, within) if within is None or one.path in within)
        if several and (good := kept(look, now, several, better)):
            return good
    return ()


def _characters(judged: Judged, within: Files) -> Iterator[Repair]:
    """Characters that keep a text from being read as it is seen."""
    for path, text in _suspected(judged, within):
        yield from tabs(path, text)
        yield from invisible_characters(path, text)


def _sentences(judged: Judged, within: Files) -> Iterator[Repair]:
    """Sentences that keep a text from being read, or from being read as it is meant."""
    for path, text in _suspected(judged, within):
        yield from quotes(path, text, laid) if (laid := layout(text)) else ()


def _suspected(judged: Judged, within: Files) -> Iterator[tuple[str, str]]:
    """The files of whose writing something is said, as far as they may be changed."""
    told = {one.place.path for one in judged.findings if stage_of(one.code) is Stage.READING}
    for path in sorted(told & judged.texts.keys()):
        if within is None or path in within:
            yield path, judged.texts[path]


def _told(stage: Stage) -> Proposal:
    """What the messages of a stage say to write."""
    return lambda judged, within: corrections(
        judged.loaded, [one for one in judged.findings if stage_of(one.code) is stage], within, layout
    )


@lru_cache(maxsize=64)
def layout(text: str) -> Laid | None:
    """The layout of a text, kept for the several repairs of a file."""
    return laid_out(text)


STEPS: Final[tuple[tuple[Proposal, Better, bool], ...]] = (
    (_characters, removes_its_finding, False),
    (_sentences, makes_sentences, False),
    (_told(Stage.READING), removes_its_finding, False),
    (_told(Stage.RECORDS), removes_its_finding, False),
    (_told(Stage.RULES), removes_its_finding, True),
    (lambda judged, _: normal_forms(judged.loaded, layout), changes_nothing, False),
)
"""What is proposed, in the order in which mistakes hide one another, what makes a repair a good one, and whether the
rules have a say: what they find in a value that is read at last was there before."""
