"""The blanks of a ready message, as a pen fills them."""

import re
from typing import Final

from degraded_mode.language.typography import typeset

_BLANK: Final = re.compile(r"\{([^{}\n]{1,40})\}")


def to_fill(text: str) -> str:
    """The text typeset, each `{heure}` turned into a line to write on and its name: `__________ (heure)`."""
    return typeset(_BLANK.sub(lambda blank: f"__________ ({blank[1].strip()})", text))
