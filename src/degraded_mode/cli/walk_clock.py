"""The clocks and the chance of this machine, read once per act and handed down as values."""

import os
import time
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from degraded_mode.journal.events import ClockQuality, Moment, event_id

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_SYNCHRONISED = Path("/run/systemd/timesync/synchronized")


@dataclass(frozen=True)
class Clock:
    """This machine's clocks, told in a zone."""

    zone: tzinfo
    name: str

    def read(self) -> Moment:
        """The moment that it is."""
        return Moment(
            at=datetime.now(UTC).astimezone(self.zone),
            zone=self.name,
            mono=int(time.monotonic() * 1000),
            boot=_boot(),
            quality=ClockQuality.SYNCHRONISED if _SYNCHRONISED.exists() else ClockQuality.UNKNOWN,
        )

    def new_id(self) -> str:
        """An identifier that no other act has, here or elsewhere."""
        return event_id(time.time_ns() // 1_000_000, os.urandom(10))


def clock_of(zone: str) -> Clock:
    """A clock in the establishment's zone; in the machine's own where that zone is not known."""
    try:
        return Clock(ZoneInfo(zone), zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        local = datetime.now(UTC).astimezone().tzinfo or UTC
        return Clock(local, str(local))


def _boot() -> str:
    """What tells two start-ups of the machine apart; the minute of the start-up where the system gives no name."""
    try:
        return _BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return f"boot-{int(time.time() - time.monotonic()) // 60}"
