"""`schema` prints what editors read, or writes it beside the files."""

import json
from pathlib import Path

import pytest

from degraded_mode.cli.schema import SCHEMAS
from degraded_mode.interop.json_schema import NAMES
from tests.cli.typed import plain, typed


@pytest.mark.parametrize("name", [*NAMES.values(), *(f"{name}-site" for name in NAMES.values())])
def test_each_kind_of_file_has_its_schema_and_that_of_what_a_site_adapts(tmp_path: Path, name: str) -> None:
    spoken = typed(tmp_path, "schema", name)
    assert (spoken.status, spoken.trouble) == (0, "")
    assert json.loads(spoken.result)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_all_of_them_are_written_byte_for_byte_as_they_are_printed(tmp_path: Path) -> None:
    spoken = typed(tmp_path, "schema", "--output", "runbooks/.schema")
    written = {file.name: file.read_bytes() for file in (tmp_path / "runbooks" / ".schema").iterdir()}
    assert (spoken.status, spoken.result) == (0, f"{2 * len(NAMES)} schémas écrits dans runbooks/.schema.\n")
    assert written == {f"{name}.schema.json": typed(tmp_path, "schema", name).result.encode() for name in SCHEMAS}


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    spoken = typed(tmp_path, "schema", "--output", "fichier/schemas")
    assert spoken.status == 4
    assert "un fichier se trouve là où il faut un dossier" in plain(spoken.trouble)
