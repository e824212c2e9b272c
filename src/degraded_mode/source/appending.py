"""One more item at the end of a list of a file; every byte that was there stays, in its place."""

import codecs
import re
from typing import Final

from degraded_mode.source.document import Document, Tree, read_document
from degraded_mode.source.extents import extents
from degraded_mode.source.place import Route

_FILLER: Final = re.compile(r"[ \t]*(#.*)?")
_COMMENT: Final = re.compile(r"(?P<margin>[ \t]*)#")


def appended(raw: bytes, document: Document, route: Route, item: str) -> bytes | None:
    """The file with an item after the last of the list at `route`, written as the lines of a block of keys.

    None when the list is not one of dashes, or when the item would not read back as the last of the list, all the
    others unchanged. The item takes the margin, the ends of line and the spacing of the list.
    """
    text = document.text
    bom = codecs.BOM_UTF8 if raw.startswith(codecs.BOM_UTF8) else b""
    if bom + text.encode() != raw:
        return None
    if not can_take(document, route):
        return None
    found = extents(text)
    items = [one for one in found if len(one) == len(route) + 1 and one[:-1] == route]
    begin = found[route].start
    margin = text[text.rfind("\n", 0, begin) + 1 : begin]
    if margin.strip(" "):
        return None
    where = _after(text, found[items[-1]].end, len(margin))
    spaced = len(items) > 1 and _blank_between(text[found[items[-2]].end : found[items[-1]].begin])
    added = _laid_out(text, where, margin, item, spaced=spaced)
    content = bom + f"{text[:where]}{added}{text[where:]}".encode()
    return content if _reads_back(content, document, route, item) else None


def can_take(document: Document, route: Route) -> bool:
    """True when a list of dashes stands at `route`: one between brackets, or none at all, takes no item."""
    items = _list_at(document.tree, route)
    return bool(items) and not extents(document.text)[(*route, 0)].flow


def as_item(block: str) -> str:
    """A block of keys as the item of a list of dashes."""
    first, *others = block.rstrip("\n").split("\n")
    return "".join(f"{line}\n" for line in (f"- {first}", *(f"  {line}".rstrip() for line in others)))


def _after(text: str, end: int, margin: int) -> int:
    """Where a new item goes: the end of the text, or the line below the last item and the comments that are its own."""
    below = text.find("\n", end) + 1
    if below == 0 or all(_FILLER.fullmatch(line.rstrip("\r")) for line in text[below:].split("\n")):
        return len(text)
    where = below
    while comment := _COMMENT.match(text, where):
        if len(comment["margin"]) <= margin:
            break
        where = text.find("\n", where) + 1
    return where


def _blank_between(text: str) -> bool:
    return re.search(r"\n[ \t\r]*\n", text) is not None


def _laid_out(text: str, where: int, margin: str, item: str, *, spaced: bool) -> str:
    line_end = "\r\n" if "\r\n" in text else "\n"
    lines = [f"{margin}{line}".rstrip() for line in as_item(item).rstrip("\n").split("\n")]
    opening = "" if where == 0 or text[where - 1] == "\n" else line_end
    if spaced and not re.search(r"\n[ \t\r]*\n$", text[:where]):
        opening += line_end
    return opening + "".join(f"{line}{line_end}" for line in lines)


def _reads_back(content: bytes, document: Document, route: Route, item: str) -> bool:
    after, findings = read_document(document.path, content)
    alone, _ = read_document(document.path, item.encode())
    before = _list_at(document.tree, route)
    if after is None or findings or alone is None or before is None:
        return False
    return _bare(_list_at(after.tree, route)) == _bare([*before, alone.tree])


def _list_at(tree: Tree, route: Route) -> list[Tree] | None:
    here: Tree = tree
    for part in route:
        here = here.get(str(part), "") if isinstance(here, dict) else here
    return here if isinstance(here, list) else None


def _bare(tree: "Tree | None") -> object:
    """A tree without the line ends that close a text: the last of a file without an end of line has none."""
    match tree:
        case str():
            return tree.rstrip("\n")
        case list():
            return [_bare(one) for one in tree]
        case dict():
            return {key: _bare(one) for key, one in tree.items()}
        case None:
            return None
