"""Which procedure, in which crisis, with what mistakes: what is wrong is said, and nothing is refused for it."""

import json
import os
import shutil
from pathlib import Path

import pytest

from degraded_mode.cli.walk_opening import journal_root
from degraded_mode.journal.codec import digest
from degraded_mode.language.typography import typeset
from tests.walk.play import FILES, RUNBOOK, Stage


def test_an_exercise_is_marked_on_every_screen_and_in_every_entry(stage: Stage) -> None:
    played = stage.play("f", "f", exercise=True)
    assert played.screen.count("*** EXERCICE *** EXERCICE *** EXERCICE ***") == 3
    assert all(line.startswith("EXERCICE · ") for line in played.screen.splitlines() if "noté · entrée" in line)
    assert all(event.subject.exercise for event in stage.events())


def test_an_exercise_stays_one_when_it_is_taken_up_without_the_option(stage: Stage) -> None:
    stage.play("f", exercise=True)
    assert "*** EXERCICE" in stage.play("f").screen
    assert all(event.subject.exercise for event in stage.events())


def test_an_exercise_does_not_enter_a_real_crisis(stage: Stage) -> None:
    stage.play("f")
    before = len(stage.events())
    played = stage.play("f", exercise=True)
    assert played.status == 5
    assert "crise réelle" in played.complaints
    assert len(stage.events()) == before


def test_a_procedure_is_found_by_its_code(stage: Stage) -> None:
    assert "Téléphone perdu" in stage.play(runbook="pd-tel-01").screen


def test_an_unknown_procedure_gets_the_nearest_name(stage: Stage) -> None:
    played = stage.play(runbook="telephone-perdue")
    assert played.status == 2
    assert typeset("vouliez-vous « telephone-perdu » ?") in played.complaints


def test_an_unknown_unit_gets_a_sentence(stage: Stage) -> None:
    played = stage.play(runbook="telephone-perdu@standar")
    assert played.status == 2
    assert typeset("vouliez-vous « standard » ?") in played.complaints


@pytest.mark.parametrize("name", ["../ailleurs", "a/b", "con", "x" * 65, "été"])
def test_a_crisis_has_a_name_that_can_name_a_folder(stage: Stage, name: str) -> None:
    played = stage.play(crisis=name)
    assert played.status == 2
    assert "ne peut pas nommer une crise" in played.complaints
    assert list(stage.folder.iterdir()) == [stage.corpus] or not list(stage.journal.glob("*/"))


def test_without_a_name_the_run_left_open_goes_on(stage: Stage) -> None:
    stage.play("f", crisis="")
    stage.play("f", crisis="")
    assert len(list(stage.journal.glob("*/*/000001.txt"))) == 1
    assert stage.types() == ["Opened", "Done", "Paused", "Resumed", "Done", "Paused"]


def test_without_a_name_an_exercise_does_not_take_up_a_real_run(stage: Stage) -> None:
    stage.play("f", crisis="")
    stage.play("f", crisis="", exercise=True)
    assert len(list(stage.journal.glob("*/*/000001.txt"))) == 2
    assert [path.parts[-3].startswith("exercice-") for path in sorted(stage.journal.glob("*/*/000001.txt"))] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("old", "new", "banner"),
    [
        ("status: approved", "status: draft", "BROUILLON"),
        ("status: approved", "status: suspended", "SUSPENDUE"),
        ("review_by: 2099-06-12", "review_by: 2020-06-12", "À REVOIR DEPUIS LE 12 JUIN 2020"),
    ],
)
def test_no_status_refuses_it_is_said_instead(stage: Stage, old: str, new: str, banner: str) -> None:
    stage.write("procedures/telephone.yaml", RUNBOOK.replace(old, new))
    played = stage.play("f")
    assert played.status == 0
    assert banner in played.screen
    assert "Done" in stage.types()


def test_an_unreadable_file_is_named_and_the_rest_serves(stage: Stage) -> None:
    (stage.corpus / "contacts.yaml").unlink()
    (stage.corpus / "contacts.yaml").mkdir()
    played = stage.play("f", "f")
    assert "Fichier illisible : contacts.yaml" in played.screen
    assert stage.types() == ["Opened", "Done", "Done", "Paused"]


def test_mistakes_elsewhere_are_counted_and_refuse_nothing(stage: Stage) -> None:
    stage.write("roles.yaml", FILES["roles.yaml"] + "\n- {id: sans-titre}\n")
    played = stage.play("f")
    assert "Le dossier a" in played.screen
    assert played.status == 0


