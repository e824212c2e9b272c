"""The names of a starting kit that belong to nobody: each is to become a hospital's own, wherever it stands."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from pydantic import Field, ValidationError

from degraded_mode.language.nearness import as_identifier
from degraded_mode.model.record import Id, Record, Text, Title
from degraded_mode.model.site import Establishment
from degraded_mode.model.written import BLANK, Truth
from degraded_mode.source.document import read_document

FILE: Final = ".fiction.yaml"
"""Beside the records of a kit: the invented names that its establishment does not declare. It may be absent."""


class Fiction(Record):
    """An invented name: its word in identifiers, the same in sentences, and the question that replaces it."""

    id: Id = Field(title="Mot", description="Dans les identifiants.", examples=["deux-cometes"])
    name: Title = Field(title="Nom", description="Dans les phrases.", examples=["Deux-Comètes"])
    ask: Text = Field(title="Question", description="Ce qui est demandé.", examples=["Groupe partenaire"])
    optional: Truth = Field(False, title="Peut manquer", description="Vrai s'il peut ne pas exister.", examples=[True])


class Fictions(Record):
    """The file of the invented names."""

    names: tuple[Fiction, ...]


def read_fictions(content: bytes | None) -> tuple[Fiction, ...]:
    """The names that a kit's file gives; none when there is no file or when it does not hold."""
    document, _ = read_document(FILE, content) if content else (None, ())
    try:
        return Fictions.model_validate(document.tree).names if document else ()
    except ValidationError:
        return ()


def short_name(identifier: str, title: str) -> str:
    """The words of a title that its identifier is made of: `venus`, « Hôpital Vénus » gives « Vénus »."""
    words = title.split()
    for size in range(len(words), 0, -1):
        for start in range(len(words) - size + 1):
            said = " ".join(words[start : start + size])
            if as_identifier(said) == identifier:
                return said
    return title


def site_fictions(establishment: Establishment) -> tuple[Fiction, ...]:
    """The group's sites, as names to replace."""
    return tuple(
        Fiction(id=site.id, name=short_name(site.id, site.title), ask=site.title) for site in establishment.sites
    )


def bears(identifier: str, word: str) -> bool:
    """True when a word, such as `deux-cometes`, stands in an identifier, such as `deux-cometes-garde`."""
    return f"-{word}-" in f"-{identifier}-"


class Renaming:
    """Old names → new ones, in identifiers and in sentences, all at once so that none is taken for another."""

    def __init__(self, words: Mapping[str, str], names: Mapping[str, str], phrases: Mapping[str, str]) -> None:
        """`words`: in identifiers. `names`: in sentences, with what French does around them. `phrases`: as they are."""
        self._words, self._names, self._phrases = dict(words), dict(names), dict(phrases)
        self._word = _any_of(self._words, r"(?<![A-Za-z0-9À-ÿ])({})(?![A-Za-z0-9À-ÿ])")
        self._name = _any_of(
            self._names, r"(?:\b(?P<article>[Dd]e|[Dd]es|[Dd]u|[Àà]|[Aa]ux?|[Ll]es?|[Ll]a) )?(?<!\w)({})(?!\w)"
        )
        self._phrase = _any_of(self._phrases, r"(?<!\w)({})(?!\w)")

    def __call__(self, text: str) -> str:
        for pattern, change in (
            (self._phrase, lambda found: self._phrases[found[1]]),
            (self._name, self._said),
            (self._word, lambda found: self._words[found[1]]),
        ):
            if pattern:
                text = pattern.sub(change, text)
        return text

    def _said(self, found: "re.Match[str]") -> str:
        return with_article(found["article"] or "", self._names[found[2]])


def _any_of(names: Iterable[str], pattern: str) -> "re.Pattern[str] | None":
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(pattern.format("|".join(map(re.escape, longest_first)))) if longest_first else None


_VOWELS: Final = frozenset("aâàeéèêëiîïoôuûùyhAÂÀEÉÈÊËIÎÏOÔUÛÙYHŒœ")


def with_article(article: str, name: str) -> str:
    """« de » or « à » and a name as French says them: « d’Auréole », « du Halo », « aux Deux-Caps »."""
    of = article[:1] in ("d", "D")
    at = article[:1] in ("à", "À", "a", "A")
    if not of and not at:
        return name
    capital = article[0].isupper()
    first, _, rest = name.partition(" ")
    joined = {"le": "du" if of else "au", "les": "des" if of else "aux"}.get(first.casefold())
    if name == BLANK or not joined or not rest:
        elided = of and name[0] in _VOWELS and name != BLANK
        said = f"d’{name}" if elided else f"{'de' if of else 'à'} {name}"
    else:
        said = f"{joined} {rest}"
    return said[0].upper() + said[1:] if capital else said
