"""What the hospital has still to write is told once per record, where it stands, drafts included."""

import pytest

from degraded_mode.source.findings import Finding, Severity
from tests.lint.decor import PROCEDURE, findings

CHANNELS = "channels: [{{means: extension, number: {}, carried_by: autocom}}, {{means: radio, carried_by: radio}}]"


def contact(number: str, title: str = "Laboratoire") -> dict[str, str]:
    return {"contacts.yaml": f'- {{id: laboratoire, title: "{title}", {CHANNELS.format(number)}}}\n'}


def blanks(extracts: dict[str, str]) -> list[Finding]:
    return [finding for finding in findings(extracts) if finding.code == "GOV012"]


@pytest.mark.parametrize("number", ["À COMPLÉTER", "A COMPLETER", "À COMPLE\u0301TER"])
def test_a_number_to_be_filled_is_told_and_is_no_mistake_of_format(number: str) -> None:
    found = findings(contact(number))
    assert [finding.code for finding in found] == ["GOV012"]
    assert found[0].severity is Severity.WARNING


def test_a_blank_inside_a_sentence_is_told_too() -> None:
    (found,) = blanks(contact("poste 2100", "Laboratoire, À COMPLÉTER"))
    assert [place.record_route for place in found.related] == [("title",)]


def test_ordinary_words_are_no_blank() -> None:
    assert blanks(contact("poste 2100", "Fiche à compléter, COMPLÉTER la feuille")) == []


def test_several_blanks_of_a_record_are_one_finding_that_names_each_place() -> None:
    (found,) = blanks(contact("À COMPLÉTER", "À COMPLÉTER"))
    assert "2" in found.message
    assert [place.record_route for place in found.related] == [("title",), ("channels", 0, "number")]


def test_filling_one_blank_of_two_is_still_the_same_finding() -> None:
    both, one = blanks(contact("À COMPLÉTER", "À COMPLÉTER")), blanks(contact("poste 2100", "À COMPLÉTER"))
    assert [finding.fingerprint for finding in both] == [finding.fingerprint for finding in one]


@pytest.mark.parametrize(("status", "told"), [("draft", 1), ("review", 1), ("archived", 0)])
def test_a_draft_has_its_blanks_told_and_an_archived_procedure_has_not(status: str, told: int) -> None:
    assert len(blanks({PROCEDURE: f"status: {status}\nsituation: Le dossier de À COMPLÉTER est perdu.\n"})) == told


def test_a_site_is_told_its_own_blanks_and_not_those_of_the_group() -> None:
    site = {"sites/mercure/contacts.yaml": "- {id: laboratoire, floor: À COMPLÉTER}\n"}
    assert [finding.place.site for finding in blanks({**contact("À COMPLÉTER"), **site})] == ["", "mercure"]
    renamed = {"sites/mercure/contacts.yaml": "- {id: laboratoire, floor: Étage 1}\n"}
    assert [finding.place.site for finding in blanks({**contact("À COMPLÉTER"), **renamed})] == [""]
