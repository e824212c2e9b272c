"""An editor explains each key in French, and says of a file what the program says: the schema is the format."""

import json
import re
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import JsonValue

from degraded_mode.cli.schema import SCHEMAS, as_text
from degraded_mode.interop.json_schema import NAMES
from degraded_mode.interop.overlay_schema import OVERLAY_NAMES
from degraded_mode.loading.layout import role_of
from tests.errors.catalogue import HOME as CATALOGUE
from tests.interop.language_server import LanguageServer

RUNBOOKS = Path(__file__).parents[2] / "runbooks"
SOUND = CATALOGUE / "dossier-sain" / "corpus"
SERVER = shutil.which("yaml-language-server")
EVERY = list(SCHEMAS)


def loader(**scalars: str) -> type[yaml.CSafeLoader]:
    """A reader that makes a text of every scalar but those of these types, told by their pattern."""
    made: type[yaml.CSafeLoader] = type("Loader", (yaml.CSafeLoader,), {"yaml_implicit_resolvers": {}})
    for name, pattern in scalars.items():
        made.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"(?:{pattern})$"), None)
    return made


EDITOR = loader(
    bool="true|True|TRUE|false|False|FALSE",
    int="[-+]?[0-9]+",
    float=r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
    null="~|null|Null|NULL|",
)
"""Scalars as editors read them, by the core schema of YAML 1.2: `NO` and `7:30` are texts, `2.10` is a number."""

PROGRAM = loader(bool="true|false")
"""Scalars as the program reads them: all of them texts, but for the two words of a truth."""


def objections(name: str, text: str, reader: type[yaml.CSafeLoader]) -> list[str]:
    """What the schema of that name says of a file, with scalars as `reader` reads them."""
    read: JsonValue = yaml.load(text, Loader=reader)
    return [f"{error.json_path} : {error.message}" for error in validator(name).iter_errors(read)]


@cache
def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(SCHEMAS[name]())


def modeline(file: Path) -> str:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    return found[1] if found else ""


def sample() -> list[Path]:
    """The sample's files that hold records."""
    files = sorted(RUNBOOKS.rglob("*.yaml"))
    return [file for file in files if not any(part.startswith(".") for part in file.relative_to(RUNBOOKS).parts)]


def schema_for(file: Path, corpus: Path = RUNBOOKS) -> str:
    """The name of the schema that a file of a corpus follows: of whole records, or of what a site adapts."""
    role = role_of(file.relative_to(corpus).as_posix())
    assert role is not None
    return OVERLAY_NAMES[role.kind] if role.site else NAMES[role.kind]


@pytest.mark.parametrize("name", EVERY)
def test_a_schema_is_a_schema(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())


@pytest.mark.parametrize("name", EVERY)
def test_the_schema_beside_the_sample_is_the_one_that_the_program_prints(name: str) -> None:
    file = RUNBOOKS / ".schema" / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == as_text(name)


def test_there_is_no_other_schema_beside_the_sample() -> None:
    there = {file.name for file in (RUNBOOKS / ".schema").iterdir()}
    assert there == {f"{name}.schema.json" for name in EVERY}


@pytest.mark.parametrize("reader", [EDITOR, PROGRAM], ids=["editor", "program"])
def test_the_sample_s_files_are_what_their_schema_says(reader: type[yaml.CSafeLoader]) -> None:
    told = {file: objections(schema_for(file), file.read_text(encoding="utf-8"), reader) for file in sample()}
    assert {file.name: said for file, said in told.items() if said} == {}


def test_the_sample_s_files_name_their_schema() -> None:
    for file in sample():
        expected = RUNBOOKS / ".schema" / f"{schema_for(file)}.schema.json"
        assert (file.parent / modeline(file)).resolve() == expected, file


OVERLAY = """# Ce que la Lune adapte.
id: standard-perdu
trigger:
  declared_by: {day: cadre-standard}
phases:
  - phase: reflex
    steps:
      - id: prevenir-direction
        within: 2 min
      - id: ouvrir-registre
        remove: true
      - id: prendre-les-radios
        after: prevenir-direction
        do: Prendre les radios.
      - id: choisir
        options:
          - {answer: oui, steps: [{id: rester, within: 10 min}]}
          - {answer: non, remove: true}
  - phase: hold
    remove: true
"""
"""Parts of records, an addition with its place, two removals."""


@pytest.mark.parametrize("reader", [EDITOR, PROGRAM], ids=["editor", "program"])
def test_a_site_writes_only_what_differs(reader: type[yaml.CSafeLoader]) -> None:
    assert objections("runbook-site", OVERLAY, reader) == []
    assert objections("runbook", OVERLAY, reader) != []
    assert objections("systems-site", "- {id: autocom, title: Autocom}\n- {id: radios, remove: true}\n", reader) == []


