"""What YAML allows and a runbook does not: each gets its finding, and the rest of the file is read."""

import pytest

from degraded_mode.source.builder import DoubtfulTextError, build
from degraded_mode.source.codes import Code
from degraded_mode.source.findings import Severity
from degraded_mode.source.parser import Parser
from degraded_mode.source.positions import Tree
from tests.source.conftest import Read

REFUSED: list[tuple[str, Code, tuple[int, int], str, Tree]] = [
    ("a: &x 15\nb: c\n", Code.ANCHOR, (1, 4), "« &x »", {"a": "15", "b": "c"}),
    ("a: *x\nb: c\n", Code.ANCHOR, (1, 4), "« *x »", {"a": "", "b": "c"}),
    ("a: [&x b, c]\n", Code.ANCHOR, (1, 5), "« &x »", {"a": ["b", "c"]}),
    ("*x : b\nc: d\n", Code.ANCHOR, (1, 1), "« *x »", {"c": "d"}),
    ("a: !!int 15\n", Code.TAG, (1, 4), "« !!int »", {"a": "15"}),
    ("a: !!python/object:os.system {b: c}\n", Code.TAG, (1, 4), "« !!python/object:os.system »", {"a": {"b": "c"}}),
    ("a: ! b\n", Code.TAG, (1, 4), "« ! »", {"a": "b"}),
    ("a:\n  <<: {b: c}\n  d: e\n", Code.MERGE_KEY, (2, 3), "« << »", {"a": {"d": "e"}}),
    ("a: b\n---\nc: d\n", Code.SECOND_DOCUMENT, (2, 1), "« --- »", {"a": "b"}),
    ("%YAML 1.1\n---\na: b\n", Code.DIRECTIVE, (1, 1), "« %YAML 1.1 »", {"a": "b"}),
    ("# x\n%TAG ! tag:x\n---\na: b\n", Code.DIRECTIVE, (2, 1), "« %TAG ! tag:x »", {"a": "b"}),
    ("%YAML 1." + "9" * 5000 + "\n---\na: b\n", Code.DIRECTIVE, (1, 1), "« %YAML 1.9", {"a": "b"}),
    ("? [a, b]\n: c\nd: e\n", Code.COMPOSED_KEY, (1, 3), "pas une liste", {"d": "e"}),
    ("{a: b}: c\nd: {e: f}\n", Code.COMPOSED_KEY, (1, 1), "pas une liste", {"d": {"e": "f"}}),
    ("? \n: b\nd: e\n", Code.EMPTY_KEY, (1, 2), "nom de la clé", {"d": "e"}),
    ("a: 1\nb: 2\na: {c: d}\ne: f\n", Code.REPEATED_KEY, (3, 1), "« a »", {"a": "1", "b": "2", "e": "f"}),
    ("n\u0435eds: b\n", Code.LOOK_ALIKE, (1, 1), "« \u0435 » (U+0435, lettre cyrillique)", {"needs": "b"}),
    ("ｉd: b\n", Code.LOOK_ALIKE, (1, 1), "« ｉ » (U+FF49", {"id": "b"}),
    ("a:\n\t- b\n", Code.INDENTATION, (2, 1), "tabulation", {"a": ["b"]}),
    ("a: 1\rb: 2\n", Code.LINE_END, (1, 5), "retour chariot", {"a": "1", "b": "2"}),
]


@pytest.mark.parametrize(("content", "code", "position", "said", "tree"), REFUSED)
def test_a_refused_construct_is_named_and_the_rest_is_read(
    read: Read, content: str, code: Code, position: tuple[int, int], said: str, tree: Tree
) -> None:
    document, (finding,) = read(content)
    assert finding.code == code
    assert finding.severity is Severity.ERROR
    assert finding.place.position == position
    assert said in finding.message
    assert finding.advice
    assert document is not None
    assert document.tree == tree


def test_a_repeated_key_shows_both_places(read: Read) -> None:
    document, (finding,) = read("steps:\n  - id: a\n    role: b\n    id: c\n")
    assert document is not None
    assert finding.place.route == ("steps", 0, "id")
    assert finding.place.position == (4, 5)
    assert [place.position for place in finding.related] == [(2, 5)]
    assert finding.related[0].route == ("steps", 0, "id")
    assert document.position(("steps", 0, "role")) == (3, 11)


def test_keys_that_differ_only_by_their_composition_are_the_same_key(read: Read) -> None:
    _, (finding,) = read("\u00e9: 1\ne\u0301: 2\n")
    assert finding.code == Code.REPEATED_KEY


def test_an_alias_bomb_costs_its_refusals_and_nothing_more(read: Read) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{y}: &{y} [*{x}, *{x}]\n" for x, y in zip("abcdefgh", "bcdefghi", strict=True))
    document, findings = read(bomb)
    assert document is not None
    assert document.tree == {"a": ["x", "x"]} | {key: ["", ""] for key in "bcdefghi"}
    assert len(findings) == 10
    assert findings[-1].message.endswith(f"et {9 + 16 - 10} autres du même genre")


@pytest.mark.parametrize("content", ["*a", "- *a", "k: *a", "- {k: *a}", "k: *a\nl: [x]\n", "*a : k"])
def test_the_short_way_never_takes_an_alias_for_a_value(parser: Parser, content: str) -> None:
    with pytest.raises(DoubtfulTextError):
        build(parser(content))


def test_all_mistakes_of_a_file_come_in_one_reading_in_the_order_of_the_text(read: Read) -> None:
    content = "a: &x 1\nb: le\u200bft\nc: !t 2\nc: 3\nd:\n  e: Tenir : le : tableau\nf: *x\n"
    document, findings = read(content)
    assert document is not None
    assert [finding.code for finding in findings] == [
        Code.ANCHOR,
        Code.FORBIDDEN_CHARACTER,
        Code.TAG,
        Code.REPEATED_KEY,
        Code.COLON,
        Code.ANCHOR,
    ]


@pytest.mark.parametrize(("many", "others"), [(11, "1 autre"), (120, "110 autres")])
def test_many_mistakes_of_one_kind_end_with_a_count(read: Read, many: int, others: str) -> None:
    _, findings = read("".join(f"k{n}: &a{n} x\n" for n in range(many)))
    assert len(findings) == 10
    assert findings[-1].message.endswith(f" ; et {others} du même genre")
