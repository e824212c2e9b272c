"""Which units live by a plan that is in use: while a hospital is still writing its own, what lacks is no finding."""

from collections.abc import Iterable

from degraded_mode.lint.survey import Survey
from degraded_mode.model.runbook import Runbook, Status
from degraded_mode.model.unit import Unit


def in_use(survey: Survey) -> frozenset[str]:
    """The units that have a procedure in force; where the site has some, those too for which none is being written."""
    writing = covered(survey.units, _having(survey, Status.DRAFT))
    settled = covered(survey.units, _having(survey, Status.REVIEW, Status.APPROVED, Status.SUSPENDED))
    sites = {unit.site for unit in survey.units if unit.id in settled}
    return settled | {unit.id for unit in survey.units if unit.site in sites and unit.id not in writing}


def _having(survey: Survey, *status: Status) -> Iterable[Runbook]:
    return (one for one in survey.corpus.runbooks.values() if one.status in status)


def covered(units: Iterable[Unit], runbooks: Iterable[Runbook]) -> frozenset[str]:
    """Those of the units that one of these procedures at least is written for."""
    scopes = [one.applies_to for one in runbooks]
    named, kinds = {scope.unit for scope in scopes}, {scope.kind for scope in scopes}
    return frozenset(unit.id for unit in units if unit.id in named or unit.kind in kinds)
