"""Two negations of a sentence that answer one another, which a tired reader takes the wrong way round."""

import re
from typing import Final

_NO: Final = r"\b(?:ne |n')"
_NEVER: Final = r"\bne (?:pas|jamais|plus|rien) "
_IF: Final = r"\bsi |\bs'ils? "
_UNTIL: Final = r"\b(?:tant qu|aussi longtemps qu)"
_UNLESS: Final = r"\b(?:avant qu|sans qu|sauf s|que si |si )"
_DENIED: Final = r"\bpas (?:impossible|inutile|interdit|exclu|rare)e?s?\b"


def denied_twice(flat: str) -> tuple[int, int] | None:
    """Where the first such sentence stands (first and last character) in a text without accents; None without one.

    « Ne rien rebrancher tant que le doute n'est pas levé » is one, two symptoms joined by « ou » are not.
    """
    for sentence in re.finditer("[^.;!?]+", flat):
        if _answers_itself(sentence[0]):
            return sentence.span()
    return None


def _answers_itself(sentence: str) -> bool:
    return (
        re.search(_DENIED, sentence) is not None
        or _follow(sentence, _NO, _UNTIL, _NO)
        or _follow(sentence, _NEVER, _UNLESS, _NO)
        or _follow(sentence, _IF, _NO, _NEVER)
    )


def _follow(sentence: str, *parts: str) -> bool:
    """True when the parts follow one another. Each is looked for once, where the one before it ends: in linear time."""
    at = 0
    for part in parts:
        if (met := re.compile(part).search(sentence, at)) is None:
            return False
        at = met.end()
    return True
