"""`degraded-mode … | head`: the reader that leaves early is not an error, and the verdict stays what it is."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, TODAY, environment, plain


def left_early(where: Path, *words: str) -> tuple[int, bytes, bytes]:
    """The status, the first line and the trouble of a command whose reader goes after one line."""
    with subprocess.Popen(
        [sys.executable, "-m", "degraded_mode", *words],
        cwd=where,
        env=environment(where),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout
        assert program.stderr
        first = program.stdout.readline()
        program.stdout.close()
        trouble = program.stderr.read()
        return program.wait(60), first, trouble


def test_a_long_schema_cut_short_is_quiet(tmp_path: Path) -> None:
    assert left_early(tmp_path, "schema", "runbook") == (0, b"{\n", b"")


@pytest.mark.parametrize(("form", "line"), [("text", b"runbooks/"), ("json", b"{"), ("junit", b"<?xml ")])
def test_a_long_check_cut_short_keeps_its_verdict(tmp_path: Path, form: str, line: bytes) -> None:
    shutil.copytree(SOUND, tmp_path / "runbooks")
    wrong = "".join(f"- {{id: s-{number}, title: Système, kind: autre}}\n" for number in range(600))
    (tmp_path / "runbooks" / "systems.yaml").write_text(wrong, encoding="utf-8")
    status, first, trouble = left_early(tmp_path, "check", "runbooks", "--format", form, *TODAY)
    assert (status, trouble) == (1, b"")
    assert first.startswith(line)


@pytest.mark.skipif(sys.platform == "win32", reason="/dev/full n'existe pas sous Windows")
@pytest.mark.parametrize("words", [("schema", "runbook"), ("--help",)])
def test_a_result_that_cannot_be_written_is_an_error(tmp_path: Path, words: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run(
            [sys.executable, "-m", "degraded_mode", *words],
            cwd=tmp_path,
            env=environment(tmp_path),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert outcome.returncode == 4
    assert "le disque est plein" in plain(outcome.stderr.decode())
