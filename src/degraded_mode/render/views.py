"""What a page shows, already in words: the one source of the PDF and of the HTML page.

Every text is typeset (French spaces are in it); nothing here is template source. `where` names the record and the
route that a part comes from, so that what does not fit on paper can be traced to a line of a hospital's file.
"""

from dataclasses import dataclass
from typing import Literal

Where = tuple[str, str, tuple[str | int, ...]]
"""Kind of record, identifier, route in the record."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A step that another one cites: its number on paper, and the anchor that gives its page."""

    number: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a contact. `number` stands alone, large; `words` says what has no number."""

    means: str
    number: str
    words: str
    through: str
    tested: str
    lost: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """A labelled text, or a list when there are several; with a box to tick before each when `ticks`."""

    label: str
    items: tuple[str, ...]
    ticks: bool = False
    kind: Literal["lines"] = "lines"


@dataclass(frozen=True, slots=True)
class Frame:
    """Words to be said or shown exactly, set in a frame."""

    label: str
    text: str
    kind: Literal["frame"] = "frame"


@dataclass(frozen=True, slots=True)
class Script:
    """A text too long to stand in a step: the step names it, the last page of the procedure gives it."""

    label: str
    text: str
    anchor: str
    kind: Literal["script"] = "script"


@dataclass(frozen=True, slots=True)
class Reach:
    """A contact and its channels, in order of preference. `who` is empty when the sentence has just named it;
    `held` says what is left out of the page."""

    label: str
    who: str
    channels: tuple[Channel, ...]
    held: str
    kind: Literal["reach"] = "reach"


@dataclass(frozen=True, slots=True)
class Table:
    """A small table."""

    label: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class Cites:
    """A sentence that ends with steps: « après les étapes » 3 et 4. `timing` says it among who and when."""

    label: str
    refs: tuple[Ref, ...]
    timing: bool = False
    kind: Literal["cites"] = "cites"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a decision, what it leads to and the steps that it asks."""

    answer: str
    then: str
    steps: tuple["Step", ...]


@dataclass(frozen=True, slots=True)
class Answers:
    """Every answer of a decision."""

    options: tuple[Answer, ...]
    kind: Literal["answers"] = "answers"


Part = Lines | Frame | Script | Reach | Table | Cites | Answers


@dataclass(frozen=True, slots=True)
class Step:
    """A step as it is printed, top to bottom: warnings, condition, text, parts, who and when, marks."""

    number: str
    anchor: str
    where: Where
    vital: bool
    warning: str
    caution: str
    note: str
    condition: str
    text: str
    parts: tuple[Part, ...]
    who: str
    when: tuple[str, ...]
    marks: tuple[str, ...]
    second: str
    decision: bool
    nested: int
    bulk: int
    """Millimetres that it cannot exceed in height."""


@dataclass(frozen=True, slots=True)
class Phase:
    """A block of steps under its heading: the moment, and what it is about when that is written."""

    name: str
    title: str
    window: str
    mode: str
    where: Where
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A part of a procedure that is taken in the hand at one time: act, hold, come back."""

    name: str
    """Empty when the procedure has only one."""
    phases: tuple[Phase, ...]
    most_pages: int
    """Pages that it must not exceed, 0 when it may take any number."""


@dataclass(frozen=True, slots=True)
class Band:
    """A state that must be seen before anything else is read."""

    title: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands on every page."""

    title: str
    units: str
    site: str
    group: str
    code: str
    version: str
    dates: str
    """In force since, to be reviewed before, status."""
    paper_code: str
    qr: tuple[str, ...]
    """Rows of the QR code without its quiet zone: `1` black, `0` white. Empty: no code."""
    tab: str
    slot: int
    """Height of the tab on the page's edge, from 0 at the top."""
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What the first page says before the steps."""

    situation: str
    immediate: tuple[Step, ...]
    conditions: tuple[str, ...]
    day: str
    night: str
    may_alone: str
    stand_down: str
    keep: tuple[str, ...]
    reduce: tuple[str, ...]
    stop: tuple[str, ...]
    facts: tuple[Part, ...]
    look_alikes: tuple[Lines, ...]
    inhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A procedure ready to be set."""

    id: str
    where: Where
    head: Masthead
    notices: tuple[str, ...]
    opening: Opening
    leaves: tuple[Leaf, ...]
    scripts: tuple[Script, ...]
    """The long texts that its steps give, in the order of the steps."""
    control: tuple[Lines, ...]
    """Who wrote, approved and keeps the procedure, and what changed."""
    kind: Literal["sheet"] = "sheet"

    @property
    def phases(self) -> tuple[Phase, ...]:
        """Every phase, whatever the part that it is printed on."""
        return tuple(phase for leaf in self.leaves for phase in leaf.phases)


@dataclass(frozen=True, slots=True)
class Card:
    """The first page of a procedure alone, to hang on a wall or keep in a pocket (« fiche réflexe »)."""

    id: str
    where: Where
    head: Masthead
    notices: tuple[str, ...]
    opening: Opening
    then: str
    """Where the procedure goes on."""
    kind: Literal["card"] = "card"
