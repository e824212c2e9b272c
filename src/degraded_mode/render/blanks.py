"""What a pen fills: the blanks of a ready message, and what the hospital has still to write in its files."""

import re
from typing import Final

from degraded_mode.language.typography import typeset
from degraded_mode.model.written import blanks_as

_BLANK: Final = re.compile(r"\{([^{}\n]{1,40})\}")


def to_fill(text: str) -> str:
    """The text typeset, each `{heure}` turned into a line to write on and its name: `__________ (heure)`."""
    return typeset(_BLANK.sub(lambda blank: f"__________ ({blank[1].strip()})", text))


def ruled(text: str) -> str:
    """The text with a line to write on in place of each « À COMPLÉTER »: words beside it would lengthen the pages."""
    return blanks_as("__________", text)
