"""A file that was read: its text, what it says, and where it says it."""

import codecs
from dataclasses import dataclass, field

import yaml

from degraded_mode.source.builder import Built, DoubtfulTextError, build
from degraded_mode.source.encoding import LARGEST, decode
from degraded_mode.source.findings import Finding
from degraded_mode.source.parser import FASTEST, Parser
from degraded_mode.source.place import Position, Route
from degraded_mode.source.positions import Lines, Marks, Tree
from degraded_mode.source.suspicion import deserves_care

__all__ = ["LARGEST", "Document", "Reading", "Tree", "read_document"]


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as strings, lists and blocks. In `tree`, every scalar is its text (`0145672301`, `7:30`, `NO` and
    `2.10` come out as written), composed (NFC), and empty where nothing is written (`key:`)."""

    path: str
    text: str
    """Without byte-order mark, line ends as in the file."""
    tree: Tree
    marks: Marks = field(repr=False, compare=False)

    def position(self, route: Route, *, at_key: bool = False) -> Position:
        """Where the value at `route` starts, or its key; the nearest ancestor's where part of it does not exist."""
        return self.marks.lines.position(self.marks.offset(route, at_key=at_key))


Reading = tuple[Document | None, tuple[Finding, ...]]
"""What reading one file gave: what it says, when that can be known, and its mistakes."""


def read_document(path: str, raw: bytes, *, parser: Parser = FASTEST) -> tuple[Document | None, tuple[Finding, ...]]:
    """What a file says, None when it cannot be known; and one finding per mistake, in the order of the file.

    Never raises for what the file holds. A document may come with errors (a repeated key, a refused alias, a sentence
    cut by a colon): it then holds all that is certain.
    """
    text, problems = decode(path, raw)
    if text is None:
        return None, problems
    if (built := _quickly(text, raw.removeprefix(codecs.BOM_UTF8), parser)) is not None:
        return Document(path, text, built.tree, Marks(text, *built)), ()
    # Late: these modules are slow to import, and nearly no file calls for them.
    from degraded_mode.source.careful import read_carefully
    from degraded_mode.source.remark import findings_of

    lines = Lines(text)
    careful, remarks = read_carefully(text, lines, parser)
    if careful is None:
        return None, findings_of(path, remarks, lines, None)
    marks = Marks(text, *careful)
    return Document(path, text, careful.tree, marks), findings_of(path, remarks, lines, marks)


def _quickly(text: str, raw: bytes, parser: Parser) -> Built | None:
    """The tree of a text with nothing remarkable in it."""
    if deserves_care(text, raw):
        return None
    source = parser(text)
    try:
        return build(source)
    except (DoubtfulTextError, yaml.YAMLError):
        return None
    finally:
        source.dispose()
