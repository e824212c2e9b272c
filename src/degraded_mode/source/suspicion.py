"""Whether a text deserves the careful reading: a few searches in C over the whole text, cheap where nothing is found.

A doubt costs time only, so each search may find too much and none may find too little.
"""

import re

from degraded_mode.source.builder import MOST_NODES
from degraded_mode.source.characters import UNUSUAL
from degraded_mode.source.hashes import cut_by_hash

_ASCII_TEXT = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_NODE_MARK = re.compile(r"[&*!](?:(?<=\A.)|(?<=[\n\[{,:].)|(?<=[-?:,\[{\s][ \t].))", re.DOTALL)
"""An anchor, an alias or a tag stands where a value starts; elsewhere, as in « Attention ! », the signs are text."""
_EXOTIC_ESCAPE = re.compile(r"""\\[^n"\\/ \n\r]""")
_ODD_SPACES = re.compile(
    r"[\u00a0\u202f][ ]*(?:[:,\]}]|$)|(?:^|[,\[{?-])[ ]*[\u00a0\u202f]",
    re.MULTILINE,
)
"""No-break spaces at the edge of what may be a key."""
_FEWEST_CHARACTERS_PER_NODE = 2


def deserves_care(text: str, raw: bytes) -> bool:
    """`raw` is the text in UTF-8, without its byte-order mark."""
    # What is left without ASCII is some three letters in a hundred, quickly searched; and one sign is found ten times
    # faster than two, or than a pattern.
    return (
        UNUSUAL.search(raw.translate(None, _ASCII_TEXT).decode()) is not None
        or len(text) > _FEWEST_CHARACTERS_PER_NODE * MOST_NODES
        or ("\r" in text and text.count("\r") != text.count("\r\n"))
        or "\t" in text
        or ("%" in text and _starts_a_line("%", text))
        or ("<" in text and "<<" in text)
        or (("&" in text or "*" in text or "!" in text) and _NODE_MARK.search(text) is not None)
        or ("\\" in text and _EXOTIC_ESCAPE.search(text) is not None)
        or (("\u00a0" in text or "\u202f" in text) and _ODD_SPACES.search(text) is not None)
        or ("#" in text and next(cut_by_hash(text), None) is not None)
    )


def _starts_a_line(sign: str, text: str) -> bool:
    # A pattern tries every line of the text; the sign stands in few of them.
    return any(not before.rpartition("\n")[2].strip(" \t") for before in text.split(sign)[:-1])
