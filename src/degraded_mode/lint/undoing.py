"""ANN, second part: what undoes a measure comes after it, can be reached, and is tried before it is believed."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.model.action import (
    AnyStep,
    Check,
    Inform,
    Isolate,
    ReconnectLink,
    RerouteCalls,
    RestoreSystem,
    Withdraw,
)
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity


@dataclass(frozen=True, slots=True)
class Pair:
    """A way of doing something for a time and of undoing it: both keys, what they bear on, and how that is said."""

    does: str
    undoes: str
    done: Callable[[AnyStep], str | None]
    undone: Callable[[AnyStep], str | None]
    said: str
    """`{}` is what is undone."""


PAIRS: Final = (
    Pair("opens", "closes", lambda step: step.opens, lambda step: step.closes, "la mesure « {} » est levée"),
    Pair(
        "isolate",
        "reconnect",
        lambda step: step.isolate if isinstance(step, Isolate) else None,
        lambda step: step.reconnect.link if isinstance(step, ReconnectLink) else None,
        "le lien « {} » est rétabli",
    ),
    Pair(
        "inform",
        "withdraw",
        lambda step: step.inform.message if isinstance(step, Inform) else None,
        lambda step: step.withdraw.message if isinstance(step, Withdraw) else None,
        "le message « {} » est retiré",
    ),
)


@rule(code="ANN002", slug="levee-hors-d-atteinte", severity=Severity.ERROR)
def out_of_reach(survey: Survey) -> Iterator[Remark]:
    """What is done for a time is undone only before it is done, or only under another answer."""
    for procedure in survey.in_force:
        for pair in PAIRS:
            if pair.does in procedure.writing and pair.undoes in procedure.writing:
                for name, starts, ends in _both(procedure, pair):
                    met = any(_reachable(procedure, *ranks) for ranks in product(starts, ends))
                    if not met and not _elsewhere(survey, procedure, pair, name):
                        yield _too_early(procedure, pair, name, starts[0], ends[-1])


def _both(procedure: Procedure, pair: Pair) -> Iterator[tuple[str, Sequence[int], Sequence[int]]]:
    """What a procedure both does and undoes, with the ranks of the steps."""
    ends = _ranks(procedure, pair.undoes, pair.undone)
    for name, starts in _ranks(procedure, pair.does, pair.done).items():
        if name in ends:
            yield name, starts, ends[name]


def _ranks(procedure: Procedure, key: str, named: Callable[[AnyStep], str | None]) -> Mapping[str, Sequence[int]]:
    found: dict[str, list[int]] = {}
    for rank in procedure.writing.get(key, ()):
        if name := named(procedure.steps[rank].step):
            found.setdefault(name, []).append(rank)
    return found


def _reachable(procedure: Procedure, start: int, end: int) -> bool:
    """True when whoever took the first step may still come upon the second."""
    return end >= start and not _apart(procedure, procedure.steps[start], procedure.steps[end])


def _apart(procedure: Procedure, one: PlacedStep, other: PlacedStep) -> bool:
    """True under two answers of a decision that is taken once."""
    under = {branch.decision: branch.answer for branch in one.under}
    for branch in other.under:
        if under.get(branch.decision, branch.answer) != branch.answer:
            decision = procedure.steps[procedure.ids.index(branch.decision)].step
            return decision.every is None
    return False


def _elsewhere(survey: Survey, procedure: Procedure, pair: Pair, name: str) -> bool:
    """True when another procedure does or undoes the same thing: the order of the two is then not written."""
    return any(
        name in (pair.done(placed.step), pair.undone(placed.step))
        for other in survey.library.values()
        if other.runbook.id != procedure.runbook.id
        for placed in other.having(pair.does, pair.undoes)
    )


def _too_early(procedure: Procedure, pair: Pair, name: str, start: int, end: int) -> Remark:
    first, last = procedure.steps[start], procedure.steps[end]
    why = (
        f"plus haut que l'étape « {first.step.id} », qui vient après"
        if end < start
        else f"sous une autre réponse que l'étape « {first.step.id} »"
    )
    return Remark(
        Kind.RUNBOOK,
        procedure.runbook.id,
        (*last.route, pair.undoes),
        f"{pair.said.format(name)} {why} : personne n'y reviendra",
        "placer cette étape après l'autre, dans une phase de la reprise.",
        (name,),
        (Pointer(Kind.RUNBOOK, procedure.runbook.id, (*first.route, pair.does)),),
    )


@rule(code="ANN004", slug="coupure-jamais-retablie", severity=Severity.ERROR)
def isolated_for_ever(survey: Survey) -> Iterator[Remark]:
    """A link is cut on purpose and no step closes it again after clearance."""
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    cuts = [(one, placed) for one in survey.in_force for placed in one.having("isolate")]
    back = {
        placed.step.reconnect.link
        for one in (survey.library.values() if cuts else ())
        for placed in one.having("reconnect")
        if isinstance(placed.step, ReconnectLink)
    }
    for procedure, placed in cuts:
        if isinstance(placed.step, Isolate) and placed.step.isolate not in back:
            link = placed.step.isolate
            yield Remark(
                Kind.RUNBOOK,
                procedure.runbook.id,
                (*placed.route, "isolate"),
                f"« {survey.title(link)} » est coupé ici, et aucune étape ne le rétablit",
                f"écrire à la reprise une étape « reconnect: {{link: {link}, clearance: …}} », avec sa levée de doute.",
                (link,),
            )


@rule(code="ANN005", slug="retour-des-appels-sans-essai", severity=Severity.WARNING)
def untried_way_back(survey: Survey) -> Iterator[Remark]:
    """Rerouted calls are brought back and nothing was tried in the return before."""
    for procedure, rank, name in _calls_brought_back(survey):
        placed = procedure.steps[rank]
        if placed.phase in AFTERWARDS and not any(map(_tries, procedure.steps[: rank + 1])):
            yield Remark(
                Kind.RUNBOOK,
                procedure.runbook.id,
                (*placed.route, "closes"),
                "les appels reviennent sans qu'un essai, dans la reprise, ait montré qu'ils sonnent",
                "ajouter avant cette étape un essai (« check »), avec le résultat attendu.",
                (name,),
            )


def _tries(placed: PlacedStep) -> bool:
    return placed.phase in AFTERWARDS and isinstance(placed.step, Check | RestoreSystem)


@rule(code="ANN006", slug="appels-ramenes-trop-tot", severity=Severity.WARNING)
def brought_back_too_soon(survey: Survey) -> Iterator[Remark]:
    """Rerouted calls are brought back in a phase in which what was lost is still lost."""
    for procedure, rank, name in _calls_brought_back(survey):
        placed = procedure.steps[rank]
        moved_on = isinstance(placed.step, RerouteCalls)
        if placed.phase not in AFTERWARDS and procedure.runbook.lost and not moved_on:
            yield Remark(
                Kind.RUNBOOK,
                procedure.runbook.id,
                (*placed.route, "closes"),
                f"les appels reviennent alors que « {survey.title(procedure.runbook.lost[0])} » est encore perdu",
                "mettre cette étape dans la phase « return », après l'essai.",
                (name,),
            )


def _calls_brought_back(survey: Survey) -> Iterator[tuple[Procedure, int, str]]:
    """The steps that close the measure of a reroute, with their rank."""
    rerouted = {placed.step.opens for one in survey.library.values() for placed in one.having("reroute")}
    for procedure in survey.in_force if rerouted else ():
        for rank in procedure.writing.get("closes", ()):
            name = procedure.steps[rank].step.closes
            if name and name in rerouted:
                yield procedure, rank, name


RULES: Final = (out_of_reach, isolated_for_ever, untried_way_back, brought_back_too_soon)
