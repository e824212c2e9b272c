"""DEL, third part: what is vital comes first, the reader has ways out, and what is planned fits in the time left."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Final

from degraded_mode.language.typography import count_words, duration_words
from degraded_mode.lint.decisions import knows_not
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.model.action import AnyStep, Check, Decide
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Mode, Phase, PlacedStep, Route
from degraded_mode.model.step import Deadline
from degraded_mode.source.findings import Severity

# NTSB A-10-68, after a ditching whose checklist was too long to be finished in the time left.
MOST_STEPS: Final = 10
LONGEST: Final = timedelta(minutes=10)
NO_TIME: Final = timedelta(0)


@rule(code="DEL013", slug="vital-apres-le-reste", severity=Severity.WARNING)
def vital_after_the_rest(survey: Survey) -> Iterator[Remark]:
    """A vital step comes after one that is not, for the same role, and nothing says that it must."""
    for procedure in survey.in_force:
        vital = [one for one in procedure.having("vital") if one.step.vital and _read_in_order(procedure, one)]
        beside = _siblings(procedure) if vital else {}
        for placed in vital:
            before = _might_wait(placed, beside[placed.route[:-1]])
            if before:
                yield _remark(
                    procedure,
                    (*placed.route, "vital"),
                    f"étape vitale après « {before.step.id} », qui ne l'est pas, pour le même rôle",
                    f"la placer avant ; ou écrire « after: [{before.step.id}] » si elle en dépend, « within » si "
                    "l'heure les range.",
                    before.step.id,
                    (*before.route, "id"),
                )


def _read_in_order(procedure: Procedure, placed: PlacedStep) -> bool:
    return placed.phase is not None and _is_read_in_order(procedure.runbook.phases[int(placed.route[1])])


def _is_read_in_order(phase: Phase) -> bool:
    """True for a block that is read and done line by line, while the outage lasts."""
    return phase.mode is Mode.READ_DO and phase.phase not in AFTERWARDS


def _siblings(procedure: Procedure) -> Mapping[Route, list[PlacedStep]]:
    """The steps of each list of the procedure, by the route of the list."""
    found: defaultdict[Route, list[PlacedStep]] = defaultdict(list)
    for placed in procedure.steps:
        found[placed.route[:-1]].append(placed)
    return found


def _might_wait(placed: PlacedStep, siblings: Sequence[PlacedStep]) -> PlacedStep | None:
    """The first step that the vital one could have come before: of the same role, not vital, not due sooner."""
    rank = int(placed.route[-1])
    step = placed.step
    first = 1 + max((index for index in range(rank) if siblings[index].step.id in step.after), default=-1)
    for other in siblings[first:rank]:
        before = other.step
        if not before.vital and before.role == step.role and not _no_later(before.within, step.within):
            return other
    return None


def _no_later(one: Deadline | None, other: Deadline | None) -> bool:
    return one is not None and other is not None and one.since == other.since and one.time <= other.time


@rule(code="DEL014", slug="sans-porte-de-sortie", severity=Severity.WARNING)
def no_way_out(survey: Survey) -> Iterator[Remark]:
    """A block is read and done for more than ten steps, or ten planned minutes, without asking whether it works."""
    for procedure in survey.in_force:
        for rank, phase in enumerate(procedure.runbook.phases):
            if _is_read_in_order(phase):
                for index, steps, minutes in _too_far(phase):
                    length = duration_words(minutes) if minutes > LONGEST else count_words(steps, "étape", "étapes")
                    yield _remark(
                        procedure,
                        ("phases", rank, "steps", index, "id"),
                        f"{length} de suite sans porte de sortie",
                        "ajouter un « check » avec « if_not », ou un « decide » avec « ne sait pas » : et si cela ne "
                        "marche pas ?",
                        phase.steps[index].id,
                        ("phases", rank, "phase"),
                    )


def _too_far(phase: Phase) -> Iterator[tuple[int, int, timedelta]]:
    """Each step by which one has gone too far since the last way out, with how many steps and how much time."""
    steps, minutes = 0, NO_TIME
    for index, step in enumerate(phase.steps):
        steps, minutes = (0, NO_TIME) if _way_out(step) else (steps + 1, minutes + (step.duration or NO_TIME))
        # A single long step has nowhere to put a way out.
        if steps > MOST_STEPS or (steps > 1 and minutes > LONGEST):
            yield index, steps, minutes
            steps, minutes = 0, NO_TIME


def _way_out(step: AnyStep) -> bool:
    match step:
        case Check():
            return step.if_not is not None
        case Decide():
            return knows_not(step) or any(option.leave_to for option in step.options)
        case _:
            return False


@rule(code="DEL016", slug="delais-a-rebours", severity=Severity.WARNING)
def backward_deadlines(survey: Survey) -> Iterator[Remark]:
    """A step is due before one that the same person reads before it, or before one that it waits for."""
    for procedure in survey.in_force:
        for placed, within, before in _rushed(procedure):
            time = before.step.within.time if before.step.within else NO_TIME
            yield _remark(
                procedure,
                (*placed.route, "within"),
                f"à faire sous {duration_words(within.time)}, après « {before.step.id} », sous {duration_words(time)}",
                "changer l'ordre des étapes, ou corriger l'un des deux délais.",
                before.step.id,
                (*before.route, "within"),
            )


def _rushed(procedure: Procedure) -> Iterator[tuple[PlacedStep, Deadline, PlacedStep]]:
    """The steps due before one that comes before them, each with that one."""
    ordered = [_is_read_in_order(phase) for phase in procedure.runbook.phases]
    timed = procedure.having("within") if any(ordered) or "after" in procedure.writing else ()
    known = {placed.step.id: placed for placed in timed} if "after" in procedure.writing else {}
    latest: dict[tuple[Route, str | None, str], PlacedStep] = {}
    for placed in timed:
        step, within = placed.step, placed.step.within
        in_order = placed.phase is not None and ordered[int(placed.route[1])]
        if within is None or not (in_order or step.after):
            continue
        before = [known[name] for name in step.after if name in known]
        key = (placed.route[:-1], step.role, within.since)
        last = latest.get(key) if in_order else None
        late = next((one for one in (*before, last) if one and _sooner(within, one.step.within)), None)
        if late:
            yield placed, within, late
        if in_order and (last is None or not _sooner(within, last.step.within)):
            latest[key] = placed


def _sooner(one: Deadline, other: Deadline | None) -> bool:
    return other is not None and one.since == other.since and one.time < other.time


def _remark(procedure: Procedure, route: Route, message: str, advice: str, value: str, other: Route) -> Remark:
    related = (Pointer(Kind.RUNBOOK, procedure.runbook.id, other),)
    return Remark(Kind.RUNBOOK, procedure.runbook.id, route, message, advice, (value,), related)


RULES: Final = (vital_after_the_rest, no_way_out, backward_deadlines)
