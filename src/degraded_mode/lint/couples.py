"""CON005: no two failures together both call for a vital step of a vital unit and take away every way of doing it."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from degraded_mode.impact.exhaustive import CutSet, judged
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.plan import Asked, vital_plan
from degraded_mode.impact.ranking import sets_of
from degraded_mode.impact.survival import survive
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.unit import Harm, Unit
from degraded_mode.source.findings import Severity

MOST: Final = 3
"""Couples named in one message: beyond, nobody reads."""


@dataclass(frozen=True, slots=True)
class Doubly:
    """A vital step, and the couples of systems whose failure together asks for it and makes it impossible."""

    asked: Asked
    couples: tuple[CutSet, ...]


def _places(survey: Survey) -> Iterator[Corpus]:
    """What is vital at each site to judge: its vital units and the procedures in force that they follow."""
    corpus = survey.corpus
    units: defaultdict[str, dict[str, Unit]] = defaultdict(dict)
    sites_of: defaultdict[str | UnitKind, dict[str, None]] = defaultdict(dict)
    for unit in survey.units:
        if Harm.VITAL in unit.impact.values() and (corpus.site or unit.site not in survey.apart):
            units[unit.site][unit.id] = unit
            sites_of[unit.id][unit.site] = sites_of[unit.kind][unit.site] = None
    followed: defaultdict[str, dict[str, Runbook]] = defaultdict(dict)
    for one in survey.in_force:
        scope = one.runbook.applies_to
        for site in sites_of.get(scope.unit or scope.kind or "", ()):
            followed[site][one.runbook.id] = one.runbook
    for site, runbooks in followed.items():
        yield replace(corpus, site=site, units=units[site], runbooks=runbooks)


def _exposed(survey: Survey) -> Iterator[Doubly]:
    """The steps that two causes defeat, and none alone: that is another rule's. Each once, whatever the site."""
    found: dict[tuple[str, str], Doubly] = {}
    for here in _places(survey):
        told = judged(vital_plan(here, survey.reliance, survey.ways, survey.never_standing), 2)
        for weakness in told.weaknesses:
            couples = () if weakness.cuts.singles else sets_of(told, weakness, 2)
            if couples:
                asked = weakness.asked
                before = found.get((asked.runbook, asked.placed.step.id))
                every = sorted({*couples, *(before.couples if before else ())})
                found[asked.runbook, asked.placed.step.id] = Doubly(asked, tuple(every))
    yield from found.values()


@rule(code="CON005", slug="deux-causes", severity=Severity.WARNING)
def two_causes(survey: Survey) -> Iterator[Remark]:
    """Two failures at once call for a vital step of a vital unit, and leave no way of doing it."""
    for one in _exposed(survey):
        first, placed = one.couples[0], one.asked.placed
        (after,) = aftermaths(survey.reliance, [Outage(frozenset(first))])
        unmet = survive(placed.step, survey.ways, after).because[0]
        couples = [" et ".join(f"« {survey.title(name)} »" for name in couple) for couple in one.couples[:MOST]]
        left = len(one.couples) - MOST
        others = couples[1:] + ([f"{left} autres couples" if left > 1 else "un autre couple"] if left > 0 else [])
        more = f" ; de même {' ; '.join(others)}" if others else ""
        yield Remark(
            Kind.RUNBOOK,
            one.asked.runbook,
            (*placed.route, *unmet.requirement.route),
            f"{couples[0]} arrêtés ensemble demandent cette étape vitale et la rendent impossible{more}",
            "ajouter un canal, une copie imprimée ou un « instead » qui ne dépende d'aucun des deux.",
            tuple("+".join(couple) for couple in one.couples),
            tuple(Pointer(Kind.SYSTEM, name) for name in first if name in survey.corpus.systems),
        )


RULES: Final = (two_causes,)
