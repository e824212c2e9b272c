"""What is known of the outage is said by a word, and the procedure follows it."""

import io
import sys
from pathlib import Path

import pytest

from degraded_mode.journal.facts import CauseStated, CopyStated, LossStated, PhaseEntered
from degraded_mode.model.runbook import PhaseName
from degraded_mode.model.step import Cause
from tests.walk.play import RUNBOOK, Table

TEXT = RUNBOOK.replace(
    "  - phase: return\n",
    """  - phase: hold
    starts: 2 h
    steps:
      - {id: relire, do: Relire le plan., role: agent, only_when: {have: plan-imprime, suspected: radios}}
  - phase: long
    starts: 12 h
    steps:
      - {id: relever, do: Relever l'équipe., role: agent}
  - phase: return
""",
)


@pytest.fixture
def long_table(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Table:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return Table(tmp_path, capsys, TEXT)


def flat(screen: str) -> str:
    return " ".join(screen.split())


def test_the_next_phase_opens_at_its_hour_or_at_a_word(long_table: Table) -> None:
    long_table.type("f", "f", "a")
    screen = flat(long_table.type("f"))
    assert "Phase suivante : Régime dégradé, à 16:00 (plus tôt : « suite »)." in screen
    assert "Relire le plan." in long_table.type("suite")
    assert long_table.facts()[-1] == PhaseEntered(phase=PhaseName.HOLD)


def test_a_phase_is_opened_by_its_name(long_table: Table) -> None:
    assert "Relever l’équipe." in long_table.type("phase longue")
    assert long_table.facts()[-1] == PhaseEntered(phase=PhaseName.LONG)


def test_a_phase_that_the_procedure_has_not_is_refused_with_those_it_has(long_table: Table) -> None:
    assert "phases : Réflexe, Régime dégradé, Longue durée, Reprise." in flat(long_table.type("phase alerte"))
    assert len(long_table.facts()) == 1


def test_once_all_are_open_there_is_no_next_phase(long_table: Table) -> None:
    long_table.type("suite", "suite", "suite")
    assert "toutes les phases sont ouvertes" in long_table.type("suite")


def test_the_return_leaves_out_the_phases_that_had_not_begun(long_table: Table) -> None:
    screen = long_table.type("reprise", "liste")
    assert "[.] 5 Relever l’équipe." in screen
    assert "[ ] 6 Rendre les radios." in screen


@pytest.mark.parametrize(
    ("typed", "cause"),
    [("cause panne", Cause.FAILURE), ("CAUSE Attaque", Cause.ATTACK), ("cause arret", Cause.PLANNED)],
)
def test_the_cause_is_said_in_french(long_table: Table, typed: str, cause: Cause) -> None:
    long_table.type(typed)
    assert long_table.facts()[-1] == CauseStated(cause=cause)


def test_a_cause_that_is_not_understood_lists_them(long_table: Table) -> None:
    assert "causes : panne, attaque" in flat(long_table.type("cause souris"))
    assert len(long_table.facts()) == 1


def test_a_copy_is_at_hand_or_not(long_table: Table) -> None:
    long_table.type("copie plan-imprime", "copie plan-imprime non")
    assert long_table.facts()[1:] == [
        CopyStated(copy_id="plan-imprime", good=True),
        CopyStated(copy_id="plan-imprime", good=False),
    ]
    assert "copies : plan-imprime." in flat(long_table.type("copie programme"))


def test_a_system_is_lost_suspected_or_sound(long_table: Table) -> None:
    long_table.type("perdu radios", "suspecté radios", "intact radios")
    assert long_table.facts()[1:] == [
        LossStated(system="radios", lost=True),
        LossStated(system="radios", lost=False, suspected=True),
        LossStated(system="radios", lost=False),
    ]


def test_a_step_shows_what_it_is_written_for_and_follows_what_is_said(long_table: Table) -> None:
    screen = flat(long_table.type("suite", "aller 4"))
    assert "Seulement si" in screen
    assert "Concerné ?" in screen
    long_table.type("copie plan-imprime", "suspecté radios")
    assert "Concerné ?" not in long_table.type("revoir")
    assert "[.] 4 Relire le plan." in long_table.type("intact radios", "liste")
