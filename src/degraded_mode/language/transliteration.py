"""What a character becomes where the output cannot carry it: `→` is `->`, a narrow no-break space is a space.

Windows consoles and pipes speak cp1252 or cp850, old terminals ASCII. Nothing is dropped and nothing becomes `?`: what
has no near form is written out as `\\u{1F4DE}`.
"""

import codecs
import unicodedata
from typing import Final

TRANSLITERATE: Final = "degraded-mode-transliterate"
"""The name of the encode-error handler, for `errors=`, once `register` has been called."""

# Exponents and micro are spelled out: « 10² » must not read « 102 », nor « 5 µg » read « 5 ug » (too close to mg).
_NEAR: Final = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2011": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "─": "-",
    "━": "=",
    "│": "|",
    "’": "'",
    "‘": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "…": "...",
    "·": "-",
    "•": "-",
    "→": "->",
    "←": "<-",
    "↔": "<->",
    "⇒": "=>",
    "↑": "^",
    "↓": "v",
    "↻": "(R)",
    "≥": ">=",
    "≤": "<=",
    "≠": "!=",
    "≈": "~",
    "±": "+/-",
    "×": "x",
    "÷": "/",
    "\u2044": "/",
    "°": "o",
    "µ": "micro",
    "μ": "micro",
    "²": "^2",
    "³": "^3",
    "¹": "^1",
    "€": "EUR",
    "œ": "oe",
    "Œ": "OE",
    "æ": "ae",
    "Æ": "AE",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "✓": "x",
    "✔": "x",
    "✕": "x",
    "✗": "x",
    "☐": "[ ]",
    "☑": "[x]",
    "☒": "[x]",
    "■": "#",
    "□": "[ ]",
    "▲": "^",
    "▶": ">",
    "◀": "<",
    "⚠": "(!)",
    "☎": "(tel)",
    "\ufe0f": "",
}


def near(character: str) -> str:
    """The ASCII form of a character: a near sign, the letter without its accent, or its number written out."""
    if character in _NEAR:
        return _NEAR[character]
    if unicodedata.combining(character):
        return ""
    letters = "".join(
        _NEAR.get(part, part) for part in unicodedata.normalize("NFKD", character) if not unicodedata.combining(part)
    )
    return letters if letters and letters.isascii() else f"\\u{{{ord(character):X}}}"


def _transliterated(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(near(character) for character in error.object[error.start : error.end]), error.end


def register() -> None:
    """Makes `errors=TRANSLITERATE` known to every encoder of the program."""
    codecs.register_error(TRANSLITERATE, _transliterated)
