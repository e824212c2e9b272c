"""An event as one line of text, and back.

    <sha256 of the JSON bytes, hexadecimal> <signature, or -> <JSON, UTF-8, sorted keys>

The digest is of the very bytes that are stored, after a prefix that no other digest of ours begins with.
"""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue, ValidationError

from degraded_mode.journal.events import FORMAT, ClockQuality, Event, Moment, Precision, Said, SegmentStart, Subject
from degraded_mode.journal.facts import TYPES, Actor, AnyFact, Unknown

PREFIX: Final = b"degraded-mode journal 1\n"
UNSIGNED: Final = b"-"

_LINE: Final = re.compile(rb"([0-9a-f]{64}) (-|[A-Za-z0-9+/]{86}==) (\{[^\n]*\})")
_NAMES: Final = {kind: name for name, kind in TYPES.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """An event that was read, with the digest of its line."""

    event: Event
    digest: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that is not what was written."""

    length: int


class _Runbook(BaseModel):
    model_config = ConfigDict(frozen=True)
    id: str
    content: str
    edition: str


class _Envelope(BaseModel):
    """The JSON of a line. A key that a later version added is left aside."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    v: int
    id: str
    dev: str
    seq: int = Field(ge=1)
    prev: str | None
    after: tuple[str, ...]
    lam: int
    cell: str
    crisis: str
    exercise: bool
    run: str
    runbook: _Runbook
    type: str
    payload: dict[str, JsonValue]
    actor: Actor
    occurred_at: AwareDatetime
    precision: Precision
    recorded_at: AwareDatetime
    tz: str
    mono: int
    boot: str
    clock: ClockQuality
    software: str
    segment: SegmentStart | None = None


def digest(content: bytes) -> str:
    """The digest that opens the line of this JSON."""
    return hashlib.sha256(PREFIX + content).hexdigest()


def encode(event: Event) -> bytes:
    """The line of an event, line feed included."""
    content = json.dumps(
        _written(event), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode("utf-8", "replace")
    return b"%s %s %s\n" % (digest(content).encode(), UNSIGNED, content)


def decode(raw: bytes) -> Line | Unreadable:
    """The event of a line, its line feed left out."""
    match = _LINE.fullmatch(raw)
    if match is None or digest(match[3]) != match[1].decode():
        return Unreadable(len(raw))
    try:
        return Line(_read(_Envelope.model_validate_json(match[3])), match[1].decode())
    except ValidationError:
        return Unreadable(len(raw))


def payload(fact: AnyFact) -> dict[str, JsonValue]:
    """What a fact says, in JSON values; what equals its default is left out."""
    if isinstance(fact, Unknown):
        return fact.payload
    return fact.model_dump(mode="json", exclude_defaults=True)


def name(fact: AnyFact) -> str:
    """The name of the kind of fact, as it stands in the journal."""
    return fact.type if isinstance(fact, Unknown) else _NAMES[type(fact)]


def _written(event: Event) -> dict[str, object]:
    said, subject = event.said, event.subject
    written: dict[str, object] = {
        "v": FORMAT,
        "id": said.id,
        "dev": event.device,
        "seq": event.seq,
        "prev": event.prev,
        "after": list(said.after),
        "lam": event.lam,
        "cell": subject.cell,
        "crisis": subject.crisis,
        "exercise": subject.exercise,
        "run": subject.run,
        "runbook": {"id": subject.runbook, "content": subject.content, "edition": subject.edition},
        "type": name(said.fact),
        "payload": payload(said.fact),
        "actor": said.actor.model_dump(mode="json"),
        "occurred_at": said.occurred_at.isoformat(),
        "precision": said.precision.value,
        "recorded_at": said.moment.at.isoformat(),
        "tz": said.moment.zone,
        "mono": said.moment.mono,
        "boot": said.moment.boot,
        "clock": said.moment.quality.value,
        "software": event.software,
    }
    if event.segment is not None:
        written["segment"] = event.segment.value
    return written


def _read(envelope: _Envelope) -> Event:
    moment = Moment(envelope.recorded_at, envelope.tz, envelope.mono, envelope.boot, envelope.clock)
    said = Said(
        envelope.id,
        _fact(envelope.type, envelope.payload),
        envelope.actor,
        envelope.occurred_at,
        envelope.precision,
        moment,
        envelope.after,
    )
    runbook = envelope.runbook
    subject = Subject(
        envelope.crisis, envelope.cell, envelope.run, runbook.id, runbook.content, runbook.edition, envelope.exercise
    )
    return Event(
        said, subject, envelope.dev, envelope.seq, envelope.prev, envelope.lam, envelope.software, envelope.segment
    )


def _fact(kind: str, written: dict[str, JsonValue]) -> AnyFact:
    try:
        return TYPES[kind].model_validate(written)
    except (KeyError, ValidationError):
        return Unknown(type=kind, payload=written)
