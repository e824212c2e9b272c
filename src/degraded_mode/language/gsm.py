"""What a text message holds: the 7-bit alphabet of 3GPP TS 23.038 (formerly GSM 03.38), and the parts a text takes.

One letter outside the alphabet and the whole message leaves in 16-bit units: 70 for one part instead of 160.
"""

import unicodedata
from enum import Enum
from typing import Final

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic table, the escape left out: « é è à ù » are in it, « ê î ô ç œ » are not."""

EXTENDED: Final = frozenset("\f^{}\\[~]|€")
"""The extension table: each takes the escape and one more place."""

# Where a near sign of the alphabet does not follow from the letter without its accent.
_NEAR: Final = {
    "’": "'",
    "‘": "'",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "…": "...",
    "–": "-",
    "—": "-",
    "\u2011": "-",
    "\u00a0": " ",
    "\u202f": " ",
    "œ": "oe",
    "Œ": "OE",
    "°": "o",
    "→": ">",
    "•": "-",
    "`": "'",
}


class Coding(Enum):
    """How a message leaves: units in a message of one part, units in each part of a longer one."""

    SEVEN_BIT = (160, 153)
    SIXTEEN_BIT = (70, 67)


def foreign(text: str) -> tuple[str, ...]:
    """The signs of the text that are outside the alphabet, each once, in the order of the text."""
    return tuple(dict.fromkeys(sign for sign in unicodedata.normalize("NFC", text) if not _held(sign)))


def nearest_sign(sign: str) -> str:
    """What to write instead of a sign outside the alphabet; empty when nothing resembles it."""
    if near := _NEAR.get(sign):
        return near
    bare = unicodedata.normalize("NFD", sign)[0]
    return bare if _held(bare) else ""


def parts(text: str) -> int:
    """How many parts the text takes, as it is written."""
    return parts_in(text, Coding.SIXTEEN_BIT if foreign(text) else Coding.SEVEN_BIT)


def parts_in(text: str, coding: Coding) -> int:
    """How many parts the text takes in a coding; a sign that takes two places is never cut in half."""
    alone, each = coding.value
    places = [_places(sign, coding) for sign in unicodedata.normalize("NFC", text)]
    if sum(places) <= alone:
        return 1
    count, room = 1, each
    for place in places:
        if place > room:
            count, room = count + 1, each
        room -= place
    return count


def units(text: str) -> int:
    """The places that the text takes in the 7-bit alphabet, a sign outside it counted as one."""
    return sum(_places(sign, Coding.SEVEN_BIT) for sign in unicodedata.normalize("NFC", text))


def _held(sign: str) -> bool:
    return sign in BASIC or sign in EXTENDED


def _places(sign: str, coding: Coding) -> int:
    if coding is Coding.SEVEN_BIT:
        return 2 if sign in EXTENDED else 1
    return 2 if ord(sign) > 0xFFFF else 1
