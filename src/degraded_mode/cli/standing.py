"""Where a corpus stands once it has been checked: what is to be told, and what is only counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from degraded_mode.lint.baseline import Baseline
from degraded_mode.lint.set_aside import SetAside
from degraded_mode.loading.load import Loaded
from degraded_mode.source.findings import Finding


@dataclass(frozen=True, slots=True)
class Standing:
    """What a check has to say, whatever the form in which it is said."""

    loaded: Loaded
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]
    """What is to be told, in the order of the files."""
    aside: tuple[SetAside, ...] = ()
    """What an ignore sets aside."""
    everything: tuple[Finding, ...] = ()
    """All that was found, told or not: a finding is known by what it is among them."""
    accepted: tuple[Finding, ...] = ()
    """What the list of accepted findings holds."""
    gone: int = 0
    """How many lines of that list have no finding any more."""
    left: Baseline | None = None
    """The list without those lines, when it is to be written."""
    untrusted: bool = False
    """The list itself cannot be trusted: it is all that is told."""
