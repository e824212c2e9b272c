"""Where a new record goes: at the end of a list that a file already holds, or in a file of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from degraded_mode.drafting.habits import values_at
from degraded_mode.drafting.question import Situation
from degraded_mode.loading.layout import SITES, role_of
from degraded_mode.model.corpus import Kind
from degraded_mode.model.kind import FOLDERS
from degraded_mode.source.appending import appended, as_item, can_take
from degraded_mode.source.document import Document, Tree
from degraded_mode.source.place import Route

ALONE: Final = frozenset({Kind.FORM, Kind.REFERENCE, Kind.MESSAGE, Kind.RUNBOOK, Kind.SCENARIO})
"""Kinds whose records have a file each: one of them is a page or more."""


@dataclass(frozen=True)
class Placed:
    """A file of the folder, with the new record in it."""

    path: str
    content: bytes
    is_new: bool
    """True for a file that was not there."""


def holders(situation: Situation) -> tuple[str, ...]:
    """The files that may take one more record of the kind, the likeliest first; none when it has a file of its own."""
    found = [document for document, _ in _lists(situation)]
    single = any(isinstance(one.tree, dict) and "id" in one.tree for one in _documents(situation))
    if situation.kind in ALONE and (single or not found):
        return ()
    return tuple(one.path for one in sorted(found, key=lambda one: -_likeness(situation, one)))


def about(situation: Situation, path: str) -> str:
    """The first sentence of the first remark of a file, which says what it holds; empty without any."""
    lines = situation.loaded.documents[path].text.splitlines()
    remarks = (line.lstrip("# ").strip() for line in lines if line.startswith("#") and "$schema" not in line)
    return next((one.partition(". ")[0].rstrip(".") for one in remarks if one), "")


def placed(situation: Situation, path: str, text: str, files: Mapping[str, bytes], schema: str) -> Placed | None:
    """The file at `path` with the record at the end of its list; a new file where no list can take it.

    `files`: the folder as it stands. `schema`: the name of the schema that editors read, empty without any. None when
    a file that bears the name of the record is in the way.
    """
    for document, route in _lists(situation):
        if document.path == path and (content := appended(files[path], document, route, text)) is not None:
            return Placed(path, content, is_new=False)
    folder = f"{SITES}/{situation.site}/" if situation.site else ""
    shared = f"{folder}{FOLDERS[situation.kind]}.yaml"
    if situation.kind not in ALONE and not any(_documents(situation)) and shared not in files:
        return Placed(shared, f"{_header(shared, schema)}{as_item(text)}".encode(), is_new=True)
    own = f"{folder}{FOLDERS[situation.kind]}/{situation.text('id')}.yaml"
    return None if own in files else Placed(own, f"{_header(own, schema)}{text}".encode(), is_new=True)


def _header(path: str, schema: str) -> str:
    """The line by which an editor finds what each key means."""
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}.schema/{schema}.schema.json\n" if schema else ""


def _documents(situation: Situation) -> Iterator[Document]:
    for path, document in situation.loaded.documents.items():
        role = role_of(path)
        if role and role.kind is situation.kind and role.site == situation.site:
            yield document


def _lists(situation: Situation) -> Iterator[tuple[Document, Route]]:
    """The files whose list of such records takes one more, and where the list is in them."""
    for document in _documents(situation):
        route: Route = (FOLDERS[situation.kind],) if isinstance(document.tree, dict) else ()
        if can_take(document, route):
            yield document, route


def _likeness(situation: Situation, document: Document) -> int:
    """How much the answers look like the record of the file that they most look like."""
    answers = {route: set(situation.several(*route)) for route in situation.answers if route != ("id",)}
    name = FOLDERS[situation.kind]
    rows: Tree = document.tree[name] if isinstance(document.tree, dict) else document.tree
    return max(
        sum(1 for route, said in answers.items() if said & set(values_at(row, route)))
        for row in (rows if isinstance(rows, list) and rows else [""])
    )
