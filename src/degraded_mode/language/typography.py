"""French typography at render time: authors type ordinary spaces and straight quotes, readers get the right ones.

Every function is idempotent and leaves identifiers, times such as 14:05 and text between backticks as they are.
"""

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Final

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"

_LITERAL = re.compile(r"`[^`\n]*`|https?://\S+")
_SPACES = r"[ \u00a0\u202f]"

# Units and words that stay with the number before them.
_UNITS = (
    "h|min|s|ms|j|jours?|heures?|minutes?|mois|ans?|semaines?|mm|cm|m|km|mg|g|kg|µg|ml|mL|L|l|mmHg|bpm|%|€|°C|lits?|"
    "appels?|patients?|personnes?|exemplaires?|feuilles?|fiches?|cas|étages?|fois|km/h|mL/h|UI|Go|Mo|kVA"
)

_TELEPHONE = re.compile(r"(?<!\d)0[1-9](?:[ .\u00a0\u202f]\d\d){4}(?!\d)")

_DIGITS: Final = "0123456789"

_MONTHS: Final = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Each with the signs without which it changes nothing; compiled when something is set for the first time."""
    return (
        ("'", re.compile(r"(?<=\w)'(?=\w)"), "’"),
        ("«", re.compile(rf"«{_SPACES}*"), f"«{NO_BREAK}"),
        ("»", re.compile(rf"{_SPACES}*»"), f"{NO_BREAK}»"),
        (":", re.compile(rf"{_SPACES}+:(?=\s|$)"), f"{NO_BREAK}:"),
        (";!?", re.compile(rf"{_SPACES}+([;!?])"), rf"{NARROW}\1"),
        (_DIGITS, re.compile(rf"(?<=\d){_SPACES}(?=(?:{_UNITS})(?![\w]))"), NO_BREAK),
        (_DIGITS, re.compile(rf"(?<=\d{NO_BREAK}h){_SPACES}(?=\d\d?(?!\d))"), NO_BREAK),
        (
            _DIGITS,
            re.compile(rf"\b([nN]°|[Tt]él\.|[Pp]oste|[Ff]iche|[ÉéEe]tape|[Pp]age|p\.){_SPACES}(?=\d|[A-Z]+-?\d)"),
            rf"\1{NO_BREAK}",
        ),
        (_DIGITS, re.compile(rf"(?<=\d){_SPACES}(?=\d{{3}}(?!\d))"), NARROW),
        ("→–", re.compile(rf"{_SPACES}+(→|–)"), rf"{NO_BREAK}\1"),
    )


def typeset(text: str) -> str:
    """The text with French spaces and apostrophes: nothing that belongs together can be cut at a line end."""
    kept: list[str] = []
    end = 0
    for literal in _LITERAL.finditer(text):
        kept += (_set(text[end : literal.start()]), literal[0])
        end = literal.end()
    return "".join((*kept, _set(text[end:])))


def _set(text: str) -> str:
    signs = set(text)
    text = _TELEPHONE.sub(lambda number: re.sub(r"[ .\u00a0\u202f]", NO_BREAK, number[0]), text)
    for needed, pattern, replacement in _rules():
        if not signs.isdisjoint(needed):
            text = pattern.sub(replacement, text)
    return text


def phone_words(number: str) -> str:
    """A number in normal form as people read it: `03 53 01 31 31`, `15`, `poste 42 12`; never broken."""
    if number.startswith("poste "):
        digits = number.removeprefix("poste ")
        return f"poste{NO_BREAK}{_pairs(digits) if len(digits) % 2 == 0 else digits}"
    if number.startswith("+33"):
        return _pairs(f"0{number[3:]}")
    if number.startswith("+"):
        return f"{number[:3]}{NO_BREAK}{_pairs(number[3:])}"
    return f"{number[:3]}{NO_BREAK}{number[3:]}" if len(number) == 6 else number


def _pairs(digits: str) -> str:
    head = len(digits) % 2
    groups = [digits[:head]] if head else []
    groups += [digits[index : index + 2] for index in range(head, len(digits), 2)]
    return NO_BREAK.join(groups)


def duration_words(length: timedelta) -> str:
    """A length of time as people say it: `45 s`, `2 min`, `1 h 30`, `72 h`, `14 jours`, never rounded."""
    seconds = int(length.total_seconds())
    if seconds % 86_400 == 0 and seconds > 3 * 86_400:
        return f"{seconds // 86_400}{NO_BREAK}jours"
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = []
    if hours:
        parts.append(f"{hours}{NO_BREAK}h" + (f"{NO_BREAK}{minutes:02}" if minutes else ""))
    elif minutes or not seconds:
        parts.append(f"{minutes}{NO_BREAK}min")
    if seconds:
        parts.append(f"{seconds}{NO_BREAK}s")
    return NO_BREAK.join(parts)


def date_words(day: date) -> str:
    """`15 juin 2026`, `1er novembre 2026`."""
    number = "1er" if day.day == 1 else str(day.day)
    return f"{number}{NO_BREAK}{_MONTHS[day.month - 1]}{NO_BREAK}{day.year}"


def short_date(day: date) -> str:
    """`15/06/2026`, for tables and page headers."""
    return f"{day:%d/%m/%Y}"


def clock_words(clock: time | datetime) -> str:
    """`8 h 05`, for sentences; tables keep 08:05."""
    return f"{clock.hour}{NO_BREAK}h{NO_BREAK}{clock.minute:02}"


def count_words(count: int, one: str, several: str) -> str:
    """`1 étape`, `12 étapes`; zero is singular in French."""
    return f"{count}{NO_BREAK}{one if count < 2 else several}"
