"""The line that a finding is about, and the carets under it."""

import pytest

from degraded_mode.source.excerpt import excerpt, value_length
from degraded_mode.source.place import Place, Position, Route
from tests.source.conftest import Read


def test_the_carets_stand_under_the_value() -> None:
    text = "a: b\nsteps:\n    needs: [standart, reseau-site]\n"
    assert excerpt(text, Position(3, 13), 8) == (
        "    3 |     needs: [standart, reseau-site]\n"
        "      |             ^^^^^^^^"
    )  # fmt: skip


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "texte: " + "avant " * 40 + "ICI" + " après" * 40
    shown = excerpt(line, Position(1, line.index("ICI") + 1), 3, width=60)
    first, second = shown.split("\n")
    assert len(first) <= 60
    assert first[8] == "…"
    assert first.endswith("…")
    assert first[second.index("^") : second.rindex("^") + 1] == "ICI"


def test_the_carets_stop_where_the_line_is_cut() -> None:
    first, second = excerpt("x" * 300, Position(1, 1), 300, width=60).split("\n")
    assert len(second) <= len(first) <= 60


@pytest.mark.parametrize(
    ("before", "columns"),
    [("\t\t", 8), ("救急 ", 5), ("e\u0301 ", 2), ("a\u200b\u202e", 3), ("\x1b[31m", 5)],
)
def test_the_carets_count_columns_of_a_terminal(before: str, columns: int) -> None:
    first, second = excerpt(f"{before}mot", Position(1, len(before) + 1), 3).split("\n")
    assert second == "      | " + " " * columns + "^^^"
    assert "\x1b" not in first
    assert "\u202e" not in first


@pytest.mark.parametrize(
    ("position", "shown"),
    [
        (Position(1, 5), "    1 | a: b\n      |     ^"),
        (Position(2, 1), "    2 |\n      | ^"),
        (Position(9, 1), "    9 |\n      | ^"),
    ],
)
def test_a_place_at_the_end_of_a_line_or_of_a_file_is_shown_too(position: Position, shown: str) -> None:
    assert excerpt("a: b\n", position, 1) == shown


TEXT = """\
id: samu-15
titre: "Centre 15"
needs: [dpi, {any: [labo, "a ] b"]}]   # fin
note: >
  un
long: un deux
  trois
vide:
"mot clé" : x
steps:
  - id: a
"""


@pytest.mark.parametrize(
    ("route", "at_key", "underlined"),
    [
        (("id",), False, "samu-15"),
        (("id",), True, "id"),
        (("titre",), False, '"Centre 15"'),
        (("needs",), False, '[dpi, {any: [labo, "a ] b"]}]'),
        (("needs", 0), False, "dpi"),
        (("needs", 1), False, '{any: [labo, "a ] b"]}'),
        (("note",), False, ">"),
        (("long",), False, "un deux"),
        (("vide",), True, "vide"),
        (("mot clé",), True, '"mot clé"'),
        (("steps", 0), False, "id"),
        (("steps", 0, "role"), False, "id"),
    ],
)
def test_the_carets_are_as_long_as_what_is_written(read: Read, route: Route, at_key: bool, underlined: str) -> None:
    document, _ = read(TEXT)
    assert document is not None
    place = Place("f.yaml", route, at_key=at_key)
    line, column = document.position(route, at_key=at_key)
    written = TEXT.splitlines()[line - 1][column - 1 :]
    assert written[: value_length(document, place)] == underlined


def test_a_position_of_its_own_underlines_its_word(read: Read) -> None:
    document, _ = read(TEXT)
    assert document is not None
    assert value_length(document, Place("f.yaml", position=Position(1, 5))) == len("samu-15")
    assert value_length(document, Place("f.yaml", position=Position(1, 3))) == 1
