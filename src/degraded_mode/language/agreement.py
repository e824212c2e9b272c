"""Verbs that agree with a name of which only the words are known."""

from typing import Final

# Nouns of the trade that end in s or x in the singular too.
_SINGULAR: Final = frozenset({"accès", "bus", "dos", "index", "process", "sas", "temps", "relais"})


def plural(title: str) -> bool:
    """True when the title names several things, judged by its first word: `Lignes …` but not `Accès …`."""
    first = title.replace("\u00a0", " ").partition(" ")[0].rstrip(",.")
    return len(first) > 2 and first[-1] in "sx" and first.casefold() not in _SINGULAR
