"""What the report to the management shows, already in words."""

from dataclasses import dataclass
from typing import Literal

from degraded_mode.render.views import Masthead, Where


@dataclass(frozen=True, slots=True)
class Held:
    """How many functions of a unit hold at each horizon: `6 / 8`."""

    unit: str
    cells: tuple[str, ...]
    whole: tuple[bool, ...]
    """True where all of them hold."""


@dataclass(frozen=True, slots=True)
class Action:
    """One piece of work, what it gives, and by when its lack is felt."""

    what: str
    gain: str
    since: str


@dataclass(frozen=True, slots=True)
class Report:
    """Two pages: what the site survives and what it does not, then what to repair first."""

    id: str
    where: Where
    head: Masthead
    notices: tuple[str, ...]
    lead: tuple[str, ...]
    """The whole in three sentences."""
    horizons: tuple[str, ...]
    held: tuple[Held, ...]
    others: str
    """The units that the table leaves out, if any."""
    survives: tuple[str, ...]
    fails: tuple[str, ...]
    actions: tuple[Action, ...]
    nothing: str
    """What is said when there is no work to do."""
    more: str
    """How many pieces of work are left out, and where they are told."""
    weak: tuple[str, ...]
    """Single points of failure of the plan."""
    reading: tuple[str, ...]
    """How the figures were made."""
    kind: Literal["report"] = "report"
