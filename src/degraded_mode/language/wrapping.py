"""Lines cut by us: never inside a telephone number, a « quotation », « n° 3 » or « 5 min », and nothing hidden.

A line is cut at ordinary spaces only, so that whatever `typography` glued with U+00A0 or U+202F stays together. A word
that is wider than the line stays whole.
"""

import re
import unicodedata
from typing import Final

# Characters that would act on the terminal or reorder what is read instead of being read.
_DIRECTIONS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE: Final = frozenset("\u200b\ufeff")
_ACTING: Final = frozenset({"Cc", "Cs", "Zl", "Zp"})
_SPACES = re.compile("( +)")


def visible(text: str) -> str:
    """The text with every control, direction or invisible character but the line feed written out: `\\u{1B}`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_written_out(character) if _acts(character) else character for character in text)


def _acts(character: str) -> bool:
    if character == "\n":
        return False
    return character in _DIRECTIONS or character in _INVISIBLE or unicodedata.category(character) in _ACTING


def _written_out(character: str) -> str:
    return f"\\u{{{ord(character):X}}}"


def columns(text: str) -> int:
    """The number of terminal columns that the text takes: none for a combining accent, two for a wide character."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def wrap(text: str, width: int, indent: str = "", rest: str | None = None) -> tuple[str, ...]:
    """The lines of the text, each at most `width` columns unless one word is wider.

    `indent` opens the first line and `rest` the others; without `rest`, `indent` opens them all.
    """
    after = indent if rest is None else rest
    lines: list[str] = []
    for paragraph in text.split("\n"):
        first = after if lines else indent
        cut = _wrapped(paragraph, width - columns(first), width - columns(after))
        lines += (f"{after if rank else first}{line}".rstrip(" ") for rank, line in enumerate(cut))
    return tuple(lines)


def _wrapped(paragraph: str, first: int, others: int) -> list[str]:
    lines: list[str] = []
    line = gap = ""
    for piece in _SPACES.split(paragraph):
        if piece.startswith(" "):
            gap = piece
        elif line and columns(line) + len(gap) + columns(piece) > (others if lines else first):
            lines.append(line)
            line, gap = piece, ""
        else:
            line, gap = f"{line}{gap}{piece}", ""
    return [*lines, line]
