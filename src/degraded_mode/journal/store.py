"""One device's journal of one crisis, on disk: a folder of segments that only grow, and what keeps them safe."""

import errno
import hashlib
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from degraded_mode.journal.chain import Damage, Harm
from degraded_mode.journal.store_disk import Disk
from degraded_mode.journal.store_lock import held
from degraded_mode.language.system_errors import reason

SEGMENT_SIZE: Final = 8 * 1024 * 1024
BALLAST_SIZE: Final = 1024 * 1024
"""Room kept aside: given back when the disk is full, it holds about two thousand more entries."""

_SEGMENT: Final = re.compile(r"([0-9]{6})\.txt")


class NotRecordedError(Exception):
    """The disk refuses: nothing more is recorded, and nothing that was acknowledged is lost."""

    def __init__(self, folder: Path, cause: OSError) -> None:
        self.folder = folder
        super().__init__(f"rien n'est plus enregistré : passez au papier\n{folder} : {reason(cause)}")


class SyncFailedError(Exception):
    """What was written may not be on the medium. The segment is closed; another one may still work."""

    def __init__(self, cause: OSError) -> None:
        self.cause = cause
        super().__init__(str(cause))


@dataclass(frozen=True, slots=True)
class RawLine:
    """A complete line of a segment, line feed left out."""

    segment: int
    number: int
    content: bytes


@dataclass
class _Segment:
    number: int
    read: int = 0
    lines: int = 0
    finished: bool = False


class Store:
    """The folder of one device. Reading and writing are done while `turn()` is held."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder
        self.reserve = False
        self._cuts: list[Damage] = []
        self._disk = disk or Disk()
        self._segments: list[_Segment] = []
        self._descriptor: tuple[int, int] | None = None

    def open(self) -> None:
        """Makes the folder and its ballast. Raises `NotRecordedError` when the disk refuses."""
        try:
            self._disk.make_folder(self.folder)
            self._disk.make_folder(self.folder / "editions")
        except OSError as refused:
            raise NotRecordedError(self.folder, refused) from refused
        if not self._ballast.exists():
            try:
                self._disk.keep_whole(self._ballast, self._disk.chance(BALLAST_SIZE))
            except OSError:
                self._free_ballast()

    def turn(self) -> AbstractContextManager[None]:
        """This terminal's turn: what others wrote before is read first, nobody writes meanwhile."""
        return held(self.folder / "lock")

    def fresh(self) -> Iterator[RawLine]:
        """The complete lines written since the last call, by anybody. What is incomplete is set apart and cut."""
        found = sorted(int(match[1]) for path in self.folder.iterdir() if (match := _SEGMENT.fullmatch(path.name)))
        known = {segment.number for segment in self._segments}
        self._segments += [_Segment(number) for number in found if number not in known]
        for segment in self._segments:
            if not segment.finished:
                last = segment is self._segments[-1]
                yield from self._fresh_of(segment, last=last)
                segment.finished = not last

    def _fresh_of(self, segment: _Segment, *, last: bool) -> Iterator[RawLine]:
        content = self._disk.read(self._path(segment.number), segment.read)
        *lines, tail = content.split(b"\n")
        for line in lines:
            segment.read += len(line) + 1
            segment.lines += 1
            yield RawLine(segment.number, segment.lines, line)
        if tail and last:
            self._quarantine(segment, tail)
        elif tail:
            segment.read += len(tail)
            yield RawLine(segment.number, segment.lines + 1, tail)

    def _quarantine(self, segment: _Segment, tail: bytes) -> None:
        """Keeps an unfinished line beside the journal, byte for byte, before it is cut."""
        apart = self.folder / "quarantine"
        self._disk.make_folder(apart)
        mark = hashlib.sha256(tail).hexdigest()[:8]
        self._disk.keep_whole(apart / f"{segment.number:06}-{segment.read}-{mark}.bin", tail)
        self._disk.cut(self._path(segment.number), segment.read)
        self._cuts.append(Damage(Harm.CUT, segment.number, segment.lines + 1))

    def cuts(self) -> tuple[Damage, ...]:
        """The unfinished lines set apart since the last call."""
        found = tuple(self._cuts)
        self._cuts.clear()
        return found

    @property
    def segment(self) -> int:
        """The number of the segment that is written to; zero before the first."""
        return self._segments[-1].number if self._segments else 0

    @property
    def size(self) -> int:
        """Bytes read so far in the segment that is written to; zero before the first."""
        return self._segments[-1].read if self._segments else 0

    def append(self, line: bytes, *, new_segment: bool = False) -> None:
        """Returns once the line is on the medium. Raises `SyncFailedError` or `NotRecordedError`;
        the line is then not there.

        To be called after `fresh`, in the same turn.
        """
        try:
            segment = self._last_segment(new=new_segment)
            self._write(segment, line)
        except OSError as refused:
            raise NotRecordedError(self.folder, refused) from refused
        descriptor = self._descriptor_of(segment)
        try:
            self._disk.sync(descriptor)
            if segment.read == 0:
                self._disk.sync_folder(self.folder)
        except OSError as refused:
            self._abandon(segment)
            raise SyncFailedError(refused) from refused

    def _last_segment(self, *, new: bool) -> _Segment:
        if new or not self._segments:
            self._segments.append(_Segment(self._segments[-1].number + 1 if self._segments else 1))
        return self._segments[-1]

    def _write(self, segment: _Segment, line: bytes) -> None:
        """Writes the whole line or none of it, freeing the ballast once when the disk is full."""
        descriptor = self._descriptor_of(segment)
        try:
            self._write_once(descriptor, line)
        except OSError as refused:
            self._disk.cut(self._path(segment.number), segment.read)
            if refused.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} or self.reserve:
                raise
            self._free_ballast()
            try:
                self._write_once(descriptor, line)
            except OSError:
                self._disk.cut(self._path(segment.number), segment.read)
                raise

    def _write_once(self, descriptor: int, line: bytes) -> None:
        taken = self._disk.write(descriptor, line)
        if taken != len(line):
            raise OSError(errno.ENOSPC, "il n'y a plus de place sur le disque")

    def _descriptor_of(self, segment: _Segment) -> int:
        if self._descriptor is not None and self._descriptor[0] == segment.number:
            return self._descriptor[1]
        self.close()
        self._descriptor = (segment.number, self._disk.open_to_append(self._path(segment.number)))
        return self._descriptor[1]

    def _abandon(self, segment: _Segment) -> None:
        """Never trusts a descriptor whose sync failed: the system may have dropped the page and say it only once."""
        self.close()
        with suppress(OSError):
            self._disk.cut(self._path(segment.number), segment.read)

    def _free_ballast(self) -> None:
        self.reserve = True
        with suppress(OSError):
            self._disk.remove(self._ballast)

    def close(self) -> None:
        """Gives the segment back to the system."""
        if self._descriptor is not None:
            with suppress(OSError):
                self._disk.close(self._descriptor[1])
            self._descriptor = None

    def keep_edition(self, name: str, content: bytes) -> None:
        """Writes a snapshot once; one that is already there is left alone."""
        path = self.folder / "editions" / f"{name}.json"
        if not path.exists():
            try:
                self._disk.keep_whole(path, content)
            except OSError as refused:
                raise NotRecordedError(self.folder, refused) from refused

    def edition(self, name: str) -> bytes | None:
        """The snapshot of that name, None when it is not there or cannot be read."""
        try:
            return self._disk.read(self.folder / "editions" / f"{name}.json", 0)
        except OSError:
            return None

    @property
    def _ballast(self) -> Path:
        return self.folder / "ballast"

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:06}.txt"
