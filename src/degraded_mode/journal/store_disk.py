"""The few calls by which bytes reach a disk and stay there, with the twin that each system asks for."""

import errno
import os
import sys
from pathlib import Path
from typing import Final

_BINARY: Final[int] = getattr(os, "O_BINARY", 0)


class Disk:
    """What the journal asks of a disk. Every call raises `OSError` when the disk refuses."""

    def open_to_append(self, path: Path) -> int:
        """A descriptor that only writes at the end; the file is made if need be."""
        return os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)

    def write(self, descriptor: int, content: bytes) -> int:
        """How many bytes were taken; fewer than given when the disk is full."""
        return os.write(descriptor, content)

    def sync(self, descriptor: int) -> None:
        """Returns once what was written is on the medium."""
        if sys.platform == "darwin":
            # On macOS fsync stops at the drive's own memory; some media know nothing better.
            import fcntl

            try:
                fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            except OSError as refused:
                if refused.errno not in {errno.ENOTSUP, errno.EINVAL, errno.ENOTTY}:
                    raise
                os.fsync(descriptor)
        elif sys.platform == "win32":
            os.fsync(descriptor)
        else:
            os.fdatasync(descriptor)

    def close(self, descriptor: int) -> None:
        """Gives the descriptor back."""
        os.close(descriptor)

    def cut(self, path: Path, size: int) -> None:
        """Shortens a file to its first bytes, for good."""
        descriptor = os.open(path, os.O_RDWR | _BINARY)
        try:
            os.ftruncate(descriptor, size)
            self.sync(descriptor)
        finally:
            self.close(descriptor)

    def read(self, path: Path, offset: int) -> bytes:
        """The bytes of a file from an offset on."""
        with path.open("rb") as file:
            file.seek(offset)
            return file.read()

    def sync_folder(self, folder: Path) -> None:
        """Returns once the names in the folder are on the medium. Windows offers no such call and needs none here."""
        if sys.platform != "win32":
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def make_folder(self, folder: Path) -> None:
        """Makes a folder and those above it, each on the medium when the call returns."""
        if folder.is_dir():
            return
        self.make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)
        self.sync_folder(folder.parent)

    def keep_whole(self, path: Path, content: bytes) -> None:
        """Makes a file that is either whole or absent, whatever happens meanwhile."""
        started = path.with_name(f"{path.name}.{os.getpid()}.part")
        descriptor = os.open(started, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
        try:
            written = 0
            while written < len(content):
                written += self.write(descriptor, content[written:])
            self.sync(descriptor)
        except OSError:
            self.remove(started)
            raise
        finally:
            self.close(descriptor)
        started.replace(path)
        self.sync_folder(path.parent)

    def remove(self, path: Path) -> None:
        """Takes a file away; one that is not there is no error."""
        path.unlink(missing_ok=True)

    def chance(self, size: int) -> bytes:
        """Bytes that no file system can make smaller."""
        return os.urandom(size)