def test_a_procedure_changed_since_goes_on_as_it_opened(stage: Stage) -> None:
    stage.play("f")
    stage.write("procedures/telephone.yaml", RUNBOOK.replace("Faire le tour des étages.", "Fermer les étages."))
    played = stage.play("liste")
    assert "La procédure a changé depuis l’ouverture." in played.words
    assert "Faire le tour des étages." in played.screen
    assert "Fermer les étages." not in played.screen


def test_a_procedure_that_no_longer_reads_goes_on_as_it_opened(stage: Stage) -> None:
    stage.play("f")
    stage.write("procedures/telephone.yaml", RUNBOOK.replace("lost: [autocom]", "lost: ["))
    played = stage.play("f")
    assert played.status == 0
    assert "la dernière édition gardée ici est utilisée" in played.words
    assert stage.types()[-2:] == ["Done", "Paused"]


def test_the_binder_may_be_gone_altogether(stage: Stage) -> None:
    stage.play("f")
    shutil.rmtree(stage.corpus)
    assert stage.play("f").status == 0


def test_a_procedure_that_does_not_read_and_was_never_opened_says_why(stage: Stage) -> None:
    stage.write("procedures/telephone.yaml", RUNBOOK.replace("lost: [autocom]", "perdu: [autocom]"))
    played = stage.play()
    assert played.status == 4
    assert "ne se lit pas" in played.complaints
    assert "procedures/telephone.yaml" in played.complaints


def test_an_altered_snapshot_is_not_used_and_it_is_said(stage: Stage) -> None:
    stage.play("f")
    kept = next(stage.journal.glob("*/*/editions/*.json"))
    kept.write_text(kept.read_text(encoding="utf-8").replace("Rien ne sonne", "Tout sonne"), encoding="utf-8")
    stage.write("procedures/telephone.yaml", RUNBOOK.replace("Fin.}", "Relève.}"))
    assert "ne se lit plus" in stage.play().screen


def test_a_damaged_line_is_told_and_the_walk_goes_on(stage: Stage) -> None:
    stage.play("f", "f")
    segment = next(stage.journal.glob("*/*/000001.txt"))
    lines = segment.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b"essayer", b"essaXer")
    segment.write_bytes(b"".join(lines))
    played = stage.play("f")
    assert played.status == 0
    assert "entrée 2 illisible" in played.screen
    assert "[A1 · " in played.screen


def test_a_journal_of_which_nothing_reads_is_left_alone(stage: Stage) -> None:
    stage.play()
    segment = next(stage.journal.glob("*/*/000001.txt"))
    segment.write_bytes(b"rien\nde lisible\n")
    played = stage.play("f")
    assert played.status == 5
    assert "ouvrir sous un autre nom" in played.complaints
    assert segment.read_bytes() == b"rien\nde lisible\n"


def test_where_nothing_can_be_written_the_whole_procedure_is_shown(stage: Stage) -> None:
    stage.journal.write_text("a file where the folder should be", encoding="utf-8")
    played = stage.play("f")
    assert played.status == 4
    assert "PASSEZ AU PAPIER" in played.screen
    for words in ("Appeler le poste 4212", "03 53 01 31 31", "Combien d’appels attendent", "Rendre les radios."):
        assert words in played.screen
    assert "noté" not in played.screen


