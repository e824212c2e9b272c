"""`new` adds a record that `check` accepts, where the hospital keeps such records; or nothing, and says why."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from degraded_mode.cli.terminal import Terminal
from tests.adoption.small import KIT
from tests.cli.new_transcripts import CONVERSATIONS, HOME, transcript
from tests.cli.typed import REPOSITORY, TODAY, Spoken, plain, started, typed
from tests.errors.recipes import WITHOUT_PRIVILEGE

SAMPLE = {
    "role": "title: Référent des portes\nfamily: logistics\ndeputy: agent-securite\n",
    "system": "title: Verrous du sous-sol\nkind: badges\nrelies_on: [reseau-{site}]\n",
    "form": "title: Relevé des portes\nfields: [Date et heure, Porte, Visa]\nper_day: 3\n",
    "contact": "title: Serrurier de garde\nchannels:\n"
    "  - {{means: phone, number: 01 99 00 12 34, carried_by: reseau-fixe-alpha}}\n"
    "  - {{means: runner, call_sign: Loge du serrurier}}\n",
    "reference": "title: Portes et clés\ncolumns: [Porte, Clé]\nvalidated_by: referent-des-portes\n",
    "kit": "title: Kit des portes\nplace: poste-securite\nchecked_by: referent-des-portes\nforms: [F-60, F-41]\n",
    "message": "title: Portes ouvertes\nkind: internal\nowner: referent-des-portes\n",
    "unit": "title: Médecine de semaine\nsite: {site}\nkind: hospitalisation\nbeds: 20\n"
    "decides: {{day: cadre-medecine, out_of_hours: ide-nuit}}\n",
    "routine": "do: Imprimer la liste des portes.\nrole: referent-des-portes\nmakes: {{place: kit-des-portes}}\n",
    "runbook": "title: Badges perdus la nuit\napplies_to: {{kind: hospitalisation}}\nsituation: Portes closes.\n"
    "lost: [verrous-du-sous-sol]\nform: F-60\ncontact: serrurier-de-garde\n",
    "scenario": "title: Portes closes\nbegins: 22:10\nlost: [verrous-du-sous-sol]\nsites: [{site}]\nto: ide-nuit\n",
    "evidence": "title: Une nuit sans badges\nkind: partial_exercise\ndate: 2027-02-11\n"
    "runbooks: [badges-perdus-la-nuit]\nscenario: portes-closes\nunits: [medecine-de-semaine]\n"
    "led_by: referent-des-portes\n",
}
"""Answers for every kind of record; each cites some of those that come before."""


@pytest.fixture
def where(tmp_path: Path) -> Path:
    """A folder with the small group in `runbooks`."""
    for path, text in KIT.items():
        (tmp_path / "runbooks" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "runbooks" / path).write_text(text, encoding="utf-8", newline="\n")
    return tmp_path


def new(where: Path, kind: str, answers: str, *also: str) -> Spoken:
    (where / "reponses.yaml").write_text(answers, encoding="utf-8")
    return typed(where, "new", kind, "--answers", "reponses.yaml", *TODAY, *also)


def files(where: Path) -> dict[str, bytes]:
    folder = where / "runbooks"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("site", ["", "venus"])
def test_every_kind_of_record_is_added_to_the_sample_without_an_error(tmp_path: Path, site: str) -> None:
    shutil.copytree(REPOSITORY / "runbooks", tmp_path / "runbooks")
    before = files(tmp_path)
    for kind, answers in SAMPLE.items():
        also = ("--site", site) if site else ()
        spoken = new(tmp_path, kind, answers.format(site=site or "mercure"), *also)
        assert (spoken.status, spoken.trouble) == (0, ""), (kind, spoken)
    checked = typed(tmp_path, "check", *TODAY)
    assert checked.status == 0
    assert "0 erreur" in plain(checked.result)
    after = files(tmp_path)
    assert all(after[path].startswith(content) for path, content in before.items())
    changed = {path for path, content in after.items() if before.get(path) != content}
    assert len(changed) == len(SAMPLE)
    assert all(path.startswith(f"sites/{site}/") if site else "sites" not in path for path in changed)
    # Editors find the schema of each new file: the sample has them beside it.
    assert all(
        (tmp_path / "runbooks" / path).parent.joinpath(_schema(after[path])).resolve().is_file() for path in changed
    )


def _schema(content: bytes) -> str:
    first = content.decode().splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    return first.partition("=")[2]


def test_a_new_draft_prints(where: Path) -> None:
    answers = "title: Dossier perdu\napplies_to: {kind: urgences}\nsituation: Rien ne s'ouvre.\nlost: [dpi]\n"
    assert new(where, "runbook", answers).status == 0
    printed = typed(where, "print", "checklist", "dossier-perdu", "--format", "html", *TODAY)
    assert (printed.status, printed.trouble) == (0, "")
    page = (where / "build" / "PD-URG-02-venus.html").read_text(encoding="utf-8")
    assert "Dossier perdu" in page
    assert "Brouillon" in page
    assert "__________" in page
    assert "COMPLÉTER" not in page


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_goes_as_it_is_kept(tmp_path: Path, name: str) -> None:
    assert transcript(name, tmp_path) == (HOME / f"new-{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_fits_in_80_columns(name: str) -> None:
    said = (HOME / f"new-{name}.txt").read_text(encoding="utf-8").partition("statut :")[0]
    assert max(map(len, said.splitlines())) <= 80


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("tail", ["", "\n", "\n# Fin de l'annuaire.\n", "\n\n\n"])
def test_what_stood_in_the_file_stays_byte_for_byte(where: Path, line_end: str, tail: str) -> None:
    file = where / "runbooks" / "roles.yaml"
    before = (KIT["roles.yaml"].rstrip("\n") + tail).replace("\n", line_end).encode()
    file.write_bytes(before)
    file.chmod(0o640)
    assert new(where, "role", "title: Référent\nfamily: care\n").status == 0
    after = file.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(line_end.encode())
    assert sys.platform == "win32" or file.stat().st_mode & 0o777 == 0o640
    assert "« referent »" not in plain(typed(where, "check", *TODAY).result)


def test_a_record_that_would_bring_an_error_is_not_written(where: Path) -> None:
    before = files(where)
    channels = "[{means: phone, carried_by: telephonie}, {means: fax, carried_by: acd}]"
    spoken = new(where, "contact", f"title: Serrurier\nchannels: {channels}\n")
    assert (spoken.status, spoken.result) == (1, "")
    assert "TEL002" in spoken.trouble
    assert "Rien n'est écrit" in plain(spoken.trouble)
    assert files(where) == before


def test_errors_that_were_there_before_prevent_nothing(where: Path) -> None:
    (where / "runbooks" / "messages").mkdir()
    (where / "runbooks" / "messages" / "note.yaml").write_text("id: note\ntitle: [", encoding="utf-8")
    assert typed(where, "check", *TODAY).status == 1
    assert new(where, "role", "title: Référent\nfamily: care\n").status == 0


def test_wrong_answers_are_all_said_and_nothing_is_written(where: Path) -> None:
    before = files(where)
    spoken = new(where, "role", "title: Référent\nfamily: soins\ndeputy: arms\nid: arm\n")
    assert (spoken.status, spoken.result) == (2, "")
    assert spoken.trouble.count("conseil") == 3
    assert "identifiant libre : « arm-2 »" in plain(spoken.trouble)
    assert files(where) == before


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("procédure", "vouliez-vous « runbook » ?"),
        ("fiche", "vouliez-vous « form » ?"),
        ("service", "vouliez-vous « unit » ?"),
        ("runbok", "vouliez-vous « runbook » ?"),
        ("establishment", "genres : runbook, form, contact,"),
    ],
)
def test_a_kind_has_one_name_and_the_others_are_translated(where: Path, word: str, advice: str) -> None:
    spoken = typed(where, "new", word)
    assert spoken.status == 2
    assert f"le genre « {word} » n'existe pas." in plain(spoken.trouble)
    assert advice in plain(spoken.trouble)


def test_the_help_says_what_each_kind_is_in_french(where: Path) -> None:
    answer = plain(typed(where, "new", "--help").result)
    assert "  runbook    procédure en mode dégradé (brouillon)\n" in answer
    assert "  evidence   preuve (exercice," in answer


def test_a_folder_that_is_none_or_holds_no_establishment_is_refused(where: Path) -> None:
    absent = typed(where, "new", "role", "ailleurs")
    assert absent.status == 4
    assert "ce dossier n'existe pas" in plain(absent.trouble)
    (where / "vide").mkdir()
    assert typed(where, "new", "role", "vide").status == 1
    (where / "runbooks" / "establishment.yaml").unlink()
    spoken = typed(where, "new", "role")
    assert spoken.status == 1
    assert "il manque le fichier de l'établissement" in plain(spoken.trouble)
    assert "n'est pas un dossier de procédures que l'on puisse compléter" in plain(spoken.trouble)


def test_an_unknown_site_and_absent_answers_are_refused(where: Path) -> None:
    spoken = typed(where, "new", "role", "--site", "vennus")
    assert spoken.status == 2
    assert "vouliez-vous « venus » ?" in plain(spoken.trouble)
    assert typed(where, "new", "role", "--answers", "ailleurs.yaml").status == 4


@pytest.mark.skipif(
    sys.platform == "win32" or (os.geteuid() == 0 and not WITHOUT_PRIVILEGE),
    reason="Windows n'a pas de droits d'écriture à la manière d'Unix, et le compte root écrit partout",
)
def test_a_folder_that_cannot_be_written_is_said_before_any_question(where: Path) -> None:
    (where / "runbooks").chmod(0o555)
    spoken = started(where, "new", "role", before=WITHOUT_PRIVILEGE)
    (where / "runbooks").chmod(0o755)
    assert (spoken.status, spoken.result) == (4, "")
    assert "ne se laisse pas écrire" in plain(spoken.trouble)


def test_what_cannot_be_written_leaves_the_folder_as_it_was(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_draft: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    before = files(where)
    monkeypatch.setattr(Path, "replace", full)
    spoken = new(where, "role", "title: Référent\nfamily: care\n")
    assert (spoken.status, spoken.result) == (4, "")
    assert "roles.yaml" in spoken.trouble
    assert files(where) == before


def test_a_file_in_the_way_is_never_written_over(where: Path) -> None:
    (where / "runbooks" / "references").mkdir()
    (where / "runbooks" / "references" / "portes.yaml").write_text("[[[", encoding="utf-8")
    spoken = new(where, "reference", "title: Portes\n")
    assert spoken.status == 2
    assert (where / "runbooks" / "references" / "portes.yaml").read_text(encoding="utf-8") == "[[["


def test_an_interruption_leaves_nothing_written(where: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(_terminal: Terminal, _prompt: str, _meanwhile: Callable[[], None]) -> str:
        asked.append("")
        if len(asked) > 1:
            raise KeyboardInterrupt
        return "Référent"

    asked: list[str] = []
    before = files(where)
    monkeypatch.setattr(Terminal, "ask", ask)
    spoken = typed(where, "new", "role")
    assert spoken.status == 130
    assert spoken.trouble.endswith("Interrompu.\n")
    assert files(where) == before


def test_where_several_files_could_hold_it_one_is_picked(where: Path) -> None:
    (where / "runbooks" / "systems.yaml").unlink()
    for name, remark, kind in (("01", "Courant", "power"), ("02", "Portes", "badges")):
        path = where / "runbooks" / "systems" / f"{name}.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"# {remark}\n- {{id: {kind}, title: {remark}, kind: {kind}}}\n", encoding="utf-8")
    keyboard = "Verrous\n\nbadges\n\n-\n-\n\n9\n2\n"
    spoken = typed(where, "new", "system", *TODAY, keyboard=keyboard)
    assert spoken.status == 0, spoken
    assert "    1. systems/02.yaml  Portes\n    2. systems/01.yaml  Courant\n" in plain(spoken.result)
    assert "Répondre par un des numéros" in plain(spoken.result)
    assert "verrous" in (where / "runbooks" / "systems" / "01.yaml").read_text(encoding="utf-8")


def test_all_the_names_are_shown_when_asked_for(where: Path) -> None:
    spoken = typed(where, "new", "unit", *TODAY, keyboard="Médecine\n\nvenus\n?\nzzz\nhospitalisatoin\n")
    assert "   31. securite" in plain(spoken.result)
    assert "« zzz » n'est pas un des mots admis." in plain(spoken.result)
    assert "vouliez-vous « hospitalisation » ?" in plain(spoken.result)


def test_a_long_proposal_is_told_above_and_leaves_room_to_type(where: Path) -> None:
    text = KIT["procedures/urgences.yaml"]
    for rank in range(4):
        name = f"urgences-de-nuit-sans-dossier-{rank}"
        renamed = text.replace("id: urgences\n", f"id: {name}\n").replace("PD-URG-01", f"PD-URG-1{rank}")
        (where / "runbooks" / "procedures" / f"{name}.yaml").write_text(renamed, encoding="utf-8")
    spoken = typed(where, "new", "scenario", *TODAY, keyboard="Une nuit\n\n22:10\n\ndpi\n\n\n\n1\n")
    assert spoken.status == 0, spoken
    assert "Proposé : urgences-de-nuit-sans-dossier-0," in plain(spoken.result)
    assert "\n[ces 5 noms] > \n" in plain(spoken.result)
    scenario = (where / "runbooks" / "scenarios" / "nuit.yaml").read_text(encoding="utf-8")
    assert scenario.count("because:") == 5 + 1
