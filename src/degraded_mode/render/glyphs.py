"""Characters that the paper's font cannot draw: what is printed in their place."""

import unicodedata
from typing import Final

# The engine draws these itself, whatever the font: spaces, line ends, hyphen that does not break, soft joins.
DRAWN: Final = frozenset(" \n\t\u00a0\u202f\u2009\u2011\u2060\u200b")

WRITTEN: Final = {
    "\u25a0": "●",
    "\u25aa": "•",
    "\u25a1": "☐",
    "\u2714": "✓",
    "\u2705": "✓",
    "\u2715": "×",
    "\u2716": "×",
    "\u2717": "×",
    "\u2718": "×",
    "\u25ba": "▶",
    "\u2043": "-",
    "\u2012": "–",
    "\u2028": " ",
    "\u2029": " ",
    "\u260f": "Tél. ",
    "\U0001f4de": "Tél. ",
    "\u26d4": "⚠",
    "\ufe0f": "",
    "\u200d": "",
    "\ufeff": "",
    "\r": "",
}
"""Signs with a neighbour of the same meaning in the font."""


def drawable(text: str, repertoire: frozenset[str]) -> tuple[str, str]:
    """The text with what the font lacks replaced, and the characters replaced, each once, in order.

    A letter loses its accents, a sign takes its neighbour's place, anything else is printed as its code: `[U+1F600]`.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return composed, ""
    lacking = [one for one in dict.fromkeys(composed) if one not in repertoire and one not in DRAWN]
    if not lacking:
        return composed, ""
    table = {ord(one): _instead(one, repertoire) for one in lacking}
    return composed.translate(table), "".join(lacking)


def _instead(character: str, repertoire: frozenset[str]) -> str:
    if character in WRITTEN:
        return WRITTEN[character]
    plain = "".join(one for one in unicodedata.normalize("NFKD", character) if not unicodedata.combining(one))
    if plain and all(one in repertoire or one in DRAWN for one in plain):
        return plain
    return f"[U+{ord(character):04X}]"
