"""Sentences that lack quotes, and where every value stands even in a text that YAML refuses for want of them.

The text is read with the sign that stops the parser covered up, again and again, as far as its end: the parser itself
then says where each sentence begins and ends.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

import yaml
from yaml.events import AliasEvent, ScalarEvent

from degraded_mode.source.careful import cover
from degraded_mode.source.careful_builder import CarefulBuilder
from degraded_mode.source.characters import COLON
from degraded_mode.source.codes import Code
from degraded_mode.source.fault import Fault
from degraded_mode.source.parser import FASTEST
from degraded_mode.source.positions import Lines
from degraded_mode.source.remark import Remark
from degraded_mode.source.syntax import diagnose

MOST_COVERED: Final = 200
"""Sentences of one file that are looked behind; each costs a new parse of the file."""

_LETTER: Final = "x"
"""Stands for a sign that starts a sentence: with a letter in its place, nothing can be read but a text."""
_EXCLAMATION: Final = re.compile(r"!+(?: |[A-ZÀ-Ý])")
"""A tag that is a sentence: `! Attention`, `!Attention`; `!!str` and `!include` are not."""


class Scalar(NamedTuple):
    """A key or a value, quotes included."""

    start: int
    end: int
    style: str
    """The quote or the sign of a block that it starts with; empty for plain text."""


class Bare(NamedTuple):
    """A sentence that lacks quotes, from a character to another, and what reading the file said of it."""

    start: int
    end: int
    code: Code
    at: int
    """Where that was said."""


@dataclass(frozen=True)
class Laid:
    """How a text is laid out."""

    scalars: tuple[Scalar, ...]
    bare: tuple[Bare, ...] = ()

    def holding(self, offset: int) -> Scalar | None:
        """The key or the value that holds a character."""
        found = self.scalars[self._rank(offset)] if self.scalars else None
        return found if found and found.start <= offset < max(found.end, found.start + 1) else None

    def two_from(self, offset: int) -> Scalar | None:
        """A key and its value as one, from the character where the key starts."""
        rank = self._rank(offset)
        return Scalar(offset, self.scalars[rank + 1].end, "") if rank + 1 < len(self.scalars) else None

    def _rank(self, offset: int) -> int:
        return max(bisect_right(self.scalars, offset, key=lambda one: one.start) - 1, 0)


def laid_out(text: str) -> Laid | None:
    """The layout of a text, None when something else than quotes keeps it from being read to its end."""
    covered, _ = cover(text)
    lines = Lines(text)
    wanting: list[Remark] = []
    while len(wanting) <= MOST_COVERED:
        builder = CarefulBuilder(text)
        source = FASTEST(covered)
        try:
            if builder.read(source) is None:
                return None
        except (yaml.YAMLError, ValueError) as error:
            fault = diagnose(covered, lines, error, builder.last_scalar)
            seen = _seen_through(covered, fault, builder.remarks, lines)
            if seen is None or seen[0] == covered:
                return None
            covered, remark = seen
            wanting.append(remark)
        else:
            laid = Laid(tuple(_scalars(covered)))
            return Laid(laid.scalars, tuple(_bare(text, laid, wanting, builder.remarks)))
        finally:
            source.dispose()
    return None


def _seen_through(covered: str, fault: Fault, before: Iterable[Remark], lines: Lines) -> tuple[str, Remark] | None:
    """The text with what stopped the parser covered up, and what is said of it; None when it is no sentence."""
    if fault.colons:
        return _with(covered, COLON, fault.colons), fault.remark
    if fault.sign is not None:
        return _with(covered, _LETTER, (fault.sign,)), fault.remark
    line = lines.position(fault.remark.offset).line
    for remark in before:
        # « *urgent appeler » is an alias for the parser, which then stumbles over the rest of the sentence.
        if remark.code in (Code.ANCHOR, Code.TAG) and lines.position(remark.offset).line == line:
            return _with(covered, _LETTER, (remark.offset,)), remark
    return None


def _with(text: str, sign: str, offsets: Iterable[int]) -> str:
    characters = list(text)
    for offset in offsets:
        characters[offset] = sign
    return "".join(characters)


def _scalars(covered: str) -> Iterator[Scalar]:
    source = FASTEST(covered)
    try:
        event: Any = source.get_event()
        while event is not None:
            if isinstance(event, ScalarEvent | AliasEvent):
                found: Any = event
                start, end = found.start_mark.index, found.end_mark.index
                style = getattr(found, "style", None) or ""
                yield Scalar(start, start + len(covered[start:end].rstrip()), style)
            event = source.get_event()
    finally:
        source.dispose()


def _bare(text: str, laid: Laid, wanting: Iterable[Remark], others: Iterable[Remark]) -> Iterator[Bare]:
    """Each sentence once, however many signs of it are in the way."""
    found: dict[int, Bare] = {}
    stopped = [(remark, laid.holding(remark.offset)) for remark in wanting]
    for remark, scalar in (*stopped, *((remark, _sentence(text, laid, remark)) for remark in others)):
        if scalar is None or scalar.style or _is_key(text, scalar.end) or _quoted_whole(text, scalar):
            continue
        first = found.get(scalar.start, Bare(scalar.start, scalar.end, remark.code, remark.offset))
        found[scalar.start] = first._replace(end=max(first.end, scalar.end))
    for bare in found.values():
        # An anchor that YAML can read may be one: nothing tells it from a sentence.
        if text[bare.start] != "&" or bare.code is Code.ANCHOR:
            yield bare


def _sentence(text: str, laid: Laid, remark: Remark) -> Scalar | None:
    """The sentence that a remark is about, where YAML could read it but means something else by it."""
    at = remark.offset
    match remark.code:
        case Code.ANCHOR if text[at] == "*" and f"&{remark.values[0]}" not in text:
            return laid.holding(at)
        case Code.TAG if _EXCLAMATION.match(text, at):
            return laid.holding(at)
        case Code.COLON:
            return laid.two_from(at)
        case Code.HASH if cut := laid.holding(at - 2):
            line = re.compile(r".*").match(text, at)
            return cut._replace(end=at + len(line[0].rstrip()) if line else at)
        case _:
            return None


def _quoted_whole(text: str, scalar: Scalar) -> bool:
    """True of `"le "15" ne sonne plus"`, in which nobody can tell the quotes of the sentence from those in it."""
    return text[scalar.start] == '"' == text[scalar.end - 1]


def _is_key(text: str, end: int) -> bool:
    return re.compile(r"[ \u00a0\u202f]*:(?:\s|$)").match(text, end) is not None
