"""A part of a record, as the rules point at it: by its route in the merged record, never by a line."""

from dataclasses import dataclass

from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route


@dataclass(frozen=True, slots=True)
class Pointer:
    """A part of a record."""

    kind: Kind
    record: str
    route: Route = ()
    before: bool = False
    """The part stands in the record as the group wrote it, before what a site lays over it."""
