"""Everything that is wrong in a corpus: what reading it found, and what the rules have to say."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from degraded_mode.lint.ignores import IDLE, idle_remark
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.profile import Profile, severity_under
from degraded_mode.lint.registry import RULES
from degraded_mode.lint.rule import Remark, Rule
from degraded_mode.lint.set_aside import Parted, SetAside, part
from degraded_mode.lint.surveying import surveys
from degraded_mode.loading.load import Loaded
from degraded_mode.model.runbook import Route
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Position


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found, in the order of the files and of their lines."""

    findings: tuple[Finding, ...]
    aside: tuple[SetAside, ...] = ()
    """What an ignore sets aside: not among the findings."""

    @property
    def everything(self) -> tuple[Finding, ...]:
        """The findings and what was set aside: no reason given makes a page of paper right."""
        return (*self.findings, *(one.finding for one in self.aside))


def check(loaded: Loaded, *, today: date, profile: Profile = Profile.DAILY) -> tuple[Finding, ...]:
    """The findings that nobody has set aside; what is said of the group is not said of a site."""
    return examine(loaded, today=today, profile=profile).findings


def examine(loaded: Loaded, *, today: date, profile: Profile = Profile.DAILY) -> Checked:
    """The findings, and those that an ignore sets aside on that day."""
    weighed = [(rule, severity) for rule in RULES if (severity := severity_under(profile, rule)) is not None]
    parted = part(loaded, (*loaded.findings, *_judged(loaded, today, weighed)), today)
    found = (*parted.left, *_idle(loaded, parted, severity_under(profile, IDLE)))
    return Checked(
        tuple(sorted(found, key=lambda one: _order(loaded, one))),
        tuple(sorted(parted.aside, key=lambda one: _order(loaded, one.finding))),
    )


def unjudged(profile: Profile) -> frozenset[str]:
    """The codes of the rules that a profile leaves aside."""
    return frozenset(rule.code for rule in RULES if severity_under(profile, rule) is None)


def _judged(loaded: Loaded, today: date, rules: Sequence[tuple[Rule, Severity]]) -> Iterator[Finding]:
    said_of_group: set[tuple[str, str, Route, tuple[str, ...]]] = set()
    for survey in surveys(loaded, today):
        site = survey.corpus.site
        for rule, severity in rules:
            for remark in rule.judge(survey):
                finding = _finding(loaded, site, rule, severity, remark)
                # Told apart by where it is written: at a site, another step may stand at the same rank.
                mark = (rule.code, finding.place.path, finding.place.route, remark.values)
                if mark not in said_of_group:
                    yield finding
                if not site:
                    said_of_group.add(mark)


def _idle(loaded: Loaded, parted: Parted, severity: Severity | None) -> Iterable[Finding]:
    """What is said of the ignores that set nothing aside; nothing where the profile leaves that rule aside."""
    codes = [rule.code for rule in RULES]
    return (
        _finding(loaded, corpus.site, IDLE, severity, idle_remark(corpus, ignore, codes))
        for corpus, ignore in parted.idle
        if severity is not None
    )


def _finding(loaded: Loaded, site: str, rule: Rule, severity: Severity, remark: Remark) -> Finding:
    def place(pointer: Pointer, at_key: bool = False) -> Place:
        where = "" if pointer.before else site
        return loaded.place(pointer.kind, pointer.record, pointer.route, site=where, at_key=at_key)

    return Finding(
        code=rule.code,
        severity=severity,
        place=place(Pointer(remark.kind, remark.record, remark.route), remark.at_key),
        message=remark.message,
        advice=remark.advice,
        related=tuple(place(pointer) for pointer in remark.related),
        values=remark.values,
        correction=remark.correction,
    )


def _order(loaded: Loaded, finding: Finding) -> tuple[str, Position, str, str, tuple[str, ...]]:
    place = finding.place
    document = loaded.documents.get(place.path)
    found = document.position(place.route, at_key=place.at_key) if document else Position(0, 0)
    return place.path, place.position or found, finding.code, place.site, finding.values
