"""The one way of writing a duration, an hour, a date, yes or no and a telephone number, whatever way it was written.

Each function gives what to write, or nothing: when it is written so already, or when more than one thing may be meant.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from pydantic_core import PydanticCustomError

from degraded_mode.model.written import read_duration, read_phone

_SPACE = r"[ \u00a0\u202f]?"
_LENGTH = re.compile(
    rf"(?:(?P<days>[0-9]{{1,4}}){_SPACE}(?P<day>d|j|jours?))?"
    rf"(?:{_SPACE}(?P<hours>[0-9]{{1,5}}){_SPACE}(?:heures?|hrs?|h)"
    rf"(?:{_SPACE}(?P<past>[0-5]?[0-9])(?:{_SPACE}(?:minutes?|mins?|mn))?(?![0-9\w]|{_SPACE}s))?)?"
    rf"(?:{_SPACE}(?P<minutes>[0-9]{{1,5}}){_SPACE}(?:minutes?|mins?|mn))?"
    rf"(?:{_SPACE}(?P<seconds>[0-9]{{1,5}}){_SPACE}(?:secondes?|secs?|s))?\.?",
    re.IGNORECASE,
)
_HOUR = re.compile(
    rf"(?P<hour>[01]?[0-9]|2[0-3])(?:{_SPACE}h{_SPACE}(?P<past>[0-5]?[0-9])?|:(?P<minute>[0-9]))", re.IGNORECASE
)
_DAY = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_TRUTHS: Final = MappingProxyType(
    {
        **dict.fromkeys(("oui", "vrai", "yes", "true"), "true"),
        **dict.fromkeys(("non", "faux", "no", "false"), "false"),
    }
)


def normal_duration(written: str) -> str:
    """`2min`, `1h30`, `90 minutes` as `2 min`, `1 h 30`, `90 min`: the units that the author chose stay."""
    found = _LENGTH.fullmatch(written.strip())
    if found is None or (found["past"] and (found["minutes"] or found["seconds"])):
        return ""
    normal = " ".join(
        part
        for part in (
            found["days"] and f"{found['days']} {'j' if found['day'].casefold() == 'j' else 'd'}",
            found["hours"] and f"{found['hours']} h",
            found["past"] and found["past"].zfill(2),
            found["minutes"] and f"{found['minutes']} min",
            found["seconds"] and f"{found['seconds']} s",
        )
        if part
    )
    try:
        read_duration(normal)
    except PydanticCustomError:
        return ""
    return _unless_so(written, normal)


def normal_clock(written: str) -> str:
    """`14h05`, `14 h` and `14:5` as `14:05`, `14:00`, `14:05`; `7:30` is left as it is."""
    found = _HOUR.fullmatch(written.strip())
    minute = (found["past"] or found["minute"] or "0") if found else ""
    return f"{int(found['hour']):02}:{int(minute):02}" if found else ""


def normal_day(written: str) -> str:
    """`12/06/2026` as `2026-06-12`: in French the day comes first. Nothing when the calendar has no such day."""
    found = _DAY.fullmatch(written.strip())
    try:
        return date(int(found[3]), int(found[2]), int(found[1])).isoformat() if found else ""
    except ValueError:
        return ""


def normal_truth(written: str) -> str:
    """`oui`, `Vrai`, `yes` as `true`; `non`, `faux`, `NO` as `false`."""
    return _unless_so(written, _TRUTHS.get(written.strip().casefold(), ""))


def normal_phone(written: str) -> str:
    """`0353013131` and `+33 3 53 01 31 31` as `03 53 01 31 31`, `Poste 4212` as `poste 4212`.

    A short number and a foreign one are left as they are.
    """
    try:
        number = read_phone(written.replace("/", " "))
    except PydanticCustomError:
        return ""
    if number.startswith("+33"):
        digits = f"0{number[3:]}"
        number = " ".join(digits[at : at + 2] for at in range(0, 10, 2))
    return _unless_so(written, number) if number.startswith(("0", "poste ")) else ""


def _unless_so(written: str, normal: str) -> str:
    return "" if written.strip() == normal else normal


FORMS: Final[Mapping[str, Callable[[str], str]]] = MappingProxyType(
    {
        "duration_format": normal_duration,
        "clock_format": normal_clock,
        "date_format": normal_day,
        "truth_format": normal_truth,
        "phone_format": normal_phone,
    }
)
"""By the error that says that a text is not read."""
