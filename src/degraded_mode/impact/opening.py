"""What becomes of the procedures that an outage calls for: when each is due, and each of its steps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from degraded_mode.impact.activation import CalledFor
from degraded_mode.impact.lapse import ENDURING
from degraded_mode.impact.outage import Aftermath
from degraded_mode.impact.reason import Chain
from degraded_mode.impact.survival import Survival, Verdict, survive, untouched, ways
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import PlacedStep, Runbook
from degraded_mode.model.trigger import LostFor


@dataclass(frozen=True, slots=True)
class TouchedStep:
    """A step that the outage touches: it falls, or holds by a substitute."""

    placed: PlacedStep
    survival: Survival


@dataclass(frozen=True, slots=True)
class Opening:
    """A procedure to open, and what the outage makes of its steps."""

    runbook: str
    units: tuple[str, ...]
    chains: tuple[Chain, ...]
    """For each of its losses that has come about, the way down to what is lost."""
    due: timedelta
    """How long the loss must have lasted before its trigger calls for it."""
    holding: int
    """Steps that hold as they are written."""
    by_substitute: tuple[TouchedStep, ...]
    falling: tuple[TouchedStep, ...]
    not_asked: int
    """Steps that this outage does not ask for: other losses, or the return."""


def openings(here: Corpus, after: Aftermath, called: tuple[CalledFor, ...]) -> Iterator[Opening]:
    """What becomes of each procedure that is called for."""
    reach = ways(here.contacts)
    for one in called:
        runbook = here.runbooks[one.runbook]
        asked = [placed for placed in runbook.steps() if is_asked(placed, after)]
        touched = [
            TouchedStep(placed, survive(placed.step, reach, after))
            for placed in asked
            if not untouched(placed.step, reach, after.fallen)
        ]
        yield Opening(
            runbook=one.runbook,
            units=one.units,
            chains=one.chains,
            due=_due(runbook, one.chains),
            holding=len(asked) - len(touched),
            by_substitute=tuple(step for step in touched if step.survival.verdict is Verdict.BY_SUBSTITUTE),
            falling=tuple(step for step in touched if step.survival.verdict is Verdict.FALLS),
            not_asked=sum(1 for _ in runbook.steps()) - len(asked),
        )


def is_asked(placed: PlacedStep, after: Aftermath) -> bool:
    """False for what waits for the return, and for what is asked only when something that stands is lost.

    Answers of decisions and causes are not known: what depends on them counts as asked.
    """
    only_when = placed.step.only_when
    return (placed.phase is None or placed.phase in ENDURING) and (
        only_when is None or after.fallen.issuperset(only_when.lost)
    )


def _due(runbook: Runbook, chains: tuple[Chain, ...]) -> timedelta:
    lost = {chain[0] for chain in chains}
    delays = {one.lost: one.lasting for one in runbook.trigger.any if isinstance(one, LostFor)}
    return min((delays.get(name, timedelta()) for name in lost), default=timedelta())
