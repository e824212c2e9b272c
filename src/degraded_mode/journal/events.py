"""An event of the journal: a fact with who, when it happened, when it was written, and its place in the chain."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from degraded_mode.journal.facts import Actor, AnyFact

FORMAT: Final = 1
"""The version of the line and of its envelope."""


class Precision(StrEnum):
    """How closely the hour of an event is known."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    ABOUT = "about"


class ClockQuality(StrEnum):
    """What is known of the machine's clock when an event is written."""

    SYNCHRONISED = "synchronised"
    UNKNOWN = "unknown"


class SegmentStart(StrEnum):
    """Why a new file of the journal begins with this event."""

    FULL = "full"
    NEW_DAY = "new_day"
    DAMAGED = "damaged"
    SYNC_FAILED = "sync_failed"


@dataclass(frozen=True, slots=True)
class Moment:
    """One reading of the machine's clocks: wall time with its zone, milliseconds since start-up, which start-up."""

    at: datetime
    zone: str
    mono: int
    boot: str
    quality: ClockQuality


@dataclass(frozen=True, slots=True)
class Subject:
    """What an event is about: crisis, cell, run, and the procedure with its two fingerprints."""

    crisis: str
    cell: str
    run: str
    runbook: str
    content: str
    edition: str
    exercise: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """A fact before it is written: the identifier given at the key press, who, when, what they were looking at."""

    id: str
    fact: AnyFact
    actor: Actor
    occurred_at: datetime
    precision: Precision
    moment: Moment
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A fact as it stands in the journal. `prev` is the digest of this device's previous line, None for its first."""

    said: Said
    subject: Subject
    device: str
    seq: int
    prev: str | None
    lam: int
    software: str
    segment: SegmentStart | None = None

    @property
    def id(self) -> str:
        """The identifier made at the key press."""
        return self.said.id

    @property
    def fact(self) -> AnyFact:
        """What happened."""
        return self.said.fact

    @property
    def at(self) -> datetime:
        """When it happened, as declared."""
        return self.said.occurred_at


def event_id(milliseconds: int, chance: bytes) -> str:
    """A UUID of version 7 from Unix time in milliseconds and ten bytes of chance."""
    tail = int.from_bytes(chance, "big")
    number = (
        (milliseconds & 0xFFFF_FFFF_FFFF) << 80
        | 0x7 << 76
        | (tail >> 62 & 0xFFF) << 64
        | 0b10 << 62
        | tail & 0x3FFF_FFFF_FFFF_FFFF
    )
    digits = f"{number:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
