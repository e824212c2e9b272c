"""How many words a text has, and its longest sentence. « l'heure » is one word, and so is a blank (`{heure}`)."""

import re
from functools import lru_cache
from typing import Final

from degraded_mode.language.complaint import word_set

_BLANK: Final = re.compile(r"\{[^}]*\}")
_END: Final = re.compile(r"[.!?…;:]+(?=\s|$)|\n")
_SIGNS: Final = word_set("« » : ; ! ? … – — - / + = → ( ) ,")


def word_count(text: str) -> int:
    """The words of a text; signs that stand alone are none."""
    told = _BLANK.sub("x", text) if "{" in text else text
    return len([word for word in told.split() if word not in _SIGNS])


@lru_cache(maxsize=1024)  # The same remark stands in forty procedures.
def longest_sentence(text: str) -> tuple[int, str]:
    """The number of words of the longest sentence, and it. A colon and a semicolon end one: the reader stops there."""
    return max(((word_count(one), one.strip()) for one in _END.split(text)), key=lambda pair: pair[0])
