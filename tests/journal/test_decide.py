"""Given what was said before, when somebody asks for something, then it is written or refused."""

from datetime import timedelta

import pytest

from degraded_mode.journal.commands import Finish, HandOver, Say, Undo
from degraded_mode.journal.decide import Refusal, Why
from degraded_mode.journal.facts import (
    Actor,
    Answered,
    Cancelled,
    Closed,
    Confirmed,
    Deferred,
    Done,
    HandedOver,
    HourSet,
    Impossible,
    Noted,
    Opened,
    Overridden,
    Paused,
    Reason,
    Resumed,
    SetAside,
    Started,
    Stopped,
)
from degraded_mode.model.step import Anchor
from tests.journal.small import START, Story

DONE = Done(step="noter-heure")


def refused(outcome: object) -> Why:
    assert isinstance(outcome, Refusal), outcome
    return outcome.why


def test_a_step_that_is_done_is_written() -> None:
    assert Story.opened().asked(DONE) == DONE


def test_nothing_is_written_before_the_run_is_open() -> None:
    assert refused(Story().asked(DONE)) is Why.NOT_OPEN


def test_a_run_opens_once() -> None:
    assert refused(Story.opened().asked(Opened(code="PD", title="t", version="1"))) is Why.ALREADY_OPEN


def test_a_step_is_done_once_and_the_refusal_shows_what_stands() -> None:
    outcome = Story.opened().does(DONE).asked(DONE)
    assert refused(outcome) is Why.ALREADY_SAID
    assert isinstance(outcome, Refusal)
    assert outcome.against is not None
    assert outcome.against.fact == DONE


def test_an_unknown_step_is_refused() -> None:
    assert refused(Story.opened().asked(Done(step="autre"))) is Why.UNKNOWN_STEP


def test_a_step_that_changed_since_it_was_shown_is_refused() -> None:
    story = Story.opened().does(DONE)
    assert refused(story.asked(Say(Overridden(step="noter-heure", text="trop tard"), seen=()))) is Why.CHANGED_SINCE


def test_a_decision_is_answered_and_not_ticked() -> None:
    assert refused(Story.opened().asked(Done(step="combien-appels"))) is Why.A_DECISION


def test_an_answer_is_one_of_those_given() -> None:
    assert refused(Story.opened().asked(Answered(step="combien-appels", answer="trop"))) is Why.UNKNOWN_ANSWER


def test_a_plain_step_has_no_answer() -> None:
    assert refused(Story.opened().asked(Answered(step="noter-heure", answer="oui"))) is Why.NOT_A_DECISION


def test_an_answer_may_change_and_the_first_one_stays_readable() -> None:
    story = Story.opened().does(Answered(step="combien-appels", answer="peu"))
    story = story.does(Answered(step="combien-appels", answer="beaucoup"))
    assert [mark.fact.answer for mark in story.run.everything() if isinstance(mark.fact, Answered)] == [
        "peu",
        "beaucoup",
    ]
    assert refused(story.asked(Answered(step="combien-appels", answer="beaucoup"))) is Why.ALREADY_SAID


def test_a_step_under_a_decision_waits_for_its_answer() -> None:
    assert refused(Story.opened().asked(Done(step="appeler-renfort"))) is Why.UNDECIDED


def test_a_step_under_another_answer_is_not_concerned() -> None:
    story = Story.opened().does(Answered(step="combien-appels", answer="peu"))
    assert refused(story.asked(Done(step="appeler-renfort"))) is Why.NOT_CONCERNED


@pytest.mark.parametrize(
    "fact",
    [
        Overridden(step="noter-heure"),
        Overridden(step="noter-heure", text="ok"),
        SetAside(step="noter-heure", text=""),
        Impossible(step="noter-heure", text="  x "),
        Deferred(step="noter-heure"),
    ],
)
def test_what_is_left_undone_needs_a_reason(fact: Overridden | SetAside | Impossible | Deferred) -> None:
    assert refused(Story.opened().asked(fact)) is Why.REASON_MISSING


@pytest.mark.parametrize(
    "fact", [Overridden(step="sortir-radios", reason=Reason.ORDER), SetAside(step="sortir-radios", text="pas de radio")]
)
def test_a_vital_step_is_left_undone_in_full_words_only(fact: Overridden | SetAside) -> None:
    story = Story.opened()
    assert refused(story.asked(Say(fact))) is Why.IN_FULL
    assert story.asked(Say(fact, in_full=True)) == fact


def test_an_hour_to_come_is_refused() -> None:
    story = Story.opened()
    assert refused(story.asked(DONE, at=story.now + timedelta(minutes=3))) is Why.IN_THE_FUTURE
    assert story.asked(DONE, at=story.now + timedelta(minutes=1)) == DONE
    hour = HourSet(anchor=Anchor.OUTAGE, at=story.now + timedelta(hours=1))
    assert refused(story.asked(hour)) is Why.IN_THE_FUTURE


def test_an_hour_before_the_opening_is_kept() -> None:
    assert Story.opened().asked(DONE, at=START - timedelta(hours=2)) == DONE


