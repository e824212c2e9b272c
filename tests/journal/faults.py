"""Disks that misbehave on purpose, and a disk that remembers every call so that a power cut can be replayed."""

import errno
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from degraded_mode.journal.store_disk import Disk


class Failing(Disk):
    """A disk whose n-th call of some kinds fails, once or for ever. `calls` counts those calls."""

    def __init__(
        self, at: int = 0, code: int = errno.EIO, kinds: str = "open write sync cut folder", *, stuck: bool = False
    ) -> None:
        self.calls = 0
        self.at = at
        self._code = code
        self._kinds = kinds.split()
        self._stuck = stuck

    def _count(self, kind: str) -> None:
        if kind not in self._kinds:
            return
        self.calls += 1
        if self.calls == self.at or (self._stuck and self.at and self.calls > self.at):
            raise OSError(self._code, os.strerror(self._code))

    def open_to_append(self, path: Path) -> int:
        self._count("open")
        return super().open_to_append(path)

    def write(self, descriptor: int, content: bytes) -> int:
        self._count("write")
        return super().write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        self._count("sync")
        super().sync(descriptor)

    def cut(self, path: Path, size: int) -> None:
        self._count("cut")
        super().cut(path, size)

    def sync_folder(self, folder: Path) -> None:
        self._count("folder")
        super().sync_folder(folder)


class Uncuttable(Failing):
    """A disk on which a file that was written to cannot be shortened."""

    def cut(self, path: Path, size: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path), size)


class Full(Disk):
    """A disk that takes `room` bytes, then part of a write, then nothing, until a file is removed."""

    def __init__(self, room: int) -> None:
        self.room = room

    def write(self, descriptor: int, content: bytes) -> int:
        taken = min(len(content), self.room)
        if taken == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.room -= taken
        return super().write(descriptor, content[:taken])

    def cut(self, path: Path, size: int) -> None:
        self.room += path.stat().st_size - size
        super().cut(path, size)

    def remove(self, path: Path) -> None:
        if path.exists():
            self.room += path.stat().st_size
        super().remove(path)


@dataclass(frozen=True)
class Call:
    """One thing that was asked of the disk."""

    kind: str
    path: str
    content: bytes = b""
    size: int = 0


class Remembering(Disk):
    """A disk that remembers what was asked of it. `synced=False` only pretends to sync."""

    def __init__(self, *, synced: bool = True) -> None:
        self.log: list[Call] = []
        self._synced = synced
        self._open: dict[int, str] = {}

    def open_to_append(self, path: Path) -> int:
        if not path.exists():
            self.log.append(Call("create", str(path)))
        descriptor = super().open_to_append(path)
        self._open[descriptor] = str(path)
        return descriptor

    def write(self, descriptor: int, content: bytes) -> int:
        if descriptor in self._open:
            self.log.append(Call("write", self._open[descriptor], content))
        return super().write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        if self._synced and descriptor in self._open:
            self.log.append(Call("sync", self._open[descriptor]))

    def cut(self, path: Path, size: int) -> None:
        self.log.append(Call("cut", str(path), size=size))
        self.log.append(Call("sync", str(path)))
        super().cut(path, size)

    def sync_folder(self, folder: Path) -> None:
        if self._synced:
            self.log.append(Call("folder", str(folder)))

    def acknowledged(self, what: str) -> None:
        """Marks in the log that an entry was acknowledged."""
        self.log.append(Call("acknowledged", what))


SECTOR = 512


def states_after(log: list[Call], chance: random.Random) -> Iterator[dict[str, bytes]]:
    """What may be found on the disk if the power goes after these calls: path → content of the segments.

    Synced bytes and names are there. What was not synced is there, or not, or for some sectors only.
    """
    for fate in ("lost", "kept", "torn", "torn"):
        yield _state_after(log, fate, chance)


def _state_after(log: list[Call], fate: str, chance: random.Random) -> dict[str, bytes]:
    content: dict[str, bytearray] = {}
    safe: dict[str, bytes] = {}
    named: set[str] = set()
    for call in log:
        match call.kind:
            case "create":
                content[call.path] = bytearray()
                safe[call.path] = b""
            case "write":
                content[call.path] += call.content
            case "cut":
                del content[call.path][call.size :]
            case "sync":
                safe[call.path] = bytes(content[call.path])
            case "folder":
                named |= {path for path in content if str(Path(path).parent) == call.path}
            case _:
                assert call.kind == "acknowledged"
    found = {}
    for path, written in content.items():
        if path in named or (fate != "lost" and chance.random() < 0.5) or fate == "kept":
            found[path] = _surviving(safe[path], bytes(written), fate, chance)
    return found


def _surviving(safe: bytes, written: bytes, fate: str, chance: random.Random) -> bytes:
    if fate == "kept" or len(written) <= len(safe):
        return written
    if fate == "lost":
        return safe
    survived = bytearray(written)
    for start in range(len(safe), len(written), SECTOR):
        if chance.random() < 0.5:
            end = min(start + SECTOR, len(written))
            survived[start:end] = bytes(end - start)
    if chance.random() < 0.5:
        del survived[chance.randrange(len(safe), len(written) + 1) :]
    return bytes(survived)
