"""The edition of a procedure that a run keeps to its end: the procedure and every record that its screens name."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from pydantic import BaseModel, ConfigDict, JsonValue, ValidationError

from degraded_mode.model.canonical import canonical, cited, content_fingerprint, edition_fingerprint
from degraded_mode.model.corpus import MODELS, Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Runbook

FORMAT: Final = 1

_LEADS_ON: Final = frozenset({Kind.CONTACT, Kind.KIT, Kind.MESSAGE, Kind.FORM})
"""Cited records whose own citations are shown too: the system that carries a number, the place of a kit."""

_LED_TO: Final = frozenset({Kind.SYSTEM, Kind.ROLE, Kind.FORM, Kind.REFERENCE})


@dataclass(frozen=True)
class Edition:
    """A procedure, the records that it cites, the zone in which its hours are told, and its two fingerprints."""

    runbook: Runbook
    corpus: Corpus
    zone: str
    content: str
    fingerprint: str


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)
    format: int
    site: str
    runbook: Runbook
    records: tuple[tuple[Kind, dict[str, JsonValue]], ...]


def edition(corpus: Corpus, runbook: Runbook) -> Edition:
    """What a run that opens now keeps."""
    return _edition(_corpus(corpus.site, runbook, _needed(corpus, runbook)), runbook)


def write_edition(kept: Edition) -> bytes:
    """The snapshot, as UTF-8 JSON that begins with what a person looks for."""
    parts = {
        "format": FORMAT,
        "site": kept.corpus.site,
        "runbook": json.loads(canonical(kept.runbook)),
        "records": [
            (kind.value, json.loads(canonical(record)))
            for kind in Kind
            for record in kept.corpus.of(kind).values()
            if record is not kept.runbook
        ],
    }
    return json.dumps(parts, ensure_ascii=False, indent=1).encode() + b"\n"


def read_edition(content: bytes, fingerprint: str) -> Edition | None:
    """The edition that a snapshot holds, None unless it is the very one that bears this fingerprint."""
    try:
        kept = _Kept.model_validate_json(content)
        records = [(kind, MODELS[kind].model_validate(record)) for kind, record in kept.records]
    except ValidationError:
        return None
    found = _edition(_corpus(kept.site, kept.runbook, records), kept.runbook)
    return found if found.fingerprint == fingerprint else None


def _edition(corpus: Corpus, runbook: Runbook) -> Edition:
    zone = corpus.establishment.time_zone if corpus.establishment else ""
    return Edition(runbook, corpus, zone, content_fingerprint(runbook), edition_fingerprint(corpus, runbook))


def _needed(corpus: Corpus, runbook: Runbook) -> list[tuple[Kind, Record]]:
    """What the procedure cites, what that cites in turn where it is shown, and the establishment for its zone."""
    first = list(cited(corpus, runbook))
    words = {word for kind, record in first if kind in _LEADS_ON for word in _texts(canonical(record))}
    known = {(kind, id(record)) for kind, record in first}
    second = [
        (kind, record)
        for kind in Kind
        for identifier, record in corpus.of(kind).items()
        if (kind is Kind.ESTABLISHMENT or (kind in _LED_TO and identifier in words)) and (kind, id(record)) not in known
    ]
    return [*first, *second]


def _texts(written: bytes) -> Iterable[str]:
    waiting = [json.loads(written)]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield text
            case dict() as mapping:
                waiting += mapping.values()
            case list() as items:
                waiting += items
            case _:
                pass


def _corpus(site: str, runbook: Runbook, records: Iterable[tuple[Kind, Record]]) -> Corpus:
    by_kind: dict[Kind, dict[str, Record]] = {kind: {} for kind in Kind}
    for kind, record in (*records, (Kind.RUNBOOK, runbook)):
        by_kind[kind][str(getattr(record, "id", ""))] = record
    return Corpus.of_records(site, by_kind)
