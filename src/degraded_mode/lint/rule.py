"""What a rule is: a code, a name, how serious, and one function that reads a survey and makes remarks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.source.findings import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say about one part of a record, at its route in the merged record."""

    kind: Kind
    record: str
    route: Route
    message: str
    advice: str = ""
    values: tuple[str, ...] = ()
    """What tells this remark from another of the same rule at the same place; never words of the message."""
    related: tuple[Pointer, ...] = ()
    at_key: bool = False
    correction: str = ""
    """See `Finding.correction`."""


Judge = Callable[[Survey], Iterator[Remark]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the catalogue. Its card `cards/<code>.md` says why it exists and shows what it refuses."""

    code: str
    slug: str
    severity: Severity
    judge: Judge


def rule(*, code: str, slug: str, severity: Severity) -> Callable[[Judge], Rule]:
    """Makes a rule of the function that judges by it."""
    return lambda judge: Rule(code, slug, severity, judge)
