"""REF013 and REF017: a procedure that sends to another sends somewhere, and not back and forth for ever."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import Activate, Check, Decide
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.source.findings import Severity

LEADING: Final = ("options", "if_not", "activate")
"""The keys by which a step may lead to another procedure."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A step that leads to another procedure, and whether it leaves this one."""

    placed: PlacedStep
    route: Route
    to: str
    leaves: bool


def leads(procedure: Procedure) -> Iterator[Lead]:
    """Everything by which a procedure leads to another."""
    for placed in procedure.having(*LEADING):
        match placed.step:
            case Activate(activate=to):
                yield Lead(placed, (*placed.route, "activate"), to, leaves=False)
            case Check(if_not=if_not) if if_not and if_not.leave_to:
                yield Lead(placed, (*placed.route, "if_not", "leave_to"), if_not.leave_to, leaves=True)
            case Decide(options=options):
                for rank, option in enumerate(options):
                    if option.leave_to:
                        yield Lead(placed, (*placed.route, "options", rank, "leave_to"), option.leave_to, leaves=True)
            case _:
                pass


@rule(code="REF013", slug="renvois-en-rond", severity=Severity.ERROR)
def endless_tour(survey: Survey) -> Iterator[Remark]:
    """A procedure sends to itself, or to one that sends straight back: the reader turns round."""
    for procedure in survey.in_force:
        for lead in leads(procedure):
            here, there = procedure.runbook.id, survey.library.get(lead.to)
            if lead.to == here:
                said = "la procédure renvoie à elle-même"
                yield _remark(procedure, lead, said, "nommer une autre procédure, ou continuer ici.")
            elif lead.leaves and there and (back := _back(survey.library, lead.to, here)):
                said = f"« {there.runbook.title} » renvoie aussitôt ici : on tourne en rond"
                yield _remark(procedure, lead, said, "laisser une issue dans l'une des deux.", back.route)
            elif there and here < lead.to and (back := _same_question(procedure, lead, there)):
                said = f"« {there.runbook.title} » pose la même question et renvoie ici : on tourne en rond"
                yield _remark(procedure, lead, said, "poser à l'une des deux la question contraire.", back.route)


def _at_once(procedure: Procedure) -> Lead | None:
    """How a procedure leads elsewhere from its very first step, whatever is answered; None when it does not."""
    first = procedure.steps[0]
    if first.step.only_when is not None or not isinstance(first.step, Activate | Decide):
        return None
    mine = [lead for lead in leads(procedure) if lead.placed is first]
    every = len(mine) == (len(first.step.options) if isinstance(first.step, Decide) else 1)
    return mine[0] if every and len({lead.to for lead in mine}) == 1 else None


def _back(library: Mapping[str, Procedure], start: str, here: str) -> Lead | None:
    """The lead by which one comes back `here` from `start` without doing anything."""
    seen: set[str] = set()
    name = start
    while name in library and name not in seen:
        seen.add(name)
        lead = _at_once(library[name])
        if lead is None or lead.to == here:
            return lead
        name = lead.to
    return None


def _same_question(procedure: Procedure, lead: Lead, there: Procedure) -> Lead | None:
    """The first check of the other procedure, when it asks what this one's first check asks and sends back here."""
    first, other = lead.placed, there.steps[0]
    if first is procedure.steps[0] and _question(first) and _question(first) == _question(other):
        return next((one for one in leads(there) if one.placed is other and one.to == procedure.runbook.id), None)
    return None


def _question(placed: PlacedStep) -> tuple[str, str] | None:
    return (placed.step.check, placed.step.expect) if isinstance(placed.step, Check) else None


@rule(code="REF017", slug="procedure-de-personne", severity=Severity.ERROR)
def for_no_unit(survey: Survey) -> Iterator[Remark]:
    """A step leads to a procedure that no unit follows."""
    if Kind.UNIT in survey.declared.hidden:
        return
    for procedure in survey.in_force:
        for lead in leads(procedure):
            there = survey.library.get(lead.to)
            if there and not survey.followers(there.runbook):
                yield _remark(
                    procedure,
                    lead,
                    f"aucun service ne suit « {there.runbook.title} »",
                    "corriger « applies_to » de cette procédure, ou en ouvrir une autre.",
                    ("applies_to",),
                )


def _remark(procedure: Procedure, lead: Lead, message: str, advice: str, other: Route = ()) -> Remark:
    related = (Pointer(Kind.RUNBOOK, lead.to, other),) if other else ()
    return Remark(Kind.RUNBOOK, procedure.runbook.id, lead.route, message, advice, (lead.to,), related)


RULES: Final = (endless_tour, for_no_unit)
