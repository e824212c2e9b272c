"""A check as it is handed over to other programs: findings with their places in files, and what was not told."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from degraded_mode.source.findings import Severity


@dataclass(frozen=True, slots=True)
class Spot:
    """A part of a file; lines and columns count from 1, and columns count characters."""

    path: str
    """As seen from where the program was started, with forward slashes."""
    line: int | None = None
    """None for a whole file or a folder, and so are the columns."""
    column: int | None = None
    end_column: int | None = None
    """The column after the last character."""


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in French words and in files."""

    code: str
    severity: Severity
    message: str
    advice: str
    spot: Spot
    related: tuple[Spot, ...]
    record: str
    """Such as `runbook standard-perdu`; empty for what is said of a whole file."""
    step: str
    site: str
    fingerprint: str
    """The same as long as the finding is, wherever it moves; no two findings of a check have the same."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A finding that somebody set aside."""

    told: Told
    reason: str
    until: date
    by: str


@dataclass(frozen=True, slots=True)
class Described:
    """What a code means."""

    slug: str
    title: str
    severity: Severity
    """How serious the rule is in a daily check."""
    help: str
    """Its card, in Markdown."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a check has to say."""

    version: str
    """Of the program."""
    day: date
    """The day on which ages are judged."""
    profile: str
    status: int
    """How the program ends."""
    files: tuple[str, ...]
    """The paths of the files that were read."""
    records: int
    findings: tuple[Told, ...]
    aside: tuple[Waiting, ...]
    accepted: int
    """Findings that the list of accepted findings holds."""
    gone: int
    """Lines of that list that have no finding any more."""
    codes: Mapping[str, Described]
    """The codes of the findings."""
