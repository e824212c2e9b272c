"""What is known of a run, derived from its events and kept nowhere else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple, assert_never

from degraded_mode.journal.codec import Line
from degraded_mode.journal.events import Precision
from degraded_mode.journal.facts import (
    Actor,
    AnyFact,
    Cancelled,
    CauseStated,
    Closed,
    Concerned,
    Confirmed,
    CopyStated,
    HandedOver,
    HourSet,
    LossStated,
    Noted,
    Opened,
    Paused,
    PhaseEntered,
    Resumed,
    StepFact,
    Unknown,
)
from degraded_mode.model.runbook import PlacedStep, Runbook


class About(StrEnum):
    """What a fact is about; two facts about the same thing replace one another, and both are kept."""

    RUN = "run"
    STEP = "step"
    CONFIRMATION = "confirmation"
    CONCERN = "concern"
    NOTE = "note"
    HOUR = "hour"
    SYSTEM = "system"
    CAUSE = "cause"
    COPY = "copy"
    PHASE = "phase"
    WATCH = "watch"
    PAUSE = "pause"
    CLOSING = "closing"
    CORRECTION = "correction"
    OTHER = "other"


class Topic(NamedTuple):
    """One thing that facts are about, such as one step."""

    about: About
    of: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact that counts, or that was cancelled since (`cancelled` is then the cancelling event)."""

    event: str
    digest: str
    fact: AnyFact
    at: datetime
    recorded_at: datetime
    precision: Precision
    by: Actor
    order: tuple[int, str]
    cancelled: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A procedure being walked through: its steps by key, and every fact said about it, by topic."""

    runbook: Runbook
    plan: Mapping[str, PlacedStep]
    marks: Mapping[Topic, tuple[Mark, ...]] = field(default_factory=dict)
    last: Mark | None = None
    exercise: bool = False

    def standing(self, topic: Topic) -> Mark | None:
        """The last fact about something that was not cancelled."""
        return next((mark for mark in reversed(self.marks.get(topic, ())) if not mark.cancelled), None)

    def counting(self, topic: Topic) -> tuple[Mark, ...]:
        """Every fact about something that was not cancelled, in the order of the journal."""
        return tuple(mark for mark in self.marks.get(topic, ()) if not mark.cancelled)

    def heads(self, key: str) -> tuple[str, ...]:
        """Digests of what somebody who looks at the step now is looking at."""
        mark = self.standing(Topic(About.STEP, key))
        return (mark.digest,) if mark else ()

    def everything(self) -> Iterator[Mark]:
        """Every fact, cancelled ones included, in the order of the journal."""
        yield from sorted((mark for marks in self.marks.values() for mark in marks), key=lambda mark: mark.order)

    @property
    def opened_at(self) -> datetime | None:
        """T0, or the hour of the first fact where the line of the opening cannot be read; None before any fact."""
        opening = self.standing(Topic(About.RUN))
        if opening is not None:
            return opening.at
        return min((mark.at for marks in self.marks.values() for mark in marks), default=None)

    @property
    def watch(self) -> Actor | None:
        """Who goes on with the run since the last handover."""
        mark = self.standing(Topic(About.WATCH))
        return mark.fact.to if mark and isinstance(mark.fact, HandedOver) else None

    @property
    def paused(self) -> bool:
        """True when the walk was stopped and nothing was said since."""
        return self.last is not None and isinstance(self.last.fact, Paused)

    @property
    def closed(self) -> Mark | None:
        """The closing that counts."""
        return self.standing(Topic(About.CLOSING))


def initial(runbook: Runbook) -> Run:
    """A run of which nothing was said yet. A step identifier used twice gets its paper number: `appeler~7`."""
    plan: dict[str, PlacedStep] = {}
    for placed in runbook.steps():
        key = placed.step.id
        plan[f"{key}~{placed.number}" if key in plan else key] = placed
    return Run(runbook, plan)


def topic(fact: AnyFact) -> Topic:
    """What a fact is about."""
    match fact:
        case Confirmed(step=key):
            return Topic(About.CONFIRMATION, key)
        case Concerned(step=key):
            return Topic(About.CONCERN, key)
        case StepFact(step=key):
            return Topic(About.STEP, key)
        case HourSet(anchor=anchor):
            return Topic(About.HOUR, anchor.value)
        case LossStated(system=system):
            return Topic(About.SYSTEM, system)
        case CopyStated(copy_id=copy):
            return Topic(About.COPY, copy)
        case PhaseEntered(phase=phase):
            return Topic(About.PHASE, phase.value)
        case (
            Opened()
            | Closed()
            | Paused()
            | Resumed()
            | HandedOver()
            | Cancelled()
            | Noted()
            | CauseStated()
            | Unknown()
        ):
            return Topic(_ALONE[type(fact)])
        case _:
            assert_never(fact)


_ALONE = {
    Opened: About.RUN,
    Noted: About.NOTE,
    CauseStated: About.CAUSE,
    HandedOver: About.WATCH,
    Paused: About.PAUSE,
    Resumed: About.PAUSE,
    Closed: About.CLOSING,
    Cancelled: About.CORRECTION,
    Unknown: About.OTHER,
}


def evolve(run: Run, line: Line) -> Run:
    """The run once an event of its own is known."""
    event = line.event
    mark = Mark(
        event.id,
        line.digest,
        event.fact,
        event.at,
        event.said.moment.at,
        event.said.precision,
        event.said.actor,
        (event.lam, event.device),
    )
    marks = dict(run.marks)
    about = topic(event.fact)
    marks[about] = (*marks.get(about, ()), mark)
    if isinstance(event.fact, Cancelled):
        marks = _without(marks, event.fact.event, mark.event)
    return replace(run, marks=marks, last=mark, exercise=run.exercise or event.subject.exercise)


def _without(marks: dict[Topic, tuple[Mark, ...]], cancelled: str, by: str) -> dict[Topic, tuple[Mark, ...]]:
    return {
        about: tuple(replace(mark, cancelled=by) if mark.event == cancelled else mark for mark in said)
        for about, said in marks.items()
    }
