"""REF014, REF015, REF016, REF018: nobody takes one procedure for another, nor opens one without a reason to see."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from degraded_mode.impact.activation import losses
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import NOT_IN_FORCE, Procedure, Survey
from degraded_mode.lint.tours import leads
from degraded_mode.lint.words import listed
from degraded_mode.model.action import Check
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.model.trigger import OrderedBy
from degraded_mode.source.findings import Severity


@rule(code="REF014", slug="situation-non-verifiee", severity=Severity.WARNING)
def unverified_situation(survey: Survey) -> Iterator[Remark]:
    """A unit has several procedures for an outage, and one of them starts without asking whether it is the right one.

    A unit that has only one cannot take the wrong one: its first gesture may be the one that saves.
    """
    told: set[str] = set()
    for _, procedures in _by_unit(survey):
        for procedure in procedures if len(procedures) > 1 else ():
            runbook = procedure.runbook
            if runbook.id not in told and not _verifies(procedure) and not runbook.look_alikes:
                told.add(runbook.id)
                others = [one.runbook for one in procedures if one is not procedure]
                yield _remark(
                    procedure,
                    (*procedure.steps[0].route, "id"),
                    f"rien ne vérifie d'abord que c'est la bonne page ; le service a aussi "
                    f"{listed(one.title for one in others)}",
                    "commencer par un « check » avec « if_not », ou nommer l'autre dans « look_alikes ».",
                    tuple(sorted(one.id for one in others)),
                    tuple(Pointer(Kind.RUNBOOK, one.id, ("title",)) for one in others),
                )


def _verifies(procedure: Procedure) -> bool:
    first = procedure.steps[0].step
    return isinstance(first, Check) and first.if_not is not None


def _by_unit(survey: Survey) -> Iterator[tuple[str, list[Procedure]]]:
    """The units to be judged, each with the procedures in force that a loss calls for there."""
    here = {unit.id for unit in survey.units}
    found: defaultdict[str, list[Procedure]] = defaultdict(list)
    for procedure in survey.in_force:
        if losses(procedure.runbook):
            for unit in survey.followers(procedure.runbook):
                if unit.id in here:
                    found[unit.id].append(procedure)
    yield from found.items()


@rule(code="REF015", slug="ressemblance-a-sens-unique", severity=Severity.WARNING)
def one_way_look_alike(survey: Survey) -> Iterator[Remark]:
    """A procedure says which it may be taken for; that one, in the same hands, never speaks of it."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        for index, name in enumerate(runbook.look_alikes):
            other = survey.library.get(name)
            if other and other.runbook.status not in NOT_IN_FORCE and not _bound(other, procedure):
                units = {unit.id for unit in survey.followers(runbook)}
                if units & {unit.id for unit in survey.followers(other.runbook)}:
                    yield _remark(
                        procedure,
                        ("look_alikes", index),
                        f"« {other.runbook.title} » ne met pas en garde contre celle-ci",
                        f"y écrire « look_alikes: [{runbook.id}] » : on se trompe dans les deux sens.",
                        (name,),
                        (Pointer(Kind.RUNBOOK, name, ("title",)),),
                    )


@rule(code="REF016", slug="deux-procedures-pour-une-perte", severity=Severity.WARNING)
def rival_procedures(survey: Survey) -> Iterator[Remark]:
    """Exactly the same losses call for two procedures of a unit, and nothing says which, or how they go together."""
    told: set[tuple[str, str]] = set()
    for unit, procedures in _by_unit(survey):
        alike: defaultdict[frozenset[str], list[Procedure]] = defaultdict(list)
        for procedure in procedures:
            alike[losses(procedure.runbook)].append(procedure)
        for several in alike.values():
            for one, other in combinations(several, 2):
                pair = (one.runbook.id, other.runbook.id)
                if pair not in told and not _bound(one, other) and not _bound(other, one):
                    told.add(pair)
                    yield _remark(
                        other,
                        ("lost",) if other.runbook.lost else ("trigger", "any"),
                        f"les mêmes pertes ouvrent « {one.runbook.title} » dans le même service, « {unit} »",
                        "dire laquelle : « inhibits », « look_alikes » ou « leave_to » ; ou n'en faire qu'une.",
                        (one.runbook.id,),
                        (Pointer(Kind.RUNBOOK, one.runbook.id, ("title",)),),
                    )


def _bound(one: Procedure, other: Procedure) -> bool:
    """True when a procedure says something of the other: together, not together, not to be taken for, after."""
    name = other.runbook.id
    return name in (*one.runbook.inhibits, *one.runbook.look_alikes) or any(lead.to == name for lead in leads(one))


@rule(code="REF018", slug="rien-a-constater", severity=Severity.WARNING)
def nothing_to_see(survey: Survey) -> Iterator[Remark]:
    """A procedure supposes systems lost, and only an order opens it: no criterion that a person could see."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        if runbook.lost and all(isinstance(one, OrderedBy) for one in runbook.trigger.any):
            yield _remark(
                procedure,
                ("trigger", "any"),
                "seul un ordre ouvre la procédure, alors qu'elle suppose une perte que le service verra le premier",
                "ajouter ce que l'on mesure, « {lost: …, lasting: … } », ou ce que l'on voit, « {observed: … } ».",
                at_key=True,
            )


def _remark(
    procedure: Procedure,
    route: Route,
    message: str,
    advice: str,
    values: tuple[str, ...] = (),
    related: tuple[Pointer, ...] = (),
    *,
    at_key: bool = False,
) -> Remark:
    return Remark(Kind.RUNBOOK, procedure.runbook.id, route, message, advice, values, related, at_key)


RULES: Final = (unverified_situation, one_way_look_alike, rival_procedures, nothing_to_see)
