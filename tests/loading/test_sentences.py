"""Whatever is wrong in a record is said in French, once, at its place, with something to do about it."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic_core.core_schema import ErrorType

from degraded_mode.cli.report import block
from degraded_mode.loading.expectations import ADVICE, EXPECTED, OWN
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.loading.read import load_folder
from degraded_mode.loading.value_sentences import PATTERNS
from degraded_mode.model import record, written
from degraded_mode.model.corpus import FOLDERS, Kind
from degraded_mode.source.findings import Finding
from degraded_mode.source.place import Route
from degraded_mode.source.positions import Lines, Tree

REPOSITORY = Path(__file__).parents[2]
MODEL = REPOSITORY / "src" / "degraded_mode" / "model"
ENGLISH = re.compile(
    r"\b(input|should|valid|required|permitted|instance|unable|must|received|dictionary|string|integer|boolean|dict"
    r"|NoneType|Traceback|object at)\b"
)
"""Words of pydantic's messages and of Python's, none of which is French or a key of the format."""


def model_calls(function: str) -> Iterator[ast.Call]:
    """Every call of a function of that name in the model's text."""
    for module in MODEL.glob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == function:
                yield node


def own_error_types() -> set[str]:
    raised = {call.args[0] for name in ("PydanticCustomError", "_refuse") for call in model_calls(name)}
    told = {
        word.value for call in model_calls("Discriminator") for word in call.keywords if word.arg == "custom_error_type"
    }
    return {str(node.value) for node in raised | told if isinstance(node, ast.Constant)}


def test_every_error_that_pydantic_knows_has_a_french_expectation() -> None:
    assert set(get_args(ErrorType)) - EXPECTED.keys() == set()


def test_every_error_of_the_model_has_its_words_and_its_advice() -> None:
    assert own_error_types() == ADVICE.keys() == OWN.keys()


def test_every_pattern_of_the_model_has_its_words() -> None:
    named = {
        word.value.id
        for call in model_calls("StringConstraints")
        for word in call.keywords
        if word.arg == "pattern" and isinstance(word.value, ast.Name)
    }
    assert {vars(written).get(name) or vars(record)[name] for name in named} == PATTERNS.keys()


IGNORE = """
id: essai-du-mobile
rule: TEL004
record: directeur-de-garde
step: prevenir-direction
reason: Le mobile est changé en janvier.
until: 2027-01-31
by: cadre-standard
"""

SCENARIO = """
id: telephone-la-nuit
title: Le téléphone se tait
begins: 13:30
weekday: lundi
states:
  - {at: 0 min, system: autocom, sites: [lune], state: down, certainty: suspected, cause: unknown, author: rssi}
injects:
  - {at: 10 min, to: standardiste, by: phone, text: Le standard ne répond plus., expect: Essai depuis un mobile.}
announced_returns:
  - {at: 2 h, by: mainteneur, system: autocom, expected: 9 h, sure: Diagnostic en cours.}
activates:
  - {runbook: standard-perdu, sites: [lune], because: Le standard est perdu.}
leaves_alone:
  - {runbook: reseau-perdu, because: Le réseau tient.}
restoration: [autocom]
"""


@cache
def samples() -> dict[Kind, Tree]:
    """A long record of each kind, as strings: those of the sample corpus, a scenario, and what a sample never has."""
    longest: dict[Kind, Tree] = {}
    for loaded in (
        load_folder(REPOSITORY / "runbooks"),
        load_texts({"scenarios.yaml": SCENARIO, "ignores.yaml": IGNORE}),
    ):
        for (kind, _), merged in loaded.spots[""].items():
            if len(str(merged.tree)) > len(str(longest.get(kind, ""))):
                longest[kind] = as_tree(merged.tree)
    return longest


def as_tree(written: object) -> Tree:
    match written:
        case dict():
            return {str(key): as_tree(value) for key, value in written.items()}
        case list():
            return [as_tree(value) for value in written]
        case _:
            return str(written)


def as_yaml(tree: Tree) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, default_style='"', width=1000)


def read(kind: Kind, tree: Tree) -> tuple[Loaded, str, str]:
    path = f"{FOLDERS[kind]}.yaml"
    text = as_yaml(tree)
    return load_texts({path: text}), path, text


