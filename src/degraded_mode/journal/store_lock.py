"""One writer at a time, for the time of one act: two terminals take turns."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_BINARY: Final[int] = getattr(os, "O_BINARY", 0)

_PAUSE: Final = 0.02
_TRIES: Final = 250
"""Five seconds in all: an act takes some milliseconds, half a second on a worn USB stick."""

_FAR: Final = 1 << 20
"""Windows locks bytes, and a locked byte cannot be read: it lies far beyond the owner's number."""


class BusyError(Exception):
    """Another program keeps the journal for itself."""

    def __init__(self, path: Path, owner: str) -> None:
        self.owner = owner
        known = f" (processus {owner})" if owner else ""
        super().__init__(
            f"un autre terminal{known} garde la main courante pour lui : {path.parent}\n"
            "conseil : rien n'a été noté ; recommencer, ou fermer l'autre terminal."
        )


@contextmanager
def held(path: Path, tries: int = _TRIES) -> Iterator[None]:
    """Holds the lock file. Raises `BusyError` after five seconds; the lock falls by itself when its owner dies."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
    try:
        for _ in range(tries):
            if _taken(descriptor):
                break
            time.sleep(_PAUSE)
        else:
            raise BusyError(path, os.read(descriptor, 20).decode("ascii", "replace").strip())
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, f"{os.getpid():<20}".encode())
        yield
        _let_go(descriptor)
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _taken(descriptor: int) -> bool:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(descriptor, 0, os.SEEK_SET)
        return True

    def _let_go(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _let_go(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)
