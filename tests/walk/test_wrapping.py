"""Lines cut by us: nothing that belongs together is cut, nothing is lost, nothing acts on the terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import columns, visible, wrap


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=200), st.integers(10, 80))
def test_nothing_is_lost_but_spaces_at_line_ends(text: str, width: int) -> None:
    shown = visible(text)
    assert "".join("".join(wrap(shown, width)).split()) == "".join(shown.split())


@given(st.text(alphabet="ab é«»\u00a0\u202f1 ", max_size=120), st.integers(5, 40))
def test_a_line_is_wider_than_asked_only_for_one_word(text: str, width: int) -> None:
    for line in wrap(text, width):
        assert columns(line) <= width or " " not in line.strip(" ")


@pytest.mark.parametrize(
    ("written", "together"),
    [
        ("Appeler le CODIS au 03 53 01 31 31 sans attendre", "03 53 01 31 31"),
        ("Appeler le CODIS au 03.53.01.31.31 sans attendre", "03 53 01 31 31"),
        ("Dire au cadre : « renvoi » et raccrocher", "« renvoi »"),
        ("Prendre la fiche n° 12 dans le kit rouge", "n° 12"),
        ("Recommencer toutes les 30 min sans faute", "30 min"),
        ("Attendre au plus 1 h 30 avant de relancer", "1 h 30"),
        ("Est-ce que le standard répond encore ?", "encore ?"),
    ],
)
@pytest.mark.parametrize("width", range(15, 46))
def test_what_belongs_together_is_never_cut(written: str, together: str, width: int) -> None:
    lines = [line.replace("\u00a0", " ").replace("\u202f", " ") for line in wrap(typeset(written), width)]
    assert any(together in line for line in lines)


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("\x1b[31mrouge", "\\u{1B}[31mrouge"),
        ("a\tb\rc\x00\x7f", "a\\u{9}b\\u{D}c\\u{0}\\u{7F}"),
        ("\x9b2J", "\\u{9B}2J"),
        ("\u202egnal\u202c", "\\u{202E}gnal\\u{202C}"),
        ("\u2066x\u2069\u200f", "\\u{2066}x\\u{2069}\\u{200F}"),
        ("0\u200b1\ufeff2\u2028", "0\\u{200B}1\\u{FEFF}2\\u{2028}"),
        ("\ud800", "\\u{D800}"),
    ],
)
def test_what_would_act_on_the_terminal_is_written_out(hidden: str, shown: str) -> None:
    assert visible(hidden) == shown


def test_ordinary_french_is_left_as_it_is() -> None:
    text = "« Où ? » — œuvre, n° 3, 5 µg, 03\u00a053\u202f!\nà la ligne"
    assert visible(text) == text


def test_lines_of_a_paragraph_open_with_their_margins() -> None:
    assert wrap("un deux trois quatre", 10, "- ", "  ") == ("- un deux", "  trois", "  quatre")
    assert wrap("un\ndeux", 10, "> ") == ("> un", "> deux")


def test_wide_and_combining_characters_count_as_the_terminal_draws_them() -> None:
    assert columns("東京") == 4
    assert columns("e\u0301") == 1
