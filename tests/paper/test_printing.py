"""The commands that print: findings never refuse them, and what fails is told in French."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import degraded_mode
from degraded_mode.cli.app import attempt
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.printing import print_binder, print_checklist
from degraded_mode.language.typography import typeset
from degraded_mode.render.templates import home
from degraded_mode.render.write import CannotWriteError, write_whole
from tests.paper.reading import read
from tests.paper.sample import HOSPITAL, TODAY, procedure, step_text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The small hospital on a disk."""
    return laid(tmp_path / "corpus", {"procedures/samu-perdu.yaml": procedure(step_text("a", "Agir."))})


def laid(folder: Path, more: dict[str, str]) -> Path:
    for path, text in {**HOSPITAL, **more}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("wanted", ["samu-perdu", "PD-SAMU-01", "pd-samu-01"])
def test_a_procedure_is_named_by_its_identifier_or_its_code(folder: Path, tmp_path: Path, wanted: str) -> None:
    assert print_checklist(folder, wanted, "mercure", tmp_path / "sortie", "pdf", TODAY, attempt) == Exit.CLEAN
    assert read((tmp_path / "sortie" / "PD-SAMU-01-mercure.pdf").read_bytes())[0].says("Agir.")


def test_a_procedure_of_one_site_needs_no_site(folder: Path, tmp_path: Path) -> None:
    assert print_checklist(folder, "samu-perdu", "", tmp_path, "html", TODAY, attempt) == Exit.CLEAN
    assert "Hôpital Mercure" in (tmp_path / "PD-SAMU-01-mercure.html").read_text(encoding="utf-8")


def test_both_forms_are_made_when_asked(folder: Path, tmp_path: Path) -> None:
    assert print_binder(folder, "mercure", tmp_path, "both", TODAY, attempt) == Exit.CLEAN
    assert {path.name for path in tmp_path.iterdir()} >= {"classeur-mercure.pdf", "classeur-mercure.html"}


def test_an_unknown_procedure_gets_the_nearest_name(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert print_checklist(folder, "samu-perdue", "mercure", tmp_path, "pdf", TODAY, attempt) == Exit.USAGE
    assert typeset("« samu-perdu »") in capsys.readouterr().err


def test_an_unknown_site_or_form_is_a_usage_error(folder: Path, tmp_path: Path) -> None:
    assert print_binder(folder, "saturne", tmp_path, "pdf", TODAY, attempt) == Exit.USAGE
    assert print_binder(folder, "mercure", tmp_path, "docx", TODAY, attempt) == Exit.USAGE


def test_a_broken_file_does_not_lock_the_binder(folder: Path, tmp_path: Path) -> None:
    (folder / "contacts.yaml").write_text("- id: [", encoding="utf-8")
    (folder / "procedures" / "autre.yaml").write_bytes(b"\xff\xfe\x00")
    print_binder(folder, "mercure", tmp_path, "pdf", TODAY, attempt)
    cover = read((tmp_path / "classeur-mercure.pdf").read_bytes())[0]
    assert cover.says("contacts.yaml")
    assert cover.says("procedures/autre.yaml")


def test_a_procedure_that_needs_what_is_lost_is_printed_under_a_banner(folder: Path, tmp_path: Path) -> None:
    broken = procedure(step_text("a", "Agir.", ", needs: [telephonie]"))
    laid(folder, {"procedures/samu-perdu.yaml": broken})
    assert print_checklist(folder, "samu-perdu", "mercure", tmp_path, "pdf", TODAY, attempt) == Exit.CLEAN
    page = read((tmp_path / "PD-SAMU-01-mercure.pdf").read_bytes())[0]
    assert page.says("porte 1 erreur non corrigée")


def test_a_missing_establishment_does_not_lock_the_procedure(folder: Path, tmp_path: Path) -> None:
    (folder / "establishment.yaml").unlink()
    assert print_checklist(folder, "samu-perdu", "mercure", tmp_path, "pdf", TODAY, attempt) == Exit.CLEAN


def test_what_does_not_fit_is_told_with_its_line_and_its_excerpt(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(folder, {"procedures/samu-perdu.yaml": procedure(step_text("a", f"Lire {'hydro' * 30}."))})
    assert print_checklist(folder, "samu-perdu", "mercure", tmp_path, "pdf", TODAY, attempt) == Exit.FINDINGS
    told = capsys.readouterr().err
    assert "procedures/samu-perdu.yaml:" in told
    assert "[PAP002 mot-trop-large]" in " ".join(told.split())


def test_an_empty_folder_is_told_in_french(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "vide").mkdir()
    assert print_binder(tmp_path / "vide", "mercure", tmp_path, "pdf", TODAY, attempt) == Exit.UNREADABLE
    assert "aucune procédure lisible" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told_in_french(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    status = print_checklist(folder, "samu-perdu", "mercure", tmp_path / "fichier", "html", TODAY, attempt)
    assert status == Exit.UNREADABLE
    assert typeset("n'a pas pu être écrit") in capsys.readouterr().err


def test_the_last_page_stays_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    kept = tmp_path / "page.pdf"
    write_whole(kept, b"ancienne")
    kept.unlink()
    kept.mkdir()
    (kept / "occupant").write_text("", encoding="utf-8")
    with pytest.raises(CannotWriteError, match=r"page\.pdf"):
        write_whole(kept, b"nouvelle")
    assert [path.name for path in tmp_path.iterdir()] == ["page.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="les droits de fichier sont ceux de POSIX")
def test_a_page_can_be_read_by_others_than_its_printer(tmp_path: Path) -> None:
    write_whole(tmp_path / "page.pdf", b"page")
    assert (tmp_path / "page.pdf").stat().st_mode & 0o044 == 0o044


def test_the_templates_are_found_beside_the_package() -> None:
    assert (home() / "paper" / "main.typ").is_file()
    assert (home() / "html" / "document.j2").is_file()


def test_the_templates_are_found_inside_an_installed_package(tmp_path: Path) -> None:
    package = Path(degraded_mode.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(package, tmp_path / "degraded_mode", ignore=ignored)
    shutil.copytree(home(), tmp_path / "degraded_mode" / "_templates")
    program = "from degraded_mode.render.templates import home; print(home())"
    # The copy is not the package whose coverage is measured.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    environment = {**kept, "PYTHONPATH": str(tmp_path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", program]
    found = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert Path(found.stdout.strip()).resolve() == (tmp_path / "degraded_mode" / "_templates").resolve()


def test_printing_does_not_touch_the_folder_of_the_hospital(folder: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    print_binder(folder, "mercure", tmp_path / "sortie", "both", date(2026, 11, 22), attempt)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*")} == before
