"""Text messages: which signs are cheap, and how many parts a text takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.language.gsm import BASIC, EXTENDED, Coding, foreign, nearest_sign, parts, parts_in


def test_the_basic_table_has_its_128_places_but_the_escape() -> None:
    assert (len(BASIC), len(EXTENDED)) == (127, 10)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("é" * 160, 1),
        ("a" * 158 + "€", 1),
        ("a" * 159 + "€", 2),
        ("ê" * 70, 1),
        ("ê" * 71, 2),
        ("ê" * 134, 2),
        ("ê" * 135, 3),
        ("e\u0302" * 70, 1),
        ("🚑" * 35, 1),
        ("🚑" * 36, 2),
    ],
)
def test_a_text_takes_so_many_parts(text: str, count: int) -> None:
    assert parts(text) == count


def test_a_sign_of_two_places_is_never_cut_in_half() -> None:
    # 152 places, then a sign of two: it goes to the second part, which then holds 151 more.
    assert parts("a" * 152 + "€" + "a" * 151) == 2
    assert parts("a" * 152 + "€" + "a" * 152) == 3


def test_only_what_is_outside_the_alphabet_is_named_once_in_order() -> None:
    assert foreign("Ça, là, où, à Noël : être reçu, « être » €") == ("ë", "ê", "ç", "«", "»")


@pytest.mark.parametrize(
    ("sign", "instead"), [("ê", "e"), ("ç", "c"), ("î", "i"), ("’", "'"), ("œ", "oe"), ("…", "..."), ("🚑", "")]
)
def test_a_sign_outside_the_alphabet_has_a_near_one(sign: str, instead: str) -> None:
    assert nearest_sign(sign) == instead


@given(st.text())
def test_the_cheap_alphabet_never_takes_more_parts(text: str) -> None:
    if not foreign(text):
        assert parts(text) <= parts_in(text, Coding.SIXTEEN_BIT)


@given(st.text(max_size=400), st.text(max_size=400))
def test_a_longer_text_never_takes_fewer_parts(text: str, more: str) -> None:
    for coding in Coding:
        assert parts_in(text, coding) <= parts_in(f"{text} {more}", coding)
