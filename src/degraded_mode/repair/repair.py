"""A repair: the characters to replace, why, and the finding that goes with them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from degraded_mode.source.editing import Span, applied
from degraded_mode.source.place import Route


@dataclass(frozen=True, slots=True)
class Repair:
    """One mistake put right in one file. No repair adds or removes a line."""

    path: str
    line: int
    """Where the mistake is told, counted from 1."""
    spans: tuple[Span, ...]
    """In the order of the text, in characters, without overlap."""
    reason: str
    """What is done, in a French clause."""
    code: str = ""
    """Of the finding that it removes; empty for a value that is read as it is, only written another way."""
    key: Route | None = None
    """Route of the key once it is repaired: what stands in its block, and under it, is looked at only then."""


def repaired(texts: Mapping[str, str], repairs: Iterable[Repair]) -> dict[str, str]:
    """The texts once repaired, by path; those that no repair touches are the very same."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for one in repairs:
        spans[one.path] += one.spans
    return {path: applied(text, spans[path]) if path in spans else text for path, text in texts.items()}


def without_overlap(repairs: Iterable[Repair]) -> list[Repair]:
    """The repairs that can be made together, the first ones first."""
    kept: list[Repair] = []
    taken: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in repairs:
        mine = [(start, end) for start, end, _ in one.spans]
        if not any(start < last and first < end for start, end in mine for first, last in taken[one.path]):
            taken[one.path] += mine
            kept.append(one)
    return kept
