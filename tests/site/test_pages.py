"""The documentation says everything that the format, the rules and the error messages hold."""

import re
from functools import cache

import pytest
import yaml
from pydantic import JsonValue

from degraded_mode.cli.codes import without_card
from degraded_mode.cli.explain import card_of
from degraded_mode.interop.json_schema import NAMES
from degraded_mode.lint.registry import RULES
from degraded_mode.model.corpus import MODELS
from degraded_mode.model.kind import Kind
from docs.site import assemble
from docs.site.carried import Carrier
from docs.site.format_pages import written
from docs.site.format_parts import SHARED, Anatomy
from docs.site.schema_words import as_schema, words_of

IDENTIFIER: JsonValue = {"type": "string", "pattern": "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", "maxLength": 64}
DURATION: JsonValue = {"type": "string", "pattern": "^[0-9].*(s|min|h|d|j|h ?[0-9]{1,2})$"}
BLOCK: JsonValue = {"$ref": "#/$defs/Deadline"}


@cache
def site() -> dict[str, str]:
    return dict(assemble.pages(Carrier(assemble.REPOSITORY)))


def examples_on(page: str) -> list[JsonValue]:
    """The examples of a page, every value of which is text first."""
    return [
        yaml.load(block, yaml.BaseLoader)
        for block in re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    ]


def as_text(example: JsonValue) -> JsonValue:
    match example:
        case dict():
            return {key: as_text(value) for key, value in example.items()}
        case list():
            return [as_text(item) for item in example]
        case bool():
            return str(example).lower()
        case _:
            return str(example)


@pytest.mark.parametrize("kind", Kind)
def test_every_key_is_on_its_page_with_its_title_its_description_and_its_example(kind: Kind) -> None:
    page = site()[f"format/{NAMES[kind]}.md"]
    shown = examples_on(page)
    record = MODELS[kind].model_json_schema()
    for model in (record, *record.get("$defs", {}).values()):
        for name, key in model.get("properties", {}).items():
            assert f"### `{name}` : {key['title']}\n\n{key['description']}\n" in page
            assert {name: as_text(key["examples"][0])} in shown


@pytest.mark.parametrize("kind", Kind)
def test_each_block_has_one_place_and_every_link_to_a_block_leads_there(kind: Kind) -> None:
    page = site()[f"format/{NAMES[kind]}.md"]
    places = re.findall(r"^\((.+)\)=$", page, re.MULTILINE)
    assert len(places) == len(set(places))
    headings = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert [heading for heading in headings if headings.count(heading) > 1] == []
    assert set(re.findall(r"\]\(#([^)]+)\)", page)) <= set(places)


def test_what_all_steps_share_is_told_once() -> None:
    parts = {part.name: part for part in Anatomy(Kind.RUNBOOK).parts()}
    assert {"id", "role", "within", "needs", "vital"} <= {key.name for key in parts[SHARED].keys}
    assert "call" in {key.name for key in parts["Call"].keys}
    assert "role" not in {key.name for key in parts["Call"].keys}


def test_every_rule_has_its_page_which_says_what_its_card_says() -> None:
    for rule in RULES:
        page, card = site()[f"regles/{rule.code}.md"], card_of(rule)
        assert page.count("\n| `") == 3
        said = (card.title, card.why, card.source, *card.bad.values(), *card.good.values())
        assert [part for part in said if part not in page] == []
        assert f"({rule.code}.md)" in site()["regles/index.md"]


def test_every_code_of_the_catalogue_of_errors_appears() -> None:
    assert [known.code for known in without_card() if f"| {known.code} |" not in site()["codes.md"]] == []
    told = set(re.findall(r"\[([A-Z]{3,4}\d{3}) ", site()["messages-d-erreur.md"]))
    assert told <= {known.code for known in without_card()} | {rule.code for rule in RULES}


def test_the_first_page_has_the_commands_of_the_readme() -> None:
    assert "| `degraded-mode check runbooks` |" in site()["index.md"]
    assert assemble.COMMANDS not in site()["index.md"]


def test_every_document_of_the_repository_is_in_the_contents() -> None:
    decisions = {path.stem for path in (assemble.REPOSITORY / "docs" / "adr").glob("0*.md")}
    assert decisions <= set(site()["decisions/index.md"].split())
    documents = {path.stem for path in (assemble.REPOSITORY / "docs").glob("*.md")} - {"regles"}
    assert documents <= set(site()["index.md"].split())


@pytest.mark.parametrize(
    ("schema", "words"),
    [
        (IDENTIFIER, "identifiant"),
        ({"type": "array", "items": IDENTIFIER, "minItems": 1}, "liste d'identifiants, 1 au moins"),
        ({"anyOf": [IDENTIFIER, {"type": "array", "items": IDENTIFIER}]}, "identifiant, ou une liste"),
        ({"anyOf": [DURATION, BLOCK]}, "durée ou bloc [`within`](#deadline)"),
        ({"type": "array", "items": BLOCK, "maxItems": 3}, "liste de blocs [`within`](#deadline), 3 au plus"),
        ({"enum": ["low", "high"], "type": "string"}, "`low` ou `high`"),
        ({"type": "boolean"}, "`true` ou `false`"),
        ({"type": ["integer", "string"], "minimum": 0}, "nombre entier"),
        ({"type": ["string", "number"], "maxLength": 120}, "texte court (120 signes au plus)"),
        (
            {"type": "object", "patternProperties": {"^[0-9].*(s|min|h|d|j|h)$": BLOCK}},
            "une ligne par entrée : durée, puis bloc",
        ),
        ({}, "valeur libre"),
    ],
)
def test_a_value_is_told_in_french(schema: JsonValue, words: str) -> None:
    assert words_of(as_schema(schema), {"Deadline": "bloc [`within`](#deadline)"}).startswith(words)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"beds": 28}, "beds: 28\n"),
        ({"needs": ["dpi", "labo"]}, "needs: [dpi, labo]\n"),
        ({"impact": {"15 min": "faible"}}, "impact: {15 min: faible}\n"),
        ({"version": "2.10"}, 'version: "2.10"\n'),
        ({"effective": "2026-06-15"}, "effective: 2026-06-15\n"),
        ({"facts": [{"contact": "codis"}]}, "facts:\n  - {contact: codis}\n"),
        ({"do": "Noter l'heure : celle d'une montre"}, "do: 'Noter l''heure : celle d''une montre'\n"),
        (False, "false\n"),
    ],
)
def test_an_example_is_written_as_a_file_would(value: JsonValue, text: str) -> None:
    assert written(value) == text
