"""Which item of the group's list each item that a site writes is about: by its identifier, a block by its phase."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import count
from typing import Final

from degraded_mode.model.runbook import PhaseName

Item = dict[str, object]

Name = tuple[str, int]
"""The word of an item, and how many items before it in the list have the same."""

_PHASES: Final = tuple(phase.value for phase in PhaseName)


@dataclass(frozen=True, slots=True)
class Aim:
    """An item that a site writes, at its rank, and the name of what it changes, removes or adds."""

    rank: int
    item: Item
    name: Name | None
    """None for a block, when nothing tells which of the group's blocks of that phase it is about."""


def named(items: Sequence[Item]) -> dict[Name, Item]:
    """The items of a list by name, in their order."""
    found: dict[Name, Item] = {}
    for item in items:
        found[_free(word_of(item), found)] = item
    return found


def aims(new: Sequence[Item], known: Mapping[Name, Item]) -> Iterator[Aim]:
    """What each item that a site writes is about, in the order of the site's list."""
    taken: set[Name] = set()
    for rank, item in enumerate(new):
        name = _block(item, known, taken) if _is_block(item) else (word_of(item), 0)
        yield Aim(rank, item, name)
        if name:
            taken.add(name)


def place_of_addition(item: Item, order: Sequence[Name]) -> int:
    """An added step stands after the last that it comes `after`, an added block after the last of its phase or before.

    At the end when nothing says more.
    """
    if _is_block(item):
        return sum(1 for word, _ in order if _rank(word) <= _rank(word_of(item)))
    words = [word for word, _ in order]
    return max((words.index(name) + 1 for name in _after(item) if name in words), default=len(order))


def word_of(item: object) -> str:
    """What an item of a list is known by: its identifier, or its own word for a block and for an answer, else empty."""
    word = item.get(key_of(item)) if isinstance(item, dict) else None
    return word if isinstance(word, str) else ""


def key_of(item: Item) -> str:
    """The key of that word."""
    if "id" in item:
        return "id"
    return "phase" if "phase" in item else "answer"


def _is_block(item: Item) -> bool:
    return key_of(item) == "phase"


def _block(block: Item, known: Mapping[Name, Item], taken: Set[Name]) -> Name | None:
    """The block of the same phase; of several, the one of the same title, else the one whose steps are named."""
    alike = [name for name in known if name[0] == word_of(block)]
    left = [name for name in alike if name not in taken]
    told = left
    if len(alike) > 1:
        titled = [name for name in left if "title" in block and known[name].get("title") == block["title"]]
        told = titled or [name for name in left if _named_steps(block) & _own_steps(known[name])]
    if len(told) == 1:
        return told[0]
    added = not left or (not told and "title" in block)
    return _free(word_of(block), {*known, *taken}) if added else None


def _free(word: str, taken: Mapping[Name, object] | Set[Name]) -> Name:
    return next((word, rank) for rank in count() if (word, rank) not in taken)


def _rank(phase: str) -> int:
    return _PHASES.index(phase) if phase in _PHASES else len(_PHASES)


def _steps(block: Item) -> list[Item]:
    steps = block.get("steps")
    return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []


def _own_steps(block: Item) -> set[str]:
    return {word_of(step) for step in _steps(block)}


def _named_steps(block: Item) -> set[str]:
    return {name for step in _steps(block) for name in (word_of(step), *_after(step))}


def _after(step: Item) -> list[str]:
    """The steps that a step comes after; a single one may stand without its list."""
    written = step.get("after", ())
    several = [written] if isinstance(written, str) else written
    return [name for name in several if isinstance(name, str)] if isinstance(several, list) else []