@pytest.mark.parametrize("who", ["Mme Roy", " mme roy ", "agent"])
def test_nobody_confirms_their_own_step(who: str) -> None:
    story = Story.opened().does(Done(step="prevenir-cadre"))
    assert refused(story.asked(Confirmed(step="prevenir-cadre", who=who))) is Why.SAME_PERSON


def test_a_second_person_confirms() -> None:
    confirmed = Confirmed(step="prevenir-cadre", who="M. Petit")
    assert refused(Story.opened().asked(confirmed)) is Why.NOTHING_TO_CONFIRM
    story = Story.opened().does(Done(step="prevenir-cadre"))
    assert story.steps()["prevenir-cadre"].to_confirm
    assert not story.does(confirmed).steps()["prevenir-cadre"].to_confirm


def test_done_again_after_an_undo_asks_for_a_new_confirmation() -> None:
    story = Story.opened().does(Done(step="prevenir-cadre")).does(Confirmed(step="prevenir-cadre", who="M. Petit"))
    story = story.does(Undo("prevenir-cadre")).does(Undo("prevenir-cadre")).does(Done(step="prevenir-cadre"))
    assert story.steps()["prevenir-cadre"].to_confirm


def test_undo_takes_back_the_last_thing_said() -> None:
    story = Story.opened().does(DONE).does(Undo(text="mauvaise ligne"))
    assert not story.steps()["noter-heure"].terminal
    assert story.does(DONE).steps()["noter-heure"].terminal


def test_undo_keeps_the_reason_that_was_given_before() -> None:
    story = Story.opened().does(Overridden(step="noter-heure", text="plus de stylo")).does(Undo())
    kept = [mark for mark in story.run.everything() if isinstance(mark.fact, Overridden)]
    assert [mark.fact.text for mark in kept if isinstance(mark.fact, Overridden)] == ["plus de stylo"]
    assert kept[0].cancelled


def test_undo_of_a_named_step_leaves_what_was_said_since() -> None:
    story = Story.opened().does(DONE).does(Done(step="prevenir-cadre")).does(Undo("noter-heure"))
    assert not story.steps()["noter-heure"].terminal
    assert story.steps()["prevenir-cadre"].terminal


def test_undo_uncovers_what_stood_before() -> None:
    story = Story.opened().does(Impossible(step="noter-heure", text="pas de feuille")).does(DONE).does(Undo())
    mark = story.steps()["noter-heure"].mark
    assert mark is not None
    assert mark.fact == Impossible(step="noter-heure", text="pas de feuille")


@pytest.mark.parametrize("fact", [Paused(), Resumed(), HandedOver(to=Actor(name="X"))])
def test_undo_does_not_take_back_the_life_of_the_run(fact: Paused | Resumed | HandedOver) -> None:
    assert refused(Story.opened().then(fact).asked(Undo())) is Why.NOTHING_TO_UNDO


def test_a_hand_over_lists_what_is_left() -> None:
    story = Story.opened().does(DONE)
    outcome = story.asked(HandOver(Actor(name="M. Petit")))
    assert isinstance(outcome, HandedOver)
    assert "noter-heure" not in outcome.left
    assert "sortir-radios" in outcome.left
    assert "appeler-renfort" not in outcome.left


def test_a_run_that_is_not_over_closes_with_a_reason() -> None:
    assert refused(Story.opened().asked(Finish())) is Why.REASON_MISSING
    outcome = Story.opened().asked(Finish("exercice fini"))
    assert isinstance(outcome, Closed)
    assert "sortir-radios" in outcome.left


def test_a_closed_run_takes_nothing_but_its_reopening() -> None:
    story = Story.opened().does(Finish("exercice fini"))
    assert refused(story.asked(DONE)) is Why.CLOSED
    assert refused(story.asked(Noted(text="encore un mot"))) is Why.CLOSED
    assert story.does(Undo()).asked(DONE) == DONE


def test_only_a_repeated_step_that_was_done_stops() -> None:
    assert refused(Story.opened().asked(Stopped(step="noter-heure"))) is Why.NOT_REPEATED
    assert refused(Story.opened().asked(Stopped(step="tour-des-etages"))) is Why.NOT_REPEATED
    story = Story.opened().does(Done(step="tour-des-etages")).does(Stopped(step="tour-des-etages"))
    assert story.steps()["tour-des-etages"].terminal


def test_a_substitute_is_one_of_the_step() -> None:
    assert refused(Story.opened().asked(Done(step="noter-heure", by_substitute="x"))) is Why.UNKNOWN_SUBSTITUTE


def test_a_step_that_is_over_does_not_start() -> None:
    assert refused(Story.opened().does(DONE).asked(Started(step="noter-heure"))) is Why.ALREADY_SAID


def test_undo_of_a_note_names_no_step() -> None:
    outcome = Story.opened().does(Noted(text="bruit de fond", step="noter-heure")).asked(Undo())
    assert isinstance(outcome, Cancelled)
    assert outcome.step == ""
