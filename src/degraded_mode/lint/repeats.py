"""Findings that say the same thing, gathered: what is mended in one go is read in one go."""

from collections.abc import Iterable
from dataclasses import dataclass

from degraded_mode.source.findings import Finding


@dataclass(frozen=True, slots=True)
class Repeated:
    """A finding, and those that say the very same sentence of other places."""

    first: Finding
    others: tuple[Finding, ...] = ()

    @property
    def all(self) -> tuple[Finding, ...]:
        return (self.first, *self.others)

    @property
    def of_one_cause(self) -> bool:
        """True when they blame the same name: an unknown role is declared once, a date is put off in each procedure."""
        return self.first.values != ()


def gathered(findings: Iterable[Finding]) -> tuple[Repeated, ...]:
    """The findings in the order of the first of each sentence, which quotes the name at fault when there is one."""
    alike: dict[tuple[str, ...], list[Finding]] = {}
    for one in findings:
        alike.setdefault((*chore(one), one.place.site, one.message, *one.values), []).append(one)
    return tuple(Repeated(first, tuple(others)) for first, *others in alike.values())


def chore(finding: Finding) -> tuple[str, ...]:
    """What findings have in common that ask for the same gesture again and again: two hundred numbers to call."""
    return finding.code, finding.severity, finding.advice
