"""Reading many files with all the computer's cores."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from degraded_mode.source.document import Reading, read_document
from degraded_mode.source.parcel import unwrapped, wrapped

WORTH_IT: Final = 6 << 20
"""Bytes below which nobody helps: one hospital's plan, a mebibyte or so, is read before another process starts."""

File = tuple[str, bytes]


def read_documents(files: Mapping[str, bytes], *, worth_it: int = WORTH_IT) -> dict[str, Reading]:
    """What `read_document` says of every file (path → content), in the order of `files`, on as many cores as there are.

    One core only below `worth_it` bytes. Falls back on one core where another process cannot be started or dies.
    """
    cores = _cores()
    several = cores > 1 and sum(map(len, files.values())) >= worth_it
    readings = _read_by_several(files, cores) if several else {}
    return {path: readings.get(path) or read_document(path, raw) for path, raw in files.items()}


def _read_by_several(files: Mapping[str, bytes], cores: int) -> dict[str, Reading]:
    """The readings that came back; some are missing when another process died."""
    # Late: these modules are slow to import, and nearly nobody has that much to read.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    # Linux copies a process in no time; elsewhere a fresh one starts, which is slower and always safe.
    start = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    shares = _shares(files, cores)
    readings: dict[str, Reading] = {}
    try:
        with ProcessPoolExecutor(cores - 1, mp_context=start) as others:
            promised = [(share, others.submit(_read_share, share)) for share in shares[1:]]
            readings.update((path, read_document(path, raw)) for path, raw in shares[0])
            for share, promise in promised:
                readings.update(zip((path for path, _ in share), map(_opened, share, promise.result()), strict=True))
    except (BrokenProcessPool, OSError):
        return readings
    return readings


def _shares(files: Mapping[str, bytes], count: int) -> list[list[File]]:
    """The files in `count` shares of about the same size."""
    shares: list[list[File]] = [[] for _ in range(count)]
    sizes = [0] * count
    for path, raw in files.items():
        lightest = sizes.index(min(sizes))
        shares[lightest].append((path, raw))
        sizes[lightest] += len(raw)
    return shares


def _read_share(share: Sequence[File]) -> list[bytes | None]:
    """In the other process: the parcel of each file, None for those that there is something to say about."""
    parcels: list[bytes | None] = []
    for path, raw in share:
        document, findings = read_document(path, raw)
        parcels.append(wrapped(document) if document is not None and not findings else None)
    return parcels


def _opened(file: File, parcel: bytes | None) -> Reading:
    path, raw = file
    return read_document(path, raw) if parcel is None else (unwrapped(path, raw, parcel), ())


def _cores() -> int:
    """Cores that this process may use, which is not always all that there are."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1
