"""Files, clock and chance stay in their rooms: the writing rules refuse them anywhere else."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

NOW = "from datetime import UTC, datetime\n\n\ndef offend() -> datetime:\n    return datetime.now(UTC)\n"
NAIVE = "from datetime import datetime\n\n\ndef offend() -> datetime:\n    return datetime.now()\n"
OPEN = 'def offend() -> str:\n    with open("x", encoding="utf-8") as file:\n        return file.read()\n'
PATH = 'from pathlib import Path\n\n\ndef offend() -> str:\n    return Path("x").read_text(encoding="utf-8")\n'
CHANCE = "from uuid import uuid4\n\n\ndef offend() -> str:\n    return str(uuid4())\n"
PRINT = 'def offend() -> None:\n    print("x")\n'


def refusals(folder: Path, place: str, text: str) -> set[str]:
    """The codes that ruff gives to a module of this text written at `place`, under the project's own settings."""
    shutil.copy(REPOSITORY / "pyproject.toml", folder)
    module = folder / "src" / "degraded_mode" / place
    module.parent.mkdir(parents=True)
    module.write_text(text, encoding="utf-8")
    outcome = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--no-cache", "--output-format", "json", "."],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return {refusal["code"] for refusal in json.loads(outcome.stdout)}


@pytest.mark.parametrize(
    "package",
    ["language", "source", "model", "loading", "impact", "journal", "lint", "render", "adoption", "drafting", "repair"],
)
@pytest.mark.parametrize(
    ("text", "code"), [(NOW, "TID251"), (OPEN, "PTH123"), (PATH, "TID251"), (CHANCE, "TID251"), (PRINT, "T201")]
)
def test_outside_the_rooms_it_is_refused(tmp_path: Path, package: str, text: str, code: str) -> None:
    assert refusals(tmp_path, f"{package}/offence.py", text) == {code}


def test_a_time_without_a_zone_is_refused_even_where_the_clock_is_read(tmp_path: Path) -> None:
    assert refusals(tmp_path, "cli/offence.py", NAIVE) == {"DTZ005"}


@pytest.mark.parametrize(
    "room", ["loading/read.py", "journal/store_lines.py", "render/write.py", "render/templates.py", "cli/walk.py"]
)
def test_in_its_room_a_file_may_be_read(tmp_path: Path, room: str) -> None:
    assert refusals(tmp_path, room, PATH) == set()


CLOCKS = {"now", "utcnow", "today", "time_ns", "monotonic", "monotonic_ns", "perf_counter"}


def clock_readings(module: str) -> set[str]:
    """The names under which a module's text reads a clock, whatever they are called on."""
    return {node.attr for node in ast.walk(ast.parse(module)) if isinstance(node, ast.Attribute)} & CLOCKS


@pytest.mark.parametrize("reading", ["datetime.now(UTC)", "date.today()", "time.monotonic()"])
def test_a_clock_reading_is_seen(reading: str) -> None:
    assert clock_readings(f"def offend() -> object:\n    return {reading}\n")


def test_the_clock_is_read_by_the_command_line_alone() -> None:
    package = REPOSITORY / "src" / "degraded_mode"
    readers = {
        module.relative_to(package).as_posix()
        for module in package.rglob("*.py")
        if module.relative_to(package).parts[0] != "cli" and clock_readings(module.read_text(encoding="utf-8"))
    }
    assert readers == set()
