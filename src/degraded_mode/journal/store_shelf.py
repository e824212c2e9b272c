"""The folder where every crisis of this machine is kept: one folder per crisis, one per device inside."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from degraded_mode.journal.codec import Line, decode
from degraded_mode.journal.store import NotRecordedError
from degraded_mode.journal.store_disk import Disk

_DEVICE = re.compile(r"[0-9a-f]{16}")
_SEGMENT = re.compile(r"[0-9]{6}\.txt")


def device_of(root: Path, machine: str, chance: bytes) -> str:
    """The name of this device, drawn once and kept; a folder copied to another machine gives that one its own.

    `chance` is eight bytes. Raises `NotRecordedError` when the name can be neither read nor kept.
    """
    disk = Disk()
    path = root / f"device-{hashlib.sha256(machine.encode('utf-8', 'replace')).hexdigest()[:8]}"
    try:
        disk.make_folder(root)
        if path.exists():
            kept = disk.read(path, 0).decode("ascii", "replace").strip()
            if _DEVICE.fullmatch(kept):
                return kept
        disk.keep_whole(path, f"{chance.hex()}\n".encode())
    except OSError as refused:
        raise NotRecordedError(root, refused) from refused
    return chance.hex()


def crises(root: Path) -> tuple[str, ...]:
    """The crises of this folder, the one written to last first."""
    try:
        found = [(folder.stat().st_mtime, folder.name) for folder in root.iterdir() if folder.is_dir()]
    except OSError:
        return ()
    return tuple(name for _, name in sorted(found, reverse=True))


def lines_of(root: Path, crisis: str, device: str) -> Iterator[Line]:
    """The readable entries of a device in a crisis; nothing is repaired and nothing is locked."""
    folder = root / crisis / device
    disk = Disk()
    try:
        segments = sorted(path for path in folder.iterdir() if _SEGMENT.fullmatch(path.name))
        for path in segments:
            for raw in disk.read(path, 0).split(b"\n"):
                if isinstance(read := decode(raw), Line):
                    yield read
    except OSError:
        return


def editions(root: Path) -> Iterator[tuple[str, bytes]]:
    """Every snapshot kept under this folder, name and content, the most recent first."""
    try:
        found = sorted(root.glob("*/*/editions/*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        return
    for path in found:
        try:
            yield path.stem, path.read_bytes()
        except OSError:
            continue
