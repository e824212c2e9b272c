"""An index of the words that some rule watches, such as stands at the end of a book: made in one pass over the texts.

Nearly all texts have none of them. A record's texts are therefore joined and cut into words at once; only those of a
record in which a watched word stands are looked at one by one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.complaint import plain
from degraded_mode.language.sentences import longest_sentence
from degraded_mode.lint.texts import Use, Written, sayings, texts
from degraded_mode.lint.vocabulary import WATCHED
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import Record

LONGEST_SENTENCE: Final = 20
"""Words of a sentence (checklist-design C31, from HSG48 and the checklist for checklists)."""

_QUOTED: Final = re.compile(r"«[^»]*»")


@dataclass(frozen=True, slots=True)
class Found:
    """A text in which a watched expression stands; flat, it has as many signs, without accents nor quotations."""

    written: Written
    flat: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Where each watched expression stands, and the texts that have too long a sentence."""

    saying: Mapping[str, Sequence[Found]]
    winding: Sequence[Written]

    def having(self, expressions: Iterable[str]) -> Iterator[Found]:
        """The texts that have one of these expressions, each once."""
        seen: set[int] = set()
        for one in expressions:
            for found in self.saying.get(plain(one), ()):
                if id(found) not in seen:
                    seen.add(id(found))
                    yield found


def wording(records: Iterable[tuple[Kind, str, Record]]) -> Wording:
    """The index of some records."""
    saying: defaultdict[str, list[Found]] = defaultdict(list)
    winding: list[Written] = []
    clean: set[str] = set()  # Procedures are alike: most of what they say has been read before, and had nothing.
    for kind, name, record in records:
        said = [one for one in sayings(record) if one not in clean]
        met = _met(_low("\n".join(said)))
        if not met and not any(map(_winds, said)):
            clean.update(said)
        else:
            for written in texts(kind, name, record):
                if written.use is not Use.NAME and _winds(written.text):
                    winding.append(written)
                if here := _standing(_low(written.text), met):
                    found = Found(written, _flat(written.text))
                    for one in here:
                        saying[one].append(found)
    return Wording(saying, winding)


def _met(low: str) -> list[tuple[str, str]]:
    """The expressions watched that a text may have: first their longest words, of which nearly all texts have none."""
    apart = low
    for sign in "',.:;()/":
        apart = apart.replace(sign, " ")
    words = WATCHED.keys() & apart.split()
    return [one for one in {one for word in words for one in WATCHED[word]} if one[0] in low]


def _standing(low: str, met: list[tuple[str, str]]) -> set[str]:
    """The expressions, out of those met in the record, that stand in a text as whole words."""
    return {plainly for typed, plainly in met if typed in low and _whole(typed, low)}


def _whole(expression: str, low: str) -> bool:
    edged = f" {low} "
    at = edged.find(expression)
    while at >= 0:
        after = edged[at + len(expression)]
        if not (edged[at - 1].isalnum() and expression[0].isalnum()) and not (
            after.isalnum() and expression[-1].isalnum()
        ):
            return True
        at = edged.find(expression, at + 1)
    return False


def _low(text: str) -> str:
    return text.lower().replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")


def _winds(text: str) -> bool:
    return len(text) > 60 and text.count(" ") >= LONGEST_SENTENCE and longest_sentence(text)[0] > LONGEST_SENTENCE


def _flat(text: str) -> str:
    unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    return plain(unquoted).replace("\u00a0", " ").replace("\u202f", " ")
