"""The edition that a run keeps is the very one that it opened with, or it is not used."""

import json

from degraded_mode.journal.snapshot import edition, read_edition, write_edition
from degraded_mode.loading.load import load_texts
from degraded_mode.model.canonical import edition_fingerprint
from degraded_mode.model.corpus import Corpus
from tests.journal.small import TEXT

CONTACTS = """
- id: cadre-de-garde
  title: Cadre de garde
  channels:
    - {means: phone, number: 03 53 01 31 31, carried_by: ligne-directe}
    - {means: runner}
"""
SYSTEMS = """
- {id: autocom, title: Autocommutateur, kind: telephony}
- {id: ligne-directe, title: Ligne directe, kind: telephony}
- {id: etranger, title: Sans rapport, kind: network}
"""
WITH_CALL = TEXT.replace("do: Prévenir le cadre.", "call: cadre-de-garde, say: Plus de téléphone.")


def corpus() -> Corpus:
    return load_texts({"procedures/one.yaml": WITH_CALL, "contacts.yaml": CONTACTS, "systems.yaml": SYSTEMS}).group


def test_an_edition_comes_back_as_it_was() -> None:
    kept = edition(corpus(), corpus().runbooks["telephone-perdu"])
    assert read_edition(write_edition(kept), kept.fingerprint) == kept


def test_its_fingerprint_is_that_of_the_printed_page() -> None:
    whole = corpus()
    kept = edition(whole, whole.runbooks["telephone-perdu"])
    assert kept.fingerprint == edition_fingerprint(whole, whole.runbooks["telephone-perdu"])


def test_it_keeps_what_its_screens_name_and_nothing_else() -> None:
    kept = edition(corpus(), corpus().runbooks["telephone-perdu"]).corpus
    assert set(kept.contacts) == {"cadre-de-garde"}
    assert set(kept.systems) == {"autocom", "ligne-directe"}


def test_an_altered_number_is_not_the_same_edition() -> None:
    kept = edition(corpus(), corpus().runbooks["telephone-perdu"])
    altered = write_edition(kept).replace(b"+33353013131", b"+33353013132")
    assert read_edition(altered, kept.fingerprint) is None


def test_what_is_not_an_edition_is_not_used() -> None:
    assert read_edition(b"", "x") is None
    assert read_edition(json.dumps({"format": 1}).encode(), "x") is None
