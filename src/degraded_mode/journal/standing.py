"""Where each step of a run stands: done, late, to do again, not concerned. A pure reading of the run at a moment."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from degraded_mode.journal.facts import (
    Answered,
    CauseStated,
    Concerned,
    CopyStated,
    Deferred,
    Done,
    HourSet,
    Impossible,
    LossStated,
    Overridden,
    SetAside,
    Started,
    Stopped,
)
from degraded_mode.journal.state import About, Mark, Run, Topic
from degraded_mode.model.action import AnyStep
from degraded_mode.model.runbook import PhaseName, PlacedStep
from degraded_mode.model.step import Anchor, Cause


class State(StrEnum):
    """Where a step stands. Only somebody's words bring it to one of `TERMINAL`."""

    TO_DO = "to_do"
    UNDER_WAY = "under_way"
    DONE = "done"
    NOT_CONCERNED = "not_concerned"
    NOT_APPLICABLE = "not_applicable"
    OVERRIDDEN = "overridden"
    IMPOSSIBLE = "impossible"
    DEFERRED = "deferred"
    AGAIN = "again"
    UNDECIDED = "undecided"


TERMINAL: Final = frozenset({State.DONE, State.NOT_CONCERNED, State.NOT_APPLICABLE, State.OVERRIDDEN})

# Phases that begin when something happens, not when time has passed.
_ENTERED_BY_WORD: Final = frozenset({PhaseName.RETURN, PhaseName.CATCH_UP, PhaseName.REVIEW})


@dataclass(frozen=True, slots=True)
class Standing:
    """One step at one moment.

    `due` is when it should be done, `assumed` says that the hour it counts from was not given and that the opening
    stands for it; `back_at` is when a repeated, deferred or lasting step asks for attention; `waits_for` are the steps
    that should come first; `reached` is False while its phase has not begun.
    """

    key: str
    placed: PlacedStep
    state: State
    mark: Mark | None
    due: datetime | None
    assumed: bool
    back_at: datetime | None
    waits_for: tuple[str, ...]
    reached: bool
    rounds: int
    concerned: bool | None
    to_confirm: bool

    @property
    def step(self) -> AnyStep:
        """What is asked."""
        return self.placed.step

    @property
    def terminal(self) -> bool:
        """True when nothing more is expected."""
        return self.state in TERMINAL

    def late(self, now: datetime) -> bool:
        """True when the step should have been done before now."""
        return self.due is not None and not self.terminal and self.state is not State.UNDECIDED and now > self.due


def standings(run: Run, now: datetime) -> tuple[Standing, ...]:
    """Every step of the run in reading order."""
    found: dict[str, Standing] = {}
    for key, placed in run.plan.items():
        found[key] = _standing(run, key, placed, found, now)
    return tuple(found.values())


def _standing(run: Run, key: str, placed: PlacedStep, before: dict[str, Standing], now: datetime) -> Standing:
    step = placed.step
    rounds = _rounds(run, key)
    mark = _this_round(run.standing(Topic(About.STEP, key)), placed, before)
    concerned = _concerned(run, key, step)
    left_out = mark is None and (concerned is False or _passed_by(run, placed.phase))
    state = _branch_state(placed, before) or (State.NOT_CONCERNED if left_out else _own_state(step, mark))
    due, assumed = _due(run, step, state, mark)
    return Standing(
        key=key,
        placed=placed,
        state=state,
        mark=mark,
        due=due,
        assumed=assumed,
        back_at=_back_at(step, state, mark),
        waits_for=tuple(other for other in step.after if other in before and not before[other].terminal),
        reached=_reached(run, placed.phase, now),
        rounds=len(rounds),
        concerned=concerned,
        to_confirm=_to_confirm(run, key, step, rounds),
    )


def _rounds(run: Run, key: str) -> tuple[Mark, ...]:
    return tuple(mark for mark in run.counting(Topic(About.STEP, key)) if isinstance(mark.fact, Done | Answered))


def _this_round(mark: Mark | None, placed: PlacedStep, before: dict[str, Standing]) -> Mark | None:
    """What was said of the step, unless a repeated decision was taken anew since: its steps are then asked again."""
    for branch in placed.under:
        decision = before.get(branch.decision)
        if mark and decision and decision.step.every and decision.mark and mark.order < decision.mark.order:
            return None
    return mark


def _branch_state(placed: PlacedStep, before: dict[str, Standing]) -> State | None:
    """None when every decision above received the answer that leads here."""
    for branch in placed.under:
        decision = before.get(branch.decision)
        if decision is None or decision.state is State.UNDECIDED:
            return State.UNDECIDED
        given = decision.mark.fact if decision.mark else None
        if decision.state is State.NOT_CONCERNED:
            return State.NOT_CONCERNED
        if not isinstance(given, Answered):
            return State.NOT_CONCERNED if decision.terminal else State.UNDECIDED
        if given.answer != branch.answer:
            return State.NOT_CONCERNED
    return None


