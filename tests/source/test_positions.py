"""A route is found again in the text."""

import pytest

from degraded_mode.source.document import Document
from degraded_mode.source.place import Route
from tests.source.conftest import Read

TEXT = """\
# commentaire
id: samu
"clé": 'x'
steps:
  - id: a
    needs: [dpi, {any: [labo]}]
    note: >
      un
  -   - b
      - ""
rien:
"""


@pytest.fixture
def document(read: Read) -> Document:
    document, findings = read(TEXT)
    assert document is not None
    assert findings == ()
    return document


@pytest.mark.parametrize(
    ("route", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("id",), (2, 5), (2, 1)),
        (("clé",), (3, 8), (3, 1)),
        (("steps",), (5, 3), (4, 1)),
        (("steps", 0), (5, 5), (5, 5)),
        (("steps", 0, "id"), (5, 9), (5, 5)),
        (("steps", 0, "needs"), (6, 12), (6, 5)),
        (("steps", 0, "needs", 0), (6, 13), (6, 13)),
        (("steps", 0, "needs", 1, "any", 0), (6, 25), (6, 25)),
        (("steps", 0, "note"), (7, 11), (7, 5)),
        (("steps", 1, 1), (10, 9), (10, 9)),
        (("rien",), (11, 6), (11, 1)),
    ],
)
def test_a_route_leads_to_a_value_and_to_its_key(
    document: Document, route: Route, value: tuple[int, int], key: tuple[int, int]
) -> None:
    assert document.position(route) == value
    assert document.position(route, at_key=True) == key


@pytest.mark.parametrize(
    ("route", "ancestor"),
    [
        (("steps", 0, "role"), ("steps", 0)),
        (("steps", 7, "id"), ("steps",)),
        (("id", "x", 3), ("id",)),
        (("absent",), ()),
    ],
)
def test_a_route_that_leads_nowhere_stops_at_its_nearest_ancestor(
    document: Document, route: Route, ancestor: Route
) -> None:
    assert document.position(route) == document.position(ancestor)
    assert document.position(route, at_key=True) == document.position(ancestor)


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_lines_are_those_of_a_text_editor(read: Read, end: str) -> None:
    document, _ = read(end.join(["a: 1", "", "b: é", "c: 3"]))
    assert document is not None
    assert document.position(("c",)) == (4, 4)
