"""A small hospital, and somebody who types: the walk is played as a pipe would play it."""

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from degraded_mode.cli.terminal import Terminal
from degraded_mode.cli.walk import walk
from degraded_mode.cli.walk_clock import Clock
from degraded_mode.cli.walk_loop import obey
from degraded_mode.cli.walk_orders import After
from degraded_mode.cli.walk_session import Session
from degraded_mode.journal.act import Journal
from degraded_mode.journal.codec import Line, decode
from degraded_mode.journal.events import ClockQuality, Event, Moment, Subject
from degraded_mode.journal.facts import Actor, Opened
from degraded_mode.journal.snapshot import edition
from degraded_mode.journal.store import Store
from degraded_mode.loading.load import load_texts

RUNBOOK = """
id: telephone-perdu
code: PD-TEL-01
title: Téléphone perdu
applies_to: {unit: standard}
version: "1.0"
status: approved
author: cadre
owner: responsable
approval: {by: chef, date: 2026-06-12, quality: qualite}
effective: 2026-06-15
review_by: 2099-06-12
situation: Plus aucun poste ne sonne.
lost: [autocom]
trigger:
  any: [{lost: autocom, lasting: 2 min}]
  declared_by: {day: cadre, out_of_hours: cadre}
  may_alone: Passer aux radios.
stand_down: Les postes sonnent.
keep: [Appels d'urgence]
immediate_actions:
  - id: essayer
    check: Appeler le poste 4212 depuis un autre poste.
    expect: Rien ne sonne.
    if_not: {leave_to: autre-panne}
    role: agent
    within: 2 min
phases:
  - phase: reflex
    starts: 0 min
    ends: 30 min
    steps:
      - id: prevenir-cadre
        call: cadre-de-garde
        say: "Plus de téléphone : passez aux radios."
        role: agent
        within: {time: 5 min, since: declared}
        needs: [ligne-directe]
        instead: [{id: par-radio, for_need: ligne-directe, do: Appeler par radio., needs: [radios]}]
        warning: Un cadre non prévenu n'envoie personne.
        vital: true
        confirmed_by: cadre
      - id: combien
        decide: Combien d'appels attendent ?
        criteria: Compter pendant 5 min.
        role: cadre
        options:
          - answer: peu
          - answer: non
            steps:
              - {id: renfort, do: Demander un renfort., role: agent}
          - answer: ne sait pas
            steps:
              - {id: recompter, do: Recompter les appels., role: agent}
      - {id: tour, do: Faire le tour des étages., role: agent, every: 1 h, until: Fin.}
  - phase: return
    steps:
      - {id: rendre, do: Rendre les radios., role: agent}
"""

FILES = {
    "establishment.yaml": """
id: groupe
title: Groupe d'essai
time_zone: Europe/Paris
sites: [{id: mercure, title: Hôpital Mercure, has: Standard}]
horizons: {ward: 24 h, pole: 72 h, central: 28 d}
""",
    "units.yaml": """
- id: standard
  title: Standard
  site: mercure
  kind: standard
  impact: {15 min: fort}
  tolerates: 5 min
  data_loss: 1 h
  restoration_rank: 1
  decides: {day: cadre, out_of_hours: cadre}
""",
    "roles.yaml": """
- {id: agent, title: Agent du standard, family: administration, on_duty: {day: 2, night: 1, weekend: 1}}
- {id: cadre, title: Cadre de garde, family: care, on_duty: {day: 1, night: 1, weekend: 1}}
""",
    "contacts.yaml": """
- id: cadre-de-garde
  title: Cadre de garde
  channels:
    - {means: phone, number: 03 53 01 31 31, carried_by: ligne-directe}
    - {means: radio, call_sign: Canal 3, carried_by: radios}
""",
    "systems.yaml": """
- {id: autocom, title: Autocommutateur, kind: telephony}
- {id: ligne-directe, title: Ligne directe, kind: telephony}
- {id: radios, title: Radios, kind: radio}
""",
    "procedures/telephone.yaml": RUNBOOK,
}


