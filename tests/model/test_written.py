"""Values come out as they were written, or not at all."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from degraded_mode.model import written


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("45 s", timedelta(seconds=45)),
        ("2 min", timedelta(minutes=2)),
        ("2min", timedelta(minutes=2)),
        ("1 h 30", timedelta(minutes=90)),
        ("1 h 5 min", timedelta(minutes=65)),
        ("72 h", timedelta(days=3)),
        ("3 d", timedelta(days=3)),
        ("3 j", timedelta(days=3)),
        ("1 d 12 h", timedelta(hours=36)),
        ("0 min", timedelta(0)),
    ],
)
def test_a_duration_is_read_as_people_write_it(text: str, length: timedelta) -> None:
    assert written.read_duration(text) == length


@pytest.mark.parametrize(
    "text", ["", "2", "min", "2 minutes", "1 h 30 15 min", "-2 min", "2,5 h", "1:30", "٢ min", "99999 d"]
)
def test_what_is_not_a_duration_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        written.read_duration(text)


@given(st.integers(min_value=0, max_value=3660 * 86_400))
def test_a_duration_written_in_normal_form_is_read_back(seconds: int) -> None:
    length = timedelta(seconds=seconds)
    assert written.read_duration(written.write_duration(length)) == length


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("03 53 01 31 31", "+33353013131"),
        ("03.53.01.31.31", "+33353013131"),
        ("0353013131", "+33353013131"),
        ("+33 3 53 01 31 31", "+33353013131"),
        ("+33 (0)3 53 01 31 31".replace(" (0)", "(0)"), "+33353013131"),
        ("0033 3 53 01 31 31", "+33353013131"),
        ("+41 22 345 67 89", "+41223456789"),
        ("15", "15"),
        ("116 117", "116117"),
        ("poste 4212", "poste 4212"),
        ("Poste 4212", "poste 4212"),
    ],
)
def test_two_ways_of_writing_a_number_are_the_same_number(text: str, number: str) -> None:
    assert written.read_phone(text) == number


@pytest.mark.parametrize(
    "text", ["0387000018 9", "03870000", "4212", "16", "+33 3 53 01 31", "O3 53 01 31 31", "٠٣٥٣٠١٣١٣١", "", "12 ou 13"]
)
def test_what_is_not_a_number_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        written.read_phone(text)


def test_a_number_that_is_one_digit_short_says_so() -> None:
    with pytest.raises(PydanticCustomError, match="dix chiffres"):
        written.read_phone("03 53 01 31 3")


@pytest.mark.parametrize("text", ["NO", "no", "yes", "oui", "True", "1", "on", ""])
def test_only_true_and_false_are_truths(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        written.read_truth(text)


@pytest.mark.parametrize(
    ("text", "clock"), [("7:30", time(7, 30)), ("07:30", time(7, 30)), ("7 h 30", time(7, 30)), ("23:59", time(23, 59))]
)
def test_a_time_of_day_is_a_time_of_day(text: str, clock: time) -> None:
    assert written.read_clock(text) == clock


@pytest.mark.parametrize("text", ["24:00", "7:60", "450", "7h", "7.30"])
def test_what_is_not_a_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        written.read_clock(text)


def test_a_day_that_no_calendar_has_is_not_a_format_mistake() -> None:
    with pytest.raises(PydanticCustomError, match="calendrier"):
        written.read_date("2026-02-30")
    assert written.read_date("2026-06-12") == date(2026, 6, 12)


@pytest.mark.parametrize(("text", "share"), [("10 %", 10), ("100%", 100)])
def test_a_share_is_a_percentage(text: str, share: int) -> None:
    assert written.read_share(text) == share


@pytest.mark.parametrize("text", ["10", "0 %", "101 %", "dix %", ""])
def test_what_is_not_a_percentage_is_refused(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        written.read_share(text)


@pytest.mark.parametrize("text", ["1_000", "1.0", "+3", "-1", "٣", ""])
def test_a_count_is_plain_digits(text: str) -> None:
    with pytest.raises(PydanticCustomError):
        written.read_count(text)
