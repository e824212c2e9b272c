"""COU, third part: every site has a procedure for the day when the announced hour of return slips."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.impact.lapse import ENDURING
from degraded_mode.lint.in_use import covered
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import NOT_IN_FORCE, Procedure, Survey
from degraded_mode.model.action import Activate, AnyStep, Call, Check, Decide, Do
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.runbook import PhaseName, Runbook, Status
from degraded_mode.model.trigger import ReturnSlips
from degraded_mode.source.findings import Severity

LASTING: Final = frozenset({PhaseName.LONG, PhaseName.ENTRENCHED})
"""A plan that goes beyond its first day counts on an hour of return."""

STAFFING: Final = "les équipes"
STOCK: Final = "le papier et les stocks"
PUT_OFF: Final = "les reports de soins"

WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    STAFFING: re.compile(
        r"\b(?:équipes?|relève|renforts?|rappel|effectifs?|plannings?|personnel|repos)", re.IGNORECASE
    ),
    STOCK: re.compile(r"\b(?:fiches?|papier|stocks?|réserves?|kits?|commandes?)\b", re.IGNORECASE),
    PUT_OFF: re.compile(r"\b(?:déprogramm|reports?\b|report(?:er|é)|programme\b)", re.IGNORECASE),
}
"""What the words of a step are about. What an outage that lasts asks again: AP-HP 2024, Boulder (see the cards)."""


@rule(code="COU006", slug="retour-qui-glisse", severity=Severity.ERROR)
def no_slipping_return(survey: Survey) -> Iterator[Remark]:
    """A site whose plan lasts beyond a day has no procedure for a return that slips."""
    group = survey.corpus.establishment
    if group is None or Kind.RUNBOOK in survey.declared.hidden:
        return
    missing = _sites_without(survey.corpus) & frozenset(survey.own_sites)
    for index, site in enumerate(group.sites):
        if site.id in missing:
            yield Remark(
                Kind.ESTABLISHMENT,
                group.id,
                ("sites", index, "id"),
                f"« {site.title} » n'a aucune procédure pour le jour où l'heure de retour annoncée glisse",
                "écrire une procédure déclenchée par « return_slips: … », qui rouvre équipes, papier et reports.",
                (site.id,),
            )


def _sites_without(corpus: Corpus) -> frozenset[str]:
    """The sites where a procedure in force goes beyond its first day, and none is called for by a return that slips.

    The procedure of the crisis cell serves every site, wherever the cell sits.
    """
    units, runbooks = corpus.units.values(), corpus.runbooks.values()
    lasting = covered(units, (one for one in runbooks if one.status not in NOT_IN_FORCE and _lasts(one)))
    foreseeing = covered(units, (one for one in runbooks if one.status is not Status.ARCHIVED and _slips(one)))
    if any(unit.kind is UnitKind.CELLULE for unit in units if unit.id in foreseeing):
        return frozenset()
    sites = {unit.site for unit in units if unit.id in foreseeing}
    return frozenset(unit.site for unit in units if unit.id in lasting) - sites


def _lasts(runbook: Runbook) -> bool:
    return any(phase.phase in LASTING for phase in runbook.phases)


def _slips(runbook: Runbook) -> list[int]:
    """The ranks of the conditions that say that a return slips."""
    return [rank for rank, one in enumerate(runbook.trigger.any) if isinstance(one, ReturnSlips)]


@rule(code="COU007", slug="retour-qui-glisse-incomplet", severity=Severity.WARNING)
def incomplete_slipping_return(survey: Survey) -> Iterator[Remark]:
    """The procedure for a return that slips reopens neither the staffing, nor the stocks, nor the care put off."""
    for own in survey.in_force:
        ranks = _slips(own.runbook)
        missing = [subject for subject in WORDS if not _reopens(survey, own, subject)] if ranks else []
        if missing:
            yield Remark(
                Kind.RUNBOOK,
                own.runbook.id,
                ("trigger", "any", ranks[0]),
                f"l'heure de retour glisse, et aucune étape ne rouvre {' ni '.join(missing)}",
                "ajouter l'étape : qui relève qui, combien d'heures de fiches il reste, quels soins reporter.",
                tuple(missing),
            )


def _reopens(survey: Survey, own: Procedure, subject: str) -> bool:
    """True when a step asked while the tool is away is about it; opening a procedure counts as doing what it does."""
    if subject is PUT_OFF:
        opened = (survey.library.get(step.activate) for step in _steps(own) if isinstance(step, Activate))
        if any(one and one.having("postpone") for one in (own, *opened)):
            return True
    return any(WORDS[subject].search(text) for step in _steps(own) for text in _words(step))


def _steps(own: Procedure) -> Iterator[AnyStep]:
    return (placed.step for placed in own.steps if placed.phase is None or placed.phase in ENDURING)


def _words(step: AnyStep) -> Iterator[str]:
    """What a step asks, in the author's words."""
    match step:
        case Do(do=text):
            yield text
        case Check(check=text, if_not=otherwise):
            yield text
            yield otherwise.do or "" if otherwise else ""
        case Call(say=text):
            yield text
        case Decide(decide=text, criteria=criteria):
            yield text
            yield criteria
        case _:
            pass


RULES: Final = (no_slipping_return, incomplete_slipping_return)
