"""Where each step stands, from what was said and the hour that it is."""

from datetime import timedelta

from degraded_mode.journal.commands import Undo
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
    PhaseEntered,
    SetAside,
    Started,
    Stopped,
)
from degraded_mode.journal.guide import (
    Completion,
    comes_back,
    completion,
    following,
    late,
    next_phase,
    next_return,
    open_measures,
)
from degraded_mode.journal.standing import State
from degraded_mode.model.runbook import PhaseName
from degraded_mode.model.step import Anchor, Cause
from tests.journal.small import START, TEXT, Story

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)


def next_key(story: Story, current: str = "", after: timedelta = timedelta()) -> str | None:
    one = following(tuple(story.steps(after).values()), current, story.now + after)
    return one.key if one else None


def test_a_delay_counts_from_the_opening() -> None:
    assert Story.opened().steps()["noter-heure"].due == START + 2 * MINUTE


def test_a_delay_whose_hour_was_not_given_counts_from_the_opening_and_says_so() -> None:
    one = Story.opened().steps()["sortir-radios"]
    assert (one.due, one.assumed) == (START + 5 * MINUTE, True)


def test_a_delay_counts_from_the_hour_that_was_given() -> None:
    story = Story.opened().does(HourSet(anchor=Anchor.DECLARED, at=START - 10 * MINUTE))
    one = story.steps()["sortir-radios"]
    assert (one.due, one.assumed) == (START - 5 * MINUTE, False)


def test_a_delay_counts_from_a_step_once_it_is_done() -> None:
    story = Story.opened()
    assert story.steps()["essayer-radios"].due is None
    story = story.then(Done(step="sortir-radios"), at=START + 4 * MINUTE)
    assert story.steps()["essayer-radios"].due == START + 7 * MINUTE


def test_a_step_is_late_from_its_hour_until_somebody_speaks_of_it() -> None:
    story = Story.opened()
    assert [one.key for one in late(story.steps().values(), START + 2 * MINUTE)] == []
    assert [one.key for one in late(story.steps().values(), START + 3 * MINUTE)] == ["noter-heure"]
    story = story.does(Done(step="noter-heure"))
    assert [one.key for one in late(story.steps().values(), START + 3 * MINUTE)] == []


def test_a_step_whose_phase_has_not_begun_is_not_late() -> None:
    text = TEXT.replace("id: relever, do:", "id: relever, within: 1 min, do:")
    assert "relever" not in {one.key for one in late(Story.opened(text).steps().values(), START + 5 * MINUTE)}


def test_the_next_step_is_the_first_that_is_not_over() -> None:
    story = Story.opened()
    assert next_key(story) == "noter-heure"
    assert next_key(story.does(Done(step="noter-heure"))) == "sortir-radios"


def test_a_step_that_waits_for_another_comes_after_the_rest() -> None:
    story = Story.opened().does(Done(step="noter-heure"))
    assert next_key(story, "sortir-radios") == "prevenir-cadre"


def test_earlier_gaps_come_back_at_the_end() -> None:
    story = Story.opened().does(Answered(step="combien-appels", answer="peu"))
    assert next_key(story, "veiller") == "noter-heure"


def test_an_answer_opens_its_own_branch_and_no_other() -> None:
    story = Story.opened()
    assert story.steps()["appeler-renfort"].state is State.UNDECIDED
    story = story.does(Answered(step="combien-appels", answer="beaucoup"))
    assert story.steps()["appeler-renfort"].state is State.TO_DO
    assert story.steps()["recompter"].state is State.NOT_CONCERNED


def test_undoing_an_answer_closes_the_branch_again() -> None:
    story = Story.opened().does(Answered(step="combien-appels", answer="beaucoup")).does(Undo("combien-appels"))
    assert story.steps()["appeler-renfort"].state is State.UNDECIDED


def test_a_decision_that_somebody_skips_concerns_no_branch() -> None:
    story = Story.opened().does(Overridden(step="combien-appels", text="personne pour décider"))
    assert story.steps()["appeler-renfort"].state is State.NOT_CONCERNED


def test_a_repeated_step_comes_back_after_its_interval_until_it_is_stopped() -> None:
    story = Story.opened().does(Done(step="tour-des-etages"))
    one = story.steps()["tour-des-etages"]
    assert (one.state, one.rounds) == (State.AGAIN, 1)
    assert not comes_back(one, story.now + 59 * MINUTE)
    assert next_key(story, after=HOUR) == "tour-des-etages"
    stopped = story.does(Stopped(step="tour-des-etages"))
    assert stopped.steps(2 * HOUR)["tour-des-etages"].state is State.DONE


def test_a_round_that_is_skipped_does_not_end_the_repetition() -> None:
    story = Story.opened().does(Overridden(step="tour-des-etages", text="seul au poste"))
    assert story.steps()["tour-des-etages"].state is State.AGAIN


def test_a_repeated_decision_asks_its_steps_anew() -> None:
    text = TEXT.replace(
        "        role: cadre\n        options:", "        role: cadre\n        every: 1 h\n        options:"
    )
    story = Story.opened(text).does(Answered(step="combien-appels", answer="beaucoup"))
    story = story.does(Done(step="appeler-renfort"))
    assert story.steps()["appeler-renfort"].state is State.DONE
    story = story.does(Answered(step="combien-appels", answer="beaucoup"))
    assert story.steps()["appeler-renfort"].state is State.TO_DO


def test_a_deferred_step_comes_back_at_its_hour_and_holds_the_end() -> None:
    story = Story.opened().does(Deferred(step="noter-heure", until=START + HOUR))
    assert next_key(story) == "sortir-radios"
    assert next_key(story, after=HOUR) == "noter-heure"


