"""Characters that a reader cannot see, or that reorder what is read."""

import pytest

from degraded_mode.source.codes import Code
from tests.source.conftest import Read

HIDDEN = [
    *("\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200f", "\u061c", "\u2028", "\u2029"),
    *("\x85", "\x1b", "\x07", "\x7f", "\U000e0041", "\ufdd0", "\ufdd1", "\uffff", "\u3164"),
]


@pytest.mark.parametrize("character", HIDDEN)
def test_a_hidden_character_is_named_where_it_stands_and_left_out(read: Read, character: str) -> None:
    document, (finding,) = read(f"a: b\ntel: 01 99{character} 00\n")
    assert finding.code == Code.FORBIDDEN_CHARACTER
    assert f"U+{ord(character):04X}" in finding.message
    assert finding.place.position == (2, 11)
    assert finding.place.route == ("tel",)
    assert document is not None
    assert document.tree == {"a": "b", "tel": "01 99 00"}


@pytest.mark.parametrize("escape", ["\\u202e", "\\u200b", "\\x1b", "\\U000E0041", "\\a", "\\N", "\\L"])
def test_an_escaped_hidden_character_is_refused_too(read: Read, escape: str) -> None:
    document, (finding,) = read(f'a: b\ntel: "01 99{escape} 00"\n')
    assert finding.code == Code.FORBIDDEN_CHARACTER
    assert finding.place.route == ("tel",)
    assert document is not None
    assert document.tree == {"a": "b", "tel": "01 99 00"}


@pytest.mark.parametrize("escape", ["\\ud83d", "\\uD83D\\uDE00", "\\U00110000", "\\UFFFFFFFF", "\\U0000d800"])
def test_an_escape_that_is_no_character_is_refused(read: Read, escape: str) -> None:
    document, (finding,) = read(f'a: "x{escape}y"\n')
    assert finding.code == Code.FORBIDDEN_CHARACTER
    assert f"« {escape} »" in finding.message
    assert document is not None
    assert document.tree == {"a": "xy"}


def test_an_escaped_backslash_is_no_escape(read: Read) -> None:
    document, findings = read('a: "C:\\\\ud83d"\n')
    assert findings == ()
    assert document is not None
    assert document.tree == {"a": "C:\\ud83d"}


def test_a_change_of_direction_is_told_as_such(read: Read) -> None:
    _, (finding,) = read("a: 15\u202e81\n")
    assert "sens de lecture" in finding.message
    assert "U+202E, forçage droite-à-gauche" in finding.message


def test_a_run_of_hidden_characters_is_one_mistake(read: Read) -> None:
    _, (finding,) = read("a: b\u200b\u200b\u200bc\n")
    assert "(3 à la suite)" in finding.message


def test_a_hidden_character_in_a_comment_or_a_key_is_found(read: Read) -> None:
    document, findings = read("# a\u200b\nne\u200beds: b\n")
    assert [finding.place.position for finding in findings] == [(1, 4), (2, 3)]
    assert document is not None
    assert document.tree == {"needs": "b"}


def test_a_line_broken_by_a_hidden_character_is_not_blamed_twice(read: Read) -> None:
    document, findings = read("a: b\n \u200bc: d\n")
    assert document is None
    assert [finding.code for finding in findings] == [Code.FORBIDDEN_CHARACTER]


def test_other_alphabets_are_welcome_in_prose(read: Read) -> None:
    document, findings = read("nom: Ωμέγα, Иван, 田, مرحبا, 🚑\n")
    assert findings == ()
    assert document is not None
    assert document.tree == {"nom": "Ωμέγα, Иван, 田, مرحبا, 🚑"}
