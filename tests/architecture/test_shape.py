"""The code stays small, says what it is called for, and silences no check."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).parents[2]
PACKAGE = REPOSITORY / "src" / "degraded_mode"
NAMES_THAT_SAY_NOTHING = {
    "utils",
    "helpers",
    "common",
    "misc",
    "base",
    "core",
    "manager",
    "handler",
    "processor",
    "data",
    "info",
}
SILENCERS = re.compile(r"#\s*(type:\s*ignore|noqa|fmt:\s*off|pragma:\s*no cover)|dict\[str, Any\]")


def modules() -> dict[str, str]:
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}


def functions() -> Iterator[tuple[str, int]]:
    """Every function with its length in lines, docstring and decorators left out."""
    for place, text in modules().items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                described = ast.get_docstring(node) is not None
                first = node.body[0]
                docstring = (first.end_lineno or first.lineno) - first.lineno + 1 if described else 0
                yield f"{place}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1 - docstring


def names() -> Iterator[str]:
    for place, text in modules().items():
        yield from Path(place).with_suffix("").parts
        yield from (node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ClassDef))


def test_no_module_is_longer_than_300_lines() -> None:
    assert {place: text.count("\n") for place, text in modules().items() if text.count("\n") > 300} == {}


def test_the_median_module_is_at_most_120_lines() -> None:
    assert median(text.count("\n") for text in modules().values()) <= 120


def test_functions_are_short() -> None:
    lengths = dict(functions())
    above_40 = {place: length for place, length in lengths.items() if length > 40}
    assert len(above_40) <= 0.05 * len(lengths), above_40
    assert len([length for length in above_40.values() if length > 60]) <= 0.01 * len(lengths), above_40


def test_no_module_and_no_class_has_a_name_that_says_nothing() -> None:
    assert {name for name in names() if name.lower() in NAMES_THAT_SAY_NOTHING} == set()


def test_no_check_is_silenced() -> None:
    silenced = {
        f"{place}:{number}"
        for place, text in modules().items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := SILENCERS.search(line))
        and not (found[0].startswith("dict") and place.startswith(("source/", "loading/")))
    }
    assert silenced == set()
