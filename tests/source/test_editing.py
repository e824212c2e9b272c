"""Parts are taken out or replaced where they stand, and the rest keeps its comments, its order and its layout."""

import pytest

from degraded_mode.source.document import read_document
from degraded_mode.source.editing import replaced, without
from degraded_mode.source.place import Route

FILE = """\
# En tête du fichier.

# Premier étage
- id: un
  title: Un  # remarque
  needs: [a, b, {any: [c, d]}]
- {id: deux, title: "Deux : suite"}

# Second étage
- id: trois
  steps:
    # La première.
    - id: x
      do: >-
        Une phrase
        sur deux lignes.
    - do: Agir.
      id: y
"""


def tree(text: str) -> object:
    document, findings = read_document("x.yaml", text.encode())
    assert document is not None
    assert findings == ()
    return document.tree


@pytest.mark.parametrize(
    ("routes", "before", "after"),
    [
        ([(0, "title")], "  title: Un  # remarque\n", ""),
        ([(0, "needs", 0)], "[a, b, {any", "[b, {any"),
        ([(0, "needs", 2)], "[a, b, {any: [c, d]}]", "[a, b]"),
        ([(0, "needs", 0), (0, "needs", 1)], "[a, b, {any", "[{any"),
        ([(0, "needs", 1), (0, "needs", 2)], "[a, b, {any: [c, d]}]", "[a]"),
        ([(0, "needs", 2, "any", 0)], "[c, d]", "[d]"),
        ([(1,)], '- {id: deux, title: "Deux : suite"}\n', ""),
        ([(1, "title")], '{id: deux, title: "Deux : suite"}', "{id: deux}"),
        ([(1, "id")], "{id: deux, title", "{title"),
        ([(2, "steps", 1, "do")], "- do: Agir.\n      id: y", "- id: y"),
        ([(2, "steps", 0, "do")], "      do: >-\n        Une phrase\n        sur deux lignes.\n", ""),
    ],
)
def test_what_is_taken_out_leaves_the_rest_as_it_was(routes: list[Route], before: str, after: str) -> None:
    assert before in FILE
    assert without(FILE, routes) == FILE.replace(before, after)


def test_a_comment_goes_with_the_only_lines_that_it_heads() -> None:
    text = without(FILE, [(2, "steps", 0)])
    assert "La première" in text
    assert "La première" not in without(FILE, [(2, "steps")])
    assert "Premier étage" in without(FILE, [(0,)])
    assert "Premier étage" not in without(FILE, [(0,), (1,)])
    assert "Second étage" not in without(FILE, [(2,)])


def test_the_head_of_the_file_stays_while_something_stays() -> None:
    assert without(FILE, [(0,), (1,)]).startswith("# En tête du fichier.\n\n# Second étage\n")
    assert without(FILE, [(0,), (1,), (2,)]) == ""
    assert without(FILE, [()]) == ""


def test_a_part_of_what_goes_goes_with_it() -> None:
    assert without(FILE, [(1,), (1, "title")]) == without(FILE, [(1,)])


def test_brackets_over_several_lines_are_edited_too() -> None:
    text = "a: [un,\n    deux,\n    trois]\n"
    assert tree(without(text, [("a", 1)])) == {"a": ["un", "trois"]}
    assert tree(without(text, [("a", 2)])) == {"a": ["un", "deux"]}


def test_a_value_is_replaced_where_it_stands() -> None:
    text = replaced(FILE, {(1, "title"): "Nouveau", (2, "steps", 1, "do"): '"Agir : vite."', (0, "title"): "Un bis"})
    assert text == FILE.replace('"Deux : suite"', "Nouveau").replace("Agir.", '"Agir : vite."').replace(
        "title: Un ", "title: Un bis "
    )


def test_windows_line_ends_are_kept() -> None:
    assert without(FILE.replace("\n", "\r\n"), [(1,)]) == without(FILE, [(1,)]).replace("\n", "\r\n")
