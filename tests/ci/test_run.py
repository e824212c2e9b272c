"""The entry of continuous integration fetches what a bare machine lacks, or says what to fetch; then it checks."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

RUN = Path(__file__).parents[2] / ".ci" / "run"
BASH = shutil.which("bash")

pytestmark = pytest.mark.skipif(sys.platform == "win32" or BASH is None, reason="bash is needed")

ALWAYS = {"python3": "", "git": "", "node": "", "pdftotext": "", "make": 'echo "make $*"'}
"""What a machine has that lacks nothing but npm and its like: each a program of one line."""

APT_GET = """
echo "apt-get $*" "$DEBIAN_FRONTEND"
case "$1 $*" in
    install*make*) printf '#!%s\\necho "make $*"\\n' "$BASH" > "$HERE/make"; chmod +x "$HERE/make" ;;
esac
"""


def machine(folder: Path, programs: dict[str, str], user: int) -> Path:
    """A folder of programs, the only ones that the script will find."""
    folder.mkdir()
    for name in ("bash", "dirname", "chmod"):
        (folder / name).symlink_to(shutil.which(name) or name)
    for name, line in {**programs, "id": f"echo {user}"}.items():
        file = folder / name
        file.write_text(f"#!{BASH}\n{line}\n", encoding="utf-8")
        file.chmod(0o755)
    return folder


def run_on(folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": str(folder), "HERE": str(folder), "BASH": str(BASH)}
    return subprocess.run(
        [str(BASH), str(RUN)], env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )


def without(*names: str) -> dict[str, str]:
    return {name: line for name, line in {**ALWAYS, "npm": ""}.items() if name not in names}


def test_a_machine_that_lacks_nothing_goes_straight_to_the_checks(tmp_path: Path) -> None:
    outcome = run_on(machine(tmp_path / "bin", {**without(), "apt-get": APT_GET}, 0))
    assert (outcome.returncode, outcome.stdout, outcome.stderr) == (0, "make check\n", "")


def test_root_fetches_what_is_missing_without_being_asked_anything(tmp_path: Path) -> None:
    programs = {**without("make", "pdftotext", "npm"), "apt-get": APT_GET}
    outcome = run_on(machine(tmp_path / "bin", programs, 0))
    assert outcome.stdout.splitlines() == [
        "apt-get update -qq noninteractive",
        "apt-get install -y -qq --no-install-recommends make poppler-utils npm noninteractive",
        "make check",
    ]
    assert outcome.returncode == 0


@pytest.mark.parametrize(("user", "apt_get"), [(1000, {"apt-get": APT_GET}), (0, {})], ids=["not root", "no apt-get"])
def test_who_cannot_fetch_is_told_what_to_ask_for(tmp_path: Path, user: int, apt_get: dict[str, str]) -> None:
    outcome = run_on(machine(tmp_path / "bin", {**without("git", "node"), **apt_get}, user))
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert outcome.stderr.splitlines() == [
        "Il manque à ce poste : git nodejs.",
        "conseil : « sudo apt-get install git nodejs », puis recommencer.",
    ]


def test_a_python_without_its_environments_is_missing_something(tmp_path: Path) -> None:
    programs = {**without(), "python3": "exit 1"}
    assert "python3-venv" in run_on(machine(tmp_path / "bin", programs, 1000)).stderr


def test_what_cannot_be_fetched_stops_there(tmp_path: Path) -> None:
    programs = {**without("npm"), "apt-get": '[ "$1" = update ] || exit 100'}
    outcome = run_on(machine(tmp_path / "bin", programs, 0))
    assert (outcome.returncode, outcome.stdout) == (100, "")


def scripts() -> Iterable[Path]:
    return sorted(file for file in RUN.parent.iterdir() if file.is_file() and file.read_bytes().startswith(b"#!"))


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="« shellcheck » n'est pas installé")
def test_the_scripts_are_clean() -> None:
    outcome = subprocess.run(
        ["shellcheck", *map(str, scripts())], capture_output=True, encoding="utf-8", check=False, env=dict(os.environ)
    )
    assert (outcome.returncode, outcome.stdout) == (0, "")
