"""Fingerprints follow content, and a paper code shows a wrong character."""

import hashlib
import json
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.canonical import (
    ALPHABET,
    canonical,
    content_fingerprint,
    edition_fingerprint,
    paper_code,
    read_paper_code,
)

VECTORS = Path(__file__).parents[2] / "docs" / "empreintes.json"

RUNBOOK = """
id: perte-dpi
code: PD-URG-01
title: Dossier perdu
applies_to: {unit: urgences}
version: "2.10"
status: draft
author: cadre
owner: medecin
situation: Le dossier ne s'ouvre pas.
lost: [dpi]
trigger:
  any: [{lost: dpi, lasting: 15 min}]
  declared_by: {day: cadre, out_of_hours: medecin}
  may_alone: Passer au papier.
stand_down: Le dossier s'ouvre.
phases:
  - phase: reflex
    steps:
      - {id: prevenir, call: codis, say: Nous passons au papier., role: cadre, within: 90 s}
"""
CONTACT = "- {id: codis, title: CODIS, channels: [{means: phone, number: 03 53 01 31 31, carried_by: operateur}]}"


def corpus(runbook: str = RUNBOOK, contact: str = CONTACT) -> Loaded:
    loaded = load_texts({"procedures/perte-dpi.yaml": runbook, "contacts.yaml": contact})
    assert loaded.findings == ()
    return loaded


def content(runbook: str) -> str:
    return content_fingerprint(corpus(runbook).group.runbooks["perte-dpi"])


def edition(runbook: str = RUNBOOK, contact: str = CONTACT) -> str:
    group = corpus(runbook, contact).group
    return edition_fingerprint(group, group.runbooks["perte-dpi"])


def test_a_duration_written_otherwise_is_the_same_content() -> None:
    assert content(RUNBOOK) == content(RUNBOOK.replace("within: 90 s", "within: 1 min 30 s"))


def test_the_order_of_keys_and_the_comments_are_not_content() -> None:
    lines = RUNBOOK.strip().splitlines()
    moved = "\n".join(["# relu", lines[2], lines[0], lines[1], *lines[3:]])
    assert content(moved) == content(RUNBOOK)


def test_an_approval_or_a_date_does_not_touch_the_content() -> None:
    approved = RUNBOOK.replace("status: draft", "status: approved\neffective: 2026-06-15\nreview_by: 2027-06-12")
    assert content(approved) == content(RUNBOOK)
    assert edition(approved) != edition(RUNBOOK)


def test_a_hospital_own_key_is_content() -> None:
    assert content(RUNBOOK + "custom: {ged: QUAL-1}\n") != content(RUNBOOK)


def test_version_2_10_is_not_version_2_1() -> None:
    assert content(RUNBOOK) != content(RUNBOOK.replace('"2.10"', '"2.1"'))


def test_a_corrected_telephone_number_changes_the_page_and_not_the_content() -> None:
    corrected = CONTACT.replace("31 31}", "31 32}").replace("31 31,", "31 32,")
    assert edition(contact=corrected) != edition()
    group = corpus(contact=corrected).group
    assert content_fingerprint(group.runbooks["perte-dpi"]) == content(RUNBOOK)


def test_a_contact_that_the_procedure_does_not_cite_changes_nothing() -> None:
    other = "\n- {id: autre, title: Autre, channels: [{means: phone, number: 15, carried_by: operateur}]}"
    assert edition(contact=CONTACT + other) == edition()


def test_the_documented_vectors_hold() -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    group = load_texts(vectors["files"]).group
    runbook = group.runbooks[vectors["runbook"]]
    assert canonical(runbook).decode() == vectors["canonical"]
    assert content_fingerprint(runbook) == vectors["content"]
    assert edition_fingerprint(group, runbook) == vectors["edition"]
    assert paper_code(vectors["edition"]) == vectors["code"]


@given(st.binary())
def test_a_paper_code_is_read_back_however_it_is_typed(content: bytes) -> None:
    code = paper_code(hashlib.sha256(content).hexdigest())
    assert read_paper_code(code) == code
    assert read_paper_code(code.lower().replace("-", " ")) == code


@given(st.binary(), st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_seen(content: bytes, place: int, wrong: str) -> None:
    letters = paper_code(hashlib.sha256(content).hexdigest()).replace("-", "")
    typed = letters[:place] + wrong + letters[place + 1 :]
    assert (read_paper_code(typed) is not None) == (typed == letters)


@given(st.binary())
def test_two_characters_exchanged_are_always_seen(content: bytes) -> None:
    letters = paper_code(hashlib.sha256(content).hexdigest()).replace("-", "")
    for first, second in combinations(range(8), 2):
        typed = list(letters)
        typed[first], typed[second] = typed[second], typed[first]
        if typed != list(letters):
            assert read_paper_code("".join(typed)) is None


@pytest.mark.parametrize("typed", ["", "K7QF", "K7QF-2M9X-1", "????-????"])
def test_what_is_not_a_code_is_not_answered(typed: str) -> None:
    assert read_paper_code(typed) is None
