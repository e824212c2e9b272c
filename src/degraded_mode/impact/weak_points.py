"""Where one failure calls for a step and takes away what it needs: single points of failure of the plan."""

from collections import defaultdict
from dataclasses import dataclass

from degraded_mode.impact.cuts import bits
from degraded_mode.impact.exhaustive import exhaustive
from degraded_mode.model.corpus import Corpus


@dataclass(frozen=True, slots=True)
class FallenStep:
    """A step that can no longer be done when it is asked for."""

    runbook: str
    number: str
    step: str
    vital: bool


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
    """The weak points of a site's plan: those that take most vital steps first, then most steps, then by name."""
    every = exhaustive(here, order=1)
    fallen: defaultdict[str, list[FallenStep]] = defaultdict(list)
    for weakness in every.weaknesses:
        asked = weakness.asked
        step = FallenStep(asked.runbook, asked.placed.number, asked.placed.step.id, asked.placed.step.vital)
        # A step that needs what never stands falls whatever is lost: no failure is to blame for it.
        alone = bits(weakness.cuts.singles) if weakness.cuts.singles != -1 else []
        for mask in alone:
            if mask not in weakness.shut:
                for (cause,) in every.sets(mask):
                    fallen[cause].append(step)
    found = (WeakPoint(cause, tuple(steps)) for cause, steps in fallen.items())
    return tuple(sorted(found, key=lambda one: (-one.vital, -len(one.steps), one.cause)))
