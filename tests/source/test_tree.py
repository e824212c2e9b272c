"""What a file says comes out as it was written."""

import pytest

from degraded_mode.source.document import Document
from degraded_mode.source.positions import Tree
from tests.source.conftest import Read


def tree(read: Read, content: str | bytes) -> Tree:
    document, findings = read(content)
    assert findings == ()
    assert document is not None
    return document.tree


@pytest.mark.parametrize(
    "written",
    [
        "0145672301",
        "0387000018",
        "7:30",
        "NO",
        "on",
        "2.10",
        "1_000",
        "0x1F",
        "2026-11-22",
        "~",
        "null",
        ".inf",
        "=",
        "15",
    ],
)
def test_a_scalar_is_the_text_that_was_written(read: Read, written: str) -> None:
    assert tree(read, f"v: {written}\n") == {"v": written}


def test_blocks_and_lists_keep_their_order(read: Read) -> None:
    content = "b: 1\na:\n  - x\n  - {d: 2, c: [3, [4]]}\n"
    assert tree(read, content) == {"b": "1", "a": ["x", {"d": "2", "c": ["3", ["4"]]}]}
    assert list(tree(read, content)) == ["b", "a"]


def test_a_value_that_is_not_written_is_an_empty_text(read: Read) -> None:
    assert tree(read, "a:\nb: ''\nc: [x, '']\nd:\n  -\n") == {"a": "", "b": "", "c": ["x", ""], "d": [""]}


def test_quotes_and_text_on_several_lines_are_resolved(read: Read) -> None:
    content = "a: 'l''appel'\nb: \"un\\ndeux\"\nc: |\n  un\n  deux\nd: >\n  un\n  deux\ne: un\n  deux\n"
    expected = {"a": "l'appel", "b": "un\ndeux", "c": "un\ndeux\n", "d": "un deux\n", "e": "un deux"}
    assert tree(read, content) == expected


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(read: Read) -> None:
    unix = "# début\na: un\nb: |\n  x\n  y\n"
    windows = b"\xef\xbb\xbf" + unix.replace("\n", "\r\n").encode()
    assert tree(read, windows) == tree(read, unix)


def test_text_is_composed_and_positions_do_not_move(read: Read) -> None:
    document, findings = read("me\u0301decine: Me\u0301decine A\nb: fin\n")
    assert findings == ()
    assert document is not None
    assert document.tree == {"m\u00e9decine": "M\u00e9decine A", "b": "fin"}
    assert document.position(("m\u00e9decine",)) == (1, 12)


def test_french_spaces_and_signs_belong_to_prose(read: Read) -> None:
    prose = "Renvoyer le 15\u00a0: «\u202foui\u202f» — 38 °C, 5 µg, cœur, ≥ 3 € → fin… Attention ! AT&T, 2*3"
    assert tree(read, f'v: "{prose}"\nw: Attention ! Appeler\n') == {"v": prose, "w": "Attention ! Appeler"}


def test_a_no_break_space_before_a_colon_is_no_part_of_the_key(read: Read) -> None:
    assert tree(read, "titre\u00a0: Bloc\n\u202fsite : mercure\n") == {"titre": "Bloc", "site": "mercure"}


def test_a_tab_inside_a_line_is_a_space(read: Read) -> None:
    assert tree(read, "a:\tb\tc\t\n-d: e\n") == {"a": "b c", "-d": "e"}


def test_the_first_line_may_say_that_a_document_starts(read: Read) -> None:
    assert tree(read, "# yaml-language-server: $schema=x\n---\na: b\n...\n") == {"a": "b"}


def test_a_document_keeps_the_text_of_its_file(read: Read) -> None:
    document, _ = read(b"\xef\xbb\xbfa: b\r\n")
    assert isinstance(document, Document)
    assert (document.path, document.text) == ("f.yaml", "a: b\r\n")
