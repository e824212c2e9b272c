"""How a person shows in a text: a title or a first name before a surname, a patient's numbers, an address."""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

# Some of the first names most borne by adults in France: enough to see that persons are named, never meant to be
# complete. None that is also a common word.
FIRST_NAMES: Final = frozenset(
    {
        *("Jean", "Pierre", "Michel", "Philippe", "Alain", "Nicolas", "Christophe", "Patrick", "Bernard", "Christian"),
        *("Daniel", "Frédéric", "Laurent", "Julien", "Sébastien", "David", "Thomas", "Stéphane", "Éric", "Olivier"),
        *("François", "Thierry", "Bruno", "Antoine", "Guillaume", "Mathieu", "Karim", "Mohamed", "Samir", "Marie"),
        *("Nathalie", "Isabelle", "Sylvie", "Catherine", "Martine", "Christine", "Françoise", "Valérie", "Sandrine"),
        *("Stéphanie", "Véronique", "Sophie", "Céline", "Chantal", "Patricia", "Brigitte", "Julie", "Monique"),
        *("Aurélie", "Nicole", "Annie", "Émilie", "Hélène", "Karine", "Nadia", "Fatima"),
    }
)


class Datum(StrEnum):
    """What belongs to one person alone, as a sentence calls it."""

    SOCIAL_NUMBER = "un numéro de sécurité sociale"
    FILE_NUMBER = "un numéro de dossier"
    BIRTH = "une date de naissance"
    ADDRESS = "l'adresse électronique d'une personne"


_SURNAME: Final = r"(?:[A-ZÀ-Ý]['’])?[A-ZÀ-Ý](?:[a-zà-ÿ]+|[A-ZÀ-Ý]+)(?:-[A-ZÀ-Ý][A-Za-zÀ-ÿ]+)*"
_TITLED: Final = re.compile(rf"\b(?:Dr|Pr|Mme|Mlle|M\.|[Dd]octeur|[Pp]rofesseur|[Mm]onsieur|[Mm]adame)\.? {_SURNAME}")
_NAMED: Final = re.compile(rf"(?<![\w-])(?P<first>[A-ZÉ][a-zà-ÿ]+)(?:-[A-ZÉ][a-zà-ÿ]+)? {_SURNAME}")

# A place that bears a person's name names nobody: « pavillon Marie Curie », « rue Pierre Brossolette ».
_PLACE: Final = re.compile(
    r"(?:h[ôo]pital|clinique|centre|site|b[âa]timent|pavillon|tour|aile|hall|salle|amphith[ée][âa]tre|espace|maison|"
    r"r[ée]sidence|service|p[ôo]le|unit[ée]|institut|fondation|lyc[ée]e|[ée]cole|rue|avenue|boulevard|place|quai|"
    r"square|stade|gymnase)s?(?: de| du| d')? ?$",
    re.IGNORECASE,
)

_SOCIAL_NUMBER: Final = re.compile(
    r"(?<![\dA-Z])([12])[ .\u00a0\u202f]?(\d\d)[ .\u00a0\u202f]?(\d\d)[ .\u00a0\u202f]?(\d\d|2[AB])[ .\u00a0\u202f]?"
    r"(\d{3})[ .\u00a0\u202f]?(\d{3})[ .\u00a0\u202f]?(\d\d)(?!\d)"
)
_FILE_NUMBER: Final = re.compile(r"\b(?:IPP|IEP|NDA|INS)\b\s*(?:n°|:|=)?\s*\d{5,}")
_BORN: Final = re.compile(
    r"\bn(?:é|e\u0301)(?:e|\(e\))? le \d{1,2}(?:er)?[ /.-](?:\d{1,2}|[a-zà-ÿ]{3,9})[ /.-](?:19|20)?\d\d\b"
)
_ADDRESS: Final = re.compile(r"\b([\w.+-]+)@([\w-]+(?:\.[\w-]+)+)")

