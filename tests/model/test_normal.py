"""A value written another way has one normal form, or none where more than one thing may be meant."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.model.normal import normal_clock, normal_day, normal_duration, normal_phone, normal_truth
from degraded_mode.model.written import read_clock, read_date, read_duration, read_phone, write_duration


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("2min", "2 min"),
        ("2\u00a0min", "2 min"),
        ("90 minutes", "90 min"),
        ("15 mn", "15 min"),
        ("1h30", "1 h 30"),
        ("1h5", "1 h 05"),
        ("1 h 30 min", "1 h 30"),
        ("2 heures", "2 h"),
        ("72h", "72 h"),
        ("3 jours", "3 d"),
        ("3j", "3 j"),
    ],
)
def test_a_duration_keeps_the_units_of_its_author(written: str, normal: str) -> None:
    assert normal_duration(written) == normal


@pytest.mark.parametrize("written", ["2 min", "1 h 30", "3 d", "3 j", "0 min", "1 h 30 min 20 s"])
def test_a_duration_in_normal_form_is_left(written: str) -> None:
    assert normal_duration(written) == ""


@pytest.mark.parametrize("written", ["30", "24:00", "5 m", "1 h 75", "2 à 3 min", "une demi-heure", "9999 d", ""])
def test_what_may_be_several_durations_has_no_normal_form(written: str) -> None:
    assert normal_duration(written) == ""


@given(st.timedeltas(min_value=read_duration("0 s"), max_value=read_duration("3660 d")))
def test_what_the_program_writes_is_in_normal_form_and_spaces_do_not_change_it(length: object) -> None:
    told = write_duration(read_duration(length))
    squeezed = normal_duration(re.sub(r"(?<=\d) (?=\D)|(?<=\D) (?=\d)", "", told)) or told
    assert normal_duration(told) == ""
    assert read_duration(squeezed) == read_duration(told)


@pytest.mark.parametrize(
    ("written", "normal"), [("14h05", "14:05"), ("14 H 05", "14:05"), ("14h", "14:00"), ("14:5", "14:05")]
)
def test_an_hour_is_written_with_a_colon_and_two_digits(written: str, normal: str) -> None:
    assert normal_clock(written) == normal
    assert read_clock(normal) == read_clock(normal_clock(written))


@pytest.mark.parametrize("written", ["7:30", "18:00", "24h", "14", "14h60", "25:0", "midi"])
def test_an_hour_that_is_read_or_may_be_several_is_left(written: str) -> None:
    assert normal_clock(written) == ""


@pytest.mark.parametrize(
    ("written", "normal"), [("12/06/2026", "2026-06-12"), ("1.2.2026", "2026-02-01"), ("31-12-2026", "2026-12-31")]
)
def test_in_a_french_date_the_day_comes_first(written: str, normal: str) -> None:
    assert normal_day(written) == normal


@pytest.mark.parametrize("written", ["12/06/26", "06/25/2026", "30/02/2026", "2026-06-12", "juin 2026"])
def test_a_date_without_four_digits_for_the_year_or_off_the_calendar_is_left(written: str) -> None:
    assert normal_day(written) == ""


@given(st.dates())
def test_a_french_date_is_read_back_as_the_same_day(day: object) -> None:
    expected = read_date(day)
    assert read_date(normal_day(f"{expected:%d/%m}/{expected.year:04}")) == expected


@pytest.mark.parametrize(
    ("written", "normal"), [("oui", "true"), ("Vrai", "true"), ("yes", "true"), ("NO", "false"), ("faux", "false")]
)
def test_yes_and_no_are_written_true_and_false(written: str, normal: str) -> None:
    assert normal_truth(written) == normal


@pytest.mark.parametrize("written", ["true", "false", "o", "1", "peut-être"])
def test_nothing_else_is_taken_for_yes_or_no(written: str) -> None:
    assert normal_truth(written) == ""


@pytest.mark.parametrize(
    "written",
    ["0353013131", "03.53.01.31.31", "03-53-01-31-31", "03/53/01/31/31", "+33 3 53 01 31 31", "+33(0)353013131"],
)
def test_a_french_number_is_written_two_digits_at_a_time(written: str) -> None:
    assert normal_phone(written) == "03 53 01 31 31"


def test_an_extension_is_written_poste() -> None:
    assert normal_phone("Poste4212") == normal_phone("ext. 4212") == "poste 4212"


@pytest.mark.parametrize(
    "written", ["03 53 01 31 31", "15", "116 117", "4212", "+41 22 123 45 67", "O6 39 98 O1 23", "À COMPLÉTER"]
)
def test_a_number_that_is_short_foreign_or_wrong_is_left(written: str) -> None:
    assert normal_phone(written) == ""


@given(st.from_regex(r"0[1-9]([ .-]?[0-9]{2}){4}", fullmatch=True))
def test_the_normal_form_of_a_number_is_the_same_number(written: str) -> None:
    assert read_phone(normal_phone(written) or written) == read_phone(written)
