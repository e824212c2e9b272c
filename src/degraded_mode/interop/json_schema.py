"""The JSON Schema of each kind of file, for the editors that explain keys while one writes."""

from types import MappingProxyType
from typing import Final

from pydantic import JsonValue

from degraded_mode.model.corpus import FOLDERS, MODELS, Kind

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

NAMES: Final = MappingProxyType(
    {
        Kind.ESTABLISHMENT: "establishment",
        Kind.UNIT: "units",
        Kind.SYSTEM: "systems",
        Kind.ROLE: "roles",
        Kind.CONTACT: "contacts",
        Kind.FORM: "form",
        Kind.REFERENCE: "reference",
        Kind.KIT: "kits",
        Kind.MESSAGE: "message",
        Kind.ROUTINE: "routines",
        Kind.RUNBOOK: "runbook",
        Kind.INJECT: "injects",
        Kind.SCENARIO: "scenario",
        Kind.EVIDENCE: "evidence",
        Kind.IGNORE: "ignores",
    }
)
"""The name of a kind's schema: `runbook` for `runbook.schema.json`."""

NULL: Final[JsonValue] = {"type": "null"}

TITLES: Final = MappingProxyType(
    {
        Kind.ESTABLISHMENT: "Établissement",
        Kind.UNIT: "Services",
        Kind.SYSTEM: "Systèmes",
        Kind.ROLE: "Rôles",
        Kind.CONTACT: "Annuaire de crise",
        Kind.FORM: "Fiche papier",
        Kind.REFERENCE: "Document de référence",
        Kind.KIT: "Kits",
        Kind.MESSAGE: "Message",
        Kind.ROUTINE: "Routines",
        Kind.RUNBOOK: "Procédure en mode dégradé",
        Kind.INJECT: "Banque de stimulus",
        Kind.SCENARIO: "Scénario",
        Kind.EVIDENCE: "Preuves",
        Kind.IGNORE: "Constats écartés",
    }
)


def schema_of(kind: Kind) -> dict[str, JsonValue]:
    """The schema of a file of that kind that holds whole records."""
    return file_schema(kind, TITLES[kind], definitions_of(kind))


def definitions_of(kind: Kind) -> dict[str, JsonValue]:
    """The schema of a record of that kind, `record`, and those of its parts.

    Unquoted texts that an editor reads as numbers (`version: 2.10`, telephone numbers) are accepted.
    """
    record = MODELS[kind].model_json_schema()
    definitions: dict[str, JsonValue] = {name: _for_readers(one) for name, one in record.pop("$defs", {}).items()}
    return {**definitions, "record": _for_readers(record)}


def file_schema(kind: Kind, title: str, definitions: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """The schema of a file: one `record`, a list of them, or `format` and the list."""
    one: JsonValue = {"$ref": "#/$defs/record"}
    several: dict[str, JsonValue] = {"type": "array", "items": one}
    wrapped: JsonValue = {
        "type": "object",
        "properties": {
            "format": {
                "type": ["integer", "string"],
                "title": "Format",
                "description": "Version du format de fichier.",
            },
            FOLDERS[kind]: {**several, "title": TITLES[kind], "description": "Les enregistrements du fichier."},
        },
        "required": [FOLDERS[kind]],
        "additionalProperties": False,
    }
    return {
        "$schema": DIALECT,
        "title": title,
        "if": {"type": "array"},
        "then": several,
        "else": {"if": {"required": [FOLDERS[kind]], "not": {"required": ["id"]}}, "then": wrapped, "else": one},
        "$defs": definitions,
    }


def _for_readers(schema: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """A model's schema without its English class name and docstring, and without « null », which no file may say."""
    kept = {key: value for key, value in schema.items() if key not in {"title", "description"}}
    read = _as_editors_read(_without_null(kept))
    return read if isinstance(read, dict) else kept


def _as_editors_read(schema: JsonValue) -> JsonValue:
    """Free text may look like a number to an editor (a cell « 30 », an answer « 15 »); here it stays a text."""
    match schema:
        case dict():
            read = {key: value if key == "examples" else _as_editors_read(value) for key, value in schema.items()}
            free = schema.get("type") == "string" and not schema.keys() & _SHAPED
            return {**read, "type": ["string", "number"]} if free else read
        case list():
            return [_as_editors_read(item) for item in schema]
        case _:
            return schema


_SHAPED: Final = frozenset({"pattern", "format", "enum", "const"})
"""A text of a given shape is never a number."""


def _without_null(schema: JsonValue) -> JsonValue:
    if isinstance(schema, list):
        return [_without_null(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    choices = schema.get("anyOf")
    if isinstance(choices, list) and NULL in choices:
        left = [choice for choice in choices if choice != NULL]
        said = {key: value for key, value in schema.items() if key not in {"anyOf", "default"}}
        alone = left[0] if len(left) == 1 else None
        return _without_null({**alone, **said} if isinstance(alone, dict) else {**said, "anyOf": left})
    return {key: _without_null(value) for key, value in schema.items()}
