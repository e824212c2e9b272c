"""REF, second half: what a procedure says of its own steps, answers and measures is there."""

from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.impact.graph import circles
from degraded_mode.impact.survival import requirements
from degraded_mode.language.nearness import alike, nearest
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.lint.words import SHORT_LIST, listed
from degraded_mode.model.action import AnyStep, Call, Decide
from degraded_mode.model.corpus import Kind
from degraded_mode.model.need import names
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.model.step import Anchor
from degraded_mode.source.findings import Severity

ANCHORS: Final = frozenset(anchor.value for anchor in Anchor)


def _cited_steps(placed: PlacedStep) -> Iterator[tuple[Route, str]]:
    """The steps that a step names, each with the route where it names it."""
    for index, name in enumerate(placed.step.after):
        yield (*placed.route, "after", index), name
    within = placed.step.within
    if within is not None and within.since not in ANCHORS:
        yield (*placed.route, "within", "since"), within.since


@rule(code="REF003", slug="etape-inconnue", severity=Severity.ERROR)
def unknown_step(survey: Survey) -> Iterator[Remark]:
    """`after` or `since` names a step that the procedure does not have."""
    for procedure in survey.procedures:
        cited = [one for placed in procedure.having("after", "within") for one in _cited_steps(placed)]
        for route, name in cited:
            if name not in procedure.ids:
                yield _unknown_step(procedure, route, name)


def _unknown_step(procedure: Procedure, route: Route, name: str) -> Remark:
    steps = {placed.step.id: placed.route for placed in procedure.steps}
    hours = sorted(ANCHORS) if route[-1] == "since" else []
    near = nearest(name, [*steps, *hours])
    advice = "un délai part de « outage », « noticed », « declared », « opened » ou d'une étape. " if hours else ""
    if near:
        advice += f"vouliez-vous « {near} » ?"
    elif len(steps) <= SHORT_LIST:
        advice += f"étapes de cette procédure : {', '.join(steps)}."
    else:
        advice += "écrire l'identifiant d'une étape de cette procédure."
    found = (Pointer(Kind.RUNBOOK, procedure.runbook.id, (*steps[near], "id")),) if near in steps else ()
    message = f"aucune étape de cette procédure ne s'appelle « {name} »"
    certain = alike(name, [*steps, *hours])
    return Remark(Kind.RUNBOOK, procedure.runbook.id, route, message, advice, (name,), found, correction=certain)


@rule(code="REF004", slug="etape-en-double", severity=Severity.ERROR)
def repeated_step(survey: Survey) -> Iterator[Remark]:
    """Two steps or substitutes of a procedure bear the same identifier."""
    for procedure in survey.procedures:
        first: dict[str, Route] = {}
        for name, route in _named(procedure) if _repeats(procedure) else ():
            if name in first:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    route,
                    f"deux étapes s'appellent « {name} »",
                    "garder un identifiant pour chaque étape : la main courante et les renvois passent par lui.",
                    (name,),
                    (Pointer(Kind.RUNBOOK, procedure.runbook.id, first[name]),),
                )
            else:
                first[name] = route


def _repeats(procedure: Procedure) -> bool:
    names = [*procedure.ids]
    names += [substitute.id for placed in procedure.having("instead") for substitute in placed.step.instead]
    return len(set(names)) < len(names)


def _named(procedure: Procedure) -> Iterator[tuple[str, Route]]:
    for placed in procedure.steps:
        yield placed.step.id, (*placed.route, "id")
        for index, substitute in enumerate(placed.step.instead):
            yield substitute.id, (*placed.route, "instead", index, "id")


@rule(code="REF005", slug="etapes-en-cercle", severity=Severity.ERROR)
def circle_of_steps(survey: Survey) -> Iterator[Remark]:
    """Steps wait for one another: none of them can ever begin."""
    for procedure in survey.procedures:
        after = {placed.step.id: placed.step.after for placed in procedure.having("after")}
        for circle in circles({name: [one for one in waits if one in after] for name, waits in after.items()}):
            yield _circle(procedure, after, circle)


def _circle(procedure: Procedure, after: Mapping[str, tuple[str, ...]], circle: tuple[str, ...]) -> Remark:
    routes = {placed.step.id: placed.route for placed in procedure.steps}
    first, second = circle[0], (*circle, circle[0])[1]
    chain = " → ".join(f"« {name} »" for name in (*circle, first))
    return Remark(
        Kind.RUNBOOK,
        procedure.runbook.id,
        (*routes[first], "after", after[first].index(second)),
        f"une étape s'attend elle-même : {chain}" if first == second else f"ces étapes s'attendent en cercle : {chain}",
        "retirer un de ces « after » : aucune de ces étapes ne pourrait commencer.",
        tuple(sorted(circle)),
        tuple(Pointer(Kind.RUNBOOK, procedure.runbook.id, (*routes[name], "after")) for name in circle[1:]),
    )


@rule(code="REF007", slug="reponse-inconnue", severity=Severity.ERROR)
def unknown_answer(survey: Survey) -> Iterator[Remark]:
    """The answer proposed for a decision is not one of its answers."""
    for procedure in survey.procedures:
        for placed in procedure.having("propose"):
            step = placed.step
            if isinstance(step, Decide) and step.propose:
                answers = [option.answer for option in step.options]
                if step.propose.answer not in answers:
                    yield Remark(
                        Kind.RUNBOOK,
                        procedure.runbook.id,
                        (*placed.route, "propose", "answer"),
                        f"« {step.propose.answer} » n'est pas une des réponses de cette décision",
                        f"réponses : {listed(answers, 'ou')}.",
                        (step.propose.answer,),
                        (Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, "options")),),
                    )


@rule(code="REF008", slug="a-defaut-de-rien", severity=Severity.ERROR)
def substitute_for_nothing(survey: Survey) -> Iterator[Remark]:
    """A substitute replaces a system that the step does not need."""
    for procedure in survey.procedures:
        for placed in procedure.having("instead"):
            written = names(placed.step.needs)
            for index, substitute in enumerate(placed.step.instead):
                if substitute.for_need in written or substitute.for_need not in survey.corpus.systems:
                    continue
                needed = _needed(survey, placed.step)
                if substitute.for_need not in needed:
                    yield Remark(
                        Kind.RUNBOOK,
                        procedure.runbook.id,
                        (*placed.route, "instead", index, "for_need"),
                        f"l'étape n'a pas besoin de « {substitute.for_need} » : il n'y a rien à remplacer",
                        f"besoins de l'étape : {', '.join(needed)}."
                        if needed
                        else f"écrire « needs: [{substitute.for_need}] » à l'étape si elle en a besoin.",
                        (substitute.for_need,),
                    )


def _needed(survey: Survey, step: AnyStep) -> list[str]:
    """Every system that a step needs, written or implied by its verb; those of a contact's channels included."""
    needed = {name for one in requirements(step, survey.ways) for name in names((one.need,))}
    if isinstance(step, Call) and step.call in survey.corpus.contacts:
        channels = survey.corpus.contacts[step.call].channels
        needed |= {channel.carried_by for channel in channels if channel.carried_by}
    return sorted(needed)


RULES: Final = (unknown_step, repeated_step, circle_of_steps, unknown_answer, substitute_for_nothing)
