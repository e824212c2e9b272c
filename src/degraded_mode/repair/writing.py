"""How a value is written again in its place: with the quotes that it had, or those that it needs."""

import re
from typing import Final

from degraded_mode.source.unquoted import Scalar
from degraded_mode.source.writing import scalar

_BARE: Final = frozenset({"true", "false"})
_NOT_A_TEXT: Final = re.compile(r"[0-9:. ]+")
"""What another reader of YAML takes for a number: a telephone number, an hour."""


def written_again(text: str, where: Scalar, value: str) -> str | None:
    """The characters that say `value` in place of a scalar; None for one that stands on several lines."""
    old = text[where.start : where.end]
    if where.style in ("|", ">") or "\n" in old or "\r" in old or old[:1] in ("&", "!", "*"):
        return None
    if value in _BARE:
        return value
    if where.style and where.style not in value and "\\" not in value:
        return f"{where.style}{value}{where.style}"
    return f'"{value}"' if _NOT_A_TEXT.fullmatch(value) else scalar(value)
