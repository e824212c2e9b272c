"""The verdict on a folder that has not changed since it was last judged: nobody waits twice for the same answer.

A verdict is known by the SHA-256 of every file, of the question and of the program itself. It is JSON (nothing in it
can run), may be deleted at any time, and is ignored when it is damaged, another's, or cannot be written.
"""

import hashlib
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from degraded_mode import __version__

FORMAT: Final = 2


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check answers and how it ends."""

    text: str
    status: int
    brief: str = ""
    """The counts alone, for the screen when the answer goes to a file."""


def key_of(files: Mapping[str, bytes], question: str) -> str:
    """The name of the verdict on these files, for this question, by this program; 64 hexadecimal characters."""
    digest = hashlib.sha256(f"{FORMAT} {__version__} {_program()} {question}\n".encode())
    for path in sorted(files):
        digest.update(f"{path}\n".encode(errors="surrogateescape") + hashlib.sha256(files[path]).digest())
    return digest.hexdigest()


def recall(folder: Path, key: str) -> Verdict | None:
    """The verdict kept under that key for the folder, None when there is none that can be trusted."""
    try:
        kept = json.loads(_home(folder).read_bytes())
    except (OSError, ValueError):
        return None
    match kept:
        case {"key": found, "text": str() as text, "status": int() as status, "brief": str() as brief} if found == key:
            return Verdict(text, status, brief)
        case _:
            return None


def keep(folder: Path, key: str, verdict: Verdict) -> None:
    """Keeps the verdict in place of the former one; does nothing where nothing can be written."""
    home = _home(folder)
    draft = home.with_suffix(f".{os.getpid()}")
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps({"key": key, **asdict(verdict)}), encoding="utf-8")
        draft.replace(home)
    except OSError:
        return


def _home(folder: Path) -> Path:
    """One file per corpus folder, in the user's folder for what can be made again."""
    if chosen := os.environ.get("DEGRADED_MODE_CACHE"):
        root = Path(chosen)
    elif sys.platform == "win32":
        root = Path(os.environ.get("LOCALAPPDATA", Path.home())) / "degraded-mode" / "cache"
    else:
        root = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "degraded-mode"
    return root / f"{hashlib.sha256(str(folder.resolve()).encode(errors='surrogateescape')).hexdigest()[:16]}.json"


def _program() -> str:
    """Changes with every change of the program's own files, so that a new rule judges anew."""
    digest = hashlib.sha256()
    for folder, _, names in os.walk(Path(__file__).parents[1]):
        for name in sorted(names):
            if name.endswith((".py", ".md")):
                facts = Path(folder, name).stat()
                digest.update(f"{name} {facts.st_size} {facts.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]
