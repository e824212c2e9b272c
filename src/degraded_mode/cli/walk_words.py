"""What a person types, understood without accents or capitals, by whole words or first letters."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Final

from pydantic_core import PydanticCustomError

from degraded_mode.journal.decide import CLOCKS_APART
from degraded_mode.journal.events import Precision
from degraded_mode.language.nearness import nearest
from degraded_mode.model.written import read_duration


class Verb(StrEnum):
    """What can be asked for."""

    DONE = "fait"
    UNEXPECTED = "écart"
    START = "commencer"
    SUBSTITUTE = "à défaut"
    SKIP = "sauter"
    SET_ASIDE = "sans objet"
    IMPOSSIBLE = "impossible"
    DEFER = "différer"
    CONFIRM = "confirmer"
    STOP = "arrêter"
    CONCERNED = "concerné"
    NOT_CONCERNED = "non concerné"
    NOTE = "note"
    UNDO = "annuler"
    GO = "aller"
    NEXT = "suivante"
    SEARCH = "chercher"
    LIST = "liste"
    SHOW = "revoir"
    SHEET = "fiche"
    HOUR = "heure"
    LOST = "perdu"
    SUSPECTED = "suspecté"
    SOUND = "intact"
    CAUSE = "cause"
    COPY = "copie"
    PHASE = "phase"
    RETURN = "reprise"
    HAND_OVER = "relève"
    PAUSE = "pause"
    RESUME = "reprendre"
    LEAVE = "quitter"
    FINISH = "terminer"
    HELP = "aide"


_ALSO: Final = {
    "f": Verb.DONE,
    "e": Verb.UNEXPECTED,
    "s": Verb.SKIP,
    "passer": Verb.SKIP,
    "so": Verb.SET_ASIDE,
    "s.o.": Verb.SET_ASIDE,
    "s.o": Verb.SET_ASIDE,
    "i": Verb.IMPOSSIBLE,
    "d": Verb.DEFER,
    "plus tard": Verb.DEFER,
    "defaut": Verb.SUBSTITUTE,
    "n": Verb.NOTE,
    "noter": Verb.NOTE,
    "a": Verb.UNDO,
    "c": Verb.SEARCH,
    "/": Verb.SEARCH,
    "l": Verb.LIST,
    "r": Verb.SHOW,
    "h": Verb.HOUR,
    "p": Verb.PAUSE,
    "q": Verb.LEAVE,
    "?": Verb.HELP,
    "infos": Verb.SHEET,
    "debut": Verb.START,
    "stop": Verb.STOP,
    "suspendre": Verb.PAUSE,
    "suite": Verb.PHASE,
}


def fold(text: str) -> str:
    """The text without accents or capitals, character for character."""
    composed = unicodedata.normalize("NFC", text).replace("’", "'")
    return "".join(unicodedata.normalize("NFD", character)[0].lower()[0] for character in composed)


_SPELLINGS: Final = {**{fold(verb.value): verb for verb in Verb}, **_ALSO}
_LONG_FIRST: Final = sorted(_SPELLINGS, key=len, reverse=True)

FULL_WORDS: Final = frozenset({fold(Verb.SKIP.value), "passer", fold(Verb.SET_ASIDE.value)})
"""Spellings that leave a vital step undone: no abbreviation does."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A verb and the words that follow it, as typed; `in_full` when the verb was written out."""

    verb: Verb
    rest: str
    in_full: bool


def understand(line: str) -> Typed | None:
    """What was meant, None when it cannot be told."""
    composed = unicodedata.normalize("NFC", line.strip())
    folded = fold(composed)
    for spelling in _LONG_FIRST:
        if folded == spelling or folded.startswith(f"{spelling} "):
            return Typed(_SPELLINGS[spelling], composed[len(spelling) :].strip(), spelling in FULL_WORDS)
    word = folded.split(" ", 1)[0]
    begun = {_SPELLINGS[spelling] for spelling in _LONG_FIRST if len(word) >= 2 and spelling.startswith(word)}
    return Typed(begun.pop(), composed[len(word) :].strip(), False) if len(begun) == 1 else None


def meant(line: str) -> tuple[str, ...]:
    """The verbs that the line may have meant: those that begin so, or the nearest one."""
    word = fold(line.strip()).split(" ", 1)[0]
    begun = sorted({_SPELLINGS[spelling].value for spelling in _SPELLINGS if word and spelling.startswith(word)})
    if begun:
        return tuple(begun)
    near = nearest(word, [verb.value for verb in Verb])
    return (near,) if near else ()


_CLOCK: Final = r"(\d{1,2})(?:[h:](\d{2})?|\s?h\s?(\d{2}))(?=\s|$)"
_AT: Final = re.compile(rf"(?:^|\s)@(~?){_CLOCK}")
_FIRST: Final = re.compile(rf"^(à|a|vers)\s+{_CLOCK}", re.IGNORECASE)
_STRAY: Final = re.compile(r"(?:^|\s)(@~?\d\S*)")


@dataclass(frozen=True, slots=True)
class Timed:
    """Words with the hour that was taken out of them. `wrong` is an hour that cannot be."""

    words: str
    at: datetime | None = None
    precision: Precision = Precision.SECOND
    wrong: str = ""


def timed(words: str, now: datetime, earliest: datetime) -> Timed:
    """The hour declared by `@14h05` anywhere, or by `à 14h05` or `vers 14h` at the beginning."""
    match = _AT.search(words) or _FIRST.match(words)
    if match is None:
        stray = _STRAY.search(words)
        return Timed(words, wrong=stray[1] if stray else "")
    how, hour, minute, other_minute = match.groups()
    left = " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
    found = clock_before(hour, minute or other_minute, now, earliest)
    if found is None:
        return Timed(left, wrong=match[0].strip())
    if how.lower() in {"~", "vers"}:
        return Timed(left, found, Precision.ABOUT)
    return Timed(left, found, Precision.MINUTE if minute or other_minute else Precision.HOUR)


def clock_before(hour: str, minute: str | None, now: datetime, earliest: datetime) -> datetime | None:
    """The last time, since `earliest`, that the clock showed this; None when it did not."""
    if int(hour) > 23 or int(minute or 0) > 59:
        return None
    today = datetime.combine(now.date(), time(int(hour), int(minute or 0)), tzinfo=now.tzinfo)
    if today <= now + CLOCKS_APART:
        return today
    yesterday = today - timedelta(days=1)
    return yesterday if yesterday >= earliest else None


def clock_after(words: str, now: datetime) -> datetime | None:
    """When `20 min`, `1 h 30`, `15h30` or `à 15:30` is, from now on; None when the words say no hour."""
    text = fold(words).removeprefix("jusqu'a ").removeprefix("a ").removeprefix("dans ").strip()
    if clock := re.fullmatch(r"@?(\d{1,2})[h:](\d{2})?", text):
        if int(clock[1]) > 23 or int(clock[2] or 0) > 59:
            return None
        then = datetime.combine(now.date(), time(int(clock[1]), int(clock[2] or 0)), tzinfo=now.tzinfo)
        return then if then > now else then + timedelta(days=1)
    try:
        return now + read_duration(text)
    except PydanticCustomError:
        return None
