"""Where one failure calls for a procedure and takes away what its steps need: single points of failure of the plan."""

from collections.abc import Iterator
from dataclasses import dataclass

from degraded_mode.impact.activation import called_for
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.lapse import ENDURING
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.reason import Chain
from degraded_mode.impact.survival import Verdict, Ways, survive, untouched, ways
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import PlacedStep


@dataclass(frozen=True, slots=True)
class FallenStep:
    """A step that can no longer be done when it is asked."""

    runbook: str
    number: str
    step: str
    vital: bool
    chain: Chain
    """The shortest way from what the step needs down to the failure."""


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A system whose failure alone makes steps both necessary and impossible."""

    cause: str
    steps: tuple[FallenStep, ...]

    @property
    def vital(self) -> int:
        """How many of them are vital."""
        return sum(step.vital for step in self.steps)


def weak_points(here: Corpus) -> tuple[WeakPoint, ...]:
    """The weak points of a site's plan: those that take most vital steps first, then most steps, then by name.

    Each system of the site is lost alone, and for good; what the loss takes with it is counted.
    """
    reach = ways(here.contacts)
    causes = [Outage(frozenset({one.id})) for one in here.systems.values() if one.site in (None, here.site)]
    judged = aftermaths(reliance(here.systems), causes)
    found = (WeakPoint(min(after.outage.down), tuple(_fallen(here, after, reach))) for after in judged)
    return tuple(sorted((one for one in found if one.steps), key=lambda one: (-one.vital, -len(one.steps), one.cause)))


def _fallen(here: Corpus, after: Aftermath, reach: Ways) -> Iterator[FallenStep]:
    for called in called_for(here, after):
        for placed in here.runbooks[called.runbook].steps():
            if _asked(placed, after) and not untouched(placed.step, reach, after.fallen):
                survival = survive(placed.step, reach, after)
                if survival.verdict is Verdict.FALLS:
                    chains = (chain for unmet in survival.because for chain in unmet.chains)
                    shortest = min(chains, key=len, default=())
                    yield FallenStep(called.runbook, placed.number, placed.step.id, placed.step.vital, shortest)


def _asked(placed: PlacedStep, after: Aftermath) -> bool:
    """True for a step to be done during the loss, in the circumstances of that loss."""
    only_when = placed.step.only_when
    during = placed.phase is None or placed.phase in ENDURING
    return during and (only_when is None or after.fallen.issuperset(only_when.lost))
