"""DEL, second half: rhythms end, delays start from something that has happened, durations fit their deadlines."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.impact.graph import components
from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.step_names import ANCHORS
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import Decide, RerouteCalls
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.model.step import Step
from degraded_mode.source.findings import Severity

NO_TIME: Final = timedelta(0)


@rule(code="DEL005", slug="rythme-et-fin", severity=Severity.WARNING)
def endless_rhythm(survey: Survey) -> Iterator[Remark]:
    """A step is repeated and nothing says when that stops, or stops and nothing says how often it is repeated."""
    for procedure, placed in _steps(survey, "every", "until"):
        step = placed.step
        if (step.every is None) == (step.until is None) or step.lasting is not None:
            continue
        if step.every is not None:
            said = f"à refaire toutes les {duration_words(step.every)}, sans que rien dise jusqu'à quand"
            yield _remark(procedure, placed, ("every",), said, "écrire « until: … », ou « lasting: … ».")
        else:
            advice = "écrire « every: … » (le rythme) ou « lasting: … » (tenir sans arrêt)."
            yield _remark(procedure, placed, ("until",), "une fin, sans que rien dise à quel rythme", advice)


@rule(code="DEL006", slug="delai-depuis-plus-tard", severity=Severity.WARNING)
def delay_from_later(survey: Survey) -> Iterator[Remark]:
    """A delay counts from the step itself, or from a step that comes later."""
    for procedure, placed in _steps(survey, "within"):
        within = placed.step.within
        if within is not None and within.since not in ANCHORS:
            order = procedure.ids
            if within.since in order and order.index(within.since) >= order.index(placed.step.id):
                itself = within.since == placed.step.id
                yield _remark(
                    procedure,
                    placed,
                    ("within", "since"),
                    "le délai part de l'étape elle-même"
                    if itself
                    else f"le délai part de « {within.since} », qui vient plus loin",
                    "compter depuis une étape qui précède, ou depuis « opened », « declared », « outage ».",
                    (within.since,),
                    () if itself else (_place(procedure, within.since),),
                )


@rule(code="DEL007", slug="attend-plus-loin", severity=Severity.WARNING)
def waits_for_later(survey: Survey) -> Iterator[Remark]:
    """A step waits for one that comes later on the page: the reader stops, or skips it."""
    for procedure in survey.in_force:
        waiting = procedure.having("after")
        rank = {name: index for index, name in enumerate(procedure.ids)} if waiting else {}
        later = [
            (placed, index, name)
            for placed in waiting
            for index, name in enumerate(placed.step.after)
            if rank.get(name, -1) > rank[placed.step.id]
        ]
        circular = _circular(procedure) if later else frozenset()
        for placed, index, name in later:
            if not {placed.step.id, name} <= circular:
                said = f"l'étape attend « {name} », qui vient plus loin sur la page"
                advice = "changer l'ordre des étapes : elles se lisent et se cochent de haut en bas."
                yield _remark(procedure, placed, ("after", index), said, advice, (name,), (_place(procedure, name),))


def _circular(procedure: Procedure) -> frozenset[str]:
    """The steps that wait for one another in circles: another rule says so."""
    after = {placed.step.id: placed.step.after for placed in procedure.having("after")}
    waits = {name: [one for one in some if one in after] for name, some in after.items()}
    return frozenset(name for group in components(waits) if len(group) > 1 for name in group)


@rule(code="DEL008", slug="plus-long-que-le-delai", severity=Severity.WARNING)
def longer_than_deadline(survey: Survey) -> Iterator[Remark]:
    """A step takes longer than the delay in which it must be done."""
    for procedure, placed in _steps(survey, "duration"):
        step = placed.step
        if step.duration is not None and step.within is not None and step.duration > step.within.time:
            taken, allowed = duration_words(step.duration), duration_words(step.within.time)
            said = f"l'étape prend {taken} et doit être faite sous {allowed}"
            advice = "allonger le délai, raccourcir l'étape ou la couper en deux."
            other = Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, "within"))
            yield _remark(procedure, placed, ("duration",), said, advice, (), (other,))


@rule(code="DEL009", slug="proposition-tardive", severity=Severity.WARNING)
def late_proposal(survey: Survey) -> Iterator[Remark]:
    """The answer to a decision is proposed only when its deadline has passed."""
    for procedure, placed in _steps(survey, "propose"):
        step = placed.step
        if isinstance(step, Decide) and step.propose and step.within and step.propose.after > step.within.time:
            said = (
                f"réponse proposée après {duration_words(step.propose.after)}, "
                f"pour une décision à prendre sous {duration_words(step.within.time)}"
            )
            other = Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, "within"))
            advice = "proposer la réponse avant la fin du délai."
            yield _remark(procedure, placed, ("propose", "after"), said, advice, (), (other,))


@rule(code="DEL010", slug="duree-nulle", severity=Severity.WARNING)
def zero_duration(survey: Survey) -> Iterator[Remark]:
    """A rhythm or a time to hold is zero."""
    for procedure, placed in _steps(survey, "every", "lasting", "reroute", "propose"):
        for tail, length in _lengths(placed.step):
            if length == NO_TIME:
                said = f"« {tail[-1]} » est nul"
                yield _remark(procedure, placed, tail, said, "écrire une durée, ou retirer la clé.")


def _lengths(step: Step) -> Iterator[tuple[Route, timedelta | None]]:
    yield ("every",), step.every
    yield ("lasting",), step.lasting
    if isinstance(step, RerouteCalls):
        yield ("reroute", "check_every"), step.reroute.check_every
    if isinstance(step, Decide) and step.propose:
        yield ("propose", "after"), step.propose.after


@rule(code="DEL011", slug="copie-detruite-trop-tot", severity=Severity.WARNING)
def destroyed_too_soon(survey: Survey) -> Iterator[Remark]:
    """A printed copy is to be destroyed while it is still good."""
    for routine in survey.corpus.routines.values():
        makes = routine.makes
        if makes and makes.destroy_after < makes.good_for:
            good, destroyed = duration_words(makes.good_for), duration_words(makes.destroy_after)
            yield Remark(
                Kind.ROUTINE,
                routine.id,
                ("makes", "destroy_after"),
                f"copie détruite après {destroyed}, alors qu'elle est bonne {good}",
                "garder la copie au moins tant qu'elle est bonne.",
                (),
                (Pointer(Kind.ROUTINE, routine.id, ("makes", "good_for")),),
            )


def _steps(survey: Survey, *keys: str) -> Iterator[tuple[Procedure, PlacedStep]]:
    """The steps of the procedures in force that write one of these keys."""
    for procedure in survey.in_force:
        for placed in procedure.having(*keys):
            yield procedure, placed


def _place(procedure: Procedure, step: str) -> Pointer:
    route = next(placed.route for placed in procedure.steps if placed.step.id == step)
    return Pointer(Kind.RUNBOOK, procedure.runbook.id, (*route, "id"))


def _remark(
    procedure: Procedure,
    placed: PlacedStep,
    tail: Route,
    message: str,
    advice: str,
    values: tuple[str, ...] = (),
    related: tuple[Pointer, ...] = (),
) -> Remark:
    return Remark(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, *tail), message, advice, values, related)


RULES: Final = (
    endless_rhythm,
    delay_from_later,
    waits_for_later,
    longer_than_deadline,
    late_proposal,
    zero_duration,
    destroyed_too_soon,
)
