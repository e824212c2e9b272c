"""The JSON Schema of what a site writes of the group's records: only what differs.

It follows from the schema of whole records as laying over does: blocks are completed key by key, a list whose items
have names is completed item by item, anything else is replaced and therefore written whole.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from pydantic import JsonValue

from degraded_mode.interop.json_schema import NAMES, TITLES, definitions_of, file_schema
from degraded_mode.model.corpus import Kind

OVERLAY_NAMES: Final = MappingProxyType({kind: f"{name}-site" for kind, name in NAMES.items()})
"""The name of the schema of what a site writes: `runbook-site` for `runbook-site.schema.json`."""

IDENTITIES: Final = ("id", "phase", "answer")
"""What an item of a list is known by."""

REMOVAL: Final[JsonValue] = {
    "type": "boolean",
    "const": True,
    "title": "Retirer",
    "description": "Le site n'en a pas : ce que le groupe écrit ici est retiré.",
    "examples": [True],
}

_DEFINITIONS: Final = "#/$defs/"


def overlay_schema_of(kind: Kind) -> dict[str, JsonValue]:
    """The schema of a file of that kind under `sites/<site>/`."""
    loosened = _Loosened(definitions_of(kind))
    loosened.made["record"] = loosened.of(loosened.whole["record"], item=True)
    in_order = {name: loosened.made[name] for name in sorted(loosened.made)}
    return file_schema(kind, f"{TITLES[kind]} : ce qu'un site adapte", in_order)


@dataclass(frozen=True, slots=True)
class _Loosened:
    """The definitions of whole records, and those made of them, with the whole ones that these still name."""

    whole: Mapping[str, JsonValue]
    made: dict[str, JsonValue] = field(default_factory=dict)

    def of(self, schema: JsonValue, *, item: bool) -> JsonValue:
        """What completes a value of that schema: the item of its name, or what stands under its key."""
        if not isinstance(schema, dict):
            return schema
        match schema:
            case {"$ref": str(reference)}:
                return {**schema, "$ref": self._defined(reference, item=item)}
            case {"oneOf": list(choices)} | {"anyOf": list(choices)}:
                return {**_without(schema, "oneOf"), "anyOf": [self.of(choice, item=item) for choice in choices]}
            case {"properties": dict(properties)}:
                loose = {**_without(schema, "required"), "properties": self._each(properties)}
                return {**loose, **_named(schema, self._each(properties))} if item else loose
            case {"items": items} if self._has_a_name(items):
                return {**_without(schema, "minItems", "maxItems"), "items": self.of(items, item=True)}
            case {"items": items}:
                return {**schema, "items": self._kept(items)}
            case {"additionalProperties": dict(values)}:
                return {**schema, "additionalProperties": self.of(values, item=False)}
            case {"patternProperties": dict(patterns)}:
                return {**schema, "patternProperties": self._each(patterns)}
            case _:
                return self._kept(schema)

    def _each(self, schemas: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
        return {name: self.of(one, item=False) for name, one in schemas.items()}

    def _defined(self, reference: str, *, item: bool) -> str:
        name = reference.removeprefix(_DEFINITIONS)
        ending = "-item" if item else "-part"
        if name + ending not in self.made:
            self.made[name + ending] = True  # A decision holds steps, which may be decisions: it names itself.
            self.made[name + ending] = self.of(self.whole[name], item=item)
        return reference + ending

    def _kept(self, schema: JsonValue) -> JsonValue:
        """The schema as it is, with the definitions that it names."""
        for name in _names(schema):
            if name not in self.made:
                self.made[name] = self.whole[name]
                self._kept(self.whole[name])
        return schema

    def _has_a_name(self, schema: JsonValue) -> bool:
        """True for the items of a list that are told apart by a name of their own."""
        match schema:
            case {"$ref": str(reference)}:
                return self._has_a_name(self.whole[reference.removeprefix(_DEFINITIONS)])
            case {"oneOf": list(choices)} | {"anyOf": list(choices)}:
                return all(self._has_a_name(choice) for choice in choices)
            case {"required": list(required)}:
                return any(name in required for name in IDENTITIES)
            case _:
                return False


def _named(schema: Mapping[str, JsonValue], properties: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """What an item has besides its parts: it says its name, and may say that it is to be removed."""
    required = schema.get("required")
    known: list[JsonValue] = [name for name in IDENTITIES if isinstance(required, list) and name in required]
    return {"properties": {**properties, "remove": REMOVAL}, "required": known[:1]}


def _without(schema: Mapping[str, JsonValue], *keys: str) -> dict[str, JsonValue]:
    return {key: value for key, value in schema.items() if key not in keys}


def _names(schema: JsonValue) -> Iterator[str]:
    """The definitions that a schema names."""
    match schema:
        case {"$ref": str(reference)}:
            yield reference.removeprefix(_DEFINITIONS)
        case dict():
            for part in schema.values():
                yield from _names(part)
        case list():
            for part in schema:
                yield from _names(part)
        case _:
            pass
