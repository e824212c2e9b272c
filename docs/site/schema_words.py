"""What a value must look like, said in French from the JSON Schema of its key."""

from collections.abc import Mapping
from typing import Final

from pydantic import JsonValue

from degraded_mode.model.record import ID_PATTERN

Schema = dict[str, JsonValue]

DURATION_START: Final = "^[0-9].*(s|min|h|d|j|"
"""How the pattern of every duration begins (`model/written.py`)."""

EACH: Final = "chacun au choix :"


def as_schema(value: JsonValue) -> Schema:
    """The value when it is a schema, else an empty one, which allows anything."""
    return value if isinstance(value, dict) else {}


def words_of(schema: Schema, blocks: Mapping[str, str], *, several: bool = False) -> str:
    """What may be written, in French: « identifiant », « liste de durées, 3 au plus »…

    `blocks` gives, for the name of a definition, how it is called and linked on the page.
    """
    match schema:
        case {"$ref": str(reference)}:
            return _block(blocks[reference.rpartition("/")[2]], several=several)
        case {"anyOf": [one, {"type": "array", "items": item}]} if one == item:
            return f"{words_of(as_schema(one), blocks)}, ou une liste"
        case {"anyOf": list(choices)} | {"oneOf": list(choices)}:
            return _choice([words_of(as_schema(choice), blocks) for choice in choices], several=several)
        case {"type": "array"}:
            return _list(schema, blocks)
        case {"patternProperties": dict(properties)}:
            pattern, value = next(iter(properties.items()))
            return f"une ligne par entrée : {_text({'pattern': pattern})}, puis {words_of(as_schema(value), blocks)}"
        case {"type": "object"}:
            return "clés et valeurs libres"
        case {"enum": list(words)}:
            return _choice([f"`{word}`" for word in words])
        case {"type": "boolean"}:
            return _choice(["`true`", "`false`"])
        case {"type": ["integer", "string"]}:
            return "nombres entiers" if several else "nombre entier"
        case _:
            return _plural(_text(schema)) if several else _text(schema)


def _block(said: str, *, several: bool) -> str:
    return said.replace("bloc ", "blocs ", 1) if several else said


def _choice(choices: list[str], *, several: bool = False) -> str:
    """The choices in one line; « bloc » is said once."""
    named = [choice for choice in choices if choice.startswith("bloc ")]
    *rest, last = [choice.removeprefix("bloc ") if choice in named[1:] else choice for choice in choices]
    said = f"{', '.join(rest)} ou {last}" if rest else last
    return f"{EACH} {said}" if several else said


def _list(schema: Schema, blocks: Mapping[str, str]) -> str:
    said = words_of(as_schema(schema.get("items")), blocks, several=True)
    of = "d'" if said[:1] in "aeiouhé" else "de "
    least, most = schema.get("minItems"), schema.get("maxItems")
    bounds = (f", {least} au moins" if least else "") + (f", {most} au plus" if most else "")
    return f"liste{bounds} ; {said}" if said.startswith(EACH) else f"liste {of}{said}{bounds}"


def _text(schema: Schema) -> str:
    match schema:
        case {"pattern": pattern} if pattern == ID_PATTERN:
            return "identifiant"
        case {"pattern": str(pattern)} if pattern.startswith(DURATION_START):
            return "durée"
        case {"pattern": "^all$"}:
            return "`all`"
        case {"pattern": "^[A-Z]{3,4}[0-9]{3}$"}:
            return "code de règle"
        case {"pattern": _, "maxLength": most}:
            return f"code en majuscules, chiffres et tirets ({most} signes au plus)"
        case {"format": "date"}:
            return "date (année-mois-jour)"
        case {"maxLength": int(most)} if most <= 120:
            return f"texte court ({most} signes au plus)"
        case {"type": _}:
            return "texte"
        case _:
            return "valeur libre"


def _plural(words: str) -> str:
    first, space, rest = words.partition(" ")
    return f"{first}s{space}{rest.replace('court ', 'courts ', 1)}"
