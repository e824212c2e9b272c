"""A walk from the command line's side: what is shown, what is kept, what it gives back."""

import pytest

from degraded_mode.journal.facts import Answered, Done, Noted, Overridden, Paused, Reason, Stop
from tests.walk.play import Stage

FIRST_STEP = """
── Actions immédiates ──
[A1 · 1 sur 5] Agent du standard · sous 2 min (avant {due})
  Appeler le poste 4212 depuis un autre poste.
    Attendu : Rien ne sonne.
    Sinon : Quitter cette procédure, ouvrir autre-panne.
[A1] fait · écart · sauter · note · liste · aide >"""


def test_a_step_has_its_layout(stage: Stage) -> None:
    screen = stage.play().screen
    due = screen.split("(avant ")[1][:5]
    assert FIRST_STEP.format(due=due) in screen


def test_a_call_shows_its_warning_its_numbers_and_another_way(stage: Stage) -> None:
    screen = stage.play("f").screen
    _, _, shown = screen.partition("[1 · 2 sur 5] Agent du standard · sous 5 min après la déclaration")
    lines = [line.strip() for line in shown.splitlines()]
    order = [
        "VITAL",
        "DANGER",
        "Appeler : Cadre de garde.",
        "03 53 01 31 31",
        "Plus de téléphone",
        "a) Appeler par radio.",
    ]
    places = [next(rank for rank, line in enumerate(lines) if words in line) for words in order]
    assert places == sorted(places)
    assert [line for line in lines if line.endswith("03 53 01 31 31")]


def test_the_end_of_the_input_is_a_pause(stage: Stage) -> None:
    played = stage.play("f")
    assert played.status == 0
    assert stage.types() == ["Opened", "Done", "Paused"]
    assert stage.events()[-1].fact == Paused(why=Stop.END_OF_INPUT)


def test_nothing_is_said_to_be_noted_that_is_not(stage: Stage) -> None:
    played = stage.play("f", "n bruit", "xyz", "", "f")
    acknowledged = [line for line in played.screen.splitlines() if line.startswith("noté · entrée ")]
    assert len(acknowledged) == len(stage.events())
    numbers = [int(line.split()[3]) for line in acknowledged]
    assert numbers == [event.seq for event in stage.events()]


def test_the_same_command_goes_on_where_it_was(stage: Stage) -> None:
    stage.play("f", "f")
    played = stage.play()
    assert "REPRISE" in played.screen
    assert "étape 1, fait" in played.screen
    assert "[2 · 3 sur 5] Cadre de garde" in played.screen
    assert "À confirmer : 1" in played.screen


def test_a_stop_without_a_pause_is_told(stage: Stage) -> None:
    stage.play("f")
    segment = next(stage.journal.glob("*/*/000001.txt"))
    lines = segment.read_bytes().splitlines(keepends=True)
    segment.write_bytes(b"".join(lines[:-1]))
    assert "arrêté sans pause" in stage.play().screen


class Interrupted:
    """A keyboard on which somebody types, then ends by Ctrl-C."""

    def __init__(self, *typed: str) -> None:
        self._lines = [f"{line}\n" for line in typed]

    def isatty(self) -> bool:
        return False

    def readline(self) -> str:
        if not self._lines:
            raise KeyboardInterrupt
        return self._lines.pop(0)


def test_ctrl_c_is_noted_as_a_pause(stage: Stage) -> None:
    with pytest.raises(KeyboardInterrupt):
        stage.play_from(Interrupted("f"), "telephone-perdu", "panne", False, "agent")
    assert stage.events()[-1].fact == Paused(why=Stop.INTERRUPTED)


def test_an_entry_says_who_when_and_about_what(stage: Stage) -> None:
    stage.play("f appelé deux fois")
    event = stage.events()[1]
    assert event.fact == Done(step="essayer", note="appelé deux fois")
    assert (event.said.actor.role, event.said.actor.name) == ("agent", "Mme Roy")
    assert (event.subject.crisis, event.subject.cell, event.subject.run) == ("panne", "mercure", "telephone-perdu")
    assert event.said.moment.zone == "Europe/Paris"
    assert len(event.subject.edition) == len(event.subject.content) == 64


def test_a_reason_costs_one_key(stage: Stage) -> None:
    stage.play("s", "p")
    assert stage.events()[1].fact == Overridden(step="essayer", reason=Reason.STAFF)


def test_a_reason_may_be_written_on_the_same_line_with_its_key(stage: Stage) -> None:
    stage.play("s o du directeur")
    assert stage.events()[1].fact == Overridden(step="essayer", reason=Reason.ORDER, text="du directeur")


def test_no_reason_notes_nothing(stage: Stage) -> None:
    played = stage.play("s", "")
    assert "il faut une raison" in played.screen
    assert stage.types() == ["Opened", "Paused"]


def test_a_vital_step_is_left_out_by_the_whole_word_only(stage: Stage) -> None:
    played = stage.play("f", "s", "so rien", "sauter", "plus de radio")
    assert played.screen.count("est vitale") == 2
    assert stage.events()[2].fact == Overridden(step="prevenir-cadre", text="plus de radio")


def test_a_decision_is_answered_by_its_letter_or_its_words(stage: Stage) -> None:
    stage.play("f", "f", "c", "aller 2", "Ne Sait Pas", "a")
    assert [event.fact for event in stage.events() if isinstance(event.fact, Answered)] == [
        Answered(step="combien", answer="ne sait pas"),
        Answered(step="combien", answer="peu"),
    ]


def test_the_first_letter_of_two_answers_is_not_enough(stage: Stage) -> None:
    played = stage.play("f", "f", "n")
    assert "« n » ne suffit pas" in played.screen
    assert stage.types() == ["Opened", "Done", "Done", "Paused"]


def test_a_note_keeps_its_words_and_its_step(stage: Stage) -> None:
    stage.play("n le poste [4212] grésille :phone:")
    assert stage.events()[1].fact == Noted(text="le poste [4212] grésille :phone:", step="essayer")
