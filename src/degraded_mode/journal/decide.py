"""What becomes of a command: the fact to write, or a refusal that says the way out. Nothing is written here."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, assert_never

from degraded_mode.journal.commands import Command, Finish, HandOver, Say, Undo
from degraded_mode.journal.facts import (
    Actor,
    Answered,
    AnyFact,
    AnyStepFact,
    Cancelled,
    Closed,
    Concerned,
    Confirmed,
    Deferred,
    Done,
    HandedOver,
    HourSet,
    Impossible,
    Opened,
    Overridden,
    Paused,
    Reason,
    Resumed,
    SetAside,
    Started,
    StepFact,
    Stopped,
    Unknown,
)
from degraded_mode.journal.guide import left
from degraded_mode.journal.standing import Standing, State, standings
from degraded_mode.journal.state import About, Mark, Run, Topic
from degraded_mode.model.action import Decide

SHORTEST_REASON: Final = 3
"""Letters: a reason is read afterwards by somebody who was not there."""

CLOCKS_APART: Final = timedelta(minutes=2)
"""How far ahead of this machine's clock an hour read on another clock may be."""


class Why(StrEnum):
    """Why a command is refused."""

    ALREADY_OPEN = "already_open"
    NOT_OPEN = "not_open"
    CLOSED = "closed"
    UNKNOWN_STEP = "unknown_step"
    CHANGED_SINCE = "changed_since"
    ALREADY_SAID = "already_said"
    NOT_CONCERNED = "not_concerned"
    UNDECIDED = "undecided"
    A_DECISION = "a_decision"
    NOT_A_DECISION = "not_a_decision"
    UNKNOWN_ANSWER = "unknown_answer"
    UNKNOWN_SUBSTITUTE = "unknown_substitute"
    REASON_MISSING = "reason_missing"
    IN_FULL = "in_full"
    IN_THE_FUTURE = "in_the_future"
    NOTHING_TO_CONFIRM = "nothing_to_confirm"
    SAME_PERSON = "same_person"
    NOT_REPEATED = "not_repeated"
    NOTHING_TO_UNDO = "nothing_to_undo"
    OTHER_CONTENT = "other_content"
    EXERCISE_AND_REAL = "exercise_and_real"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that is not written down, the reason, and the step it was about. `against` is what stands already."""

    why: Why
    step: str = ""
    against: Mark | None = None


def decide(command: Command, run: Run, at: datetime, now: datetime) -> AnyFact | Refusal:
    """The fact that the command makes, said now to have happened at an hour, or a refusal."""
    match command:
        case Say(fact=Opened() as opening):
            return Refusal(Why.ALREADY_OPEN) if run.standing(Topic(About.RUN)) else opening
        case _ if run.last is None:
            return Refusal(Why.NOT_OPEN)
        case Undo():
            return _undo(command, run)
        case Say(fact=Paused() | Resumed() as fact):
            return fact
        case _ if run.closed is not None:
            return Refusal(Why.CLOSED, against=run.closed)
        case HandOver(to=to, note=note):
            return HandedOver(to=to, left=tuple(one.key for one in left(standings(run, now))), note=note)
        case Finish(text=text):
            return _finish(run, text, now)
        case Say(fact=fact):
            if at > now + CLOCKS_APART or (isinstance(fact, HourSet) and fact.at > now + CLOCKS_APART):
                return Refusal(Why.IN_THE_FUTURE)
            return _said_of_step(command, fact, run, now) if isinstance(fact, StepFact) else fact
        case _:
            assert_never(command)


def _finish(run: Run, text: str, now: datetime) -> Closed | Refusal:
    unfinished = tuple(one.key for one in standings(run, now) if not one.terminal)
    if unfinished and len(text) < SHORTEST_REASON:
        return Refusal(Why.REASON_MISSING)
    return Closed(left=unfinished, text=text)


def _undo(command: Undo, run: Run) -> Cancelled | Refusal:
    """Cancels one fact; the next one down then counts again, a reason given before stays readable."""
    kept = (Opened, Paused, Resumed, HandedOver, Cancelled, Unknown)
    said = [mark for mark in run.everything() if not mark.cancelled and not isinstance(mark.fact, kept)]
    if command.step:
        if command.step not in run.plan:
            return Refusal(Why.UNKNOWN_STEP, command.step)
        said = [mark for mark in said if isinstance(mark.fact, StepFact) and mark.fact.step == command.step]
    if not said:
        return Refusal(Why.NOTHING_TO_UNDO, command.step)
    fact = said[-1].fact
    return Cancelled(event=said[-1].event, step=fact.step if isinstance(fact, StepFact) else "", text=command.text)


def _said_of_step(command: Say, fact: AnyStepFact, run: Run, now: datetime) -> AnyFact | Refusal:
    one = next((standing for standing in standings(run, now) if standing.key == fact.step), None)
    if one is None:
        return Refusal(Why.UNKNOWN_STEP, fact.step)
    if command.seen is not None and command.seen != run.heads(one.key):
        return Refusal(Why.CHANGED_SINCE, one.key, one.mark)
    why = _against(fact, one) or _for_want_of_words(fact, one, in_full=command.in_full)
    return Refusal(why, one.key, one.mark) if why else fact


def _against(fact: AnyStepFact, one: Standing) -> Why | None:
    """What stands in the way of a fact about a step, whatever its words."""
    match fact:
        case Confirmed(who=who):
            if not one.to_confirm or one.mark is None:
                return Why.NOTHING_TO_CONFIRM
            return Why.SAME_PERSON if _same(who, one.mark.by) else None
        case Stopped():
            return None if one.state is State.AGAIN else Why.NOT_REPEATED
        case Concerned():
            return None
        case Started() | Done() | Answered() | Overridden() | SetAside() | Impossible() | Deferred():
            return _state_against(fact, one) or _verb_against(fact, one)
        case _:
            assert_never(fact)


def _state_against(fact: AnyStepFact, one: Standing) -> Why | None:
    match one.state:
        case State.NOT_CONCERNED:
            return Why.NOT_CONCERNED
        case State.UNDECIDED:
            return Why.UNDECIDED
        case State.DONE | State.OVERRIDDEN | State.NOT_APPLICABLE:
            return None if _differs(one.mark, fact) else Why.ALREADY_SAID
        case _:
            return None


def _differs(given: Mark | None, fact: AnyStepFact) -> bool:
    """True for another answer to a decision that has one: an answer may change, and both stay in the journal."""
    if given is None or not isinstance(given.fact, Answered) or not isinstance(fact, Answered):
        return False
    return given.fact.answer != fact.answer


def _verb_against(fact: AnyStepFact, one: Standing) -> Why | None:
    match fact, one.step:
        case Done(), Decide():
            return Why.A_DECISION
        case Answered(answer=answer), Decide(options=options):
            return None if answer in {option.answer for option in options} else Why.UNKNOWN_ANSWER
        case Answered(), _:
            return Why.NOT_A_DECISION
        case Done(by_substitute=substitute), step if substitute:
            return None if substitute in {other.id for other in step.instead} else Why.UNKNOWN_SUBSTITUTE
        case _:
            return None


def _for_want_of_words(fact: AnyStepFact, one: Standing, *, in_full: bool) -> Why | None:
    match fact:
        case Overridden(reason=Reason.OTHER, text=text) | SetAside(text=text) | Impossible(text=text):
            short = len(text.strip()) < SHORTEST_REASON
        case Deferred(until=None, text=text):
            short = len(text.strip()) < SHORTEST_REASON
        case _:
            short = False
    if short:
        return Why.REASON_MISSING
    leaves_undone = isinstance(fact, Overridden | SetAside)
    return Why.IN_FULL if one.step.vital and leaves_undone and not in_full else None


def _same(who: str, by: Actor) -> bool:
    words = who.strip().casefold()
    return words in {by.name.strip().casefold(), by.role.strip().casefold()} - {""}
