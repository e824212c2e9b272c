"""What only the hospital can write, marked in place of what the kit invented: numbers, floors, dates, approvals."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.adoption.cutting import base_size
from degraded_mode.loading.layout import role_of
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Status
from degraded_mode.model.written import BLANK
from degraded_mode.source.document import read_document
from degraded_mode.source.editing import replaced, without
from degraded_mode.source.extents import extents
from degraded_mode.source.place import Route
from degraded_mode.source.writing import scalar

FIRST_VERSION: Final = '"0.1"'

_NUMBER = re.compile(r"(?<!\d)0[1-9](?:[ .\u00a0\u202f]?\d\d){4}(?!\d)|\b[Pp]oste \d{2,4}(?: \d\d)?\b|\+33[ .\d]{9,14}")

DROPPED: Final[Mapping[Kind, frozenset[str]]] = {
    Kind.RUNBOOK: frozenset({"approval", "effective", "review_by", "changes"}),
    Kind.REFERENCE: frozenset({"validated_on"}),
    Kind.CONTACT: frozenset({"last_called"}),
}
"""Dates and names of what another hospital did: an approval, a call, a validation."""
WRITTEN: Final[Mapping[Kind, Mapping[str, str]]] = {
    Kind.RUNBOOK: {"status": Status.DRAFT.value, "version": FIRST_VERSION},
    Kind.CONTACT: {"floor": BLANK},
}
"""What stands in their place where something must."""


def marked(path: str, text: str) -> str:
    """A file of the kit, with what only the hospital can write marked."""
    role = role_of(path)
    document, _ = read_document(path, text.encode())
    if document is None or role is None:
        return text
    size = base_size(document.tree, path)
    drop, write = DROPPED.get(role.kind, frozenset()), WRITTEN.get(role.kind, {})
    routes = [route for route, _ in _values(document.tree, ()) if route]
    text = replaced(
        text,
        {route: write[str(route[-1])] for route in routes if len(route) == size + 1 and route[-1] in write}
        | _places(document.tree if role.kind is Kind.ESTABLISHMENT else None),
    )
    text = without(text, [route for route in routes if route[-1] in drop and _is_own(role.kind, route, size)])
    return _unnumbered(path, text)


def _is_own(kind: Kind, route: Route, size: int) -> bool:
    """A key of the record itself, or of a channel of a contact."""
    return len(route) == size + 1 or kind is Kind.CONTACT


def _places(tree: object) -> dict[Route, str]:
    """Names of places, kept as far as the first comma: what comes after is another hospital's building."""
    found: dict[Route, str] = {}
    if isinstance(tree, dict):
        for index, place in enumerate(tree.get("places", ())):
            head = place["title"].partition(",")[0].partition(" (")[0]
            found["places", index, "title"] = scalar(f"{head}, {BLANK}")
        for index, _ in enumerate(tree.get("sites", ())):
            found["sites", index, "has"] = BLANK
    return found


def _unnumbered(path: str, text: str) -> str:
    """Telephone numbers and extensions, in values only."""
    if not _NUMBER.search(text):
        return text
    document, _ = read_document(path, text.encode())
    found = extents(text)
    return replaced(
        text,
        {
            route: _NUMBER.sub(BLANK, text[found[route].start : found[route].end])
            for route, value in _values(document.tree if document else "", ())
            if isinstance(value, str) and _NUMBER.search(value)
        },
    )


def _values(tree: object, route: Route) -> Iterator[tuple[Route, object]]:
    yield route, tree
    match tree:
        case dict():
            for key, value in tree.items():
                yield from _values(value, (*route, key))
        case list():
            for index, value in enumerate(tree):
                yield from _values(value, (*route, index))
        case _:
            pass