def nodes(tree: Tree, route: Route = ()) -> Iterator[Route]:
    """The route of every value inside a tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for part, value in inner:
        yield (*route, part)
        yield from nodes(value, (*route, part))


def changed(tree: Tree, route: Route, change: str, new: Tree) -> Tree:
    """A copy of a tree in which one part is removed, renamed, doubled or replaced."""
    if not route:
        return new
    first, rest = route[0], route[1:]
    if isinstance(tree, dict):
        return dict(_changed_items(tree, str(first), rest, change, new))
    if isinstance(tree, list) and isinstance(first, int):
        before, here, after = tree[:first], tree[first], tree[first + 1 :]
        if rest:
            return [*before, changed(here, rest, change, new), *after]
        return [*before, *([] if change == "remove" else [here, here] if change == "rename" else [new]), *after]
    return tree


def _changed_items(
    tree: dict[str, Tree], first: str, rest: Route, change: str, new: Tree
) -> Iterator[tuple[str, Tree]]:
    for key, value in tree.items():
        if key != first:
            yield key, value
        elif rest:
            yield key, changed(value, rest, change, new)
        elif change == "rename":
            yield str(new), value
        elif change == "replace":
            yield key, new


def assert_told(loaded: Loaded, finding: Finding, path: str, text: str) -> None:
    """A finding says something in French, has an advice, and its place exists."""
    assert not ENGLISH.search(f"{finding.message} {finding.advice}"), finding
    assert finding.message
    assert finding.advice, finding
    assert finding.place.path == path
    document = loaded.documents.get(path)
    place = finding.place
    position = place.position or (document.position(place.route, at_key=place.at_key) if document else None)
    assert position is not None, finding
    lines = Lines(text)
    assert 1 <= position.line <= text.count("\n") + 1
    assert 1 <= position.column <= len(lines.line(position.line)) + 1
    assert block(loaded, "runbooks", finding, {path: text.encode()}).count("\n") >= 2


NASTY = st.sampled_from(
    [
        "",
        " ",
        "NO",
        "true",
        "7:30",
        "-1",
        "0387",
        "é" * 5000,
        "{}",
        "a: b",
        "id",
        "remove",
        "con",
        "\u200b",
        "#",
        "'",
        '"',
    ]
)
TREES: st.SearchStrategy[Tree] = st.recursive(
    NASTY | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NASTY | st.text(max_size=12), inner, max_size=3),
    max_leaves=6,
)


@pytest.mark.parametrize("kind", list(Kind))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    corruptions=st.lists(
        st.tuples(st.integers(0, 10**6), st.sampled_from(["remove", "rename", "replace"]), TREES),
        min_size=1,
        max_size=3,
    )
)
def test_a_record_corrupted_at_random_is_told_in_french(kind: Kind, corruptions: list[tuple[int, str, Tree]]) -> None:
    tree = samples()[kind]
    for pick, change, new in corruptions:
        if routes := list(nodes(tree)):
            tree = changed(tree, routes[pick % len(routes)], change, new)
    loaded, path, text = read(kind, tree)
    for finding in loaded.findings:
        assert_told(loaded, finding, path, text)


OWN_KEYS = {"custom", "measures"}
"""Keys under which a hospital names its own."""


def keys_of(kind: Kind) -> Iterator[Route]:
    """The route of each key of the format in the sample of a kind, the first of those that differ by indexes only."""
    seen: set[Route] = set()
    for route in nodes(samples()[kind]):
        names = tuple(part for part in route if isinstance(part, str))
        # A hospital's own keys are free, and a record without its identifier is another story.
        if isinstance(route[-1], str) and names not in seen and names[-1] != "id" and not OWN_KEYS & {*names[:-1]}:
            seen.add(names)
            yield route


@pytest.mark.parametrize("kind", [Kind.RUNBOOK, Kind.ESTABLISHMENT, Kind.CONTACT, Kind.FORM, Kind.SCENARIO])
def test_one_letter_too_many_in_any_key_gives_one_error_at_that_key(kind: Kind) -> None:
    for route in keys_of(kind):
        key = str(route[-1])
        misspelt = f"{key}{key[-1]}"
        loaded, path, text = read(kind, changed(samples()[kind], route, "rename", misspelt))
        assert [finding.message for finding in loaded.findings] == [f"clé « {misspelt} » inconnue ici"], route
        place = loaded.findings[0].place
        position = loaded.documents[path].position(place.route, at_key=place.at_key)
        assert Lines(text).line(position.line)[position.column :].startswith(misspelt), route
        assert f"« {key} »" in loaded.findings[0].advice, route
