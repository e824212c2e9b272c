"""Whatever is said in whatever order, the run is what its lines say, and nothing ends without somebody's words."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from degraded_mode.journal.commands import Command, Finish, HandOver, Say, Undo
from degraded_mode.journal.decide import Refusal
from degraded_mode.journal.facts import (
    Actor,
    Answered,
    AnyFact,
    Cancelled,
    CauseStated,
    Concerned,
    Confirmed,
    Deferred,
    Done,
    HourSet,
    Impossible,
    Noted,
    Overridden,
    Paused,
    PhaseEntered,
    Resumed,
    SetAside,
    Started,
    StepFact,
    Stopped,
)
from degraded_mode.journal.guide import following
from degraded_mode.journal.standing import State, standings
from degraded_mode.journal.state import Run, evolve, initial
from degraded_mode.model.runbook import PhaseName
from degraded_mode.model.step import Anchor, Cause
from tests.journal.small import START, Desk, Story, runbook

PROCEDURE = runbook()
STEPS = st.sampled_from(list(initial(PROCEDURE).plan))
WORDS = st.text(max_size=12)
HOURS = st.timedeltas(timedelta(0), timedelta(hours=30)).map(lambda length: START + length)

FACTS: st.SearchStrategy[AnyFact] = st.one_of(
    st.builds(Done, step=STEPS, note=WORDS, as_expected=st.booleans()),
    st.builds(Answered, step=STEPS, answer=st.sampled_from(["peu", "beaucoup", "ne sait pas", "autre"])),
    st.builds(Overridden, step=STEPS, text=WORDS),
    st.builds(SetAside, step=STEPS, text=WORDS),
    st.builds(Impossible, step=STEPS, text=WORDS),
    st.builds(Deferred, step=STEPS, until=st.none() | HOURS, text=WORDS),
    st.builds(Started, step=STEPS),
    st.builds(Stopped, step=STEPS),
    st.builds(Confirmed, step=STEPS, who=WORDS),
    st.builds(Concerned, step=STEPS, holds=st.booleans()),
    st.builds(Noted, text=WORDS),
    st.builds(HourSet, anchor=st.sampled_from(Anchor), at=HOURS),
    st.builds(CauseStated, cause=st.sampled_from(Cause)),
    st.builds(PhaseEntered, phase=st.sampled_from(PhaseName)),
    st.just(Paused()),
    st.just(Resumed()),
)

COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.builds(Say, FACTS, st.booleans()),
    st.builds(Say, FACTS, st.just(True)),
    st.builds(Undo, st.just("") | STEPS, WORDS),
    st.builds(HandOver, st.builds(Actor, name=WORDS)),
    st.builds(Finish, WORDS),
)


def over(run: Run, at: timedelta = timedelta()) -> dict[str, State]:
    """The steps that are over, and how."""
    return {one.key: one.state for one in standings(run, START + at) if one.terminal}


LEADS_ELSEWHERE = (Answered, Overridden, SetAside, Concerned, CauseStated, PhaseEntered, Cancelled)
"""Words that may leave steps without concern: an answer, a decision not taken, circumstances, a phase."""


@given(st.lists(COMMANDS, max_size=25))
@settings(max_examples=150)
def test_nothing_is_over_without_somebody_s_words(commands: list[Command]) -> None:
    story = Story.opened()
    for command in commands:
        outcome = story.asked(command)
        if isinstance(outcome, Refusal):
            continue
        before = over(story.run)
        story = story.then(outcome)
        for key, state in over(story.run).items():
            if before.get(key) == state:
                continue
            named = isinstance(outcome, StepFact | Cancelled) and outcome.step == key
            elsewhere = state is State.NOT_CONCERNED and isinstance(outcome, LEADS_ELSEWHERE)
            uncovered = isinstance(outcome, Cancelled) and key in {*over(story.run)}
            assert named or elsewhere or uncovered, (key, state, outcome)


@given(st.lists(COMMANDS, max_size=25), st.timedeltas(timedelta(0), timedelta(days=10)))
@settings(max_examples=100)
def test_time_alone_ends_nothing(commands: list[Command], later: timedelta) -> None:
    story = Story.opened()
    for command in commands:
        outcome = story.asked(command)
        story = story if isinstance(outcome, Refusal) else story.then(outcome)
    assert over(story.run, later) == over(story.run)


@given(st.lists(COMMANDS, max_size=25))
@settings(max_examples=100)
def test_the_run_is_what_its_lines_say_and_nothing_said_is_lost(commands: list[Command]) -> None:
    story = Story.opened()
    for command in commands:
        outcome = story.asked(command)
        story = story if isinstance(outcome, Refusal) else story.then(outcome)
    run = initial(PROCEDURE)
    for line in story.told:
        run = evolve(run, line)
    assert run.marks == story.run.marks
    assert standings(run, story.now) == standings(story.run, story.now)
    assert [mark.fact for mark in run.everything()] == [line.event.fact for line in story.told]


@given(st.lists(COMMANDS, max_size=15), st.timedeltas(timedelta(0), timedelta(hours=30)))
def test_the_next_step_is_never_one_that_is_over(commands: list[Command], later: timedelta) -> None:
    story = Story.opened()
    for command in commands:
        outcome = story.asked(command)
        story = story if isinstance(outcome, Refusal) else story.then(outcome)
    steps = standings(story.run, START + later)
    one = following(steps, "", START + later)
    assert one is None or not one.terminal


class TwoTerminals(RuleBasedStateMachine):
    """Two terminals on one folder, one of them stopped and started again at any time."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="journal-"))
        (self.folder / "ballast").touch()
        self.desks = [Desk(self.folder).open(), Desk(self.folder).open()]
        self.told = [line.event.id for line in self.desks[0].journal.lines]

    @rule(which=st.integers(0, 1), command=COMMANDS)
    def act(self, which: int, command: Command) -> None:
        outcome = self.desks[which].act(command)
        if not isinstance(outcome, Refusal):
            self.told.append(outcome.line.event.id)

    @rule(which=st.integers(0, 1))
    def restart(self, which: int) -> None:
        now = self.desks[which].now
        self.desks[which] = Desk(self.folder).open()
        self.desks[which].now = now

    @rule(which=st.integers(0, 1), tail=st.binary(min_size=1, max_size=30).filter(lambda tail: b"\n" not in tail))
    def die_while_writing(self, which: int, tail: bytes) -> None:
        last = max(self.folder.glob("[0-9]*.txt"))
        with last.open("ab") as file:
            file.write(tail)
        self.restart(which)

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @invariant()
    def everything_told_is_there_and_both_agree(self) -> None:
        for desk in self.desks:
            desk.journal.refresh()
            assert [line.event.id for line in desk.journal.lines] == self.told
        first, second = (desk.journal.run for desk in self.desks)
        assert first.marks == second.marks


TestTwoTerminals = TwoTerminals.TestCase
TestTwoTerminals.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
