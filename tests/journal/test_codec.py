"""An event as one line of text, and back."""

import hashlib
import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.journal.codec import PREFIX, Line, Unreadable, decode, digest, encode, payload
from degraded_mode.journal.events import Event, Precision, Said, SegmentStart, event_id
from degraded_mode.journal.facts import (
    TYPES,
    Actor,
    AnyFact,
    Deferred,
    Done,
    HandedOver,
    HourSet,
    Noted,
    Unknown,
)
from degraded_mode.model.step import Anchor
from tests.journal.small import AGENT, START, SUBJECT, moment


def event(fact: AnyFact) -> Event:
    said = Said("id-1", fact, AGENT, START, Precision.MINUTE, moment(START + timedelta(minutes=3)), ("d" * 64,))
    return Event(said, SUBJECT, "dev", 7, "p" * 64, 9, "0.1.0")


def read(raw: bytes) -> Event:
    line = decode(raw.removesuffix(b"\n"))
    assert isinstance(line, Line)
    return line.event


@pytest.mark.parametrize(
    "fact",
    [
        Done(step="a", note="deux fois", as_expected=False),
        Deferred(step="a", until=START),
        HandedOver(to=Actor(name="M. Petit"), left=("a", "b")),
        HourSet(anchor=Anchor.DECLARED, at=START),
        Unknown(type="later", payload={"x": [1, "é", None]}),
    ],
)
def test_what_is_written_is_what_is_read(fact: AnyFact) -> None:
    assert read(encode(event(fact))) == event(fact)


def test_a_new_segment_says_why_it_begins() -> None:
    written = replace(event(Noted(text="x")), segment=SegmentStart.SYNC_FAILED)
    assert read(encode(written)) == written


@given(st.text(max_size=60))
def test_any_words_stay_on_one_line_and_come_back(words: str) -> None:
    raw = encode(event(Noted(text=words)))
    assert raw.count(b"\n") == 1
    assert read(raw).fact == Noted(text=words.encode("utf-8", "replace").decode())


def test_the_line_is_a_digest_a_signature_and_sorted_json() -> None:
    head, signature, content = encode(event(Done(step="a"))).rstrip(b"\n").split(b" ", 2)
    written = json.loads(content)
    assert head.decode() == digest(content)
    assert signature == b"-"
    assert list(written) == sorted(written)
    assert written["prev"] == "p" * 64
    assert written["occurred_at"] == "2026-11-22T14:00:00+00:00"
    assert written["recorded_at"] == "2026-11-22T14:03:00+00:00"
    assert written["actor"] == {"role": "agent", "name": "Mme Roy", "auth": "declared"}
    assert written["runbook"] == {"id": "telephone-perdu", "content": "c" * 64, "edition": "e" * 64}


def test_the_digest_is_not_that_of_the_bare_content() -> None:
    assert digest(b"{}") == hashlib.sha256(PREFIX + b"{}").hexdigest() != hashlib.sha256(b"{}").hexdigest()


def test_a_kind_of_fact_that_is_not_known_is_kept_as_it_stands() -> None:
    raw = encode(event(Unknown(type="weather", payload={"rain": True})))
    assert read(raw).fact == Unknown(type="weather", payload={"rain": True})
    assert encode(read(raw)) == raw


def test_a_known_kind_whose_words_changed_is_kept_as_it_stands() -> None:
    raw = encode(event(Unknown(type="done", payload={"etape": "a"})))
    assert read(raw).fact == Unknown(type="done", payload={"etape": "a"})


def test_a_key_that_a_later_version_added_is_left_aside() -> None:
    content = encode(event(Done(step="a"))).split(b" ", 2)[2].rstrip(b"\n")
    added = json.dumps({**json.loads(content), "weather": "rain"}, sort_keys=True).encode()
    assert read(b"%s - %s" % (digest(added).encode(), added)).fact == Done(step="a")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"0" * 64 + b" - {}",
        b"x" * 200,
        digest(b"{}").encode() + b" - {}",
        digest(b"[]").encode() + b" - []",
    ],
)
def test_what_is_not_an_entry_is_unreadable(raw: bytes) -> None:
    assert decode(raw) == Unreadable(len(raw))


def test_one_flipped_bit_anywhere_makes_the_line_unreadable() -> None:
    raw = encode(event(Done(step="a", note="appelé"))).rstrip(b"\n")
    for place in range(len(raw)):
        for bit in range(8):
            altered = bytearray(raw)
            altered[place] ^= 1 << bit
            assert isinstance(decode(bytes(altered)), Unreadable), (place, bit)


def test_every_kind_of_fact_can_be_written() -> None:
    assert {*get_args(AnyFact)} - {Unknown} == {*TYPES.values()}
    assert len({*TYPES.values()}) == len(TYPES)


def test_what_equals_its_default_is_not_written() -> None:
    assert payload(Done(step="a")) == {"step": "a"}


def test_an_identifier_is_a_version_7_uuid_in_order_of_time() -> None:
    first, second = event_id(1_000, bytes(10)), event_id(1_001, bytes(10))
    assert re.fullmatch(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", first)
    assert first < second
    assert event_id(1_000, b"\xff" * 10) != first
    assert int(first.replace("-", "")[:12], 16) == 1_000
