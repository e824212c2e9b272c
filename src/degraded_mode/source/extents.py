"""From where to where each value stands in its text, for edits that leave the rest byte for byte."""

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamStartEvent,
)

from degraded_mode.source.parser import FASTEST, EventSource
from degraded_mode.source.place import Route


@dataclass(frozen=True, slots=True)
class Extent:
    """The characters of a value. `begin` is its key's where it has one; `flow` when it stands between brackets."""

    begin: int
    start: int
    end: int
    flow: bool


def extents(text: str) -> dict[Route, Extent]:
    """The extent of every value of a sound text, its blocks and lists included.

    Raises `yaml.YAMLError` where the text is not YAML: to be asked of documents already read without a finding.
    """
    source = FASTEST(text)
    try:
        event = source.get_event()
        while isinstance(event, StreamStartEvent | DocumentStartEvent):
            event = source.get_event()
        found: dict[Route, Extent] = {}
        if isinstance(event, yaml.events.NodeEvent):
            _Walk(source, found, text).enter((), event, None, flow=False)
        return found
    finally:
        source.dispose()


@dataclass(frozen=True)
class _Walk:
    source: EventSource
    found: dict[Route, Extent]
    text: str

    def enter(self, route: Route, event: Any, key: int | None, *, flow: bool) -> int:
        """Notes the value that begins with this event, and what it holds; where it ends."""
        start: int = event.start_mark.index
        end: int = event.end_mark.index
        self.found[route] = Extent(start, start, end, flow)  # Before what it holds: the order of the text.
        if isinstance(event, MappingStartEvent):
            end = self._block(route, start, inside=flow or bool(event.flow_style))
        elif isinstance(event, SequenceStartEvent):
            end = self._list(route, start, inside=flow or bool(event.flow_style))
        elif isinstance(event, ScalarEvent):
            end = start + len(self.text[start:end].rstrip())
        self.found[route] = Extent(start if key is None else key, start, end, flow)
        return end

    def _block(self, route: Route, end: int, *, inside: bool) -> int:
        while isinstance(event := self.source.get_event(), ScalarEvent):
            key: Any = event
            end = self.enter((*route, key.value), self.source.get_event(), key.start_mark.index, flow=inside)
        return int(event.end_mark.index) if inside else end

    def _list(self, route: Route, end: int, *, inside: bool) -> int:
        index = 0
        while isinstance(event := self.source.get_event(), yaml.events.NodeEvent):
            end = self.enter((*route, index), event, None, flow=inside)
            index += 1
        return int(event.end_mark.index) if inside else end
