"""What the pages of a binder show around its procedures, already in words."""

from dataclasses import dataclass
from typing import Literal

from degraded_mode.render.views import Masthead, Reach, Table, Where


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides in a unit, by day and out of hours."""

    unit: str
    day: str
    night: str


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page of a binder."""

    id: str
    where: Where
    head: Masthead
    notices: tuple[str, ...]
    activities: str
    minutes: tuple[str, ...]
    """What to do in the first five minutes."""
    deciders: tuple[Decider, ...]
    contents: tuple[str, ...]
    kind: Literal["cover"] = "cover"


@dataclass(frozen=True, slots=True)
class Entry:
    """A procedure in an index: its tab and its code, never a page that the next edition would move."""

    tab: str
    code: str
    title: str
    immediate: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """What one looks for in an index, what helps to recognise it, and where it leads."""

    name: str
    hint: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Index:
    """An index of a binder."""

    id: str
    where: Where
    head: Masthead
    sought: str
    headings: tuple[Heading, ...]
    kind: Literal["index"] = "index"


@dataclass(frozen=True, slots=True)
class Directory:
    """Functions to reach, and the date each channel was last tried."""

    id: str
    where: Where
    head: Masthead
    people: tuple[Reach, ...]
    kind: Literal["directory"] = "directory"


@dataclass(frozen=True, slots=True)
class Field:
    """A box of a form, or a column of its table. `shape` says what is drawn in it."""

    where: Where
    label: str
    reentry: str
    shape: str
    options: tuple[str, ...]
    unit: str
    rows: int
    columns: tuple["Field", ...]
    note: str
    least: int
    """Millimetres that the hand and the words need."""
    twelfths: int
    """How much of the page's width the box takes; 12 for a column."""


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A paper form to copy."""

    id: str
    where: Where
    head: Masthead
    identity: bool
    allergies: bool
    number: str
    instructions: str
    fields: tuple[Field, ...]
    wide: bool
    """The sheet lies on its side: its registers have too many columns for one that stands."""
    kind: Literal["form"] = "form"


@dataclass(frozen=True, slots=True)
class Ready:
    """A message ready to go."""

    where: Where
    title: str
    use: str
    text: str
    withdrawal: str


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages of a binder."""

    id: str
    where: Where
    head: Masthead
    messages: tuple[Ready, ...]
    kind: Literal["messages"] = "messages"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of reference."""

    where: Where
    title: str
    use: str
    text: str
    options: tuple[str, ...]
    table: Table | None


@dataclass(frozen=True, slots=True)
class Papers:
    """The documents of reference of a binder."""

    id: str
    where: Where
    head: Masthead
    papers: tuple[Paper, ...]
    kind: Literal["papers"] = "papers"


@dataclass(frozen=True, slots=True)
class Effective:
    """One line of the list of effective pages; `piece` is the piece whose pages are counted."""

    code: str
    title: str
    version: str
    paper_code: str
    piece: str


@dataclass(frozen=True, slots=True)
class EffectivePages:
    """What a complete binder of this edition holds."""

    id: str
    where: Where
    head: Masthead
    lines: tuple[Effective, ...]
    kind: Literal["effective"] = "effective"
