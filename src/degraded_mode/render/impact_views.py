"""What an outage does, already in words: the one source of the text and of the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperView:
    """What replaces a lost function."""

    function: str
    code: str
    form: str
    place: str


@dataclass(frozen=True, slots=True)
class UnitView:
    """A unit that is hit."""

    title: str
    now: str
    """How hard, at the moment asked for; empty when none is."""
    harm: str
    papers: tuple[PaperView, ...]
    lost: str
    """How many of its functions have lost their tool."""
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """A step that falls or holds by a substitute."""

    number: str
    vital: bool
    text: str
    because: tuple[str, ...]
    """Why it falls, or by what it holds."""


@dataclass(frozen=True, slots=True)
class OpeningView:
    """A procedure to open."""

    code: str
    title: str
    status: str
    """« suspendue », « brouillon »; empty when it is in force."""
    paper: str
    """The version and the code of the printed page to take."""
    units: str
    when: str
    reason: str
    declares: str
    immediate: tuple[str, ...]
    steps: str
    by_substitute: tuple[StepView, ...]
    falling: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class ProcedureView:
    """A procedure that is not opened by the outage, and the reason."""

    code: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class FallView:
    """Systems of one kind that fall though nobody named them: name, and why in few words."""

    kind: str
    systems: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class CopyView:
    """A read-only copy."""

    system: str
    title: str
    usable: bool
    words: str


@dataclass(frozen=True, slots=True)
class SituationView:
    """The whole answer for one site."""

    site: str
    title: str
    lost: tuple[str, ...]
    absent: tuple[str, ...]
    """Sentences about what was named and does not concern the site."""
    moment: str
    summary: str
    first: tuple[str, ...]
    units: tuple[UnitView, ...]
    openings: tuple[OpeningView, ...]
    left_shut: tuple[ProcedureView, ...]
    on_order: tuple[ProcedureView, ...]
    falls: tuple[FallView, ...]
    copies: tuple[CopyView, ...]
    reserves: tuple[tuple[str, str], ...]
    """What still stands by a reserve: until when, and what falls then."""
    picture: str = ""
    """SVG; empty when nothing falls."""
    sheets: tuple[str, ...] = ()
    """The same in pictures that each fit on a page."""


@dataclass(frozen=True, slots=True)
class SeenView:
    """A part of what people said, as it was understood."""

    state: str
    text: str
    systems: str


@dataclass(frozen=True, slots=True)
class ExplanationView:
    """Losses that explain what is seen."""

    losses: str
    also: str
    """Other losses that would look the same; empty when there are none."""
    check: str
    command: str


@dataclass(frozen=True, slots=True)
class DiagnosisView:
    """What may be lost, given what people see at a site."""

    site: str
    title: str
    seen: tuple[SeenView, ...]
    verdict: str
    explanations: tuple[ExplanationView, ...]


@dataclass(frozen=True, slots=True)
class TurnView:
    """A moment of a scenario."""

    at: str
    lost: tuple[str, ...]
    back: tuple[str, ...]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    falling: tuple[str, ...]
    """Every step that falls at that moment, and why."""
    units: int
    """How many units are hit at that moment."""


@dataclass(frozen=True, slots=True)
class CourseView:
    """A scenario as it unfolds at a site."""

    site: str
    title: str
    source: str
    turns: tuple[TurnView, ...]
