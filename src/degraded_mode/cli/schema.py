"""`degraded-mode schema`: the JSON Schemas that editors read."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pydantic import JsonValue

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import say, warn
from degraded_mode.interop.json_schema import NAMES, schema_of
from degraded_mode.interop.overlay_schema import OVERLAY_NAMES, overlay_schema_of
from degraded_mode.language.nearness import nearest

SCHEMAS: Final[Mapping[str, Callable[[], dict[str, JsonValue]]]] = MappingProxyType(
    {name: partial(schema_of, kind) for kind, name in NAMES.items()}
    | {name: partial(overlay_schema_of, kind) for kind, name in OVERLAY_NAMES.items()}
)
"""What makes each schema, by its name."""


def give_schema(name: str, output: Path | None) -> int:
    """Prints the schema of one kind of file, or writes them all under `output`."""
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for one in SCHEMAS:
            (output / f"{one}.schema.json").write_text(as_text(one), encoding="utf-8", newline="\n")
        say(f"{len(SCHEMAS)} schémas écrits dans {output}.")
        return Exit.CLEAN
    if name in SCHEMAS:
        say(as_text(name).rstrip("\n"))
        return Exit.CLEAN
    near = nearest(name, SCHEMAS) if name else None
    warn(f"erreur : le genre « {name} » n'existe pas." if name else "erreur : il manque le genre de fichier.")
    whole = f"genres : {', '.join(NAMES.values())} ; suivis de -site, ce qu'un site en adapte."
    warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : {whole}")
    return Exit.USAGE


def as_text(name: str) -> str:
    """The schema file of that name, byte for byte."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"
