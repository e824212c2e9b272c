"""A walk with a clock set by hand: hours, delays, alarms, what comes back, what is taken back."""

import io
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from degraded_mode.cli.walk_lists import back_again, damage_lines
from degraded_mode.journal.act import Journal
from degraded_mode.journal.chain import Damage, Harm
from degraded_mode.journal.commands import Say
from degraded_mode.journal.events import Precision
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
    PhaseEntered,
    Started,
    Stopped,
)
from degraded_mode.journal.store import Store
from degraded_mode.model.runbook import PhaseName
from degraded_mode.model.step import Anchor
from tests.walk.play import RUNBOOK, Table

MINUTE = timedelta(minutes=1)


def keyboard(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def flat(screen: str) -> str:
    return " ".join(screen.split())


def test_bare_enter_ticks_nothing_and_says_so(table: Table) -> None:
    assert "La touche Entrée seule ne note rien." in table.type("", "")
    assert len(table.facts()) == 1


def test_what_is_not_understood_notes_nothing_and_gets_the_nearest_word(table: Table) -> None:
    assert "vouliez-vous « sauter » ?" in table.type("sautr")
    assert "vouliez-vous « relève » ou « reprendre » ou « reprise » ou « revoir » ?" in flat(table.type("re"))
    assert len(table.facts()) == 1


@pytest.mark.parametrize("typed", ["f", "F", "fait", "FAIT", "Fait"])
def test_a_word_or_its_first_letter_in_any_case(table: Table, typed: str) -> None:
    table.type(typed)
    assert table.facts()[-1] == Done(step="essayer")


def test_words_are_understood_without_their_accents(table: Table) -> None:
    table.type("ecart tout sonne", "differer 20 min", "Relève M. Petit")
    assert [type(fact) for fact in table.facts()[1:]] == [Done, Deferred, HandedOver]


def test_the_hour_of_an_act_is_kept_apart_from_the_hour_of_its_entry(table: Table) -> None:
    screen = table.at(20).type("f @14h05 appelé deux fois")
    event = table.journal.lines[-1].event
    assert event.fact == Done(step="essayer", note="appelé deux fois")
    assert event.at - table.hours[0] == 5 * MINUTE
    assert event.said.moment.at - table.hours[0] == 20 * MINUTE
    assert event.said.precision is Precision.MINUTE
    assert "14:05 · étape A1, fait" in screen


@pytest.mark.parametrize(
    ("typed", "minute", "precision", "words"),
    [
        ("f à 14h05", 5, Precision.MINUTE, ""),
        ("f vers 14h05", 5, Precision.ABOUT, ""),
        ("f @~14:05 au fond", 5, Precision.ABOUT, "au fond"),
        ("f @14h", 0, Precision.HOUR, ""),
        ("f rappeler à 15h", 20, Precision.SECOND, "rappeler à 15h"),
    ],
)
def test_an_hour_is_declared_in_several_ways(
    table: Table, typed: str, minute: int, precision: Precision, words: str
) -> None:
    table.at(20).type(typed)
    event = table.journal.lines[-1].event
    assert (event.at - table.hours[0], event.said.precision) == (minute * MINUTE, precision)
    assert event.fact == Done(step="essayer", note=words)


@pytest.mark.parametrize("typed", ["f @25h00", "f @14h75", "f @18h00", "f @12"])
def test_an_hour_that_cannot_be_notes_nothing(table: Table, typed: str) -> None:
    assert "n’est pas une heure passée" in table.at(20).type(typed)
    assert len(table.facts()) == 1


def test_after_midnight_an_evening_hour_is_of_the_day_before(table: Table) -> None:
    table.at(11 * 60).type("f @23h50")
    assert table.journal.lines[-1].event.at - table.hours[0] == (9 * 60 + 50) * MINUTE


def test_a_late_step_is_told_once_then_every_five_minutes(table: Table) -> None:
    said = []
    for minute in (1, 2.1, 3, 4, 6.9, 7.2, 12.1, 12.3):
        table.at(minute).session.meanwhile()
        said.append(table.listen().strip())
    assert [bool(words) for words in said] == [False, True, False, False, True, False, True, False]
    assert said[1] == "EN RETARD : A1 (à l’instant)"
    assert said[4] == "EN RETARD : A1 (+4 min), 1 (+1 min)"


def test_a_step_that_becomes_late_is_told_at_once(table: Table) -> None:
    table.at(2.1).session.meanwhile()
    table.listen()
    table.at(5.1).session.meanwhile()
    assert table.listen().strip() == "EN RETARD : A1 (+3 min), 1 (à l’instant)"


def test_nothing_is_late_during_a_pause(table: Table) -> None:
    table.type("pause")
    table.at(30).session.meanwhile()
    assert table.listen() == ""


def test_a_late_step_says_so_on_its_screen(table: Table) -> None:
    assert "EN RETARD +3 min" in table.at(5).type("revoir")


def test_the_hour_of_the_declaration_moves_the_deadline(table: Table) -> None:
    assert "(avant 14:05, heure non donnée, comptée de l’ouverture)" in flat(table.type("f"))
    screen = flat(table.at(10).type("heure déclaration 14h08"))
    assert "(avant 14:13)" in screen
    assert table.facts()[-1] == HourSet(anchor=Anchor.DECLARED, at=table.hours[0] + 8 * MINUTE)


def test_the_outage_may_be_of_before_the_opening(table: Table) -> None:
    table.type("heure panne 13h20")
    assert table.facts()[-1] == HourSet(anchor=Anchor.OUTAGE, at=table.hours[0] - 40 * MINUTE)
    assert "panne : 13:20" in table.type("heure")


def test_a_repeated_step_comes_back_at_its_hour(table: Table) -> None:
    table.type("f", "f", "a")
    assert "Faire le tour des étages" in table.said
    assert "Prochaine : 3, à 15:00." in table.type("f")
    table.at(61).session.go_on()
    screen = table.listen()
    assert "[3 · 4 sur 5]" in screen
    assert "À REFAIRE, 15:00 (1 fois faite)" in screen
    table.type("f", "arrêter 3 plus d'étages")
    assert table.facts()[-1] == Stopped(step="tour", text="plus d'étages")


def test_the_return_is_opened_by_its_word(table: Table) -> None:
    table.type("f", "f", "a")
    assert "écrire « reprise »" in flat(table.type("f"))
    assert "Rendre les radios." in table.type("reprise")
    assert table.facts()[-1] == PhaseEntered(phase=PhaseName.RETURN)


def test_another_way_is_chosen_by_its_letter(table: Table) -> None:
    table.type("f", "à défaut a canal 3")
    assert table.facts()[-1] == Done(step="prevenir-cadre", by_substitute="par-radio", note="canal 3")


def test_a_step_without_another_way_says_so(table: Table) -> None:
    assert "pas d’autre moyen" in table.type("à défaut")


def test_what_is_impossible_stays_on_the_screen_with_its_other_ways(table: Table) -> None:
    screen = table.type("f", "impossible ligne coupée")
    assert "IMPOSSIBLE" in screen
    assert "a) Appeler par radio." in screen
    table.type("à défaut")
    assert table.facts()[-2:] == [
        Impossible(step="prevenir-cadre", text="ligne coupée"),
        Done(step="prevenir-cadre", by_substitute="par-radio"),
    ]


def test_a_result_that_is_not_the_expected_one_shows_what_then(table: Table) -> None:
    screen = flat(table.type("e ça sonne"))
    assert "ÉCART" in screen
    assert "Sinon : Quitter cette procédure, ouvrir autre-panne." in screen
    assert "degraded-mode run autre-panne" in screen
    assert table.facts()[-1] == Done(step="essayer", note="ça sonne", as_expected=False)


def test_a_second_person_confirms_now_or_later(table: Table) -> None:
    assert "SEUL, À CONFIRMER par Cadre de garde" in flat(table.type("f", "f"))
    assert "il faut une deuxième personne" in table.type("confirmer Mme Roy")
    table.type("confirmer 1 M. Petit")
    assert table.facts()[-1] == Confirmed(step="prevenir-cadre", who="M. Petit")
    assert "rien n’attend de confirmation" in table.type("confirmer M. Petit")


def test_undo_reopens_with_a_trace(table: Table) -> None:
    screen = table.type("f", "annuler mauvaise touche")
    assert "[A1 · 1 sur 5]" in screen
    last = table.facts()[-1]
    assert isinstance(last, Cancelled)
    assert (last.step, last.text) == ("essayer", "mauvaise touche")
    assert table.facts()[1] == Done(step="essayer")


def test_undo_of_a_named_step(table: Table) -> None:
    table.type("f", "f", "annuler A1")
    last = table.facts()[-1]
    assert isinstance(last, Cancelled)
    assert last.step == "essayer"


def test_a_deferred_step_tells_its_hour(table: Table) -> None:
    table.type("différer 20 min")
    assert table.facts()[-1] == Deferred(step="essayer", until=table.hours[0] + 20 * MINUTE)
    table.type("différer quand le cadre rappelle")
    assert table.facts()[-1] == Deferred(step="prevenir-cadre", text="quand le cadre rappelle")


def test_a_step_under_way_goes_out_of_the_way(table: Table) -> None:
    assert "[1 · 2 sur 5]" in table.type("commencer")
    assert table.facts()[-1] == Started(step="essayer")


def test_going_looking_and_reading_note_nothing(table: Table) -> None:
    screen = table.type("aller 3", "suivante", "chercher RADIO", "chercher zzz", "liste", "fiche", "aide", "revoir")
    assert len(table.facts()) == 1
    assert "[3 · 4 sur 5]" in screen
    assert "« zzz » : rien de tel ici." in screen
    assert "[ ] A1 Appeler le poste 4212" in screen
    assert "Maintenu : Appels d’urgence" in screen


def test_a_search_ignores_accents_and_reads_the_parts_of_a_step(table: Table) -> None:
    assert "[ ] 3 Faire le tour des étages." in table.type("chercher ETAGES")
    assert "[ ] 1 VITAL Appeler : Cadre de garde." in table.type("chercher 31 31")


def test_a_pause_accepts_nothing_until_it_ends(table: Table) -> None:
    table.type("pause")
    assert "En pause : rien n’est noté." in table.type("f")
    screen = table.at(10).type("reprendre")
    assert "REPRISE · 10 min depuis la dernière entrée" in screen
    assert [type(fact).__name__ for fact in table.facts()] == ["Opened", "Paused", "Resumed"]


def test_a_hand_over_shows_what_is_left_and_changes_who_speaks(table: Table) -> None:
    screen = table.type("f", "f", "relève cadre, M. Petit")
    assert "CE QUI RESTE" in screen
    assert "À confirmer :" in screen
    last = table.facts()[-1]
    assert isinstance(last, HandedOver)
    assert last.to == Actor(role="cadre", name="M. Petit")
    assert last.left == ("combien", "tour", "rendre")
    table.type("a")
    assert table.journal.lines[-1].event.said.actor == Actor(role="cadre", name="M. Petit")


def test_the_end_asks_why_when_something_is_left(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    keyboard(monkeypatch, "exercice fini")
    assert "Reste :" in table.type("terminer")
    last = table.facts()[-1]
    assert isinstance(last, Closed)
    assert (last.text, last.left[0]) == ("exercice fini", "essayer")
    assert "ce déroulé est terminé" in table.type("aller A1", "f")


def test_what_another_terminal_noted_is_told_and_cannot_be_noted_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard(monkeypatch)
    here = Table(tmp_path, capsys)
    other = Journal(Store(tmp_path), "dev", "0")
    other.open()
    other.take(here.journal.subject, here.journal.run.runbook)
    there = here.session.__class__(
        here.session.terminal, other, here.session.clock, here.session.edition, Actor(name="M. Petit")
    )
    assert there.act(Say(Done(step="essayer")))
    capsys.readouterr()
    screen = flat(here.type("f"))
    assert "Autre terminal · entrée 2 · étape A1, fait · M. Petit" in screen
    assert "Rien n’est noté : entre-temps, étape A1, fait" in screen
    assert here.facts()[-1] == Done(step="essayer")
    assert len(here.facts()) == 2


def test_other_terminals_are_heard_while_nobody_types(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard(monkeypatch)
    here, there = Table(tmp_path, capsys), Journal(Store(tmp_path), "dev", "0")
    there.open()
    there.take(here.journal.subject, here.journal.run.runbook)
    other = here.session.__class__(
        here.session.terminal, there, here.session.clock, here.session.edition, Actor(name="M. Petit")
    )
    other.note(Noted(text="je monte"))
    capsys.readouterr()
    for _ in range(6):
        here.session.meanwhile()
    assert "Autre terminal · entrée 2 · note ; je monte · M. Petit" in here.listen()


def test_a_proposed_answer_appears_in_its_time_and_a_person_gives_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard(monkeypatch)
    text = RUNBOOK.replace(
        "        options:", "        within: 5 min\n        propose: {answer: non, after: 10 min}\n        options:"
    )
    table = Table(tmp_path, capsys, text)
    assert "est proposé" not in table.at(14).type("aller 2")
    assert "« non » est proposé" in flat(table.at(15).type("revoir"))
    table.type("b")
    assert table.facts()[-1] == Answered(step="combien", answer="non", proposed=True)


def test_a_step_of_unknown_circumstances_asks_whether_it_is_concerned(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard(monkeypatch)
    text = RUNBOOK.replace("do: Faire le tour", "only_when: {cause: attack}, do: Faire le tour")
    table = Table(tmp_path, capsys, text)
    assert "Concerné ? Écrire « concerné » ou « non concerné »." in table.type("aller 3")
    screen = table.type("cause panne", "liste")
    assert "non concerné" in screen
    assert "[.] 3 Faire le tour des étages." in screen
    table.type("annuler", "aller 3", "non concerné")
    assert "[.] 3 Faire le tour des étages." in table.type("liste")


def test_a_channel_that_is_lost_says_so(table: Table) -> None:
    table.type("f")
    assert "03 53 01 31 31 · PERDU" in table.type("perdu ligne-directe")
    assert "vouliez-vous « ligne-directe » ?" in flat(table.type("perdu ligne-direct"))
    assert "PERDU" not in table.type("intact ligne-directe").split("[1 ·")[1]


def test_a_clock_that_went_back_is_told(table: Table) -> None:
    table.at(130).type("f")
    now = table.hours[0] + 10 * MINUTE
    said = " ".join(line.text for line in back_again(table.session.run, table.session.steps(now), now))
    assert "L'horloge de ce poste a reculé de 2\u00a0h." in said


def test_what_is_missing_of_the_journal_is_told_by_its_numbers() -> None:
    damages = [
        Damage(Harm.MISSING, 1, 4, 3, 3),
        Damage(Harm.MISSING, 1, 9, 7, 9),
        Damage(Harm.OUT_OF_CHAIN, 2, 1),
        Damage(Harm.CUT, 2, 5),
    ]
    assert [line.text.removeprefix("MAIN COURANTE : ") for line in damage_lines(damages)] == [
        "entrée 3 manquante.",
        "entrées 7 à 9 manquantes.",
        "une ligne n'est pas à sa place (fichier 000002.txt, ligne 1).",
        "une ligne inachevée, jamais confirmée, a été mise de côté (quarantine).",
    ]


def test_of_several_other_ways_one_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyboard(monkeypatch)
    two = "instead: [{id: a-pied, for_need: ligne-directe, do: Y aller à pied.}, {id: par-radio,"
    table = Table(tmp_path, capsys, RUNBOOK.replace("instead: [{id: par-radio,", two))
    screen = table.type("f")
    assert "a) Y aller à pied." in screen
    assert "b) Appeler par radio." in screen
    assert "« à défaut » et une lettre : a, b." in flat(table.type("à défaut"))
    table.type("à défaut b")
    assert table.facts()[-1] == Done(step="prevenir-cadre", by_substitute="par-radio")


def test_what_needs_a_step_on_the_screen_says_so_when_there_is_none(table: Table) -> None:
    table.type("f", "f", "a", "f")
    assert "aucune étape n’est affichée" in table.type("f")
    assert "aucune étape n’est affichée" in table.type("arrêter")


def test_what_is_put_off_without_a_hour_comes_back_last(table: Table) -> None:
    table.type("différer quand le cadre arrive", "f", "a")
    screen = table.type("f")
    assert "[A1 · 1 sur 5]" in screen
    assert "DIFFÉRÉ" in screen


def test_a_second_question_that_nobody_answers_notes_nothing(table: Table) -> None:
    screen = table.type("so", "impossible", "différer", "note", "relève", "chercher")
    assert len(table.facts()) == 1
    assert screen.count("Rien n’est noté") == 5


def test_a_check_alone_can_differ_from_what_is_expected(table: Table) -> None:
    table.type("f")
    assert "cette étape n’attend pas de valeur" in table.type("écart")


def test_resuming_what_is_not_paused_says_so(table: Table) -> None:
    assert "le déroulé n’est pas en pause" in table.type("reprendre")
