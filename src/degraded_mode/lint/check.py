"""Everything that is wrong in a corpus: what reading it found, and what the rules have to say."""

from collections.abc import Iterator, Sequence
from datetime import date

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.profile import Profile, severity_under
from degraded_mode.lint.registry import RULES
from degraded_mode.lint.rule import Remark, Rule
from degraded_mode.lint.surveying import surveys
from degraded_mode.loading.load import Loaded
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Position


def check(loaded: Loaded, *, today: date, profile: Profile = Profile.DAILY) -> tuple[Finding, ...]:
    """The findings in the order of the files and of their lines; what is said of the group is not said of a site."""
    weighed = [(rule, severity) for rule in RULES if (severity := severity_under(profile, rule)) is not None]
    return tuple(sorted((*loaded.findings, *_judged(loaded, today, weighed)), key=lambda one: _order(loaded, one)))


def _judged(loaded: Loaded, today: date, rules: Sequence[tuple[Rule, Severity]]) -> Iterator[Finding]:
    said_of_group: set[tuple[str, Kind, str, Route, tuple[str, ...]]] = set()
    for survey in surveys(loaded, today):
        site = survey.corpus.site
        for rule, severity in rules:
            for remark in rule.judge(survey):
                mark = (rule.code, remark.kind, remark.record, remark.route, remark.values)
                if mark not in said_of_group:
                    yield _finding(loaded, site, rule, severity, remark)
                if not site:
                    said_of_group.add(mark)


def _finding(loaded: Loaded, site: str, rule: Rule, severity: Severity, remark: Remark) -> Finding:
    def place(pointer: Pointer, at_key: bool = False) -> Place:
        return loaded.place(pointer.kind, pointer.record, pointer.route, site=site, at_key=at_key)

    return Finding(
        code=rule.code,
        severity=severity,
        place=place(Pointer(remark.kind, remark.record, remark.route), remark.at_key),
        message=remark.message,
        advice=remark.advice,
        related=tuple(place(pointer) for pointer in remark.related),
        values=remark.values,
    )


def _order(loaded: Loaded, finding: Finding) -> tuple[str, Position, str, str, tuple[str, ...]]:
    place = finding.place
    document = loaded.documents.get(place.path)
    found = document.position(place.route, at_key=place.at_key) if document else Position(0, 0)
    return place.path, place.position or found, finding.code, place.site, finding.values