def test_a_lasting_step_comes_back_when_its_time_is_over() -> None:
    story = Story.opened().does(Started(step="veiller"))
    assert story.steps()["veiller"].back_at == story.now + 30 * MINUTE
    assert next_return(story.steps().values(), story.now) == story.steps()["veiller"]


def test_an_impossible_step_is_not_over() -> None:
    story = Story.opened().does(Impossible(step="noter-heure", text="pas de feuille"))
    assert not story.steps()["noter-heure"].terminal


def test_circumstances_that_nobody_told_leave_the_step_to_be_asked() -> None:
    one = Story.opened().steps()["isoler-reseau"]
    assert (one.state, one.concerned) == (State.TO_DO, None)


def test_circumstances_decide_whether_a_step_is_concerned() -> None:
    other = Story.opened().does(CauseStated(cause=Cause.FAILURE))
    assert other.steps()["isoler-reseau"].state is State.NOT_CONCERNED
    assert other.does(CauseStated(cause=Cause.ATTACK)).steps()["isoler-reseau"].concerned is True
    assert other.does(CauseStated(cause=Cause.UNKNOWN)).steps()["isoler-reseau"].concerned is None


def test_somebody_s_word_on_a_step_wins_over_the_circumstances() -> None:
    story = Story.opened().does(CauseStated(cause=Cause.FAILURE)).does(Concerned(step="isoler-reseau", holds=True))
    assert story.steps()["isoler-reseau"].state is State.TO_DO


def test_a_loss_is_known_lost_suspected_or_sound() -> None:
    text = TEXT.replace("only_when: {cause: attack}", "only_when: {lost: radio}")
    story = Story.opened(text)
    assert story.steps()["isoler-reseau"].concerned is None
    suspected = story.does(LossStated(system="radio", lost=False, suspected=True))
    assert suspected.steps()["isoler-reseau"].concerned is None
    assert suspected.does(LossStated(system="radio", lost=True)).steps()["isoler-reseau"].concerned is True
    assert suspected.does(LossStated(system="radio", lost=False)).steps()["isoler-reseau"].concerned is False


def test_a_suspicion_is_enough_where_a_suspicion_is_asked() -> None:
    text = TEXT.replace("only_when: {cause: attack}", "only_when: {suspected: radio, have: plan}")
    story = Story.opened(text).does(LossStated(system="radio", lost=False, suspected=True))
    assert story.steps()["isoler-reseau"].concerned is None
    assert story.does(CopyStated(copy_id="plan", good=True)).steps()["isoler-reseau"].concerned is True
    assert story.does(CopyStated(copy_id="plan", good=False)).steps()["isoler-reseau"].concerned is False


def test_the_only_loss_of_a_procedure_is_known_since_it_is_open() -> None:
    text = TEXT.replace("only_when: {cause: attack}", "only_when: {lost: autocom}")
    assert Story.opened(text).steps()["isoler-reseau"].concerned is True


def test_a_phase_begins_at_its_hour_or_at_somebody_s_word() -> None:
    story = Story.opened()
    assert not story.steps()["relever"].reached
    assert story.steps(12 * HOUR)["relever"].reached
    assert story.does(PhaseEntered(phase=PhaseName.LONG)).steps()["relever"].reached


def test_the_return_begins_at_somebody_s_word_only() -> None:
    story = Story.opened()
    assert not story.steps(100 * HOUR)["rendre-radios"].reached
    assert story.does(PhaseEntered(phase=PhaseName.RETURN)).steps()["rendre-radios"].reached


def test_a_phase_that_had_not_begun_at_the_return_is_not_concerned() -> None:
    story = Story.opened().does(PhaseEntered(phase=PhaseName.RETURN))
    assert story.steps(100 * HOUR)["relever"].state is State.NOT_CONCERNED


def test_the_phase_ahead_is_the_first_that_has_not_begun() -> None:
    story = Story.opened()
    ahead = next_phase(story.run, story.steps().values())
    assert ahead is not None
    assert ahead.phase is PhaseName.LONG


def test_a_measure_is_held_until_a_step_lifts_it() -> None:
    story = Story.opened().does(Done(step="sortir-radios"))
    assert open_measures(story.steps().values()) == ("radios-sorties",)
    story = story.does(PhaseEntered(phase=PhaseName.RETURN)).does(Done(step="rendre-radios"))
    assert open_measures(story.steps().values()) == ()


def test_the_run_is_complete_once_every_step_has_been_spoken_of() -> None:
    story = Story.opened()
    for key in ("noter-heure", "sortir-radios", "essayer-radios", "prevenir-cadre", "isoler-reseau", "veiller"):
        story = story.does(Done(step=key))
    story = story.does(SetAside(step="tour-des-etages", text="un seul étage"))
    story = story.does(Answered(step="combien-appels", answer="peu")).does(PhaseEntered(phase=PhaseName.RETURN))
    assert completion(story.steps().values()) is Completion.INCOMPLETE
    put_off = story.does(Deferred(step="rendre-radios", text="au retour du cadre"))
    assert completion(put_off.steps().values()) is Completion.EXCEPT_DEFERRED
    assert completion(story.does(Done(step="rendre-radios")).steps().values()) is Completion.COMPLETE


def test_two_steps_of_one_name_are_two_steps() -> None:
    text = TEXT.replace("id: veiller,", "id: noter-heure,")
    story = Story.opened(text).does(Done(step="noter-heure"))
    twin = next(key for key in story.run.plan if key.startswith("noter-heure~"))
    assert not story.steps()[twin].terminal
