"""What people say they see, cut into clauses: each says that something is lost, or that it works.

French-aware and no more: accents, plurals and endings aside, « ne … pas », « plus de », « figé » against « marche ».
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_CUT: Final = re.compile(
    r"[,;.!?:]+|\b(?:mais|alors que|tandis que|pourtant|par contre)\b"
    r"|\bet (?=(?:le|la|les|l'|un|une|plus|pas|aucun|aucune|on|rien|mon|nos|notre|ses?|son|sa)\b)"
)
_WORD: Final = re.compile(r"[a-z0-9]+")


def word_set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


LOST: Final = word_set(
    "ne n pas plus aucun aucune rien personne jamais impossible sans ni panne hs perdu perdue perdus perdues coupe "
    "coupee coupes mort morte morts fige figee figes vide vides noir noire noirs eteint eteinte eteints muet muette "
    "muets refuse refusee arrete arretee arretes tombe tombee tombes bloque bloquee bloques silence disparu disparue "
    "inaccessible injoignable indisponible absent absente ferme fermee perd perdent"
)
"""Words that say that something is lost, accents aside."""

WORKS: Final = word_set(
    "marche marchent fonctionne fonctionnent ok tient tiennent va vont sonne sonnent repond repondent ouvre ouvrent "
    "affiche affichent demarre demarrent tourne tournent trace tracent garde gardent bien normal normale"
)
"""Words that say that something works, when none says the contrary."""

# Words that name nothing: articles, pronouns, prepositions, the verbs of being.
_EMPTY: Final = word_set(
    "le la les l un une des du de d et ou en au aux a ce ces cette se s y est sont etait on il elle ils elles je nous "
    "vous que qui qu dans sur sous par pour avec son sa ses leur leurs mon ma mes notre nos votre vos tout tous toute "
    "toutes ca cela c deja tres toujours encore meme ni peut peuvent fait font ont ai as avons "
    "service site reste"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: what it names, and whether it is said to be lost."""

    text: str
    lost: bool
    words: frozenset[str]
    """The words that name something, without accents; may be empty."""


def clauses(sentence: str) -> tuple[Clause, ...]:
    """The clauses of a sentence, in order. One that says nothing of its state shares that of the next."""
    said = [(text, _WORD.findall(plain(text))) for text in _cut(sentence)]
    states = [_state(words) for _, words in said]
    following: bool | None = None
    for rank in range(len(states) - 1, -1, -1):
        following = states[rank] = following if states[rank] is None else states[rank]
    return tuple(
        Clause(text, True if state is None else state, _naming(words))
        for (text, words), state in zip(said, states, strict=True)
    )


def _cut(sentence: str) -> Iterator[str]:
    start, flat = 0, plain(sentence)
    for cut in _CUT.finditer(flat):
        yield from filter(None, [sentence[start : cut.start()].strip()])
        start = cut.end()
    yield from filter(None, [sentence[start:].strip()])


def _state(words: list[str]) -> bool | None:
    if not LOST.isdisjoint(words):
        return True
    return None if WORKS.isdisjoint(words) else False


def _naming(words: list[str]) -> frozenset[str]:
    return frozenset(word for word in words if word not in _EMPTY | LOST | WORKS)


def naming(text: str) -> frozenset[str]:
    """The words of a title that name something."""
    return _naming(_WORD.findall(plain(text)))


def plain(text: str) -> str:
    """The same number of characters, in small letters without accents; typographic apostrophes become straight."""
    return "".join(_bare(letter) for letter in text)


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    bare = unicodedata.normalize("NFD", letter.replace("\u2019", "'").casefold())[:1]
    return bare or letter


@lru_cache(maxsize=65_536)
def alike(one: str, other: str) -> bool:
    """True when two words share their stem: `telephone` and `telephonie`, `ouvre` and `ouvrent`, or nearly."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or short.isdigit() or long.isdigit():
        return False
    shared = next((rank for rank, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(short))
    if shared >= max(4, len(short) - 2) and len(long) - shared <= 4:
        return True
    return len(short) >= 6 and _slip(short, long)


def _slip(short: str, long: str) -> bool:
    import difflib  # Late: most words share their beginning or nothing.

    return difflib.SequenceMatcher(None, short, long).ratio() >= 0.77
