"""The long way from events to a tree: whatever a runbook may not contain gets its remark, and reading goes on."""

import re
from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from sys import intern
from typing import Any
from unicodedata import normalize

from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from degraded_mode.source import objections
from degraded_mode.source.builder import DEEPEST, MOST_NODES, Built
from degraded_mode.source.characters import COLON, FORBIDDEN, HIDDEN, forbidden, look_alike, without_look_alikes
from degraded_mode.source.hashes import cut_by_hash
from degraded_mode.source.parser import EventSource
from degraded_mode.source.place import Route
from degraded_mode.source.positions import Tree, Withheld
from degraded_mode.source.remark import Remark

_FRENCH_SPACES = "\u00a0\u202f"
_EDGE_SPACES = " \u00a0\u202f"
"""What a key may have around it: typographic spaces before the colon, and what a hidden character kept apart."""


@dataclass(slots=True)
class Sentence:
    """The only key of a block in a list, when it looks like the first half of a sentence with a colon."""

    first_half: str
    joint: str
    second_half: str | None = None
    """None until a text without quotes was read as its value."""


@dataclass(slots=True)
class Frame:
    """A block or a list being read."""

    node: Any
    start: int
    silent: bool = False
    """Nothing in it is kept: it is the value of a refused key, or stands where a key should."""
    is_key: bool = False
    key: str = ""
    awaits_value: bool = False
    refused: bool = False
    """The key that awaits its value was refused, its value goes with it."""
    keys: dict[str, int] = field(default_factory=dict)
    """Where each key is written."""
    sentence: Sentence | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.node, dict) and not self.awaits_value


