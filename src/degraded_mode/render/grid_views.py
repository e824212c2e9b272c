"""What a coverage grid shows, already in words: the one source of the text and of the page to open."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One function at one horizon: letters to read at a glance, and the same in words."""

    letters: str
    words: str
    sheets: str
    """How many it takes, alone."""
    holed: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One function of a unit."""

    function: str
    needs: str
    paper: str
    """Code of the form."""
    form: str
    """Code and name."""
    place: str
    procedures: tuple[str, ...]
    """The unit's own."""
    neighbours: tuple[str, ...]
    """Those of its neighbours, each with whose it is."""
    held: str
    """Sheets in the kit."""
    practice: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """One unit."""

    title: str
    waits: str
    decider: str
    harms: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing to repair."""

    harm: str
    since: str
    unit: str
    functions: str
    sentence: str
    vital: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """The coverage of one site."""

    site: str
    day: str
    horizons: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    idle: tuple[str, ...]
    gaps: tuple[Gap, ...]
    summary: str
