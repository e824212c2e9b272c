"""French typography: what belongs together is never cut, and setting twice changes nothing."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.language.typography import (
    NARROW,
    NO_BREAK,
    clock_words,
    count_words,
    date_words,
    duration_words,
    phone_words,
    typeset,
)


def shown(text: str) -> str:
    """`~` for a no-break space, `_` for a narrow one."""
    return text.replace(NO_BREAK, "~").replace(NARROW, "_")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Annonce : composer le 18", "Annonce~: composer le 18"),
        ("Le 18 répond-il ?", "Le 18 répond-il_?"),
        ("Dire « attention » ; raccrocher !", "Dire «~attention~»_; raccrocher_!"),
        ("Appeler le 03 53 01 31 31", "Appeler le 03~53~01~31~31"),
        ("Attendre 5 min, puis 1 h 30", "Attendre 5~min, puis 1~h~30"),
        ("L'opérateur n'a pas d'heure", "L’opérateur n’a pas d’heure"),
        ("Voir fiche F-01 et poste 4212", "Voir fiche~F-01 et poste~4212"),
        ("n° 3, p. 4, 10 %", "n°~3, p.~4, 10~%"),
        ("11 800 appels", "11_800~appels"),
        ("À 14:05, le dossier F:1", "À 14:05, le dossier F:1"),
        ("`a : b ?` reste, https://exemple.test/a?b reste", "`a : b ?` reste, https://exemple.test/a?b reste"),
    ],
)
def test_a_sentence_is_set_as_a_french_printer_would(typed: str, printed: str) -> None:
    assert shown(typeset(typed)) == printed


@given(st.text(alphabet="ab1 0:;!?«»'`°hmin-.\u00a0\u202f35", max_size=60))
def test_setting_twice_changes_nothing(text: str) -> None:
    assert typeset(typeset(text)) == typeset(text)


@given(st.text(max_size=80))
def test_no_letter_is_lost(text: str) -> None:
    def letters(one: str) -> str:
        return "".join(one.replace("’", "'").split())

    assert letters(typeset(text)) == letters(text)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("+33353013131", "03~53~01~31~31"),
        ("15", "15"),
        ("116117", "116~117"),
        ("poste 4212", "poste~42~12"),
        ("poste 421", "poste~421"),
        ("+41223456789", "+41~2~23~45~67~89"),
    ],
)
def test_a_number_is_read_by_pairs(number: str, words: str) -> None:
    assert shown(phone_words(number)) == words


@pytest.mark.parametrize(
    ("length", "words"),
    [
        (timedelta(minutes=5), "5~min"),
        (timedelta(minutes=90), "1~h~30"),
        (timedelta(hours=72), "72~h"),
        (timedelta(days=14), "14~jours"),
        (timedelta(seconds=45), "45~s"),
        (timedelta(seconds=90), "1~min~30~s"),
        (timedelta(0), "0~min"),
    ],
)
def test_a_duration_is_never_rounded(length: timedelta, words: str) -> None:
    assert shown(duration_words(length)) == words


def test_the_first_of_the_month_is_an_ordinal() -> None:
    assert shown(date_words(date(2026, 11, 1))) == "1er~novembre~2026"
    assert shown(date_words(date(2026, 6, 15))) == "15~juin~2026"


def test_hours_keep_their_two_digits_of_minutes() -> None:
    assert shown(clock_words(time(8, 5))) == "8~h~05"


def test_zero_is_singular() -> None:
    assert [shown(count_words(count, "étape", "étapes")) for count in (0, 1, 2)] == ["0~étape", "1~étape", "2~étapes"]
