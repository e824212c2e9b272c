"""One person, one terminal, one run: shows a step, notes what is said of it, never says « noté » too early."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from degraded_mode.cli.terminal import Line, Style, Terminal
from degraded_mode.cli.walk_clock import Clock
from degraded_mode.cli.walk_facts import fact_words
from degraded_mode.cli.walk_lists import heading
from degraded_mode.cli.walk_refusals import refusal_words
from degraded_mode.cli.walk_replies import clock as hour
from degraded_mode.cli.walk_replies import person, whole_minutes
from degraded_mode.cli.walk_screen import Screen, letter
from degraded_mode.cli.walk_words import Timed
from degraded_mode.journal.act import Journal, Voice
from degraded_mode.journal.codec import Line as Entry
from degraded_mode.journal.commands import Command, Say
from degraded_mode.journal.decide import Refusal
from degraded_mode.journal.events import Moment, Precision
from degraded_mode.journal.facts import Actor, AnyFact, LossStated, StepFact
from degraded_mode.journal.guide import following, late, next_phase, next_return
from degraded_mode.journal.snapshot import Edition
from degraded_mode.journal.standing import Standing, State, standings
from degraded_mode.journal.state import About, Run
from degraded_mode.journal.store_lock import BusyError
from degraded_mode.model.action import Check, Decide
from degraded_mode.model.runbook import PhaseName
from degraded_mode.render.wording import PHASE

ALARM_EVERY: Final = timedelta(minutes=5)
"""A late step is told once at its hour, then at most this often: an alarm that never stops is switched off."""

LOOK_AROUND: Final = 5
"""Ticks of the waiting clock between two looks at what other terminals wrote."""


@dataclass
class Session:
    """What this terminal shows and to whom. Everything else stands in the journal."""

    terminal: Terminal
    journal: Journal
    clock: Clock
    edition: Edition
    actor: Actor
    current: str = ""
    asked_at: dict[str, datetime] = field(default_factory=dict)
    _seen: tuple[str, tuple[str, ...]] = ("", ())
    _phase: PhaseName | str | None = ""
    _alarm_at: datetime | None = None
    _alarmed: frozenset[str] = frozenset()
    _ticks: int = 0

    @property
    def run(self) -> Run:
        """The run as this terminal knows it."""
        return self.journal.run

    def now(self) -> datetime:
        """The hour that it is."""
        return self.clock.read().at

    def steps(self, now: datetime) -> tuple[Standing, ...]:
        """Where every step stands."""
        return standings(self.run, now)

    @property
    def screen(self) -> Screen:
        """What the steps look like, with what is known to be lost."""
        said = [self.run.standing(topic) for topic in self.run.marks if topic.about is About.SYSTEM]
        stated = {mark.fact.system: mark.fact.lost for mark in said if mark and isinstance(mark.fact, LossStated)}
        lost = {system for system in self.run.runbook.lost if stated.get(system, True)}
        return Screen(self.edition, frozenset(lost | {system for system, gone in stated.items() if gone}))

    def number(self, key: str) -> str:
        """The number on paper of a step."""
        placed = self.run.plan.get(key)
        return placed.number if placed else key

    def step(self) -> Standing | None:
        """The step on the screen."""
        return next((one for one in self.steps(self.now()) if one.key == self.current), None)

    def tell(self, *lines: Line) -> None:
        """Writes lines."""
        self.terminal.write(lines)

    # ------------------------------------------------------------ showing

    def go_on(self) -> None:
        """Moves to the step that comes next and shows it."""
        now = self.now()
        after = following(self.steps(now), self.current, now)
        self.current = after.key if after else ""
        self.show()

    def show(self) -> None:
        """Shows the current step, or what there is to wait for."""
        now = self.now()
        steps = self.steps(now)
        one = next((one for one in steps if one.key == self.current), None)
        self.tell(Line(), *self._flags())
        self.sound_alarm(now, steps)
        if one is None:
            self.tell(*self._waiting(steps, now))
            return
        if one.placed.phase != self._phase:
            self._phase = one.placed.phase
            phase = next((phase for phase in self.run.runbook.phases if phase.phase is one.placed.phase), None)
            self.tell(heading(phase, self.run.opened_at, now))
        self._seen = (one.key, self.run.heads(one.key))
        asked_at = self.asked_at.setdefault(one.key, now)
        self.tell(*self.screen.step(one, _place(one, steps), now, asked_at))
        if one.waits_for and not one.terminal:
            first = ", ".join(self.number(key) for key in one.waits_for)
            self.tell(Line(f"Pas encore fait avant elle : {first}", indent="    "))

    def _flags(self) -> Iterable[Line]:
        if self.run.exercise:
            yield Line("*** EXERCICE *** EXERCICE *** EXERCICE ***", Style.ALARM)
        if self.journal.reserve:
            yield Line("RÉSERVE : le disque est plein. Passer au papier dès que possible.", Style.ALARM)

    def _waiting(self, steps: tuple[Standing, ...], now: datetime) -> Iterable[Line]:
        if self.run.closed is not None:
            yield Line("Déroulé terminé. « liste » le relit, « quitter » sort.", Style.STRONG)
            return
        if all(one.terminal or one.state is State.UNDECIDED for one in steps):
            yield Line("Toutes les étapes sont finies. Écrire « terminer ».", Style.STRONG)
            return
        yield Line("Rien à faire maintenant.", Style.STRONG)
        back = next_return(steps, now)
        if back is not None and back.back_at is not None:
            yield Line(f"Prochaine : {self.number(back.key)}, à {hour(back.back_at, now)}.", indent="  ")
        ahead = next_phase(self.run, steps)
        if ahead is not None and ahead.starts is not None and self.run.opened_at is not None:
            begins = hour(self.run.opened_at + ahead.starts, now)
            yield Line(f"Phase suivante : {PHASE[ahead.phase]}, à {begins} (plus tôt : « suite »).", indent="  ")
        if any(one.placed.phase is PhaseName.RETURN and not one.reached for one in steps):
            yield Line("Quand ce qui était perdu est rendu : écrire « reprise ».", indent="  ")

    def prompt(self) -> str:
        """What can be typed now."""
        one = self.step()
        if self.run.paused:
            return "[pause] reprendre · quitter >"
        if one is None:
            return "[attente] liste · suite · reprise · terminer · pause · aide >"
        words = ["fait"]
        if isinstance(one.step, Decide):
            words = [", ".join(letter(rank) for rank in range(len(one.step.options)))]
        elif isinstance(one.step, Check):
            words.append("écart")
        if one.step.instead:
            words.append("à défaut")
        return f"[{self.number(one.key)}] {' · '.join((*words, 'sauter', 'note', 'liste', 'aide'))} >"

    # ------------------------------------------------------------ while nobody types

    def meanwhile(self) -> None:
        """What happens while nobody types: alarms, and what other terminals wrote."""
        self._ticks += 1
        now = self.now()
        if self._ticks % LOOK_AROUND == 0:
            self.others(self.journal.refresh(), now)
        self.sound_alarm(now, self.steps(now))

    def others(self, entries: Iterable[Entry], now: datetime) -> None:
        """Tells what other terminals wrote."""
        for entry in entries:
            event = entry.event
            if event.subject.run == self.journal.subject.run:
                words = fact_words(event.fact, self.number, now)
                who = person(event.said.actor)
                told = f"Autre terminal · entrée {event.seq} · {words} · {who}"
                self.tell(Line(told, Style.STRONG, rest="  "))

    def sound_alarm(self, now: datetime, steps: tuple[Standing, ...]) -> None:
        """One line and one bell when a step has just become late, then at most every five minutes."""
        behind = [] if self.run.paused or self.run.closed else late(steps, now)
        new = frozenset(one.key for one in behind) - self._alarmed
        due = self._alarm_at is None or now - self._alarm_at >= ALARM_EVERY
        if not behind or not (new or due):
            return
        self._alarmed = frozenset(one.key for one in behind)
        self._alarm_at = now
        told = [f"{self.number(one.key)} ({_how_late(now - one.due)})" for one in behind[:5] if one.due]
        more = f" et {len(behind) - 5} autres" if len(behind) > 5 else ""
        self.tell(Line(f"EN RETARD : {', '.join(told)}{more}", Style.ALARM, rest="  "))
        self.terminal.ring()

    # ------------------------------------------------------------ noting

    def note(self, fact: AnyFact, when: Timed | None = None, *, in_full: bool = False) -> bool:
        """Notes a fact; False when it is refused, and the way out is then on the screen."""
        key, seen = self._seen
        looked_at = seen if isinstance(fact, StepFact) and fact.step == key else None
        return self.act(Say(fact, in_full, looked_at), when)

    def act(self, command: Command, when: Timed | None = None) -> bool:
        """Does what is asked, and says « noté » once it is on the medium."""
        moment = self.clock.read()
        at, precision = (when.at, when.precision) if when and when.at else (moment.at, Precision.SECOND)
        voice = Voice(self.clock.new_id(), self.actor, at, precision, moment)
        known = len(self.journal.lines)
        try:
            outcome = self.journal.act(command, voice)
        except BusyError as busy:
            self.tell(Line(f"Rien n'est noté : {busy}", Style.ALARM))
            return False
        if isinstance(outcome, Refusal):
            self.others(self.journal.lines[known:], moment.at)
            self._refuse(outcome, moment)
            return False
        self.others(self.journal.lines[known:-1], moment.at)
        shown, _ = self._seen
        self._seen = (shown, self.run.heads(shown))
        self.tell(Line(self._noted(outcome.line, moment), Style.GOOD, rest="  "))
        return True

    def _noted(self, entry: Entry, moment: Moment) -> str:
        event = entry.event
        exercise = "EXERCICE · " if event.subject.exercise else ""
        words = fact_words(event.fact, self.number, moment.at)
        return f"{exercise}noté · entrée {event.seq} · {hour(event.at, moment.at)} · {words}"

    def _refuse(self, refusal: Refusal, moment: Moment) -> None:
        sentence, way_out = refusal_words(refusal, self.number, moment.at)
        self.tell(Line(f"Rien n'est noté : {sentence}.", Style.STRONG, rest="  "))
        self.tell(Line(f"conseil : {way_out}", rest="  "))


def _how_late(length: timedelta) -> str:
    return f"+{whole_minutes(length)}" if length >= timedelta(minutes=1) else "à l'instant"


def _place(one: Standing, steps: tuple[Standing, ...]) -> str:
    reachable = [other.key for other in steps if other.state not in {State.NOT_CONCERNED, State.UNDECIDED}]
    return f"{reachable.index(one.key) + 1} sur {len(reachable)}" if one.key in reachable else "hors du parcours"
