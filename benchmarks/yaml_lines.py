"""YAML as a person writes it: quotes only where they are needed, long sentences folded, one key per line."""

import re
import textwrap
import unicodedata
from collections.abc import Iterable

WIDTH = 100
"""Characters of text on a folded line."""

_PLAIN = re.compile(r"[A-Za-zÀ-ÿ0-9][^\n\"#{}\[\]&*!|>%@`]*")
_SPECIAL_IN_FLOW = re.compile(r"[,\[\]{}]")


def quoted(text: str, *, flow: bool = False) -> str:
    """A scalar on one line; `flow` inside braces or brackets, where a comma must be quoted too."""
    plain = _PLAIN.fullmatch(text) and ": " not in text and not text.endswith((":", " "))
    if plain and not (flow and _SPECIAL_IN_FLOW.search(text)):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def sentence(key: str, text: str, indent: int) -> list[str]:
    """`key: text` on one line, or folded over several when it is long."""
    pad = " " * indent
    if len(text) <= WIDTH:
        return [f"{pad}{key}: {quoted(text)}"]
    lines = textwrap.wrap(text, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"{pad}{key}: >-", *(f"{pad}  {line}" for line in lines)]


def listed(texts: Iterable[str]) -> str:
    """A list between brackets."""
    return f"[{', '.join(quoted(text, flow=True) for text in texts)}]"


def identifier(title: str) -> str:
    """An identifier made from a title: letters without accents, digits, hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