_PERSONAL_HOSTS: Final = frozenset(
    {
        *("gmail", "googlemail", "hotmail", "outlook", "live", "yahoo", "icloud", "aol", "proton", "protonmail"),
        *("laposte", "orange", "wanadoo", "sfr", "free", "bbox", "numericable"),
    }
)

_RARE_SIGNS: Final = (
    *(re.compile(rf"{title}\.? [A-ZÀ-Ý]") for title in ("Dr", "Pr", "Mme", "Mlle", "M")),
    re.compile(r"eur [A-ZÀ-Ý]"),
    re.compile(r"adame [A-ZÀ-Ý]"),
    re.compile(r"1[ .\u00a0\u202f]?\d\d[ .\u00a0\u202f]?\d\d[ .\u00a0\u202f]?\d"),
    re.compile(r"2[ .\u00a0\u202f]?\d\d[ .\u00a0\u202f]?\d\d[ .\u00a0\u202f]?\d"),
    re.compile(r"I(?:PP|EP|NS)\b\D{0,4}\d"),
    re.compile(r"NDA\b\D{0,4}\d"),
    re.compile(r"né(?:e|\(e\))? le \d"),
    re.compile(r"ne\u0301(?:e|\(e\))? le \d"),
    re.compile("@"),
)
"""Of which all that shows a person has one, but first names: each begins by a fixed sign, found at once in a text."""

_CAPITALS: Final = tuple(re.compile(rf"{sign}([A-ZÉ][a-zà-ÿ]+)(?:-[A-ZÉ][a-zà-ÿ]+)? [A-ZÀ-Ý]") for sign in (" ", '"'))


def may_show(text: str) -> bool:
    """False of a text, however long, that names nobody and says nothing of one person."""
    return any(sign.search(text) for sign in _RARE_SIGNS) or any(
        named[1] in FIRST_NAMES for capitals in _CAPITALS for named in capitals.finditer(text)
    )


def persons_in(text: str) -> tuple[str, ...]:
    """The persons that a text names, as it names them, each once."""
    return tuple(dict.fromkeys((*_titled(text), *_by_first_name(text))))


def personal_data_in(text: str) -> tuple[Datum, ...]:
    """What sorts of datum of one person a text holds, each once; the datum itself is copied nowhere."""
    held = {
        Datum.SOCIAL_NUMBER: any(map(_key_holds, _SOCIAL_NUMBER.finditer(text))),
        Datum.FILE_NUMBER: _FILE_NUMBER.search(text) is not None,
        Datum.BIRTH: _BORN.search(text) is not None,
        Datum.ADDRESS: any(_is_personal(address[1], address[2]) for address in _ADDRESS.finditer(text)),
    }
    return tuple(datum for datum in Datum if held[datum])


def _titled(text: str) -> Iterator[str]:
    for named in _TITLED.finditer(text):
        if not _PLACE.search(text, 0, named.start()):
            yield named[0]


def _by_first_name(text: str) -> Iterator[str]:
    for named in _NAMED.finditer(text):
        if named["first"] in FIRST_NAMES and not _PLACE.search(text, 0, named.start()):
            yield named[0]


def _key_holds(number: re.Match[str]) -> bool:
    """True when the last two digits are 97 less the rest of the thirteen first (Corsica: 2A is 19, 2B is 18)."""
    *parts, key = number.groups()
    whole = "".join(parts).replace("2A", "19").replace("2B", "18")
    return int(key) == 97 - int(whole) % 97


def _is_personal(local: str, host: str) -> bool:
    """True for the address of a person: at a public host, or made of a first name or an initial and a surname."""
    if host.partition(".")[0].casefold() in _PERSONAL_HOSTS:
        return True
    first, sign, rest = local.partition("." if "." in local else "-")
    return bool(sign) and rest.isalpha() and (len(first) == 1 or first.capitalize() in FIRST_NAMES)