@pytest.mark.parametrize("name", NAMES.values())
def test_a_whole_record_is_what_a_site_may_write_too(name: str) -> None:
    for file in (file for file in sample() if schema_for(file) == name):
        assert objections(f"{name}-site", file.read_text(encoding="utf-8"), EDITOR) == [], file


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: standard-perdu\n", ""),
        ("      - id: prevenir-direction\n        within", "      - within"),
        ("within: 2 min", "whithin: 2 min"),
        ("within: 2 min", "within: bientôt"),
        ("remove: true", "remove: false"),
        ("remove: true", "retirer: true"),
        ("do: Prendre les radios.", "do: Prendre les radios.\n        call: directeur-de-garde"),
        ("{day: cadre-standard}", "{jour: cadre-standard}"),
        ("phase: hold", "phase: tenir"),
        ("trigger:\n", "contents: {}\ntrigger:\n"),
    ],
    ids=[
        "no name",
        "a step without a name",
        "unknown key",
        "wrong value",
        "a removal that is none",
        "a removal in French",
        "two verbs",
        "unknown key of a block",
        "wrong word",
        "unknown key of the record",
    ],
)
def test_what_a_site_writes_wrong_is_refused(before: str, after: str) -> None:
    assert before in OVERLAY
    assert objections("runbook-site", OVERLAY.replace(before, after, 1), EDITOR) != []


def test_a_list_without_names_is_replaced_and_therefore_whole() -> None:
    text = "- {id: garde, channels: [{means: radio, call_sign: A}, {%snumber: 06 39 98 01 23, carried_by: radios}]}\n"
    assert objections("contacts-site", text % "means: mobile, ", EDITOR) == []
    assert objections("contacts-site", text % "", EDITOR) != []


CONTACT = "id: garde\ntitle: Garde\nchannels: [{means: mobile, number: %s, carried_by: radios}]\n"
REFERENCE = "id: norme\ntitle: Norme\nversion: %s\ncolumns: [Heure, Appels]\nrows: [[0 h, %s]]\noptions: [15, oui]\n"


@pytest.mark.parametrize("number", ["0353013131", "03 53 01 31 31", "15", "poste 4212", "+33353013131"])
@pytest.mark.parametrize("reader", [EDITOR, PROGRAM, yaml.CSafeLoader], ids=["editor", "program", "older editor"])
def test_a_telephone_number_needs_no_quotes(number: str, reader: type[yaml.CSafeLoader]) -> None:
    assert objections("contacts", CONTACT % number, reader) == []


@pytest.mark.parametrize("version", ["2.10", "3", "1.0.1"])
@pytest.mark.parametrize("reader", [EDITOR, PROGRAM], ids=["editor", "program"])
def test_a_version_and_a_cell_of_a_table_need_no_quotes(version: str, reader: type[yaml.CSafeLoader]) -> None:
    assert objections("reference", REFERENCE % (version, "30"), reader) == []


@pytest.mark.parametrize(
    ("before", "after", "place"),
    [
        ("kind: standard", "kind: standart", "$[0].kind"),
        ("  site: lune\n", "", "$[0]"),
        ("tolerates: 30 min", "tolerates: 30", "$[0].tolerates"),
        ("site: lune", "site: [lune]", "$[0].site"),
        ("tolerates:", "tolerate:", "$[0]"),
        ("site: lune", "site:", "$[0].site"),
    ],
    ids=["wrong word", "missing key", "no unit", "wrong shape", "unknown key", "no value"],
)
def test_what_the_program_refuses_the_schema_refuses(before: str, after: str, place: str) -> None:
    text = (SOUND / "units.yaml").read_text(encoding="utf-8")
    assert before in text
    told = objections("units", text.replace(before, after), EDITOR)
    assert place in {said.partition(" : ")[0] for said in told}


@pytest.mark.parametrize(
    ("needs", "right"),
    [
        ("autocom", True),
        ("[autocom, {any: [radios, {all: [a, b]}]}]", True),
        ("{any: [autocom, radios]}", True),
        ("{une: [autocom, radios]}", False),
        ("Réseau mobile", False),
        ("{any: []}", False),
    ],
)
def test_a_need_has_the_grammar_that_the_program_reads(needs: str, right: bool) -> None:
    text = f"- {{id: a, title: A, kind: radio, relies_on: {needs}}}\n"
    assert (objections("systems", text, EDITOR) == []) is right


def properties(schema: JsonValue, above: str = "") -> Iterator[tuple[str, dict[str, JsonValue]]]:
    """Every key that a schema describes, with its description."""
    if isinstance(schema, dict):
        described = schema.get("properties")
        if isinstance(described, dict) and schema.get("type") == "object":
            for name, one in described.items():
                assert isinstance(one, dict)
                yield f"{above}.{name}", one
        for key, part in schema.items():
            if key != "examples":
                yield from properties(part, f"{above}.{key}")
    elif isinstance(schema, list):
        for part in schema:
            yield from properties(part, above)


