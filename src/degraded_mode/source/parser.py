"""PyYAML's two parsers, of which only the events are used: no node, no tag and no Python object is ever made."""

from typing import Any, Protocol

import yaml


class EventSource(Protocol):
    """A text being parsed: one event after another, then None."""

    def get_event(self) -> Any: ...

    def dispose(self) -> None: ...


class Parser(Protocol):
    """Opens a text. Raises `yaml.YAMLError` where the text is not YAML, from here or from the events."""

    def __call__(self, text: str, /) -> EventSource: ...


def python_parser(text: str) -> EventSource:
    """PyYAML's own parser, about ten times slower, found everywhere."""
    return yaml.SafeLoader(text)


def native_parser(text: str) -> EventSource:
    """libyaml, where PyYAML was built with it."""
    return yaml.CSafeLoader(text)


FASTEST: Parser = native_parser if yaml.__with_libyaml__ else python_parser