class CarefulBuilder:
    """Reads one text. `text` is the original: what the parser reads has `HIDDEN` and `COLON` in some places of it."""

    def __init__(self, text: str) -> None:
        self.remarks: list[Remark] = []
        self.last_scalar: Any = None
        self._text = text
        self._starts: array[int] = array("I")
        self._frames = [Frame([], 0)]
        self._nodes = 0
        self._documents = 0
        self._cut_ends = set(cut_by_hash(text))

    def read(self, source: EventSource) -> Built | None:
        """The tree, None when there is none or when it passes a limit. Raises `yaml.YAMLError` like the parser."""
        root = self._frames[0].node
        get_event: Callable[[], Any] = source.get_event
        for event in iter(get_event, None):
            if told := self._beyond(event):
                self.remarks.append(told(event.start_mark.index))
                return None
            if not self._take(event):
                break
        if not root or root[0] == "":
            if not self.remarks:
                self.remarks.append(objections.nothing(self._text))
            return None
        return Built(root[0], self._starts)

    def _beyond(self, event: Any) -> Callable[[int], Remark] | None:
        """What to say of an event that passes a limit."""
        if isinstance(event, NodeEvent):
            self._nodes += 1
            if self._nodes > MOST_NODES:
                return objections.too_many
        if isinstance(event, CollectionStartEvent) and len(self._frames) > DEEPEST:
            return objections.too_deep
        return None

    def _take(self, event: Any) -> bool:
        """False when nothing more is to be read."""
        match event:
            case ScalarEvent():
                self._scalar(event)
            case MappingStartEvent() | SequenceStartEvent():
                self._open(event)
            case MappingEndEvent() | SequenceEndEvent():
                self._close()
            case AliasEvent():
                self._alias(event)
            case DocumentStartEvent():
                return self._first_document(event)
            case _:
                pass
        return True

    def _first_document(self, event: Any) -> bool:
        self._documents += 1
        if self._documents > 1:
            self.remarks.append(objections.second_document(event.start_mark.index))
        return self._documents == 1

    def _route(self) -> Route:
        """Route of the value that is read now; of a key, the route of its block follows without the last part."""
        *above, here = self._frames
        parts = [frame.key if isinstance(frame.node, dict) else len(frame.node) - 1 for frame in above[1:]]
        if above:
            parts.append(here.key if isinstance(here.node, dict) else len(here.node))
        return tuple(parts)

    def _scalar(self, event: Any) -> None:
        self.last_scalar = event
        frame = self._frames[-1]
        if frame.silent or frame.refused:
            self._skip(frame)
        elif frame.awaits_key:
            self._key(frame, event)
        else:
            self._value(frame, event)

    def _value(self, frame: Frame, event: Any) -> None:
        self._properties(event)
        text = self._cleaned(event)
        if not event.style:
            if frame.sentence:
                frame.sentence.second_half = text
            if event.end_mark.index in self._cut_ends:
                end = event.end_mark.index
                lost = re.match(r".*", self._text[end:])
                self.remarks.append(objections.cut_by_hash(end + 1, text, lost[0] if lost else "", self._route()))
        self._put(frame, event, text)

    def _key(self, frame: Frame, event: Any) -> None:
        self._properties(event)
        offset = event.start_mark.index
        text = self._cleaned(event)
        name = text if event.style else text.strip(_EDGE_SPACES)
        above = self._route()[:-1]
        if remark := look_alike(offset, name):
            self.remarks.append(remark)
            name = without_look_alikes(name)
        frame.awaits_value = True
        frame.refused = True
        if not name:
            self.remarks.append(objections.empty_key(offset, above))
        elif name == "<<" and not event.style:
            self.remarks.append(objections.merge_key(offset, above))
        elif name in frame.node:
            self.remarks.append(objections.repeated_key(offset, name, frame.keys[name], above))
        else:
            frame.refused = False
            frame.key = intern(name)
            frame.keys[name] = offset
            self._starts.append(offset)
            if not frame.node and isinstance(self._frames[-2].node, list):
                frame.sentence = self._first_half(frame, event, name)

    def _first_half(self, frame: Frame, event: Any, name: str) -> Sentence | None:
        """The key as the first half of a sentence: in words, without quotes, not in braces that say « block »."""
        if event.style or " " not in name or self._text.startswith("{", frame.start) or len(self._frames) < 3:
            return None
        end = event.end_mark.index
        french = not self._text.startswith(":", end) or self._text[end - 1] in _FRENCH_SPACES
        if not (french or name[0].isupper()):
            return None
        return Sentence(name, " : " if french else ": ")

    def _open(self, event: Any) -> None:
        frame = self._frames[-1]
        child: Any = {} if isinstance(event, MappingStartEvent) else []
        offset = event.start_mark.index
        is_key = frame.awaits_key
        silent = frame.silent or frame.refused or is_key
        if is_key and not frame.silent:
            self.remarks.append(objections.composed_key(offset, self._route()[:-1]))
        elif silent and not is_key:
            self._skip(frame)
        elif not silent:
            self._properties(event)
            self._put(frame, event, child)
        self._frames.append(Frame(child, offset, silent=silent, is_key=is_key))

    def _close(self) -> None:
        closed = self._frames.pop()
        frame = self._frames[-1]
        if closed.is_key:
            frame.awaits_value = True
            frame.refused = not frame.silent
        sentence = closed.sentence
        if sentence and sentence.second_half is not None and len(closed.node) == 1:
            joined = f"{sentence.first_half}{sentence.joint}{sentence.second_half}".rstrip()
            frame.node[-1] = joined
            # The sentence starts where the block did: the marks of its two halves go.
            del self._starts[-2:]
            route = (*self._route()[:-1], len(frame.node) - 1)
            self.remarks.append(objections.cut_by_colon(closed.start, joined, route))

    def _alias(self, event: Any) -> None:
        frame = self._frames[-1]
        if frame.silent or frame.refused:
            self._skip(frame)
            return
        self.remarks.append(objections.alias(event.start_mark.index, event.anchor))
        if frame.awaits_key:
            frame.awaits_value = frame.refused = True
        else:
            self._put(frame, event, Withheld())

    def _put(self, frame: Frame, event: Any, value: Tree) -> None:
        self._starts.append(event.start_mark.index)
        if isinstance(frame.node, dict):
            frame.node[frame.key] = value
            frame.awaits_value = False
        else:
            frame.node.append(value)

    def _skip(self, frame: Frame) -> None:
        """Passes over a key or a value of which nothing is kept."""
        if isinstance(frame.node, dict):
            frame.awaits_value = not frame.awaits_value
        frame.refused = False

    def _properties(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            self.remarks.append(objections.anchor(self._text.index("&", start), event.anchor))
        if event.tag is not None:
            at = self._text.index("!", start)
            self.remarks.append(objections.tag(at, re.split(r"[\s,\[\]{}]", self._text[at : at + 80], maxsplit=1)[0]))

    def _cleaned(self, event: Any) -> str:
        """The text of a scalar as it is meant: visible characters only, composed (NFC)."""
        value: str = event.value
        if FORBIDDEN.search(value):
            value = value.replace(COLON, ":").replace(HIDDEN, "")
            if escaped := FORBIDDEN.search(value):
                self.remarks.append(forbidden(event.start_mark.index, escaped[0]))
                value = FORBIDDEN.sub("", value)
        return normalize("NFC", value)