@pytest.mark.parametrize("name", EVERY)
def test_every_key_has_a_title_and_a_description(name: str) -> None:
    named = [(place, one.get("title"), one.get("description")) for place, one in properties(SCHEMAS[name]())]
    assert named
    assert [place for place, title, description in named if not title or not description] == []


@pytest.mark.parametrize("name", EVERY)
def test_no_class_of_the_program_and_no_null_shows_through(name: str) -> None:
    text = json.dumps(SCHEMAS[name](), ensure_ascii=False)
    assert '"null"' not in text
    for place, one in properties(SCHEMAS[name]()):
        assert not re.search(r"\b(the|of|and|which|or)\b", f"{one.get('title')} {one.get('description')}"), place


needs_server = pytest.mark.skipif(
    SERVER is None, reason="« yaml-language-server » n'est pas installé (npm install yaml-language-server)"
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The sound corpus, its schemas beside it, and on the first line of each file the schema that it follows."""
    shutil.copytree(SOUND, tmp_path, dirs_exist_ok=True)
    (tmp_path / ".schema").mkdir()
    for name in EVERY:
        (tmp_path / ".schema" / f"{name}.schema.json").write_text(as_text(name), encoding="utf-8")
    (tmp_path / "sites" / "lune" / "procedures").mkdir(parents=True)
    (tmp_path / "sites" / "lune" / "procedures" / "standard-perdu.yaml").write_text(OVERLAY, encoding="utf-8")
    for file in tmp_path.rglob("*.yaml"):
        up = "../" * (len(file.relative_to(tmp_path).parts) - 1)
        first = f"# yaml-language-server: $schema={up}.schema/{schema_for(file, tmp_path)}.schema.json\n"
        file.write_text(first + file.read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def spoil(file: Path, *changes: tuple[str, str]) -> dict[str, int]:
    """Writes each change in the file; gives the line where each then stands."""
    text = file.read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after, 1)
    file.write_text(text, encoding="utf-8")
    lines = text.splitlines()
    return {after: number for _, after in changes for number, line in enumerate(lines, 1) if after and after in line}


@needs_server
def test_an_editor_finds_nothing_in_sound_files_and_explains_their_keys_in_french(corpus: Path) -> None:
    assert SERVER
    spoil(corpus / "contacts.yaml", ("06 39 98 01 23", "0639980123"))
    procedure = corpus / "procedures" / "standard-perdu.yaml"
    spoil(procedure, ('version: "1.0"', "version: 2.10"))
    with LanguageServer.started(SERVER, corpus) as server:
        for file in sorted(corpus.rglob("*.yaml")):
            server.open(file)
        assert "Rôle du métier, pas de l'informatique." in server.hover(procedure, 10, 3)
        assert "Ce qu'il faut dire." in server.hover(procedure, 24, 11)
        assert "Deux au moins, sans cause de panne commune." in server.hover(corpus / "contacts.yaml", 5, 5)
        assert {"warning", "vital", "confirmed_by"} <= server.completions(procedure, 29, 9)
    assert {uri: said for uri, said in server.published.items() if said} == {}
    assert len(server.published) == 8


@needs_server
def test_an_editor_shows_each_mistake_on_its_line(corpus: Path) -> None:
    assert SERVER
    procedure, contacts = corpus / "procedures" / "standard-perdu.yaml", corpus / "contacts.yaml"
    lines = spoil(
        procedure,
        ("status: draft", "status: en cours"),
        ("        within: 5 min", "        whithin: 5 min"),
        ("        forms: [F-54]", "        vital: oui"),
        ("{lost: autocom, lasting: 5 min}", "{lost: autocom}"),
    )
    keys = spoil(contacts, ("means: radio", "means: radios"), ("  title: Directeur de garde\n", ""))
    with LanguageServer.started(SERVER, corpus) as server:
        server.open(procedure)
        server.open(contacts)
        server.hover(contacts, 2, 3)
    assert {line for line, _ in server.published[procedure.as_uri()]} == set(lines.values())
    assert {line for line, _ in server.published[contacts.as_uri()]} == {2, keys["means: radios"]}


@needs_server
def test_an_editor_explains_and_corrects_what_a_site_adapts(corpus: Path) -> None:
    assert SERVER
    procedure = corpus / "sites" / "lune" / "procedures" / "standard-perdu.yaml"
    lines = spoil(procedure, ("within: 2 min", "within: bientôt"), ("phase: hold", "phase: tenir"))
    with LanguageServer.started(SERVER, corpus) as server:
        server.open(procedure)
        assert "#### Après" in server.hover(procedure, 14, 10)
        assert "est retiré." in server.hover(procedure, 12, 10)
    assert {line for line, _ in server.published[procedure.as_uri()]} == set(lines.values())
