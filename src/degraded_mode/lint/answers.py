"""COU, first part: whatever a unit loses, a procedure answers, at every hour at which the unit can no longer wait."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from degraded_mode.impact.holes import Hole, Reason, Repair, repairs
from degraded_mode.impact.lapse import ENDURING
from degraded_mode.language.typography import duration_words
from degraded_mode.lint.in_use import in_use
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import NOT_IN_FORCE, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route, Runbook
from degraded_mode.source.findings import Severity

MOST: Final = 3
"""Units named in one message: beyond, nobody reads."""


@rule(code="COU001", slug="perte-vitale-sans-reponse", severity=Severity.ERROR)
def vital_loss_unanswered(survey: Survey) -> Iterator[Remark]:
    """Nothing is written for a loss that lasts until the stop of the unit puts lives at stake."""
    for repair in repairs(_holes(survey, Reason.NO_PROCEDURE)):
        if repair.vital:
            yield _unanswered(survey, repair, "et son arrêt met ensuite des vies en jeu")


@rule(code="COU002", slug="perte-sans-reponse", severity=Severity.WARNING)
def loss_unanswered(survey: Survey) -> Iterator[Remark]:
    """Nothing is written for a loss that the unit cannot wait out."""
    for repair in repairs(_holes(survey, Reason.NO_PROCEDURE)):
        if not repair.vital:
            yield _unanswered(survey, repair, "et il ne peut plus attendre ensuite")


@rule(code="COU003", slug="heures-sans-phase", severity=Severity.WARNING)
def silent_hours(survey: Survey) -> Iterator[Remark]:
    """The procedures that answer have no phase open at some hour at which the stop of a unit is vital."""
    silent: defaultdict[str, list[Hole]] = defaultdict(list)
    for hole in _holes(survey, Reason.STOPS):
        for name in hole.about if hole.vital else ():
            if survey.corpus.runbooks[name].status not in NOT_IN_FORCE:
                silent[name].append(hole)
    for name, holes in silent.items():
        runbook = survey.corpus.runbooks[name]
        units = dict.fromkeys(survey.corpus.units[hole.unit].title for hole in holes)
        hours = sorted({horizon for hole in holes for horizon in hole.horizons})
        more = ", …" if len(units) > MOST else ""
        yield Remark(
            Kind.RUNBOOK,
            name,
            _last_end(runbook),
            f"aucune phase n'est ouverte {_span(hours)} après la perte, quand l'arrêt est vital : "
            f"{listed(list(units)[:MOST])}{more}",
            "ajouter la phase qui manque (« long », puis « entrenched »), ou repousser « ends ».",
            tuple(str(hour) for hour in hours),
            tuple(Pointer(Kind.UNIT, hole.unit, ("impact",)) for hole in holes[:1]),
        )


def _holes(survey: Survey, reason: Reason) -> Iterator[Hole]:
    """The holes of that reason, in the units whose plan is in use; none when a procedure may have gone unread."""
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    judged = in_use(survey)
    for covered in survey.coverages:
        for hole in covered.holes:
            # A name that nothing declares is a mistake of its own.
            known = reason is not Reason.NO_PROCEDURE or survey.corpus.systems.keys() >= set(hole.about)
            if hole.reason is reason and hole.unit in judged and known:
                yield hole


def _unanswered(survey: Survey, repair: Repair, then: str) -> Remark:
    unit = survey.corpus.units[repair.unit]
    lost = listed((survey.title(name) for name in repair.about), last="ou")
    functions = "la fonction" if len(repair.functions) == 1 else "les fonctions"
    return Remark(
        Kind.UNIT,
        repair.unit,
        ("functions", repair.functions[0], "needs"),
        f"la perte de {lost} n'appelle aucune procédure, ni du service ni d'un voisin, pour {functions} "
        f"{listed(repair.functions)} : « {unit.title} » attend {duration_words(unit.tolerates)}, {then}",
        "nommer le système dans le déclenchement d'une procédure du service, ou dire au service quoi faire dans celle "
        "de qui tient l'outil (receive, send, inform).",
        repair.about,
        tuple(Pointer(Kind.UNIT, repair.unit, ("functions", one, "needs")) for one in repair.functions[1:MOST]),
    )


def _last_end(runbook: Runbook) -> Route:
    """Where the last phase that holds while the tool is lost says when it ends."""
    ends = [rank for rank, one in enumerate(runbook.phases) if one.phase in ENDURING and one.ends is not None]
    return ("phases", ends[-1], "ends") if ends else ("phases", 0, "phase")


def _span(hours: Sequence[timedelta]) -> str:
    first, last = duration_words(hours[0]), duration_words(hours[-1])
    return first if first == last else f"de {first} à {last}"


RULES: Final = (vital_loss_unanswered, loss_unanswered, silent_hours)
