"""Where pages leave the program: files written whole or not at all, and the process that sets the pages."""

import os
import stat
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from degraded_mode.language.system_errors import reason
from degraded_mode.render import press

LONGEST_JOB: Final = 600
"""Seconds after which the paper engine is stopped: a binder of 300 pages takes a few."""


class CannotWriteError(Exception):
    """A page could not be written; the message is a sentence for the reader."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"« {path} » n'a pas pu être écrit : {reason}.")


class ChangedMeanwhileError(Exception):
    """A file does not hold any more what it held when it was read; the message is a sentence for the reader."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"« {path} » a changé depuis sa lecture : il est laissé tel quel, relancer la commande.")


class PressFailedError(Exception):
    """The paper engine is absent or gave no page; the message says why."""


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`, its folder made when needed; a page already there stays until the new one is complete.

    Raises `CannotWriteError`.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(draft).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(draft).replace(path)
        except OSError:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWriteError(path, reason(error)) from error


def replace_unchanged(path: Path, before: bytes, after: bytes) -> None:
    """Put `after` at `path`, if the file there still holds `before`; who may read and write it stays the same.

    Raises `ChangedMeanwhileError` and `CannotWriteError`: the file is then as it was.
    """
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        now = path.read_bytes()
    except OSError as error:
        raise CannotWriteError(path, reason(error)) from error
    if now != before:
        raise ChangedMeanwhileError(path)
    # A new file could be put in place of one that may not be written: whoever locked it would not know.
    if not mode & stat.S_IWUSR or not os.access(path, os.W_OK):
        raise CannotWriteError(path, "le fichier est en lecture seule")
    write_whole(path, after)


def press_is_here() -> bool:
    """True when the paper engine is installed on this machine."""
    return find_spec("typst") is not None


def run_press(job: bytes) -> bytes:
    """The answer of the paper engine to a job, from a process of its own. Raises `PressFailedError`."""
    # The file is run by its path and -P keeps its folder off the import path: its neighbours have names of their own.
    command = [sys.executable, "-P", press.__file__]
    try:
        done = subprocess.run(command, input=job, capture_output=True, check=False, timeout=LONGEST_JOB)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PressFailedError(str(error)) from error
    if done.returncode != 0:
        raise PressFailedError(done.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2])
    return done.stdout
