"""Values as hospitals write them: durations, clock times, dates, telephone numbers, counts, yes and no.

Every value arrives as the text that stands in the file; nothing is guessed by YAML. Each reader returns the value
or raises a `PydanticCustomError` whose message is already a French clause quoting what was written.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Annotated, Final, LiteralString

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)

LONGEST: Final = timedelta(days=3660)

VERSION_PATTERN: Final = r"^[0-9]{1,4}(\.[0-9]{1,4}){0,2}$"
DURATION_PATTERN: Final = r"^[0-9].*(s|min|h|d|j|h ?[0-9]{1,2})$"
"""For editors only, who are told roughly: `read_duration` is the judge."""
RULE_PATTERN: Final = r"^[A-Z]{3,4}[0-9]{3}$"
CODE_PATTERN: Final = r"^[A-Z0-9]+(-[A-Z0-9]+)*$"

_DURATION = re.compile(
    r"(?:(?P<days>[0-9]{1,4}) ?[dj])?(?: ?(?P<hours>[0-9]{1,5}) ?h(?: ?(?P<past>[0-9]{2})(?![0-9]| ?(?:min|s)))?)?"
    r"(?: ?(?P<minutes>[0-9]{1,5}) ?min)?(?: ?(?P<seconds>[0-9]{1,5}) ?s)?"
)
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})(?::| ?h ?)(?P<minute>[0-9]{2})")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_COUNT = re.compile(r"[0-9]{1,9}")
_FRENCH = re.compile(r"0[1-9][0-9]{8}")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")
_EXTENSION = re.compile(r"(?:poste|ext\.?) ?([0-9]{2,6})", re.IGNORECASE)

# Public short numbers (plan national de numérotation): emergency calls, care, social help.
SHORT_NUMBERS: Final = frozenset(
    {
        "15",
        "17",
        "18",
        "110",
        "112",
        "114",
        "115",
        "116000",
        "116006",
        "116111",
        "116117",
        "119",
        "191",
        "196",
        "197",
        "3114",
        "3117",
        "3237",
        "3624",
        "3919",
    }
)


BLANK: Final = "À COMPLÉTER"
"""What stands in place of a value that only the hospital knows; it may be part of a sentence."""

_BLANK = re.compile(r"\b[ÀA][ \u00a0\u202f]COMPL[ÉE]TER\b")


def has_blank(text: str) -> bool:
    """True when the hospital still has something to write in the text; accents on capitals may lack."""
    return _BLANK.search(text) is not None


def blanks_as(line: str, text: str) -> str:
    """The text with `line` in place of each blank."""
    return _BLANK.sub(line, text) if "COMPL" in text else text


def _refuse(kind: LiteralString, sentence: LiteralString, written: object) -> PydanticCustomError:
    return PydanticCustomError(kind, sentence, {"written": str(written)})


def read_duration(written: object) -> timedelta:
    """The length of time written as `45 s`, `2 min`, `1 h 30`, `72 h`, `3 d` or `3 j`; positive or zero."""
    if isinstance(written, timedelta):
        return written
    if not isinstance(written, str):
        raise _refuse("duration_format", "« {written} » n'est pas une durée", written)
    return _length(written.strip())


@lru_cache(maxsize=1024)  # A plan of ninety thousand steps says « 5 min » ten thousand times.
def _length(written: str) -> timedelta:
    match = _DURATION.fullmatch(written) if written else None
    if match is None:
        raise _refuse("duration_format", "« {written} » n'est pas une durée", written)
    if match["past"] and match["minutes"]:
        raise _refuse("duration_format", "« {written} » donne deux fois des minutes", written)
    length = timedelta(
        days=int(match["days"] or 0),
        hours=int(match["hours"] or 0),
        minutes=int(match["past"] or match["minutes"] or 0),
        seconds=int(match["seconds"] or 0),
    )
    if length > LONGEST:
        raise _refuse("duration_too_long", "« {written} » dépasse dix ans", written)
    return length


def write_duration(length: timedelta) -> str:
    """The normal form of a duration: `45 s`, `2 min`, `1 h 30`, `48 h`; whole days from three on: `3 d`."""
    seconds = int(length.total_seconds())
    if seconds and seconds % 86_400 == 0 and seconds >= 3 * 86_400:
        return f"{seconds // 86_400} d"
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    tail = f" {seconds} s" if seconds else ""
    if not hours:
        return f"{minutes} min{tail}" if minutes or not seconds else tail.strip()
    return f"{hours} h{f' {minutes:02}' if minutes else ''}{tail}"


def read_clock(written: object) -> time:
    """The time of day written as `7:30`, `07:30` or `7 h 30`."""
    match = _CLOCK.fullmatch(written.strip()) if isinstance(written, str) else None
    if match is None or int(match["hour"]) > 23 or int(match["minute"]) > 59:
        raise _refuse("clock_format", "« {written} » n'est pas une heure du jour", written)
    return time(int(match["hour"]), int(match["minute"]))


def read_date(written: object) -> date:
    """The day written as `2026-06-12`."""
    if isinstance(written, date):
        return written
    if isinstance(written, str) and _DATE.fullmatch(written.strip()):
        try:
            return date.fromisoformat(written.strip())
        except ValueError:
            raise _refuse("date_impossible", "« {written} » n'existe pas au calendrier", written) from None
    raise _refuse("date_format", "« {written} » n'est pas une date", written)


def read_moment(written: object) -> datetime:
    """The day and hour written as `2026-06-12 14:05`, local to the establishment."""
    day, _, clock = written.strip().partition(" ") if isinstance(written, str) else ("", "", "")
    return datetime.combine(read_date(day or written), read_clock(clock or written))


def read_count(written: object) -> int:
    """A whole number written in plain digits, zero or more."""
    if isinstance(written, int) and not isinstance(written, bool):
        return written
    if isinstance(written, str) and _COUNT.fullmatch(written.strip()):
        return int(written)
    raise _refuse("count_format", "« {written} » n'est pas un nombre entier", written)


def read_truth(written: object) -> bool:
    """`true` or `false`, nothing else: in a YAML 1.1 reader `NO` is false, in a plan it may be Norway."""
    match written:
        case bool():
            return written
        case "true":
            return True
        case "false":
            return False
        case _:
            raise _refuse("truth_format", "« {written} » n'est ni « true » ni « false »", written)


def read_share(written: object) -> int:
    """A percentage written as `10 %`, from 1 to 100."""
    digits = (
        written.strip().removesuffix("%").strip() if isinstance(written, str) and written.strip().endswith("%") else ""
    )
    if not _COUNT.fullmatch(digits) or not 1 <= int(digits) <= 100:
        raise _refuse("share_format", "« {written} » n'est pas un pourcentage", written)
    return int(digits)


def read_phone(written: object) -> str:
    """The normal form of a telephone number: `+33353013131`, a public short number `15`, or an extension `poste 4212`.

    Spaces, points and hyphens between digits are dropped, so that two ways of writing a number are the same number.
    A number still to be filled in comes out as `BLANK`.
    """
    if not isinstance(written, str):
        raise _refuse("phone_format", "« {written} » n'est pas un numéro de téléphone", written)
    if _BLANK.fullmatch(written.strip()):
        return BLANK
    if extension := _EXTENSION.fullmatch(written.strip()):
        return f"poste {extension[1]}"
    digits = re.sub(r"[ .\-\u00a0\u202f]", "", written.strip()).replace("+33(0)", "+33")
    if digits.startswith("0033"):
        digits = f"+33{digits[4:]}"
    if digits in SHORT_NUMBERS:
        return digits
    if _FRENCH.fullmatch(digits):
        return f"+33{digits[1:]}"
    if digits.startswith("+33") and not re.fullmatch(r"\+33[1-9][0-9]{8}", digits):
        raise _refuse("phone_length", "« {written} » n'a pas les dix chiffres d'un numéro français", written)
    if _FOREIGN.fullmatch(digits):
        return digits
    if re.fullmatch(r"0[0-9]+", digits):
        raise _refuse("phone_length", "« {written} » n'a pas les dix chiffres d'un numéro français", written)
    if re.fullmatch(r"[0-9]{2,6}", digits):
        raise _refuse("phone_short", "« {written} » n'est pas un numéro court public", written)
    raise _refuse("phone_format", "« {written} » n'est pas un numéro de téléphone", written)


def _text_or_number(description: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": ["string", "number"], "description": description, "examples": list(examples)})


Duration = Annotated[
    timedelta,
    BeforeValidator(read_duration),
    PlainSerializer(write_duration, return_type=str),
    WithJsonSchema({"type": "string", "pattern": DURATION_PATTERN, "examples": ["2 min", "1 h 30", "3 d"]}),
]
"""A length of time, read from `45 s`, `2 min`, `1 h 30`, `72 h`, `3 d`."""

ClockTime = Annotated[
    time,
    BeforeValidator(read_clock),
    PlainSerializer(lambda value: f"{value:%H:%M}", return_type=str),
    _text_or_number("Heure du jour.", "18:00"),
]
"""A time of day without date, local to the establishment."""

Day = Annotated[
    date,
    BeforeValidator(read_date),
    PlainSerializer(date.isoformat, return_type=str),
    WithJsonSchema({"type": "string", "format": "date", "examples": ["2026-06-12"]}),
]
"""A calendar day."""

Moment = Annotated[
    datetime,
    BeforeValidator(read_moment),
    PlainSerializer(lambda value: f"{value:%Y-%m-%d %H:%M}", return_type=str),
    WithJsonSchema({"type": "string", "examples": ["2026-06-12 14:05"]}),
]
"""A day and an hour, local to the establishment."""

Count = Annotated[
    int, BeforeValidator(read_count), WithJsonSchema({"type": ["integer", "string"], "minimum": 0, "examples": [3]})
]
"""A whole number, zero or more."""

Truth = Annotated[bool, BeforeValidator(read_truth), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`."""

Share = Annotated[
    int,
    BeforeValidator(read_share),
    PlainSerializer(lambda value: f"{value} %", return_type=str),
    WithJsonSchema({"type": "string", "examples": ["10 %"]}),
]
"""A percentage from 1 to 100."""

Phone = Annotated[
    str, BeforeValidator(read_phone), _text_or_number("Numéro de téléphone.", "03 53 01 31 31", "15", "poste 4212")
]
"""A telephone number in normal form; see `read_phone`."""

Version = Annotated[
    str,
    StringConstraints(pattern=VERSION_PATTERN),
    Field(description="Numéro de version, écrit tel quel : « 2.10 » reste « 2.10 »."),
    _text_or_number("Numéro de version.", "2.1"),
]
"""A version number as written: `2.10` is not `2.1`."""

Code = Annotated[str, StringConstraints(pattern=CODE_PATTERN, max_length=24)]
"""The code that stands on paper: capitals, digits and hyphens, 24 characters at most."""

RuleCode = Annotated[str, StringConstraints(pattern=RULE_PATTERN)]
"""The code of a finding: `GOV004`."""
