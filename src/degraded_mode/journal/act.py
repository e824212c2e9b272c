"""One act at a time: read what others wrote, decide, write, and only then say that it is recorded."""

from dataclasses import dataclass, replace
from datetime import datetime

from degraded_mode.journal.chain import Chain, Damage, Harm, follow
from degraded_mode.journal.codec import Line, decode, encode
from degraded_mode.journal.commands import Command, Say
from degraded_mode.journal.decide import Refusal, Why, decide
from degraded_mode.journal.events import Event, Moment, Precision, Said, SegmentStart, Subject
from degraded_mode.journal.facts import Actor, AnyFact, StepFact
from degraded_mode.journal.state import Run, evolve, initial
from degraded_mode.journal.store import SEGMENT_SIZE, NotRecordedError, Store, SyncFailedError
from degraded_mode.model.runbook import Runbook


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, when it happened, when it is said, under the identifier made at the key press."""

    id: str
    actor: Actor
    at: datetime
    precision: Precision
    moment: Moment


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry that is on the medium; `again` when the same act had been recorded before."""

    line: Line
    again: bool = False


class Journal:
    """The live journal of one device in one crisis, for one run."""

    def __init__(self, store: Store, device: str, software: str) -> None:
        self.lines: list[Line] = []
        self.damages: list[Damage] = []
        self._store = store
        self._device = device
        self._software = software
        self._chain = Chain()
        self._by_id: dict[str, Line] = {}
        self._segment_day: datetime | None = None
        self._run: Run | None = None
        self._subject: Subject | None = None
        self._folded = 0

    def open(self) -> None:
        """Reads everything. Raises `NotRecordedError`, or `BusyError` when another program never lets go."""
        self._store.open()
        self.refresh()

    def take(self, subject: Subject, runbook: Runbook) -> None:
        """Makes one run, with the edition of the procedure that it keeps to the end, the one that is acted on."""
        self._subject = subject
        self._run = initial(runbook)
        self._folded = 0
        self._fold()

    @property
    def run(self) -> Run:
        """The run as it stands; `take` comes first."""
        if self._run is None:
            raise LookupError("no run was taken")
        return self._run

    @property
    def subject(self) -> Subject:
        """What the entries are about; `take` comes first."""
        if self._subject is None:
            raise LookupError("no run was taken")
        return self._subject

    @property
    def reserve(self) -> bool:
        """True when the disk is full and the room kept aside is being used."""
        return self._store.reserve

    def refresh(self) -> tuple[Line, ...]:
        """The entries that other terminals wrote since."""
        try:
            with self._store.turn():
                return self._read()
        except OSError as refused:
            raise NotRecordedError(self._store.folder, refused) from refused

    def act(self, command: Command, voice: Voice) -> Recorded | Refusal:
        """The entry, once it is on the medium, or why there is none. Raises `NotRecordedError` or `BusyError`."""
        try:
            with self._store.turn():
                self._read()
                return self._decided(command, voice)
        except OSError as refused:
            raise NotRecordedError(self._store.folder, refused) from refused

    def _decided(self, command: Command, voice: Voice) -> Recorded | Refusal:
        before = self._by_id.get(voice.id)
        if before is not None:
            same = not isinstance(command, Say) or command.fact == before.event.fact
            return Recorded(before, again=True) if same else Refusal(Why.OTHER_CONTENT)
        if any(line.event.subject.exercise != self.subject.exercise for line in self.lines[:1]):
            return Refusal(Why.EXERCISE_AND_REAL)
        outcome = decide(command, self.run, voice.at, voice.moment.at)
        return outcome if isinstance(outcome, Refusal) else Recorded(self._write(outcome, voice))

    def _write(self, fact: AnyFact, voice: Voice) -> Line:
        after = self.run.heads(fact.step) if isinstance(fact, StepFact) else ()
        event = Event(
            Said(voice.id, fact, voice.actor, voice.at, voice.precision, voice.moment, after),
            self.subject,
            self._device,
            self._chain.next_seq,
            self._chain.head,
            self._chain.lam + 1,
            self._software,
            self._why_new_segment(voice.moment.at),
        )
        try:
            self._store.append(encode(event), new_segment=event.segment is not None)
        except SyncFailedError:
            self._write_elsewhere(replace(event, segment=SegmentStart.SYNC_FAILED))
        self._read()
        return self._by_id[voice.id]

    def _write_elsewhere(self, event: Event) -> None:
        try:
            self._store.append(encode(event), new_segment=True)
        except SyncFailedError as failed:
            raise NotRecordedError(self._store.folder, failed.cause) from failed

    def _why_new_segment(self, now: datetime) -> SegmentStart | None:
        if not self._store.segment:
            return None
        if any(damage.segment == self._store.segment and damage.harm is not Harm.CUT for damage in self.damages):
            return SegmentStart.DAMAGED
        if self._store.size >= SEGMENT_SIZE:
            return SegmentStart.FULL
        if self._segment_day is not None and now.date() > self._segment_day.date():
            return SegmentStart.NEW_DAY
        return None

    def _read(self) -> tuple[Line, ...]:
        fresh: list[Line] = []
        for raw in self._store.fresh():
            read = decode(raw.content)
            self._chain, harm = follow(self._chain, read, raw.segment, raw.number)
            if harm is not None:
                self.damages.append(harm)
            if isinstance(read, Line):
                if raw.number == 1 or self._segment_day is None:
                    self._segment_day = read.event.said.moment.at
                if read.event.id not in self._by_id:
                    self._by_id[read.event.id] = read
                    fresh.append(read)
        self.damages += self._store.cuts()
        self.lines += fresh
        self._fold()
        return tuple(fresh)

    def _fold(self) -> None:
        if self._run is None:
            return
        for line in self.lines[self._folded :]:
            if line.event.subject.run == self.subject.run:
                self._run = evolve(self._run, line)
        self._folded = len(self.lines)
