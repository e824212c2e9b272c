"""`fix` shows every repair, applies it when told to, and never writes over what somebody else has just written."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from degraded_mode.cli.terminal import Terminal
from degraded_mode.render.write import CannotWriteError, ChangedMeanwhileError, replace_unchanged
from tests.cli.typed import SOUND, Spoken, environment, plain, typed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a repairable mistake in two of its files."""
    made = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    spoil(made, "units.yaml", "  title:", "  titre:")
    spoil(made, "contacts.yaml", "title: Directeur", "title: Urgence : directeur")
    return made


def spoil(folder: Path, name: str, before: str, after: str) -> None:
    content = (folder / name).read_bytes()
    assert before.encode() in content
    (folder / name).write_bytes(content.replace(before.encode(), after.encode(), 1))


def contents(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


@pytest.mark.parametrize("answer", ["", "\n", "n\n", "non\n", "x\n", " \n"])
def test_nothing_is_written_unless_the_answer_is_yes(folder: Path, answer: str) -> None:
    before = contents(folder)
    spoken = typed(folder.parent, "fix", keyboard=answer)
    assert (spoken.status, spoken.trouble) == (1, "")
    assert "2 réparations dans 2 fichiers." in plain(spoken.result)
    assert "Appliquer ? [o/N]" in plain(spoken.result)
    assert "Rien n'est écrit." in plain(spoken.result)
    assert contents(folder) == before


@pytest.mark.parametrize("answer", ["o\n", "O\n", "oui\n"])
def test_a_yes_applies_everything_and_a_second_time_has_nothing_to_do(folder: Path, answer: str) -> None:
    spoken = typed(folder.parent, "fix", keyboard=answer)
    assert (spoken.status, spoken.trouble) == (0, "")
    assert "runbooks/units.yaml : écrit." in plain(spoken.result)
    assert typed(folder.parent, "check").status == 0
    assert typed(folder.parent, "fix") == Spoken(0, "Rien à réparer.\n", "")


def test_yes_given_beforehand_asks_nothing(folder: Path) -> None:
    spoken = typed(folder.parent, "fix", "--yes")
    assert (spoken.status, spoken.trouble) == (0, "")
    assert "Appliquer" not in spoken.result
    assert typed(folder.parent, "fix", "-y").result == "Rien à réparer.\n"


def test_each_file_shows_its_repairs_then_the_difference(folder: Path) -> None:
    spoken = typed(folder.parent, "fix", "--yes")
    assert plain(spoken.result).startswith(
        "runbooks/contacts.yaml : 1 réparation\n"
        "    2 | « : » coupait la phrase : « Urgence : directeur de garde » entre guillemets  [YAML011]\n"
        "--- runbooks/contacts.yaml (avant)\n"
        "+++ runbooks/contacts.yaml (après)\n"
        "@@ lignes 1 à 4 @@\n"
        " - id: directeur-de-garde\n"
        "-  title: Urgence : directeur de garde\n"
        '+  title: "Urgence : directeur de garde"\n'
        "   role: directeur-de-garde\n"
        "   channels:\n"
        "\n"
        "runbooks/units.yaml : 1 réparation\n"
    )


def test_lines_far_apart_are_shown_apart_and_nothing_hidden_is_hidden(folder: Path) -> None:
    spoil(folder, "roles.yaml", "title: Standardiste", "titre: Standardiste")
    spoil(folder, "roles.yaml", "title: Directeur", "title: Direc\u200bteur")
    result = typed(folder.parent, "fix", "--yes").result
    assert "@@ lignes 1 à 4 @@" in result
    assert "@@ lignes 9 à 13 @@" in result
    assert "-  title: Direc\\u{200B}teur de garde" in result


@pytest.mark.parametrize("named", ["runbooks/units.yaml", "units.yaml"])
def test_only_the_files_that_are_named_are_changed(folder: Path, named: str) -> None:
    before = contents(folder)
    spoken = typed(folder.parent, "fix", "runbooks", named, "--yes")
    assert spoken.status == 0
    assert "Il reste 1 constat : « degraded-mode check runbooks »." in plain(spoken.result)
    assert {path for path, content in contents(folder).items() if content != before[path]} == {"units.yaml"}


def test_a_file_that_is_not_in_the_folder_is_named_with_the_nearest(folder: Path) -> None:
    spoken = typed(folder.parent, "fix", "runbooks", "unit.yaml")
    assert spoken.status == 2
    assert "« unit.yaml » n'est pas un fichier lu dans « runbooks » (vouliez-vous « units.yaml » ?)" in plain(
        spoken.trouble
    )


def test_marks_and_ends_of_lines_of_windows_stay(folder: Path) -> None:
    for file in folder.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    before = contents(folder)
    assert typed(folder.parent, "fix", "--yes").status == 0
    after = contents(folder)
    assert after["units.yaml"] == before["units.yaml"].replace(b"  titre:", b"  title:")
    assert after["roles.yaml"] == before["roles.yaml"]


def test_a_file_in_another_encoding_is_left_and_named(folder: Path) -> None:
    latin = (
        (folder / "roles.yaml").read_text(encoding="utf-8").replace("Cadre du", "Cadre délégué du").encode("latin-1")
    )
    (folder / "roles.yaml").write_bytes(latin)
    spoken = typed(folder.parent, "fix", "--yes")
    assert spoken.status == 0
    assert "runbooks/roles.yaml : laissé tel quel, ce fichier n'est pas en UTF-8" in plain(spoken.result)
    assert (folder / "roles.yaml").read_bytes() == latin


def test_a_read_only_file_is_refused_and_the_others_are_written(folder: Path) -> None:
    before = contents(folder)
    (folder / "units.yaml").chmod(0o444)
    spoken = typed(folder.parent, "fix", "--yes")
    assert spoken.status == 4
    assert "units.yaml » n'a pas pu être écrit : le fichier est en lecture seule." in plain(spoken.trouble)
    assert "runbooks/contacts.yaml : écrit." in plain(spoken.result)
    assert contents(folder)["units.yaml"] == before["units.yaml"]
    assert contents(folder)["contacts.yaml"] != before["contacts.yaml"]


def test_a_folder_that_is_not_there_ends_with_4(tmp_path: Path) -> None:
    spoken = typed(tmp_path, "fix", "nulle-part", "--yes")
    assert (spoken.status, spoken.result) == (4, "")
    assert "FIC006" in spoken.trouble


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no rights of this kind")
def test_who_may_read_a_file_stays_the_same(folder: Path) -> None:
    (folder / "units.yaml").chmod(0o660)
    assert typed(folder.parent, "fix", "--yes").status == 0
    assert (folder / "units.yaml").stat().st_mode & 0o777 == 0o660


def test_a_file_changed_between_reading_and_writing_is_refused_and_the_others_are_written(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def colleague(_terminal: Terminal, _prompt: str, _meanwhile: Callable[[], None]) -> str:
        """Somebody saves a file while the question is on the screen."""
        spoil(folder, "units.yaml", "30 min", "45 min")
        return "o"

    monkeypatch.setattr(Terminal, "ask", colleague)
    spoken = typed(folder.parent, "fix")
    assert spoken.status == 4
    assert "units.yaml » a changé depuis sa lecture : il est laissé tel quel, relancer la commande." in plain(
        spoken.trouble
    )
    assert b"  titre:" in (folder / "units.yaml").read_bytes()
    assert b"45 min" in (folder / "units.yaml").read_bytes()
    assert "runbooks/contacts.yaml : écrit." in plain(spoken.result)


@pytest.mark.parametrize("now", [b"autre", None])
def test_nothing_is_put_in_place_of_what_was_not_read(tmp_path: Path, now: bytes | None) -> None:
    file = tmp_path / "a.yaml"
    if now is not None:
        file.write_bytes(now)
    with pytest.raises(ChangedMeanwhileError if now is not None else CannotWriteError):
        replace_unchanged(file, b"lu", b"neuf")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == ([now] if now is not None else [])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminal that a test can open")
@pytest.mark.parametrize(("colour", "seen"), [({"NO_COLOR": ""}, True), ({"NO_COLOR": "1"}, False)])
def test_on_a_terminal_what_goes_is_red_and_what_comes_is_green(
    folder: Path, colour: dict[str, str], *, seen: bool
) -> None:
    import pty

    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "degraded_mode", "fix"],
        cwd=folder.parent,
        env=environment(folder.parent) | {"TERM": "xterm-256color"} | colour,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ) as program:
        os.close(theirs)
        os.write(ours, b"\n")
        said = b""
        while True:
            try:
                said += os.read(ours, 65536)
            except OSError:
                break
        program.wait(30)
    os.close(ours)
    assert program.returncode == 1
    assert (b"\x1b[31m-  titre" in said, b"\x1b[32m+  title" in said) == (seen, seen)
    assert b"-  titre:" in said
