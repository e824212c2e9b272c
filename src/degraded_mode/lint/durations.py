"""DEL015: what is planned, one step after another, fits in its deadline and in its phase."""

from collections.abc import Iterator, Mapping, Set
from datetime import timedelta
from typing import Final, NamedTuple

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.model.step import Anchor, Deadline
from degraded_mode.source.findings import Severity

NO_TIME: Final = timedelta(0)
OPENED: Final = Anchor.OPENED.value


class Reckoned(NamedTuple):
    """A step and the time at its end at the earliest, from the opening of the procedure."""

    placed: PlacedStep
    end: timedelta
    before: "Reckoned | None"
    """The step that it waits for, when the wait is what makes it late."""

    @property
    def chain(self) -> tuple[str, ...]:
        """The steps to be done one after another, this one last."""
        names, one = [self.placed.step.id], self.before
        while one:
            names.append(one.placed.step.id)
            one = one.before
        return tuple(reversed(names))


@rule(code="DEL015", slug="enchainement-trop-long", severity=Severity.WARNING)
def chain_too_long(survey: Survey) -> Iterator[Remark]:
    """Steps that wait for one another take, together, longer than a deadline or a phase leaves them."""
    for procedure in survey.in_force:
        if "duration" in procedure.writing or "lasting" in procedure.writing:
            reckoned = _reckoned(procedure)
            late = set[str]()
            for one in reckoned.values():
                within = one.placed.step.within
                if within and (taken := _too_long(one, within, reckoned)):
                    late.add(one.placed.step.id)
                    said = f"{_together(one)} {duration_words(taken)} ; délai : {duration_words(within.time)}"
                    yield _remark(procedure, (*one.placed.route, "within"), said, one)
            yield from _past_their_phase(procedure, reckoned, late)


def _planned(placed: PlacedStep) -> timedelta:
    return max(placed.step.duration or NO_TIME, placed.step.lasting or NO_TIME)


def _reckoned(procedure: Procedure) -> dict[str, Reckoned]:
    """The steps that take time or wait, at their earliest. A step without a planned duration takes none.

    What is said late is therefore surely late.
    """
    found: dict[str, Reckoned] = {}
    for placed in procedure.having("duration", "lasting", "after"):
        phase = procedure.runbook.phases[int(placed.route[1])] if placed.phase else None
        opens = phase.starts or NO_TIME if phase else NO_TIME
        # What comes later on the page, or in a circle, is told by other rules.
        names = (*placed.step.after, *(branch.decision for branch in placed.under[-1:]))
        before = max((found[name] for name in names if name in found), key=lambda one: one.end, default=None)
        waits = before if before and before.end > opens else None
        found[placed.step.id] = Reckoned(placed, (waits.end if waits else opens) + _planned(placed), waits)
    return found


def _too_long(one: Reckoned, within: Deadline, reckoned: Mapping[str, Reckoned]) -> timedelta | None:
    """The time to the end of a step that cannot be in time for what it waits for; None when it can.

    Too long by itself, another rule says so.
    """
    if one.before is None or _planned(one.placed) > within.time:
        return None
    if within.since == OPENED:
        taken = one.end
    elif within.since in one.chain[:-1]:
        taken = one.end - reckoned[within.since].end
    else:
        return None
    return taken if taken > within.time else None


def _past_their_phase(procedure: Procedure, reckoned: Mapping[str, Reckoned], late: Set[str]) -> Iterator[Remark]:
    """For each phase, the chain that ends last after its end, unless a deadline says it already."""
    last: dict[int, Reckoned] = {}
    for one in reckoned.values():
        rank = int(one.placed.route[1]) if one.placed.phase else -1
        if rank >= 0 and (rank not in last or one.end > last[rank].end):
            last[rank] = one
    for rank, one in last.items():
        phase = procedure.runbook.phases[rank]
        starts = phase.starts or NO_TIME
        alone = one.before is None and one.placed.step.lasting is not None
        if phase.ends is not None and starts < phase.ends < one.end and not alone and not late & set(one.chain):
            yield _remark(
                procedure,
                ("phases", rank, "ends"),
                f"{_together(one)} {duration_words(one.end)} ; la phase finit à {duration_words(phase.ends)}",
                one,
            )


def _together(one: Reckoned) -> str:
    if len(one.chain) == 1:
        return f"« {one.placed.step.id} » ne finit pas avant"
    return f"{listed(one.chain)}, l'une après l'autre, ne finissent pas avant"


def _remark(procedure: Procedure, route: Route, message: str, one: Reckoned) -> Remark:
    runbook = procedure.runbook.id
    links: list[Pointer] = []
    step: Reckoned | None = one
    while step and len(links) < 3:
        links.append(Pointer(Kind.RUNBOOK, runbook, (*step.placed.route, "id")))
        step = step.before
    advice = "allonger le temps laissé, raccourcir une étape, ou faire en même temps ce qui peut l'être."
    return Remark(Kind.RUNBOOK, runbook, route, message, advice, one.chain, tuple(links))


RULES: Final = (chain_too_long,)
