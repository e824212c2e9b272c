"""A finding keeps its fingerprint when only words and lines change."""

from dataclasses import replace

import pytest

from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Position
from tests.source.conftest import Read

FINDING = Finding(
    "REF001",
    Severity.ERROR,
    Place("a.yaml", ("steps", 0), "runbook samu", ("steps", 0, "needs", 1)),
    "système « standart » non déclaré",
    values=("standart",),
)


def test_words_lines_and_file_do_not_change_a_fingerprint() -> None:
    moved = replace(FINDING.place, path="b.yaml", route=("steps", 4), position=Position(9, 1), at_key=True)
    reworded = replace(FINDING, message="autre phrase", advice="conseil", severity=Severity.INFO, place=moved)
    assert reworded.fingerprint == FINDING.fingerprint


@pytest.mark.parametrize(
    "other",
    [
        replace(FINDING, code="REF002"),
        replace(FINDING, values=("standard",)),
        replace(FINDING, place=replace(FINDING.place, record="runbook autre")),
        replace(FINDING, place=replace(FINDING.place, record_route=("steps", 0, "needs", 2))),
        replace(FINDING, place=replace(FINDING.place, record="")),
        replace(FINDING, place=replace(FINDING.place, site="mercure")),
    ],
)
def test_another_rule_place_or_value_changes_it(other: Finding) -> None:
    assert other.fingerprint != FINDING.fingerprint


def test_a_key_and_an_index_are_not_the_same_route() -> None:
    by_key = replace(FINDING, place=replace(FINDING.place, record_route=("0",)))
    by_index = replace(FINDING, place=replace(FINDING.place, record_route=(0,)))
    assert by_key.fingerprint != by_index.fingerprint


def test_a_line_above_does_not_change_the_fingerprint_of_what_reading_finds(read: Read) -> None:
    _, (before,) = read("a: b\nc: *x\n")
    _, (after,) = read("# un commentaire\n\na: b\nc:   *x\n")
    assert before.place.position != after.place.position
    assert before.fingerprint == after.fingerprint
