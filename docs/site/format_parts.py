"""The keys of a kind of record, block by block, as its JSON Schema tells them."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pydantic import JsonValue

from degraded_mode.interop.json_schema import definitions_of
from degraded_mode.model.kind import Kind
from docs.site.schema_words import Schema, as_schema, words_of

RECORD: Final = "record"
SHARED: Final = "shared"
SHARED_HEADING: Final = "Toute étape : les clés communes"


@dataclass(frozen=True, slots=True)
class Key:
    """A key as its reader must know it."""

    name: str
    title: str
    told: str
    written: str
    """What its value looks like, in French."""
    required: bool
    default: JsonValue
    """What holds when the key is left out; None when nothing does."""
    example: JsonValue


@dataclass(frozen=True, slots=True)
class Part:
    """The record itself, or a block that one of its keys opens."""

    name: str
    heading: str
    keys: tuple[Key, ...]
    completed: bool = False
    """True when the keys that all steps share come on top of these."""


@dataclass(frozen=True)
class Anatomy:
    """The blocks of a kind of record, in the order in which a reader meets them."""

    kind: Kind

    @cached_property
    def definitions(self) -> Mapping[str, Schema]:
        """The schema of the record and of its parts, by name."""
        return {name: as_schema(schema) for name, schema in definitions_of(self.kind).items()}

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """How each block is called: after the key that opens it, or after its verb when the key has a choice."""
        found = {RECORD: "L'enregistrement"}
        waiting = deque([RECORD])
        while waiting:
            for key, schema in self._properties(waiting.popleft()):
                blocks = [name for name in references_in(schema) if "properties" in self.definitions[name]]
                for name in blocks:
                    if name not in found:
                        found[name] = (
                            self._own_heading(name) if len(blocks) > 1 else f"Bloc `{key}` : {schema['title']}"
                        )
                        waiting.append(name)
        return found

    def parts(self) -> Iterator[Part]:
        """Every block once, the keys that all steps share told apart before the first step."""
        blocks = {name: self._said(name) for name in self.definitions}
        shared, told = self._shared, False
        for name, heading in self.headings.items():
            keys = self._keys(name, blocks)
            if name not in self._steps:
                yield Part(name, heading, keys)
                continue
            if not told:
                yield Part(SHARED, SHARED_HEADING, tuple(key for key in keys if key.name in shared))
                told = True
            yield Part(name, heading, tuple(key for key in keys if key.name not in shared), completed=True)

    def anchor(self, part: str) -> str:
        """The target of the links to a block, unique in the whole site."""
        return f"{self.kind}-{part.lower()}"

    @cached_property
    def _steps(self) -> frozenset[str]:
        """The variants of a step: the only choice whose blocks have keys in common."""
        options = as_schema(self.definitions.get("Phase", {}).get("properties")).get("steps")
        return frozenset(references_in(as_schema(options)))

    @cached_property
    def _shared(self) -> frozenset[str]:
        keys = [frozenset(key for key, _ in self._properties(name)) for name in self._steps]
        return frozenset.intersection(*keys) if keys else frozenset()

    def _said(self, name: str) -> str:
        definition = self.definitions[name]
        if "properties" not in definition:
            return words_of(definition, {})
        opener = self.headings[name].partition(" : ")[0].removeprefix("Bloc ")
        return f"bloc [{opener}](#{self.anchor(name)})"

    def _properties(self, name: str) -> list[tuple[str, Schema]]:
        properties = as_schema(self.definitions[name].get("properties"))
        return [(key, as_schema(schema)) for key, schema in properties.items()]

    def _own_heading(self, name: str) -> str:
        properties = dict(self._properties(name))
        own = next(key for key in self._required(name) if key not in self._shared)
        return f"`{own}` : {properties[own]['title']}"

    def _required(self, name: str) -> list[str]:
        required = self.definitions[name].get("required")
        return [str(key) for key in required] if isinstance(required, list) else []

    def _keys(self, name: str, blocks: Mapping[str, str]) -> tuple[Key, ...]:
        required = self._required(name)
        return tuple(
            Key(
                name=key,
                title=str(schema["title"]),
                told=str(schema["description"]),
                written=words_of(schema, blocks),
                required=key in required,
                default=schema.get("default"),
                example=_first(schema["examples"]),
            )
            for key, schema in self._properties(name)
        )


def references_in(schema: JsonValue) -> Iterator[str]:
    """The names of the definitions that a schema refers to, in order; examples are no schema."""
    match schema:
        case {"$ref": str(reference)}:
            yield reference.rpartition("/")[2]
        case dict():
            for key, value in schema.items():
                if key not in {"examples", "default"}:
                    yield from references_in(value)
        case list():
            for item in schema:
                yield from references_in(item)
        case _:
            return


def _first(examples: JsonValue) -> JsonValue:
    return examples[0] if isinstance(examples, list) else examples