def test_a_disk_that_fails_during_the_walk_says_so_and_tells_what_was_noted(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    syncs = []

    def failing(descriptor: int) -> None:
        syncs.append(descriptor)
        # The first calls are those of the opening; from then on the disk refuses for good.
        if list(stage.journal.glob("*/*/000001.txt")) and len(stage.events()) >= 3:
            raise OSError(5, "erreur d'entrée-sortie")

    monkeypatch.setattr(os, "fdatasync" if hasattr(os, "fdatasync") else "fsync", failing)
    played = stage.play("f", "f", "f")
    assert played.status == 4
    assert "PASSEZ AU PAPIER" in played.screen
    assert "[X] A1" in played.screen
    assert len([line for line in played.screen.splitlines() if line.startswith("noté")]) == 2


def test_the_snapshot_stands_beside_the_journal(stage: Stage) -> None:
    stage.play()
    kept = json.loads(next(stage.journal.glob("*/*/editions/*.json")).read_text(encoding="utf-8"))
    assert kept["runbook"]["id"] == "telephone-perdu"
    assert "ligne-directe" in {record["id"] for _, record in kept["records"]}


def test_the_journal_has_a_home_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DEGRADED_MODE_JOURNAL", str(tmp_path / "ici"))
    assert journal_root(None) == tmp_path / "ici"
    assert journal_root(tmp_path / "là") == tmp_path / "là"
    monkeypatch.delenv("DEGRADED_MODE_JOURNAL")
    assert journal_root(None).name == "main-courante"


def test_somebody_else_who_takes_up_the_walk_is_told_who_spoke_before(stage: Stage) -> None:
    stage.play("f")
    assert "Avant vous : Mme Roy, agent." in stage.play(by="cadre").words
    assert "Avant vous" not in stage.play(by="cadre").words


TWO_WARDS = FILES["units.yaml"] + FILES["units.yaml"].replace("id: standard", "id: standard-nord")


def test_a_procedure_of_several_units_is_one_run_for_each(stage: Stage) -> None:
    stage.write("units.yaml", TWO_WARDS)
    stage.write("procedures/telephone.yaml", RUNBOOK.replace("{unit: standard}", "{kind: standard}"))
    stage.play("f", runbook="telephone-perdu@standard")
    played = stage.play(runbook="telephone-perdu@standard-nord")
    assert "[A1 · 1 sur 5]" in played.screen
    assert {event.subject.run for event in stage.events()} == {
        "telephone-perdu@standard",
        "telephone-perdu@standard-nord",
    }


def test_without_its_unit_a_procedure_of_several_units_opens_all_the_same(stage: Stage) -> None:
    stage.write("units.yaml", TWO_WARDS)
    stage.write("procedures/telephone.yaml", RUNBOOK.replace("{unit: standard}", "{kind: standard}"))
    assert stage.play("f").status == 0
    assert {event.subject.run for event in stage.events()} == {"telephone-perdu"}


def test_a_crisis_holds_several_runs_on_one_journal(stage: Stage) -> None:
    stage.write("procedures/autre.yaml", RUNBOOK.replace("telephone-perdu", "radios-perdues").replace("TEL", "RAD"))
    stage.play("f")
    stage.play("f", runbook="radios-perdues")
    played = stage.play()
    assert "[1 · 2 sur 5]" in played.screen
    assert len(list(stage.journal.glob("*/*/000001.txt"))) == 1


def test_what_a_later_version_wrote_is_counted_and_kept(stage: Stage) -> None:
    stage.play("f")
    segment = next(stage.journal.glob("*/*/000001.txt"))
    lines = segment.read_bytes().splitlines()
    content = lines[1].split(b" ", 2)[2].replace(b'"type":"done"', b'"type":"weather"')
    segment.write_bytes(b"\n".join([lines[0], b"%s - %s" % (digest(content).encode(), content), b""]))
    played = stage.play()
    assert "1 entrée d’une version plus récente" in played.words
    assert "[A1 · 1 sur 5]" in played.screen


@pytest.mark.parametrize(
    ("by", "role", "name"),
    [
        ("agent", "agent", ""),
        ("Agent du standard", "agent", ""),
        ("cadre/M. Petit", "cadre", "M. Petit"),
        ("AGENT, Mme Roy", "agent", "Mme Roy"),
        ("Mme Roy", "", "Mme Roy"),
        ("", "", ""),
    ],
)
def test_somebody_is_a_role_a_name_or_both(stage: Stage, by: str, role: str, name: str) -> None:
    stage.play(by=by)
    actor = stage.events()[0].said.actor
    assert (actor.role, actor.name, actor.auth) == (role, name, "declared")


def test_a_procedure_that_excludes_another_says_so_when_both_are_open(stage: Stage) -> None:
    other = RUNBOOK.replace("telephone-perdu", "radios-perdues").replace("TEL", "RAD")
    stage.write(
        "procedures/autre.yaml", other.replace("lost: [autocom]", "lost: [autocom]\ninhibits: [telephone-perdu]")
    )
    assert "Ne pas dérouler en même temps" not in stage.play(runbook="radios-perdues").words
    stage.play("f")
    assert "Ne pas dérouler en même temps que PD-TEL-01 Téléphone perdu" in stage.play(runbook="radios-perdues").words
    stage.play("terminer", "c'était un essai")
    assert "Ne pas dérouler en même temps" not in stage.play(runbook="radios-perdues").words
