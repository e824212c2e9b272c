"""The short way from events to a tree, for the files that nobody has anything to say about: nearly all of them."""

from array import array
from collections.abc import Callable
from sys import intern
from typing import Any, NamedTuple

from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from degraded_mode.source.parser import EventSource
from degraded_mode.source.positions import Tree

DEEPEST = 24
"""Blocks inside one another. The format needs some fifteen."""
MOST_NODES = 50_000
"""Keys and values in one file. A long procedure has about two thousand."""


class Built(NamedTuple):
    tree: Tree
    starts: "array[int]"
    """Index in the text of each key and each value, in the order of the text."""


class DoubtfulTextError(Exception):
    """The text deserves the careful reading."""


def build(source: EventSource) -> Built:
    """The tree of a text in which nothing calls for a remark.

    Raises `DoubtfulTextError` where something may (the careful builder then says what), and `yaml.YAMLError` where the
    text is not YAML.
    """
    # The two inner loops are most of the time of a check: nothing is called in them but what reads the event, and no
    # object is kept but the tree and one number per key and value. As functions of their own they take a tenth more.
    get_event: Callable[[], Any] = source.get_event
    starts = array("I")
    mark = starts.append
    node: Any = []
    outer: list[Any] = []
    text: Any = ScalarEvent
    event: Any = (get_event(), get_event())  # The starts of the stream and of the document.
    while len(outer) <= DEEPEST:
        if type(node) is dict:
            while type(event := get_event()) is text:
                mark(event.start_mark.index)
                key = intern(event.value)
                if not key or key in node:
                    raise DoubtfulTextError
                event = get_event()
                mark(event.start_mark.index)
                if type(event) is not text:
                    outer.append(node)
                    # An alias would be taken for a list, which the end of this block then finds open: a doubt.
                    node[key] = node = {} if type(event) is MappingStartEvent else []
                    break
                node[key] = event.value
            else:
                closed = node
                node = outer.pop()
                if type(event) is not MappingEndEvent or (type(node) is list and _half_a_sentence(closed)):
                    raise DoubtfulTextError
        else:
            while type(event := get_event()) is text:
                mark(event.start_mark.index)
                node.append(event.value)
            if type(event) is SequenceEndEvent:
                node = outer.pop()
            elif type(event) is DocumentEndEvent:
                return _whole(Built(node[0], starts), get_event())
            else:
                child = _opened(event)
                mark(event.start_mark.index)
                outer.append(node)
                node.append(child)
                node = child
    raise DoubtfulTextError


def _opened(event: Any) -> Any:
    if type(event) is MappingStartEvent:
        return {}
    if type(event) is SequenceStartEvent:
        return []
    raise DoubtfulTextError


def _half_a_sentence(block: dict[str, Tree]) -> bool:
    """True when a block in a list has but one key, in several words."""
    return len(block) == 1 and " " in next(iter(block))


def _whole(built: Built, after: Any) -> Built:
    if type(after) is not StreamEndEvent or built.tree == "" or len(built.starts) > MOST_NODES:
        raise DoubtfulTextError
    return built
