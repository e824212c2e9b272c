"""REF012: every step can be reached."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import holds
from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import Decide
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.model.step import Cause
from degraded_mode.source.findings import Severity

CAUSES: Final = {
    Cause.FAILURE: "une panne",
    Cause.ATTACK: "une attaque",
    Cause.PARTNER: "un partenaire",
    Cause.PLANNED: "un arrêt prévu",
    Cause.UNKNOWN: "une cause inconnue",
}


@rule(code="REF012", slug="etape-jamais-atteinte", severity=Severity.ERROR)
def unreached(survey: Survey) -> Iterator[Remark]:
    """A step that nobody ever comes to, whatever happens."""
    for procedure in survey.in_force:
        yield from _waiting_for_another_answer(procedure)
        yield from _after_leaving(procedure)
        yield from _under_another_cause(procedure)
        yield from _with_an_old_copy(survey, procedure)


def _waiting_for_another_answer(procedure: Procedure) -> Iterator[Remark]:
    """A step of one answer waits for a step of another answer to the same decision."""
    for placed in procedure.having("after"):
        if placed.under:
            given = {branch.decision: branch.answer for branch in placed.under}
            for index, name in enumerate(placed.step.after):
                other = _named(procedure, name)
                apart = (
                    [one for one in other.under if given.get(one.decision, one.answer) != one.answer] if other else []
                )
                if other and apart:
                    yield _remark(
                        procedure,
                        (*placed.route, "after", index),
                        f"l'étape attend « {name} », qui n'est demandée que si l'on répond « {apart[0].answer} »",
                        "retirer cette attente, ou sortir l'étape de la réponse.",
                        name,
                        (*other.route, "id"),
                    )


def _after_leaving(procedure: Procedure) -> Iterator[Remark]:
    """Every answer leaves for another procedure: what follows on the page is never read."""
    for rank in procedure.writing.get("options", ()):
        placed = procedure.steps[rank]
        leaving = isinstance(placed.step, Decide) and all(option.leave_to for option in placed.step.options)
        if leaving and placed.step.only_when is None:
            following = next((one for one in procedure.steps[rank + 1 :] if one.under == placed.under), None)
            if following:
                yield _remark(
                    procedure,
                    (*following.route, "id"),
                    f"jamais atteinte : toutes les réponses de « {placed.step.id} » passent à une autre procédure",
                    "placer l'étape avant la décision, ou laisser une réponse qui continue ici.",
                    placed.step.id,
                    (*placed.route, "options"),
                )


def _under_another_cause(procedure: Procedure) -> Iterator[Remark]:
    """A step is asked for one cause, under a decision asked for another."""
    for placed in procedure.having("only_when"):
        cause = placed.step.only_when.cause if placed.step.only_when else None
        for branch in placed.under if cause else ():
            above = _named(procedure, branch.decision)
            other = above.step.only_when.cause if above and above.step.only_when else None
            if cause and above and other and other is not cause:
                yield _remark(
                    procedure,
                    (*placed.route, "only_when", "cause"),
                    f"demandée pour {CAUSES[cause]}, sous une décision qui ne l'est que pour {CAUSES[other]}",
                    "corriger l'une des deux causes, ou sortir l'étape de la décision.",
                    branch.decision,
                    (*above.route, "only_when", "cause"),
                )


def _with_an_old_copy(survey: Survey, procedure: Procedure) -> Iterator[Remark]:
    """A step is asked with a copy still good, in a phase that begins when none can be."""
    for placed in procedure.having("only_when"):
        only_when = placed.step.only_when
        starts = _starts(procedure, placed)
        if only_when and only_when.have and starts and _too_old(survey, procedure, only_when.have, starts):
            yield _remark(
                procedure,
                (*placed.route, "only_when", "have"),
                f"à {duration_words(starts)} de l'ouverture, aucune « {only_when.have} » n'est plus à jour",
                "demander l'étape plus tôt, ou donner à la copie une routine qui tient pendant la panne.",
                only_when.have,
                ("phases", placed.route[1], "starts"),
            )


def _too_old(survey: Survey, procedure: Procedure, copy: str, starts: timedelta) -> bool:
    """True when the copy made last before the loss is too old by then, and no loss leaves what makes it standing."""
    makers = [one for one in survey.corpus.routines.values() if one.makes and one.makes.printout == copy]
    if not makers or any(one.makes is None or one.makes.good_for > starts for one in makers):
        return False
    alone = aftermaths(survey.reliance, [Outage(frozenset({name})) for name in procedure.runbook.lost])
    return bool(alone) and not any(
        all(holds(need, after.fallen) for need in maker.needs) for after in alone for maker in makers
    )


def _starts(procedure: Procedure, placed: PlacedStep) -> timedelta | None:
    return procedure.runbook.phases[int(placed.route[1])].starts if placed.phase else None


def _named(procedure: Procedure, name: str) -> PlacedStep | None:
    return procedure.steps[procedure.ids.index(name)] if name in procedure.ids else None


def _remark(procedure: Procedure, route: Route, message: str, advice: str, value: str, other: Route) -> Remark:
    related = (Pointer(Kind.RUNBOOK, procedure.runbook.id, other),)
    return Remark(Kind.RUNBOOK, procedure.runbook.id, route, message, advice, (value,), related)


RULES: Final = (unreached,)
