"""`check` answers the same to the same files, ends with the documented status, and never waits for nothing."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.typed import REPOSITORY, SOUND, TODAY, Spoken, plain, typed


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A sound corpus in `runbooks/`."""
    return Path(shutil.copytree(SOUND, tmp_path / "runbooks"))


def check(corpus: Path, *also: str) -> Spoken:
    return typed(corpus.parent, "check", "runbooks", *(also or TODAY))


def spoil(corpus: Path, name: str, before: str, after: str) -> None:
    file = corpus / name
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")


def kept(corpus: Path) -> Path:
    """The file in which the verdict is kept."""
    (file,) = (corpus.parent / ".cache").iterdir()
    return file


def test_the_sample_has_nothing_wrong(tmp_path: Path) -> None:
    spoken = typed(tmp_path, "check", str(REPOSITORY / "runbooks"), *TODAY)
    assert (spoken.status, spoken.trouble) == (0, "")
    assert "0\u00a0erreur" in spoken.result


def test_a_sound_folder_ends_with_0(corpus: Path) -> None:
    said = "7\u00a0fichiers lus, 11\u00a0enregistrements\u00a0: 0\u00a0erreur, 0\u00a0avertissement.\n"
    assert check(corpus) == Spoken(0, said, "")


def test_an_error_ends_with_1(corpus: Path) -> None:
    spoil(corpus, "units.yaml", "tolerates", "tolerate")
    assert check(corpus).status == 1


def test_a_warning_alone_ends_with_0(corpus: Path) -> None:
    spoil(corpus, "procedures/standard-perdu.yaml", "Le standard est perdu.", "Rappeler le poste # 12.")
    spoken = check(corpus)
    assert spoken.status == 0
    assert "avertissement" in spoken.result


def test_what_cannot_be_read_at_all_ends_with_4(corpus: Path) -> None:
    shutil.rmtree(corpus)
    assert check(corpus).status == 4


def test_the_folder_is_runbooks_when_none_is_given(corpus: Path) -> None:
    assert typed(corpus.parent, "check", *TODAY) == check(corpus)


def test_ages_are_judged_on_the_day_that_is_asked_for(corpus: Path) -> None:
    assert check(corpus).status == 0
    later = check(corpus, "--today", "2031-01-01")
    assert "TEL" in later.result


@pytest.mark.parametrize("spoilt", [False, True], ids=["clean", "with an error"])
def test_the_second_time_is_the_same_answer(corpus: Path, spoilt: bool) -> None:
    if spoilt:
        spoil(corpus, "units.yaml", "tolerates", "tolerate")
    first = check(corpus)
    assert check(corpus) == first
    assert first.status == int(spoilt)


def test_the_second_time_nothing_is_judged_again(corpus: Path) -> None:
    check(corpus)
    verdict = json.loads(kept(corpus).read_bytes())
    kept(corpus).write_text(json.dumps({**verdict, "text": "comme la dernière fois"}), encoding="utf-8")
    assert check(corpus).result == "comme la dernière fois\n"


def test_one_changed_byte_is_judged_anew(corpus: Path) -> None:
    check(corpus)
    spoil(corpus, "units.yaml", "1 h: fort", "1 h: forte")
    assert check(corpus).status == 1
    spoil(corpus, "units.yaml", "1 h: forte", "1 h: fort")
    assert check(corpus).status == 0


def test_another_day_is_judged_anew(corpus: Path) -> None:
    first = check(corpus)
    assert check(corpus, "--today", "2031-01-01") != first


@pytest.mark.parametrize("damage", [b"", b"{", b"\xff", b'{"key": 1}'])
def test_a_damaged_verdict_is_ignored(corpus: Path, damage: bytes) -> None:
    first = check(corpus)
    kept(corpus).write_bytes(damage)
    assert check(corpus) == first


def test_where_nothing_can_be_kept_the_answer_is_the_same(corpus: Path) -> None:
    (corpus.parent / ".cache").write_text("un fichier, pas un dossier", encoding="utf-8")
    spoil(corpus, "units.yaml", "tolerates", "tolerate")
    first = check(corpus)
    assert (first.status, first.trouble) == (1, "")
    assert check(corpus) == first


def test_a_file_that_cannot_be_read_is_told_again_each_time(corpus: Path) -> None:
    (corpus / "contacts.yaml").unlink()
    (corpus / "contacts.yaml").mkdir()
    first = check(corpus)
    assert first.status == 4
    assert check(corpus) == first


def test_a_trouble_of_the_program_itself_is_one_calm_line(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json, "dumps", None)
    spoken = typed(corpus.parent, "schema", "runbook")
    assert spoken.status == 3
    assert "erreur inattendue du programme : TypeError" in plain(spoken.trouble)
    assert "le papier reste valable" in spoken.trouble
    assert "Traceback" not in spoken.trouble


def test_an_interruption_is_said_and_ends_with_130(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(json, "dumps", interrupted)
    assert typed(corpus.parent, "schema", "runbook") == Spoken(130, "", "Interrompu.\n")


@pytest.mark.skipif(sys.platform == "win32", reason="/dev/full n'existe pas sous Windows")
def test_a_full_disk_is_said(corpus: Path) -> None:
    spoken = typed(corpus.parent, "schema", "--output", "/dev/full")
    assert spoken.status == 4
    assert plain(spoken.trouble).startswith("erreur : lecture ou écriture impossible : /dev/full")