def _own_state(step: AnyStep, mark: Mark | None) -> State:
    match mark.fact if mark else None:
        case Started():
            return State.UNDER_WAY
        case Done() | Answered():
            return State.AGAIN if step.every else State.DONE
        case Overridden():
            return State.AGAIN if step.every else State.OVERRIDDEN
        case Stopped():
            return State.DONE
        case SetAside():
            return State.NOT_APPLICABLE
        case Impossible():
            return State.IMPOSSIBLE
        case Deferred():
            return State.DEFERRED
        case _:
            return State.TO_DO


def _back_at(step: AnyStep, state: State, mark: Mark | None) -> datetime | None:
    if mark is None:
        return None
    if state is State.AGAIN and step.every:
        return mark.at + step.every
    if state is State.UNDER_WAY and step.lasting:
        return mark.at + step.lasting
    return mark.fact.until if state is State.DEFERRED and isinstance(mark.fact, Deferred) else None


def _due(run: Run, step: AnyStep, state: State, mark: Mark | None) -> tuple[datetime | None, bool]:
    """When the step should be done, and whether the hour that this counts from had to be assumed."""
    if state in {State.AGAIN, State.DEFERRED}:
        return _back_at(step, state, mark), False
    if step.within is None or run.opened_at is None:
        return None, False
    match step.within.anchor:
        case None:
            rounds = _rounds(run, step.within.since)
            return (rounds[0].at + step.within.time if rounds else None), False
        case Anchor.OPENED:
            return run.opened_at + step.within.time, False
        case anchor:
            hour = run.standing(Topic(About.HOUR, anchor.value))
            if hour and isinstance(hour.fact, HourSet):
                return hour.fact.at + step.within.time, False
            return run.opened_at + step.within.time, True


def _reached(run: Run, phase: PhaseName | None, now: datetime) -> bool:
    if phase is None or run.standing(Topic(About.PHASE, phase.value)) is not None:
        return True
    if phase in _ENTERED_BY_WORD and run.standing(Topic(About.PHASE, PhaseName.RETURN.value)) is not None:
        return True
    starts = next((one.starts for one in run.runbook.phases if one.phase is phase), None)
    if starts is not None and run.opened_at is not None:
        return now >= run.opened_at + starts
    return phase not in _ENTERED_BY_WORD


def _passed_by(run: Run, phase: PhaseName | None) -> bool:
    """True for a phase whose hour had not come when somebody said that the return had begun."""
    returned = run.standing(Topic(About.PHASE, PhaseName.RETURN.value))
    if returned is None or phase is None or phase in _ENTERED_BY_WORD or run.opened_at is None:
        return False
    if run.standing(Topic(About.PHASE, phase.value)) is not None:
        return False
    starts = next((one.starts for one in run.runbook.phases if one.phase is phase), None)
    return starts is not None and run.opened_at + starts > returned.at


def _to_confirm(run: Run, key: str, step: AnyStep, rounds: tuple[Mark, ...]) -> bool:
    if not rounds or (step.confirmed_by is None and step.risk is None):
        return False
    confirmation = run.standing(Topic(About.CONFIRMATION, key))
    return confirmation is None or confirmation.order < rounds[-1].order


def _concerned(run: Run, key: str, step: AnyStep) -> bool | None:
    """Whether the circumstances of the step hold; None when nobody has said."""
    if step.only_when is None:
        return True
    said = run.standing(Topic(About.CONCERN, key))
    if said and isinstance(said.fact, Concerned):
        return said.fact.holds
    when = step.only_when
    known = [_lost(run, system) for system in when.lost] + [_suspected(run, system) for system in when.suspected]
    if when.cause is not None:
        known.append(_caused(run, when.cause))
    if when.have is not None:
        known.append(_at_hand(run, when.have))
    if False in known:
        return False
    return None if None in known else True


def _lost(run: Run, system: str) -> bool | None:
    said = run.standing(Topic(About.SYSTEM, system))
    if said and isinstance(said.fact, LossStated):
        return None if said.fact.suspected and not said.fact.lost else said.fact.lost
    # A procedure that one loss alone calls for is open because of that loss.
    return True if run.runbook.lost == (system,) else None


def _suspected(run: Run, system: str) -> bool | None:
    said = run.standing(Topic(About.SYSTEM, system))
    if said and isinstance(said.fact, LossStated):
        return said.fact.lost or said.fact.suspected
    return True if run.runbook.lost == (system,) else None


def _caused(run: Run, cause: Cause) -> bool | None:
    said = run.standing(Topic(About.CAUSE))
    if said is None or not isinstance(said.fact, CauseStated) or said.fact.cause is Cause.UNKNOWN:
        return None
    return said.fact.cause is cause


def _at_hand(run: Run, copy: str) -> bool | None:
    said = run.standing(Topic(About.COPY, copy))
    return said.fact.good if said and isinstance(said.fact, CopyStated) else None
