"""Commands as a person types them: by this very process, quickly, or by a program of its own."""

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from degraded_mode.cli.app import outcome

REPOSITORY = Path(__file__).parents[2]
SOUND = REPOSITORY / "tests" / "errors" / "dossier-sain" / "corpus"
TODAY = ("--today", "2026-11-22")
TOO_LONG = 60
"""Seconds: no answer at all."""


@dataclass(frozen=True)
class Spoken:
    """What a command answered."""

    status: int
    result: str
    trouble: str


def plain(text: str) -> str:
    """A text with the spaces and the apostrophes of a keyboard, as it stands in a test."""
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("’", "'")


def typed(where: Path, *words: str, keyboard: str = "") -> Spoken:
    """The answer of this very process, in the folder `where`, with its own place for verdicts.

    `keyboard`: what is typed while it runs; its end closes the keyboard.
    """
    said = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    with (
        chdir(where),
        redirect_stdout(said[0]),
        redirect_stderr(said[1]),
        patch.object(sys, "argv", ["degraded-mode", *words]),
        patch.object(sys, "stdin", io.StringIO(keyboard)),
        patch.dict(os.environ, {"DEGRADED_MODE_CACHE": str(where / ".cache")}),
    ):
        status = outcome()
    for stream in said:
        stream.seek(0)
    return Spoken(status, said[0].read(), said[1].read())


def started(where: Path, *words: str, encoding: str = "utf-8", before: tuple[str, ...] = ()) -> Spoken:
    """The answer of a program of its own. `before` stands in front of its command line.

    Raises `subprocess.TimeoutExpired` when nothing comes, and `UnicodeDecodeError` when it is not in its encoding.
    """
    outcome = subprocess.run(
        [*before, sys.executable, "-m", "degraded_mode", *words],
        cwd=where,
        env=environment(where, encoding),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=TOO_LONG,
        check=False,
    )
    result, trouble = (out.decode(encoding).replace("\r\n", "\n") for out in (outcome.stdout, outcome.stderr))
    return Spoken(outcome.returncode, result, trouble)


def environment(where: Path, encoding: str = "utf-8") -> dict[str, str]:
    """The variables of a program that speaks `encoding` and keeps its verdicts beside `where`."""
    kept = {name: value for name, value in os.environ.items() if name not in {"PYTHONUTF8", "NO_COLOR"}}
    return kept | {
        "PYTHONPATH": str(REPOSITORY / "src"),
        "PYTHONIOENCODING": encoding,
        "DEGRADED_MODE_CACHE": str(where / ".cache"),
    }
