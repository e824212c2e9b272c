"""Whatever the bytes, reading answers; whatever the tree, it comes back."""

import unicodedata

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from degraded_mode.source.careful import read_carefully
from degraded_mode.source.characters import FORBIDDEN, LOOK_ALIKES
from degraded_mode.source.document import Document, read_document
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.parser import Parser, native_parser, python_parser
from degraded_mode.source.place import Route
from degraded_mode.source.positions import Lines, Tree

SIGNS = [
    *("a", "b", "needs", "Tenir le tableau", "oui", "15", "é", "poste # 3", "e\u0301", "\u0430", "|-\n    x"),
    *("\n", "\n", "\n  ", "\n    ", "\n- ", "\n  - ", "\t", "\r", "\r\n", "\u00a0", "\u200b", "\x85", "\ufeff"),
    *(": ", ": ", " : ", ":", "- ", "? ", ", ", ",", "[", "]", "{", "}", "(", ")", "« ", "'", '"', "\\", "#", " # "),
    *(
        "&x",
        "*x",
        "!",
        "!!str ",
        "<<",
        "%",
        "---",
        "...",
        "\n---\n",
        "|",
        "> ",
        "\\u202e",
        "\\ud83d",
        "\\x",
        "@",
        "`",
        "~",
    ),
]
SOUP = st.lists(st.sampled_from(SIGNS), max_size=14).map("".join)
CONTENT = st.one_of(st.binary(max_size=300), SOUP.map(str.encode), st.text(max_size=100).map(str.encode))
QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)


def _plain(text: str) -> bool:
    return not FORBIDDEN.search(text) and unicodedata.is_normalized("NFC", text) and not set("\r\t") & set(text)


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12).filter(_plain)
KEYS = TEXTS.filter(lambda key: bool(key) and key == key.strip() and not set(key) & set(LOOK_ALIKES))
# A block of one key in a list may be read as half a sentence: such trees have other tests.
TREES: st.SearchStrategy[Tree] = st.recursive(
    TEXTS,
    lambda inner: st.one_of(
        st.lists(inner.filter(lambda value: not (isinstance(value, dict) and len(value) == 1)), max_size=4),
        st.dictionaries(KEYS, inner, max_size=4),
    ),
    max_leaves=12,
).filter(lambda tree: tree != "")


def routes(tree: Tree, route: Route = ()) -> list[tuple[Route, Tree]]:
    found: list[tuple[Route, Tree]] = [(route, tree)]
    match tree:
        case dict():
            for key, value in tree.items():
                found += routes(value, (*route, key))
        case list():
            for index, value in enumerate(tree):
                found += routes(value, (*route, index))
        case _:
            pass
    return found


@QUIET
@given(content=CONTENT)
def test_any_bytes_give_a_document_or_findings_with_places(parser: Parser, content: bytes) -> None:
    document, findings = read_document("f.yaml", content, parser=parser)
    assert document is not None or findings
    for finding in findings:
        assert finding.message
        assert len(finding.fingerprint) == 16
    if document is not None:
        for route, _ in routes(document.tree):
            assert document.position(route) >= (1, 1)


@QUIET
@given(tree=TREES, flow=st.booleans(), width=st.sampled_from([20, 80, 1000]))
def test_a_tree_that_is_dumped_comes_back(parser: Parser, tree: Tree, flow: bool, width: int) -> None:
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=flow, width=width, sort_keys=False, default_style='"'
    )
    document, findings = read_document("f.yaml", text.encode(), parser=parser)
    assert findings == ()
    assert document is not None
    assert document.tree == tree


@QUIET
@given(tree=TREES.filter(lambda tree: not isinstance(tree, str)), flow=st.booleans())
def test_every_position_points_at_its_value(parser: Parser, tree: Tree, flow: bool) -> None:
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=flow, width=10_000, sort_keys=False, default_style='"'
    )
    document, _ = read_document("f.yaml", text.encode(), parser=parser)
    assert document is not None
    lines = Lines(text)
    for route, value in routes(document.tree):
        at = text[lines.offset(document.position(route)) :]
        if isinstance(value, str):
            assert yaml.safe_load(at[: _end_of_quotes(at)]) == value
        if route and isinstance(route[-1], str):
            key = text[lines.offset(document.position(route, at_key=True)) :].removeprefix("? ")
            assert yaml.safe_load(key[: _end_of_quotes(key)]) == route[-1]


def _end_of_quotes(text: str) -> int:
    end = 1
    while text[end] != '"':
        end += 2 if text[end] == "\\" else 1
    return end + 1


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML was built without libyaml")
@QUIET
@given(content=CONTENT)
def test_a_file_that_one_parser_reads_without_error_reads_the_same_with_the_other(content: bytes) -> None:
    native, python = (read_document("f.yaml", content, parser=parser) for parser in (native_parser, python_parser))
    assert _without_error(native) == _without_error(python)


def _without_error(reading: tuple[Document | None, tuple[Finding, ...]]) -> object:
    document, findings = reading
    if document is None or any(finding.severity is Severity.ERROR for finding in findings):
        return "errors"
    return document.tree, document.marks.starts, findings


@QUIET
@given(content=SOUP)
def test_the_short_way_and_the_careful_one_agree(parser: Parser, content: str) -> None:
    document, findings = read_document("f.yaml", content.encode(), parser=parser)
    if document is None or findings:
        return
    careful, remarks = read_carefully(document.text, Lines(document.text), parser)
    assert remarks == []
    assert careful is not None
    assert (careful.tree, careful.starts) == (document.tree, document.marks.starts)
