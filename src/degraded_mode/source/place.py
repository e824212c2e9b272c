"""Where a finding points: a route in a document, a route in a merged record, or a bare position."""

from dataclasses import dataclass
from typing import NamedTuple

Route = tuple[str | int, ...]
"""Keys and list indexes from the root of a document or of a record, as in `("steps", 3, "needs", 0)`."""


class Position(NamedTuple):
    """A character of a text; line and column count from 1, and a column counts characters, not cells or bytes."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Place:
    """What a finding is about. The line is looked up in the document when the finding is shown."""

    path: str
    """As the reader gave it, with forward slashes."""
    route: Route = ()
    """Route inside the document at `path`."""
    record: str = ""
    """Such as `runbook samu-15-vers-18`; empty when the finding is about a whole file."""
    record_route: Route = ()
    """Route inside the merged record."""
    position: Position | None = None
    """Wins over `route`. Given where no route can say it (the second of two equal keys), and by all that reading finds,
    which may outlive a document that could not be built."""
    at_key: bool = False
    """The mark is the key, not the value."""
    site: str = ""
    """Site of the overlay; empty for the group."""
