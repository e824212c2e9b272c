"""Words near one another, values quoted in a sentence, letters that are not what they look like."""

import re
import unicodedata
from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

LONG_VALUE: Final = 60
NEAR: Final = 0.65
"""Share of letters in common (difflib's ratio) from which a name is proposed; usage, tried on the sample's ids."""


def nearest(written: str, choices: Iterable[str], share: float = NEAR) -> str | None:
    """The choice that the writer most likely meant, accents and case aside; None when nothing is near.

    `share` of the letters in common from which a choice is near.
    """
    import difflib  # Late: a page of help has nothing to look for.

    plain = {plain_letters(choice): choice for choice in choices}
    found = difflib.get_close_matches(plain_letters(written), plain, n=1, cutoff=share)
    return plain[found[0]] if found else None


def alike(written: str, choices: Iterable[str]) -> str:
    """The only choice told from what is written by case, accents or look-alike signs (O and 0, l and 1); else empty."""
    look = _look(written)
    found = [choice for choice in choices if _look(choice) == look]
    return found[0] if len(found) == 1 else ""


def one_slip_apart(one: str, other: str) -> bool:
    """True when one is the other, or becomes it by a letter added, left out, changed, or swapped with its neighbour."""
    shorter, longer = sorted((plain_letters(one), plain_letters(other)), key=len)
    same = next((at for at, (left, right) in enumerate(zip(shorter, longer, strict=False)) if left != right), None)
    if same is None:
        return len(longer) - len(shorter) <= 1
    left, right = shorter[same:], longer[same:]
    if len(left) < len(right):
        return left == right[1:]
    return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])


def quoted(text: str) -> str:
    """The value as it can stand between « » on one line, cut when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONG_VALUE else f"{line[: LONG_VALUE - 1]}…"


def as_identifier(written: str) -> str:
    """The identifier nearest to a title, empty when there is none: `Médecine A` gives `medecine-a`."""
    words = re.findall(r"[a-z0-9]+", plain_letters(written.replace("’", " ").replace("'", " ")))
    return "-".join(words) if 0 < len(words) <= 8 else ""


def stranger(written: str) -> str:
    """Names the first character that looks like an ordinary one and is not; empty when there is none."""
    for character in written:
        if ord(character) > 127 and not unicodedata.name(character, "").startswith("LATIN"):
            return f" : il contient « {character} » (U+{ord(character):04X}, {family(character)})"
    return ""


def family(character: str) -> str:
    """What a character is, for someone who sees an ordinary letter or digit in its place."""
    if character.isspace():
        return "espace qui n'est pas celle du clavier"
    if character.isdecimal():
        return "chiffre d'une autre écriture"
    alphabet = unicodedata.name(character, "").partition(" ")[0]
    return _ALPHABETS.get(alphabet, "lettre d'une autre écriture" if character.isalpha() else "signe inhabituel")


_ALPHABETS: Final = MappingProxyType(
    {"CYRILLIC": "lettre cyrillique", "GREEK": "lettre grecque", "FULLWIDTH": "caractère de pleine chasse"}
)


def _look(text: str) -> str:
    """What is left of a name for someone who reads it fast on paper."""
    return plain_letters(text).translate(_LOOK)


_LOOK: Final = str.maketrans("oil", "011")


def plain_letters(text: str) -> str:
    """The text without capitals nor accents, to be compared with another."""
    letters = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("_", "-")
