"""The real program, as its own process: fed from a pipe, on a screen, killed."""

import os
import subprocess
import sys
from pathlib import Path

from tests.walk.play import FILES

REPOSITORY = Path(__file__).parents[2]


def corpus_in(folder: Path) -> Path:
    """The small hospital, written in a folder."""
    for path, text in FILES.items():
        file = folder / "runbooks" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder / "runbooks"


def command(corpus: Path, journal: Path, *options: str) -> list[str]:
    """`degraded-mode run` on the small procedure."""
    program = [sys.executable, "-m", "degraded_mode", "run", "telephone-perdu", "--corpus", str(corpus)]
    return [*program, "--journal", str(journal), "--crisis", "panne", "--by", "agent", *options]


def environment(**changes: str) -> dict[str, str]:
    """This process's environment with the project's sources, and changes."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY / "src"), "PYTHONUTF8": "0", **changes}


def unmeasured(**changes: str) -> dict[str, str]:
    """The same for a program that is killed: it has no time to hand in its coverage."""
    return {name: value for name, value in environment(**changes).items() if not name.startswith("COVERAGE")}


def piped(folder: Path, typed: str, *options: str, encoding: str = "utf-8", **changes: str) -> tuple[int, str]:
    """Exit status and screen of a walk fed from a pipe, everything in this encoding."""
    outcome = subprocess.run(
        command(corpus_in(folder), folder / "journal", *options),
        input=typed.encode(encoding, "replace"),
        capture_output=True,
        env=environment(PYTHONIOENCODING=encoding, **changes),
        check=False,
    )
    assert outcome.stderr == b"", outcome.stderr.decode(encoding, "replace")
    return outcome.returncode, outcome.stdout.decode(encoding)
