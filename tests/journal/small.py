"""The smallest procedure that has every kind of difficulty, and a story told about it."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from degraded_mode.journal.act import Journal, Recorded, Voice
from degraded_mode.journal.codec import Line
from degraded_mode.journal.commands import Command, Finish, HandOver, Say, Undo
from degraded_mode.journal.decide import Refusal, decide
from degraded_mode.journal.events import ClockQuality, Event, Moment, Precision, Said, Subject
from degraded_mode.journal.facts import Actor, AnyFact, Opened
from degraded_mode.journal.standing import Standing, standings
from degraded_mode.journal.state import Run, evolve, initial
from degraded_mode.journal.store import Store
from degraded_mode.journal.store_disk import Disk
from degraded_mode.loading.load import load_texts
from degraded_mode.model.runbook import Runbook

TEXT = """
id: telephone-perdu
code: PD-TEL-01
title: Téléphone perdu
applies_to: {kind: standard}
version: "1.0"
status: approved
author: cadre
owner: responsable
situation: Plus aucun poste ne sonne.
lost: [autocom]
trigger:
  any: [{lost: autocom, lasting: 2 min}]
  declared_by: {day: cadre, out_of_hours: cadre}
  may_alone: Passer aux radios.
stand_down: Les postes sonnent.
immediate_actions:
  - {id: noter-heure, do: Noter l'heure., role: agent, within: 2 min}
phases:
  - phase: reflex
    starts: 0 min
    ends: 30 min
    steps:
      - id: sortir-radios
        do: Sortir les radios.
        role: agent
        within: {time: 5 min, since: declared}
        vital: true
        opens: radios-sorties
      - id: essayer-radios
        check: Essayer une radio.
        expect: Une voix répond.
        role: agent
        within: {time: 3 min, since: sortir-radios}
        after: [sortir-radios]
      - {id: prevenir-cadre, do: Prévenir le cadre., role: agent, confirmed_by: cadre}
      - {id: isoler-reseau, do: Débrancher le réseau., role: agent, only_when: {cause: attack}}
      - id: combien-appels
        decide: Combien d'appels attendent ?
        criteria: Compter pendant 5 min.
        role: cadre
        options:
          - answer: peu
          - answer: beaucoup
            steps:
              - {id: appeler-renfort, do: Appeler un renfort., role: agent}
          - answer: ne sait pas
            steps:
              - {id: recompter, do: Recompter., role: agent}
      - {id: tour-des-etages, do: Faire le tour des étages., role: agent, every: 1 h, until: Fin.}
      - {id: veiller, do: Veiller la radio., lasting: 30 min, role: agent}
  - phase: long
    starts: 12 h
    steps:
      - {id: relever, do: Relever l'équipe., role: cadre}
  - phase: return
    steps:
      - {id: rendre-radios, do: Rendre les radios., role: agent, closes: radios-sorties}
"""

START = datetime(2026, 11, 22, 14, 0, tzinfo=UTC)
AGENT = Actor(role="agent", name="Mme Roy")


def runbook(text: str = TEXT) -> Runbook:
    """The procedure that the text holds, which must be without mistake."""
    loaded = load_texts({"procedures/one.yaml": text})
    own = [finding for finding in loaded.findings if finding.place.path.startswith("procedures")]
    assert not own, own
    return next(iter(loaded.group.runbooks.values()))


def moment(at: datetime = START) -> Moment:
    return Moment(at, "UTC", int((at - START).total_seconds() * 1000), "boot", ClockQuality.UNKNOWN)


SUBJECT = Subject("panne", "mercure", "telephone-perdu", "telephone-perdu", "c" * 64, "e" * 64)


def line(fact: AnyFact, number: int, at: datetime, by: Actor = AGENT) -> Line:
    """An entry of the journal, as if it had just been read."""
    said = Said(f"id-{number}", fact, by, at, Precision.SECOND, moment(at))
    event = Event(said, SUBJECT, "dev", number, None, number, "0")
    return Line(event, hashlib.sha256(str(number).encode()).hexdigest())


@dataclass(frozen=True)
class Story:
    """A run, told fact after fact; each comes one minute after the one before unless `at` says otherwise."""

    run: Run = field(default_factory=lambda: initial(runbook()))
    now: datetime = START
    told: tuple[Line, ...] = ()

    @classmethod
    def opened(cls, text: str = TEXT) -> "Story":
        return cls(initial(runbook(text))).then(Opened(code="PD", title="t", version="1"), at=START)

    def then(self, *facts: AnyFact, at: datetime | None = None, by: Actor = AGENT) -> "Story":
        """The story with facts that nobody checked."""
        story = self
        for fact in facts:
            now = at or story.now + timedelta(minutes=1)
            entry = line(fact, len(story.told) + 1, now, by)
            story = replace(story, run=evolve(story.run, entry), now=now, told=(*story.told, entry))
        return story

    def asked(self, command: Command | AnyFact, at: datetime | None = None) -> AnyFact | Refusal:
        """What a command becomes."""
        wanted = command if isinstance(command, Say | Undo | HandOver | Finish) else Say(command)
        return decide(wanted, self.run, at or self.now, self.now)

    def does(self, command: Command | AnyFact) -> "Story":
        """The story with what the command becomes; it must not be refused."""
        fact = self.asked(command)
        assert not isinstance(fact, Refusal), fact
        return self.then(fact)

    def steps(self, after: timedelta = timedelta()) -> Mapping[str, Standing]:
        """Where the steps stand, some time later."""
        return {one.key: one for one in standings(self.run, self.now + after)}


_numbers = count(1)


class Desk:
    """A journal on a real disk, with a clock that moves when it is told to."""

    def __init__(self, folder: Path, disk: Disk | None = None, text: str = TEXT, subject: Subject = SUBJECT) -> None:
        self.folder = folder
        self.now = START
        self.journal = Journal(Store(folder, disk), "dev", "0")
        self._text = text
        self._subject = subject

    def open(self) -> "Desk":
        self.journal.open()
        self.journal.take(self._subject, runbook(self._text))
        if self.journal.run.last is None:
            self.say(Opened(code="PD", title="t", version="1"))
        return self

    def say(self, fact: AnyFact, identifier: str = "") -> Recorded | Refusal:
        return self.act(Say(fact), identifier)

    def act(self, command: Command, identifier: str = "") -> Recorded | Refusal:
        self.now += timedelta(seconds=1)
        name = identifier or f"act-{next(_numbers)}"
        return self.journal.act(command, Voice(name, AGENT, self.now, Precision.SECOND, moment(self.now)))

    def facts(self) -> list[AnyFact]:
        return [line.event.fact for line in self.journal.lines]


def segments(folder: Path) -> list[Path]:
    """The files of the journal, in order."""
    return sorted(folder.glob("[0-9]*.txt"))
