"""Trees as text again: YAML that reads back as the very same strings, for people to read in a narrow window."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from degraded_mode.language.wrapping import columns, wrap
from degraded_mode.source.objections import in_quotes
from degraded_mode.source.place import Route

WIDTH: Final = 80
_INDENT: Final = "  "

_PLAIN = re.compile(r"[^\W_](?:[^\n:#,\[\]{}\"'`|>&*!%@\\]|(?<=\w)'|:(?=\S))*")
"""Texts that no reader of YAML can take for anything else, inside brackets or outside."""
_JOINT = re.compile(r"(?<=[^ ]) (?=[^ ])")

Note = Callable[[Route], str]
"""What stands in the margin beside the value at a route; empty for nothing."""
Above = Callable[[Route], tuple[str, ...]]
"""What stands above the value at a route, one remark per line."""


def scalar(text: str) -> str:
    """A text on one line as a YAML value, with quotes only where they are needed."""
    if _PLAIN.fullmatch(text) and not text.endswith((" ", ":")) and text.isprintable():
        return text
    if "\n" in text or "\t" in text:
        inner = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{inner}"'
    return in_quotes(text)


def lines_of(tree: object, note: Note, above: Above) -> Iterator[str]:
    """The lines of a block of keys, 80 columns at most where a text can be cut, each note after its value or above."""
    if isinstance(tree, dict):
        yield from _block(tree, (), "", note, above)


def _block(tree: dict[str, object], route: Route, margin: str, note: Note, above: Above) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(f"{margin}{scalar(key)}:", value, (*route, key), margin, note, above)


def _list(items: list[object], route: Route, margin: str, note: Note, above: Above) -> Iterator[str]:
    for index, item in enumerate(items):
        here = (*route, index)
        flat = _flat(item, here, note)
        if isinstance(item, dict) and (flat is None or columns(f"{margin}- {flat}") > WIDTH):
            yield from _dashed(item, here, margin, note, above)
        else:
            yield from _entry(f"{margin}-", item, here, margin, note, above)


def _dashed(item: dict[str, object], route: Route, margin: str, note: Note, above: Above) -> Iterator[str]:
    """A block whose first key stands beside its dash."""
    yield from _remarks(margin, (*above(route), *filter(None, (note(route),))))
    waiting = True
    for line in _block(item, route, margin + _INDENT, note, above):
        if waiting and not line.lstrip().startswith("#"):
            waiting = False
            yield f"{margin}- {line[len(margin) + 2 :]}"
        else:
            yield line


def _entry(head: str, value: object, route: Route, margin: str, note: Note, above: Above) -> Iterator[str]:
    yield from _remarks(margin, above(route))
    flat = _flat(value, route, note)
    if flat is not None and columns(f"{head} {flat}") <= WIDTH:
        yield from _noted(f"{head} {flat}".rstrip(), note(route), margin)
        return
    match value:
        case str():
            yield from _long(head, value, note(route), margin)
        case dict():
            yield from _noted(head, note(route), margin)
            yield from _block(value, route, margin + _INDENT, note, above)
        case list():
            yield from _noted(head, note(route), margin)
            yield from _list(value, route, margin + _INDENT, note, above)
        case _:
            pass


def _flat(value: object, route: Route, note: Note) -> str | None:
    """The value on one line, None when it is too deep for it or when part of it has a note of its own."""
    match value:
        case str():
            return scalar(value)
        case dict():
            parts = [(f"{scalar(key)}: ", part, (*route, key)) for key, part in value.items()]
        case list():
            parts = [("", part, (*route, index)) for index, part in enumerate(value)]
        case _:
            return None
    flat = [(head, _flat(part, here, note), note(here)) for head, part, here in parts]
    if any(inner is None or own for _, inner, own in flat) or len(route) == 0:
        return None
    if isinstance(value, list) and len(value) > 1 and any(isinstance(part, dict) for part in value):
        return None
    text = ", ".join(f"{head}{inner}" for head, inner, _ in flat)
    return f"{{{text}}}" if isinstance(value, dict) else f"[{text}]"


def _long(head: str, text: str, note: str, margin: str) -> Iterator[str]:
    """A text cut at its spaces under its key; on one line whatever its length where that would change it."""
    paragraphs = text.removesuffix("\n").split("\n")
    if any(not one or one.startswith(" ") or one.endswith(" ") for one in paragraphs):
        yield from _noted(f"{head} {scalar(text)}", note, margin)
        return
    yield from _noted(f"{head} {'>' if text.endswith(chr(10)) else '>-'}", note, margin)
    for rank, paragraph in enumerate(paragraphs):
        if rank:
            yield ""
        yield from _cut(paragraph, margin + _INDENT)


def _cut(paragraph: str, margin: str) -> Iterator[str]:
    line = ""
    for word in _JOINT.split(paragraph):
        if line and columns(f"{margin}{line} {word}") > WIDTH:
            yield f"{margin}{line}"
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield f"{margin}{line}"


def _noted(line: str, note: str, margin: str) -> Iterator[str]:
    """The line with its note against the right edge, or under a line of its own for the note."""
    room = WIDTH - columns(line) - columns(note) - len("# ")
    if not note:
        yield line
    elif room < 2:
        yield from _remarks(margin, (note,))
        yield line
    else:
        yield f"{line}{' ' * room}# {note}"


def _remarks(margin: str, remarks: tuple[str, ...]) -> Iterator[str]:
    for remark in remarks:
        yield from wrap(remark, WIDTH, f"{margin}# ", f"{margin}#   ")
