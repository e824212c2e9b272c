"""Every YAML file of a folder is read, bounded, and what is not read is told."""

import gc
import os
import sys
from pathlib import Path

import pytest

from degraded_mode.loading.read import collector_paused, load_folder, read_files
from degraded_mode.source.encoding import LARGEST


def write(folder: Path, *names: str, content: bytes = b"[]\n") -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return folder


def told(folder: Path) -> list[tuple[str, str]]:
    return [(finding.code, finding.place.path) for finding in read_files(folder)[1]]


def test_files_are_known_by_their_path_from_the_folder_with_forward_slashes(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", "procedures/samu.yml", "sites/lune/procedures/samu.yaml")
    files, findings = read_files(tmp_path)
    assert sorted(files) == ["procedures/samu.yml", "sites/lune/procedures/samu.yaml", "units.yaml"]
    assert findings == ()


def test_what_is_not_yaml_and_what_is_hidden_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", "plan.pdf", "~units.yaml.bak", ".schema/a.yaml", ".units.yaml.swp", ".git/a.yaml")
    assert list(read_files(tmp_path)[0]) == ["units.yaml"]


def test_a_file_at_the_limit_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", content=b"#" * LARGEST)
    write(tmp_path, "roles.yaml", content=b"#" * (LARGEST + 1))
    assert list(read_files(tmp_path)[0]) == ["units.yaml"]
    assert told(tmp_path) == [("YAML002", "roles.yaml")]


def test_folders_too_deep_are_told(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", "procedures/1/2/3/4/5/6/7/8.yaml")
    assert told(tmp_path) == [("FIC010", "procedures/1/2/3/4/5/6")]


@pytest.mark.skipif(sys.platform == "win32", reason="un lien demande un privilège sous Windows")
def test_a_link_is_not_followed_whatever_it_points_at(tmp_path: Path) -> None:
    corpus = write(tmp_path / "corpus", "units.yaml")
    write(tmp_path, "ailleurs.yaml")
    (corpus / "roles.yaml").symlink_to(tmp_path / "ailleurs.yaml")
    (corpus / "kits.yaml").symlink_to(tmp_path / "nulle-part.yaml")
    (corpus / "sites").symlink_to(tmp_path, target_is_directory=True)
    (corpus / "plan.pdf").symlink_to(tmp_path / "plan.pdf")
    assert list(read_files(corpus)[0]) == ["units.yaml"]
    assert told(corpus) == [("FIC003", "kits.yaml"), ("FIC003", "roles.yaml"), ("FIC003", "sites")]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="il n'y a pas de tubes nommés ici")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml")
    os.mkfifo(tmp_path / "roles.yaml")
    assert told(tmp_path) == [("FIC004", "roles.yaml")]


def test_a_folder_without_any_yaml_and_a_missing_folder_are_told(tmp_path: Path) -> None:
    write(tmp_path, "plan.pdf")
    assert told(tmp_path) == [("FIC007", "")]
    assert told(tmp_path / "nulle-part") == [("FIC006", "")]
    assert told(tmp_path / "plan.pdf") == [("FIC006", "")]


@pytest.mark.parametrize("written", ["establishment.yaml", "establishment/groupe.yaml", "etablissement.yaml"])
def test_an_establishment_that_is_there_is_not_missed_even_when_it_cannot_be_used(tmp_path: Path, written: str) -> None:
    write(tmp_path, "units.yaml", written)
    assert "FIC009" not in [finding.code for finding in load_folder(tmp_path).findings]


def test_an_establishment_that_is_not_there_is_missed(tmp_path: Path) -> None:
    write(tmp_path, "units.yaml", "sites/lune/establishment.yaml")
    assert "FIC009" in [finding.code for finding in load_folder(tmp_path).findings]


def test_the_collector_is_left_as_it_was_found() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()
    gc.disable()
    try:
        with collector_paused():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
