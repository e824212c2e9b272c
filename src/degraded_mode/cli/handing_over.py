"""A check put into the form that another program asked for."""

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Final

from degraded_mode import __version__
from degraded_mode.cli.check_request import Form, Request
from degraded_mode.cli.codes import without_card
from degraded_mode.cli.explain import card_text
from degraded_mode.cli.report import position_of
from degraded_mode.cli.standing import Standing
from degraded_mode.interop.check_json import check_json
from degraded_mode.interop.gitlab import gitlab
from degraded_mode.interop.junit import junit
from degraded_mode.interop.sarif import sarif
from degraded_mode.interop.told import Described, Report, Spot, Told, Waiting
from degraded_mode.language.typography import typeset
from degraded_mode.lint.identity import mark, names, parts_on, written
from degraded_mode.lint.registry import RULES
from degraded_mode.model.corpus import Kind
from degraded_mode.source.excerpt import value_length
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place

WRITERS: Final[Mapping[Form, Callable[[Report], str]]] = MappingProxyType(
    {Form.JSON: check_json, Form.SARIF: sarif, Form.GITLAB: gitlab, Form.JUNIT: junit}
)
"""What makes each document; text is made elsewhere."""


def document_of(standing: Standing, request: Request, status: int) -> str:
    """The whole document in the form asked for, with an end of line."""
    folder = "" if standing.untrusted else request.from_here
    writing = _Writing(standing, folder)
    told = tuple(map(writing.told, standing.findings))
    aside = tuple(
        Waiting(writing.told(one.finding), one.ignore.reason, one.ignore.until, one.ignore.by) for one in standing.aside
    )
    report = Report(
        version=__version__,
        day=request.today,
        profile=request.profile,
        status=status,
        files=tuple(map(writing.path, () if standing.untrusted else standing.files)),
        records=sum(len(standing.loaded.group.of(kind)) for kind in Kind),
        findings=told,
        aside=aside,
        accepted=len(standing.accepted),
        gone=standing.gone,
        codes={code: described(code) for code in {*(one.code for one in told), *(one.told.code for one in aside)}},
    )
    return WRITERS[request.form](report)


def described(code: str) -> Described:
    """What a code means: the card of a rule, or what is said of all those that reading gives."""
    for rule in RULES:
        if rule.code == code:
            card = card_text(rule)
            title = card.partition("\n")[0].removeprefix("# ")
            return Described(rule.slug, title, rule.severity, card)
    known = next(one for one in without_card() if one.code == code)
    return Described(known.slug, known.slug, Severity.ERROR, known.told)


class _Writing:
    """Puts findings into words and files; each is known by what it is in the whole check."""

    def __init__(self, standing: Standing, folder: str) -> None:
        self._standing, self._folder = standing, folder
        everything = standing.everything or standing.findings
        named = zip(everything, names(standing.loaded, everything), strict=True)
        self._marks = {id(one): mark(name) for one, name in named}

    def path(self, path: str) -> str:
        """The path of a file of the corpus."""
        return PurePosixPath(self._folder, path).as_posix()

    def told(self, finding: Finding) -> Told:
        """A finding as other programs get it."""
        place = finding.place
        return Told(
            code=finding.code,
            severity=finding.severity,
            message=typeset(finding.message),
            advice=typeset(finding.advice),
            spot=self._spot(place),
            related=tuple(map(self._spot, finding.related)),
            record=place.record,
            step=self._step(place),
            site=place.site,
            fingerprint=self._marks[id(finding)],
        )

    def _spot(self, place: Place) -> Spot:
        position = position_of(self._standing.loaded, place)
        if position is None:
            return Spot(self.path(place.path))
        document = self._standing.loaded.documents.get(place.path)
        length = value_length(document, place) if document else 1
        return Spot(self.path(place.path), position.line, position.column, position.column + length)

    def _step(self, place: Place) -> str:
        """The innermost named part of a procedure on the way to what is wrong."""
        if not place.record.startswith(f"{Kind.RUNBOOK} "):
            return ""
        named = [part.get("id") for part in parts_on(*written(self._standing.loaded, place))]
        return next((name for name in reversed(named) if isinstance(name, str)), "")
