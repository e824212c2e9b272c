"""What comes next, what is late, what is still open: the questions that every face asks of a run."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from degraded_mode.journal.facts import Answered, Done
from degraded_mode.journal.standing import Standing, State
from degraded_mode.journal.state import Run
from degraded_mode.model.runbook import Phase


class Completion(StrEnum):
    """How far a run is from its end."""

    COMPLETE = "complete"
    EXCEPT_DEFERRED = "except_deferred"
    INCOMPLETE = "incomplete"


def following(steps: Sequence[Standing], current: str, now: datetime) -> Standing | None:
    """The step to show after `current` (empty: from the start), None when nothing can be done now.

    First what comes back because its time has come, then the next step to do, then earlier gaps, then what is
    impossible as written, then what was begun or put off without an hour, then what waits for another step.
    """
    back = [one for one in steps if comes_back(one, now)]
    if back:
        return back[0]
    keys = [one.key for one in steps]
    cut = keys.index(current) + 1 if current in keys else 0
    in_turn = [one for one in (*steps[cut:], *steps[:cut]) if one.reached]
    to_do = [one for one in in_turn if one.state is State.TO_DO]
    ready = [one for one in to_do if not one.waits_for]
    impossible = [one for one in in_turn if one.state is State.IMPOSSIBLE]
    unhurried = [one for one in in_turn if one.state in {State.UNDER_WAY, State.DEFERRED} and one.back_at is None]
    return next(iter((*ready, *impossible, *unhurried, *to_do)), None)


def comes_back(one: Standing, now: datetime) -> bool:
    """True when a repeated, deferred or lasting step asks for attention."""
    waiting = one.state in {State.AGAIN, State.DEFERRED, State.UNDER_WAY}
    return waiting and one.back_at is not None and now >= one.back_at


def late(steps: Iterable[Standing], now: datetime) -> tuple[Standing, ...]:
    """The steps that should have been done and whose phase has begun."""
    return tuple(one for one in steps if one.reached and one.late(now))


def next_return(steps: Iterable[Standing], now: datetime) -> Standing | None:
    """The step that comes back first among those whose time has not come."""
    waiting = [
        (one.back_at, one) for one in steps if one.back_at is not None and one.back_at > now and not one.terminal
    ]
    return min(waiting, key=lambda pair: pair[0])[1] if waiting else None


def next_phase(run: Run, steps: Iterable[Standing]) -> Phase | None:
    """The first phase of the procedure that has not begun and has something to do."""
    ahead = {one.placed.phase for one in steps if not one.reached and not one.terminal}
    return next((phase for phase in run.runbook.phases if phase.phase in ahead), None)


def completion(steps: Iterable[Standing]) -> Completion:
    """Whether every step that can be reached is over."""
    left = {one.state for one in steps if not one.terminal}
    if not left:
        return Completion.COMPLETE
    return Completion.EXCEPT_DEFERRED if left == {State.DEFERRED} else Completion.INCOMPLETE


def left(steps: Iterable[Standing]) -> tuple[Standing, ...]:
    """The steps that are not over and whose branch is open."""
    return tuple(one for one in steps if not one.terminal and one.state is not State.UNDECIDED)


def open_measures(steps: Iterable[Standing]) -> tuple[str, ...]:
    """The temporary measures that a step opened and that no later step has lifted, in order of opening."""
    held: list[str] = []
    for one in steps:
        acted = one.mark is not None and isinstance(one.mark.fact, Done | Answered)
        begun = acted or one.state in {State.UNDER_WAY, State.AGAIN}
        if begun and one.step.opens and one.step.opens not in held:
            held.append(one.step.opens)
        if acted and one.step.closes and one.step.closes in held:
            held.remove(one.step.closes)
    return tuple(held)
