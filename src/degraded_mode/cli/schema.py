"""`degraded-mode schema`: the JSON Schemas that editors read."""

import json
from pathlib import Path

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import say, warn
from degraded_mode.interop.json_schema import NAMES, schema_of
from degraded_mode.language.nearness import nearest
from degraded_mode.model.corpus import Kind


def give_schema(name: str, output: Path | None) -> int:
    """Prints the schema of one kind of file, or writes them all under `output`."""
    kinds = {schema: kind for kind, schema in NAMES.items()}
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for kind in kinds.values():
            (output / f"{NAMES[kind]}.schema.json").write_text(as_text(kind), encoding="utf-8", newline="\n")
        say(f"{len(kinds)} schémas écrits dans {output}.")
        return Exit.CLEAN
    if name in kinds:
        say(as_text(kinds[name]).rstrip("\n"))
        return Exit.CLEAN
    near = nearest(name, kinds) if name else None
    warn(f"erreur : le genre « {name} » n'existe pas." if name else "erreur : il manque le genre de fichier.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : genres : {', '.join(kinds)}.")
    return Exit.USAGE


def as_text(kind: Kind) -> str:
    """The schema file of a kind, byte for byte."""
    return json.dumps(schema_of(kind), ensure_ascii=False, indent=1) + "\n"
