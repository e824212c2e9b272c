"""`check --baseline` starts a hospital at zero, shows what is new, and shortens its list by itself."""

import shutil
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, Spoken, plain, typed

LIST = "acceptes.txt"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with one error: a role that decides and is not declared."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    spoil(folder, "units.yaml", "directeur-de-garde", "inconnu")
    return folder


def spoil(corpus: Path, name: str, before: str, after: str) -> None:
    text = (corpus / name).read_text(encoding="utf-8")
    assert before in text
    (corpus / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def check(corpus: Path, *also: str) -> Spoken:
    return typed(corpus.parent, "check", "runbooks", "--baseline", LIST, *also)


def listed(corpus: Path) -> list[str]:
    lines = (corpus.parent / LIST).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("REF")]


def test_a_list_is_written_only_when_asked(corpus: Path) -> None:
    spoken = check(corpus)
    assert (spoken.status, spoken.result) == (4, "")
    assert "--write-baseline" in spoken.trouble
    assert not (corpus.parent / LIST).exists()


def test_what_is_accepted_ends_with_0_and_is_counted(corpus: Path) -> None:
    assert typed(corpus.parent, "check", "runbooks").status == 1
    assert check(corpus, "--write-baseline").status == 0
    spoken = check(corpus)
    assert (spoken.status, spoken.trouble) == (0, "")
    assert "1 constat accepté, non montré, dont 1 erreur." in plain(spoken.result)
    assert check(corpus) == spoken


def test_what_is_new_is_shown_and_ends_with_1(corpus: Path) -> None:
    check(corpus, "--write-baseline")
    spoil(corpus, "units.yaml", "tolerates", "tolerate")
    spoken = check(corpus)
    assert spoken.status == 1
    assert "SCH002" in spoken.result
    assert "REF001" not in spoken.result


def test_what_was_mended_leaves_the_list_and_is_told_if_it_comes_back(corpus: Path) -> None:
    check(corpus, "--write-baseline")
    assert len(listed(corpus)) == 1
    spoil(corpus, "units.yaml", "inconnu", "directeur-de-garde")
    assert "1 autre a disparu : retiré de la liste." in plain(check(corpus).result)
    assert listed(corpus) == []
    spoil(corpus, "units.yaml", "directeur-de-garde", "inconnu")
    assert check(corpus).status == 1


def test_the_list_is_kept_when_another_day_is_judged(corpus: Path) -> None:
    check(corpus, "--write-baseline")
    spoil(corpus, "units.yaml", "inconnu", "directeur-de-garde")
    assert "gardé" in plain(check(corpus, "--today", "2026-11-22").result)
    assert len(listed(corpus)) == 1


def test_the_list_is_kept_while_a_file_cannot_be_read(corpus: Path) -> None:
    check(corpus, "--write-baseline")
    spoil(corpus, "units.yaml", "inconnu", "directeur-de-garde")
    (corpus / "roles.yaml").unlink()
    (corpus / "roles.yaml").mkdir()
    assert check(corpus).status == 4
    assert len(listed(corpus)) == 1


def test_what_cannot_be_read_is_not_accepted(corpus: Path) -> None:
    (corpus / "roles.yaml").unlink()
    (corpus / "roles.yaml").mkdir()
    spoken = check(corpus, "--write-baseline")
    assert spoken.status == 4
    assert "FIC002" in spoken.result
    assert not (corpus.parent / LIST).exists()


def test_a_damaged_list_is_a_finding_and_ends_with_4(corpus: Path) -> None:
    check(corpus, "--write-baseline")
    with (corpus.parent / LIST).open("a", encoding="utf-8") as file:
        file.write("<<<<<<< ici\n")
    spoken = check(corpus)
    assert spoken.status == 4
    assert f"{LIST}:7:1  erreur" in plain(spoken.result)
    assert "FIC011" in spoken.result


def test_the_list_of_another_corpus_is_refused(corpus: Path) -> None:
    check(corpus, "--write-baseline")
    spoil(corpus, "establishment.yaml", "id: ", "id: autre-")
    spoken = check(corpus)
    assert spoken.status == 4
    assert "FIC012" in spoken.result


def test_writing_a_list_needs_its_name(corpus: Path) -> None:
    assert typed(corpus.parent, "check", "runbooks", "--write-baseline").status == 2
