"""`list` says what a folder holds, as it is written there, and what is wrong with it does not hide the rest."""

import shutil
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, plain, typed


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "runbooks"))


def spoil(corpus: Path, name: str, before: str, after: str) -> None:
    text = (corpus / name).read_text(encoding="utf-8")
    assert before in text
    (corpus / name).write_text(text.replace(before, after, 1), encoding="utf-8")


def test_it_names_the_group_its_sites_and_its_procedures_and_counts_the_rest(corpus: Path) -> None:
    spoken = typed(corpus.parent, "list", "runbooks")
    assert (spoken.status, spoken.trouble) == (0, "")
    for said in (
        "Clinique de la Lune\n",
        "lune         Clinique de la Lune : Standard et consultations",
        "PD-STD-01    Standard perdu",
        "brouillon · Standard téléphonique · standard-perdu",
        "3\u00a0systèmes",
        "1\u00a0type de service a une procédure, 0\u00a0n’en a pas",
        "1\u00a0contact\n",
        "0\u00a0kit\n",
    ):
        assert said in spoken.result


@pytest.mark.parametrize("version", ["2.10", "010", "3"])
def test_a_version_without_quotes_comes_out_as_written(corpus: Path, version: str) -> None:
    spoil(corpus, "procedures/standard-perdu.yaml", 'version: "1.0"', f"version: {version}")
    assert f"version {version}, brouillon" in typed(corpus.parent, "list", "runbooks").result


def test_a_title_that_is_a_truth_elsewhere_comes_out_as_written(corpus: Path) -> None:
    spoil(corpus, "procedures/standard-perdu.yaml", "title: Standard perdu", "title: NO")
    assert "PD-STD-01    NO\n" in typed(corpus.parent, "list", "runbooks").result


def test_one_site_sees_its_own_procedures(corpus: Path) -> None:
    spoil(corpus, "establishment.yaml", "sites:\n", "sites:\n  - {id: terre, title: Annexe, has: Consultations}\n")
    assert "1\u00a0procédure\n" in typed(corpus.parent, "list", "runbooks", "--site", "lune").result
    assert "0\u00a0procédure\n" in typed(corpus.parent, "list", "runbooks", "--site", "terre").result


def test_what_is_wrong_is_counted_and_the_rest_is_listed(corpus: Path) -> None:
    spoil(corpus, "roles.yaml", "family: direction", "family: autre")
    spoken = typed(corpus.parent, "list", "runbooks")
    assert spoken.status == 0
    assert "1 constat : « degraded-mode check runbooks » les montre." in plain(spoken.trouble)
    assert "2\u00a0rôles" in spoken.result


def test_what_cannot_be_read_ends_with_4_and_the_rest_is_listed(corpus: Path) -> None:
    (corpus / "roles.yaml").unlink()
    (corpus / "roles.yaml").mkdir()
    spoken = typed(corpus.parent, "list", "runbooks")
    assert spoken.status == 4
    assert "PD-STD-01" in spoken.result


@pytest.mark.parametrize(("folder", "status"), [("ailleurs", 4), ("vide", 1)])
def test_a_folder_that_is_missing_or_empty_is_said(tmp_path: Path, folder: str, status: int) -> None:
    (tmp_path / "vide").mkdir()
    spoken = typed(tmp_path, "list", folder)
    assert (spoken.status, spoken.result) == (status, "")
    assert spoken.trouble.startswith(f"{folder}  erreur  ce dossier n")


def test_a_kind_of_unit_without_a_procedure_is_named(corpus: Path) -> None:
    (corpus / "procedures" / "standard-perdu.yaml").unlink()
    result = plain(typed(corpus.parent, "list", "runbooks").result)
    assert "0 type de service a une procédure, 1 n'en a pas" in result.replace("’", "'")
    assert "sans procédure : Standard" in result
