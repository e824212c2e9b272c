"""Runs one command and writes what it cost as JSON: `python measured.py RESULT CORES COMMAND…`.

A process of its own, and a small one: on some systems the peak memory of a child starts at that of its parent.
"""

import json
import os
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cost:
    """What a command cost."""

    seconds: float
    """From start to end, as the person who waits sees it."""
    cpu_seconds: float | None
    """Spent by the processor on it and on what it started; steadier than `seconds` on a busy machine."""
    peak_mb: float | None
    """Most memory that the process held (its largest process when there are several); None where nobody can tell."""
    status: int
    pinned: bool
    """The cores were limited as asked."""


def pin(cores: int) -> bool:
    """Limits this process, and those that it starts, to so many cores; zero is no limit. True when it could."""
    if cores and sys.platform == "linux":
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
    elif cores:
        return pinned_by_psutil(cores)
    return True


def pinned_by_psutil(cores: int) -> bool:
    """The same where Python itself cannot."""
    try:
        import psutil

        process = psutil.Process()
        process.cpu_affinity(process.cpu_affinity()[:cores])
    except (ImportError, AttributeError, OSError):
        return False
    return True


def run(command: list[str], pinned: bool) -> Cost:
    """Runs the command with its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if sys.platform == "win32":
        peak = watched_peak(process)
        return Cost(time.perf_counter() - start, None, peak, process.wait(), pinned)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    # Linux counts in kilobytes, macOS in bytes.
    peak = usage.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024)
    return Cost(seconds, usage.ru_utime + usage.ru_stime, peak, os.waitstatus_to_exitcode(status), pinned)


def watched_peak(process: "subprocess.Popen[bytes]") -> float | None:
    """Where the system keeps no account of a finished child: the highest of many looks at a running one, in MB."""
    try:
        import psutil
    except ImportError:
        process.wait()
        return None
    peak = 0
    while process.poll() is None:
        try:
            memory = psutil.Process(process.pid).memory_info()
            peak = max(peak, getattr(memory, "peak_wset", memory.rss))
        except psutil.Error:
            break
        time.sleep(0.005)
    process.wait()
    return peak / 1e6 or None


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(asdict(run(sys.argv[3:], pin(int(sys.argv[2]))))), encoding="utf-8")