@dataclass(frozen=True)
class Played:
    """What a walk gave back: its exit status, its screen, its complaints."""

    status: int
    screen: str
    complaints: str

    @property
    def words(self) -> str:
        """The screen as one line, so that where a line was cut does not matter."""
        return " ".join(self.screen.split())


@dataclass
class Stage:
    """A folder with the small hospital, and a place for its journal."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    patch: pytest.MonkeyPatch

    @property
    def corpus(self) -> Path:
        return self.folder / "runbooks"

    @property
    def journal(self) -> Path:
        return self.folder / "main-courante"

    def write(self, path: str, text: str) -> None:
        file = self.corpus / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def play(
        self,
        *typed: str,
        runbook: str = "telephone-perdu",
        crisis: str = "panne",
        exercise: bool = False,
        by: str = "agent, Mme Roy",
    ) -> Played:
        """The walk with these lines typed, then the end of the input."""
        return self.play_from(io.StringIO("".join(f"{line}\n" for line in typed)), runbook, crisis, exercise, by)

    def play_from(self, keyboard: object, runbook: str, crisis: str, exercise: bool, by: str) -> Played:
        self.patch.setattr(sys, "stdin", keyboard)
        status = walk(
            self.corpus, runbook, site="", crisis=crisis, journal=self.journal, by=by, plain=True, exercise=exercise
        )
        out, err = self.capture.readouterr()
        return Played(status, out, err)

    def events(self) -> list[Event]:
        """The entries of every crisis, in order."""
        found = []
        for segment in sorted(self.journal.glob("*/*/[0-9]*.txt")):
            for raw in segment.read_bytes().splitlines():
                line = decode(raw)
                assert isinstance(line, Line)
                found.append(line.event)
        return found

    def types(self) -> list[str]:
        return [type(event.fact).__name__ for event in self.events()]


@dataclass(frozen=True)
class SetClock(Clock):
    """A clock that shows what it is told."""

    hours: list[datetime]

    def read(self) -> Moment:
        at = self.hours[-1]
        return Moment(at, "UTC", int(at.timestamp() * 1000), "boot", ClockQuality.UNKNOWN)


class Table:
    """A session whose clock is set by hand, at 14:00 to begin with."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], text: str = RUNBOOK, **files: str) -> None:
        self._capture = capture
        corpus = load_texts({**FILES, **files, "procedures/telephone.yaml": text}).at("mercure")
        kept = edition(corpus, corpus.runbooks["telephone-perdu"])
        self.hours = [datetime(2026, 11, 22, 14, 0, tzinfo=UTC)]
        self.journal = Journal(Store(folder), "dev", "0")
        self.journal.open()
        subject = Subject("panne", "mercure", "telephone-perdu", "telephone-perdu", kept.content, kept.fingerprint)
        self.journal.take(subject, kept.runbook)
        clock = SetClock(UTC, "UTC", self.hours)
        self.session = Session(Terminal(plain=True), self.journal, clock, kept, Actor(role="agent", name="Mme Roy"))
        self.session.note(Opened(code="PD", title="t", version="1"))
        self.session.go_on()
        self.said = ""
        self.listen()

    def listen(self) -> str:
        """What was written on the screen since the last time."""
        self.said = self._capture.readouterr().out
        return self.said

    def at(self, minutes: float) -> "Table":
        """Moves the clock to so many minutes after 14:00."""
        self.hours.append(self.hours[0] + timedelta(minutes=minutes))
        return self

    def type(self, *lines: str) -> str:
        """Types lines and gives back the screen."""
        for line in lines:
            match obey(self.session, line):
                case After.SHOW:
                    self.session.show()
                case After.NEXT:
                    self.session.go_on()
                case After.STAY | After.LEAVE:
                    pass
        return self.listen()

    def facts(self) -> list[object]:
        return [line.event.fact for line in self.journal.lines]


def stage(folder: Path, capture: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch) -> Iterator[Stage]:
    """The small hospital, written on disk."""
    made = Stage(folder, capture, patch)
    for path, text in FILES.items():
        made.write(path, text)
    yield made
