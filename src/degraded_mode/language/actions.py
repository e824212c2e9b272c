"""What a sentence orders: whether its verb comes first, whether it asks for two actions, what it orders in passing."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final

from degraded_mode.language.complaint import plain, word_set
from degraded_mode.language.verbs import is_infinitive, is_order

# Small words that may stand before the verb of an order: « Ne rien jeter », « L'écrire », « Y noter ».
_SMALL: Final = word_set(
    "ne n pas plus rien personne jamais se s le la les l lui leur y en tout toute tous toutes bien"
)

# « Si le 15 sonne, rester » : the condition may come before the action (C10), and so may its hour.
_CIRCUMSTANCE: Final = word_set(
    "si s sinon quand lorsque lorsqu des sans avec avant apres pendant pour en a au aux jusqu jusque depuis sur chaque "
    "chez au-dela au-dessus au-dessous a-partir toute toutes tous tant une fois"
)

_TRACES: Final = word_set(
    "relire repeter comparer signer dater viser parapher contresigner cocher noter ecrire inscrire"
)
"""Verbs that close an action, by its trace or its reading again, and are not a second one (usage, to be confirmed)."""

_AHEAD: Final = word_set("se le la les y en leur lui aussi ensuite faire puis")
"""Small words that may stand between a joint and its verb."""

_JOINTS: Final = (" et ", " puis ", "; ", ", ")

_WORD: Final = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_QUOTED: Final = re.compile(r"«[^»]*»")
_NUMBERED: Final = re.compile(r"\s*(?:[0-9]{1,2}[.)]|[-–•])\s+")


def begins_with_verb(sentence: str) -> bool:
    """True when its first word that counts is a verb; a circumstance may come first (« Mobiles muets : envoyer »)."""
    if is_infinitive(sentence.partition(" ")[0].rstrip(",.;:")):
        return True
    number = _NUMBERED.match(sentence)
    told = sentence[number.end() :] if number else sentence
    words = _WORD.findall(told)
    if not words or not told.lstrip()[0].isalpha():
        return True  # A blank to fill, a quotation, a number: nothing is known of what it says.
    if _led(words):
        return True
    signs = "[,:]" if plain(words[0]) in _CIRCUMSTANCE else ":"
    return any(_led(_WORD.findall(rest)) for rest in re.split(signs, told)[1:])


def _led(words: list[str]) -> bool:
    for word in words:
        if plain(word) not in _SMALL:
            return is_infinitive(word) or is_order(word)
    return False


def second_action(sentence: str) -> str:
    """The words that begin a second action (« puis servir »), empty when the sentence asks for one action only.

    A second verb after « et », « puis » or « ; » is one, unless it closes the first (« et signer ») or both verbs share
    what they act on (« Lire et répéter la liste »). After a comma, only a third verb is told: two make one gesture.
    """
    told = sentence.replace("’", "'")
    if not _may_ask_more(told):
        return ""
    told = _QUOTED.sub(" ", told).partition(" : ")[0]
    further = list(_further(told))
    strong = [link for link in further if link["joint"].strip() != ","]
    first = strong[0] if strong else further[1] if len(further) > 1 else None
    return " ".join(first[0].lstrip(", ").split()) if first else ""


def _may_ask_more(sentence: str) -> bool:
    """True when a verb may follow one of the joints: told at a glance, as nearly no sentence has one there."""
    return any(_verb_ahead(rest) for joint in _JOINTS if joint in sentence for rest in sentence.split(joint)[1:])


def _verb_ahead(rest: str) -> bool:
    word, _, rest = rest.partition(" ")
    while word in _AHEAD:
        word, _, rest = rest.partition(" ")
    return _acts(word.rpartition("'")[2].rstrip(".,;:"))


@lru_cache(maxsize=4096)
def _acts(word: str) -> bool:
    """True for a verb that is an action, and not the trace of one."""
    return is_infinitive(word) and plain(word) not in _TRACES


def _further(sentence: str) -> Iterator[re.Match[str]]:
    for link in _links().finditer(sentence):
        if not _acts(link["verb"]):
            continue
        before = _WORD.findall(sentence[: link.start()])
        if before and not is_infinitive(before[-1]) and not _in_a_purpose(sentence[: link.start()]):
            yield link


def _in_a_purpose(before: str) -> bool:
    """« pour ouvrir la salle et prévenir » : the second verb may belong to the purpose, not to the order."""
    clause = re.split("[,;]", plain(before))[-1]
    return re.search(r"\b(?:pour|afin|avant d|sans|apres)\b", clause) is not None


@cache
def _links() -> re.Pattern[str]:
    small = rf"(?:(?:{'|'.join(sorted(_AHEAD))})\s+|[ls]')*"
    joint = r"(?P<joint>,?\s*\b(?:et|puis)\b\s*(?:puis\b\s*)?|;\s*|,\s*)"
    return re.compile(rf"{joint}{small}(?P<verb>[^\W_]+(?:-[^\W_]+)*)", re.IGNORECASE)


_CONSEQUENCE: Final = word_set(
    "est sont peut peuvent va vont fait font tue tuent expose entraine provoque cause efface etend met coute perd "
    "retarde multiplie empeche rend conduit mene aggrave bloque arrete coupe detruit masque double donne laisse "
    "suffit ouvre ferme sature devient risque revient c ce"
)
"""Verbs of which an infinitive may be the subject: « Redémarrer trop tôt étend l'attaque » orders nothing."""

_DUTIES: Final = ("faut", "faudra", "convient", "eille", "ense", "devez", "doit", "doivent")


def order_within(text: str) -> str:
    """The words that give an order in a text that should give none, such as a warning; empty when there are none."""
    told = text.replace("’", "'")
    if any(map(_orders, _heads().findall(told))):
        sentences: list[str] = re.split("[.!;:]", told)
        for sentence in sentences:
            clauses = sentence.split(",")
            for rank, clause in enumerate(clauses):
                heads = _heads().findall(clause)
                if heads and _orders(heads[0]) and (rank or not _has_a_verb(sentence)):
                    return clause.strip()
    met = _duty().search(told) if any(word in told for word in _DUTIES) else None
    return met[0] if met else ""


def _orders(word: str) -> bool:
    return is_infinitive(word) or (word.endswith(("ez", "tes")) and is_order(word))


def _has_a_verb(sentence: str) -> bool:
    return not _CONSEQUENCE.isdisjoint(map(plain, _WORD.findall(sentence)))


@cache
def _heads() -> re.Pattern[str]:
    """The first word that counts of every clause."""
    return re.compile(r"(?:^|[.!;:,])\s*(?:(?:ne |n'|pas |jamais |rien |donc ))*([^\W\d_]+)", re.IGNORECASE)


@cache
def _duty() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:il faut|il faudra|il convient de|veille[rz] à|pense[rz] à|vous devez|on doit|doit être|doivent être)\b",
        re.IGNORECASE,
    )
