"""What SARIF 2.1.0 asks of the parts that we write, clause by clause (OASIS, errata 01): nothing else may be there."""

from collections.abc import Mapping

from pydantic import JsonValue

TEXT: JsonValue = {"type": "string", "minLength": 1}
COUNT: JsonValue = {"type": "integer", "minimum": 1}
INDEX: JsonValue = {"type": "integer", "minimum": 0}
LEVEL: JsonValue = {"enum": ["none", "note", "warning", "error"]}
LANGUAGE: JsonValue = {"type": "string", "pattern": r"^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"}
BAG: JsonValue = {"type": "object"}


def block(required: Mapping[str, JsonValue], optional: Mapping[str, JsonValue] | None = None) -> JsonValue:
    return {
        "type": "object",
        "required": [*required],
        "properties": {**required, **(optional or {})},
        "additionalProperties": False,
    }


def several(item: JsonValue, least: int = 0) -> JsonValue:
    return {"type": "array", "items": item, "minItems": least}


MESSAGE = block({"text": TEXT})  # 3.11
MARKDOWN = block({"text": TEXT}, {"markdown": TEXT})  # 3.12
URI: JsonValue = {"type": "string", "pattern": r"^([A-Za-z0-9\-._~/]|%[0-9A-F]{2})+$"}  # 3.10.1, a relative reference
PHYSICAL = block(  # 3.29
    {"artifactLocation": block({"uri": URI})},  # 3.4
    {"region": block({"startLine": COUNT, "startColumn": COUNT, "endColumn": COUNT})},  # 3.30
)
LOCATION = block(  # 3.28
    {"physicalLocation": PHYSICAL},
    {"id": INDEX, "message": MESSAGE, "logicalLocations": several(block({"fullyQualifiedName": TEXT}), 1)},
)
RULE = block(  # 3.49
    {
        "id": {"type": "string", "pattern": r"^[A-Z]{3,4}\d{3}$"},
        "name": TEXT,
        "shortDescription": MESSAGE,
        "help": MARKDOWN,
        "defaultConfiguration": block({"level": LEVEL}),  # 3.50
        "properties": block({"tags": several(TEXT, 1)}),
    }
)
RESULT = block(  # 3.27
    {
        "ruleId": TEXT,
        "ruleIndex": INDEX,
        "level": LEVEL,
        "message": MESSAGE,
        "locations": several(LOCATION, 1),
        "partialFingerprints": {
            "type": "object",
            "minProperties": 1,
            "patternProperties": {r"^[A-Za-z]+/v\d+$": {"type": "string", "pattern": "^[0-9a-f]{16}$"}},
            "additionalProperties": False,
        },
    },
    {"relatedLocations": several(LOCATION, 1)},
)
DRIVER = block(  # 3.19
    {
        "name": TEXT,
        "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
        "language": LANGUAGE,
        "rules": several(RULE),
    }
)
RUN = block(  # 3.14
    {
        "tool": block({"driver": DRIVER}),
        "language": LANGUAGE,
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": several(block({"executionSuccessful": {"type": "boolean"}, "exitCode": {"type": "integer"}}), 1),
        "results": several(RESULT),
        "properties": BAG,
    }
)
SHAPE = block(  # 3.13
    {"$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"}, "runs": several(RUN, 1)}
)
