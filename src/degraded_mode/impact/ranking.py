"""What the combinations come to: the worst steps, procedures, units and causes of a site, the most pressing first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from degraded_mode.impact.exhaustive import CutSet, Exhaustive, Weakness


@dataclass(frozen=True, slots=True)
class Exposure:
    """How exposed a step, a procedure or a unit is: how many sets of one, two and three causes reach it."""

    name: str
    steps: int
    """Steps that some combination makes necessary and impossible."""
    vital: int
    """Those of them whose omission costs a life."""
    sets: tuple[int, ...]
    """Minimal sets of one cause, two causes…, each step counted with its own; those kept shut are left out."""


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """A single point of failure of the plan: one cause that makes steps both necessary and impossible."""

    cause: str
    weaknesses: tuple[Weakness, ...]

    @property
    def vital(self) -> int:
        """How many of the steps are vital."""
        return sum(one.asked.placed.step.vital for one in self.weaknesses)


def sizes(told: Exhaustive, weaknesses: Iterable[Weakness]) -> tuple[int, ...]:
    """How many minimal sets of one cause, two causes… make these steps fall, each step counted with its own."""
    found = [0] * told.order
    for weakness in weaknesses:
        for mask in weakness.cuts.sets():
            if mask and mask not in weakness.shut:
                found[mask.bit_count() - 1] += told.many(mask)
    return tuple(found)


def _exposure(told: Exhaustive, name: str, weaknesses: Sequence[Weakness]) -> Exposure:
    vital = sum(one.asked.placed.step.vital for one in weaknesses)
    return Exposure(name, len(weaknesses), vital, sizes(told, weaknesses))


def _ranked(exposures: Iterable[Exposure]) -> tuple[Exposure, ...]:
    """Fewer causes are worse: what one cause reaches first, then what two do…, vital steps before others."""
    return tuple(sorted(exposures, key=lambda one: (*(-count for count in one.sets), -one.vital, -one.steps, one.name)))


def worst_steps(told: Exhaustive) -> tuple[Exposure, ...]:
    """Every weak step, as `procedure/step`, the worst first."""
    return _ranked(_exposure(told, f"{one.asked.runbook}/{one.asked.placed.step.id}", [one]) for one in told.weaknesses)


def worst_runbooks(told: Exhaustive) -> tuple[Exposure, ...]:
    """Every procedure that has weak steps, the worst first."""
    return _ranked(_exposure(told, name, several) for name, several in _by_runbook(told).items())


def worst_units(told: Exhaustive) -> tuple[Exposure, ...]:
    """Every unit that follows such procedures, the worst first."""
    here = told.plan.here
    units: dict[str, list[Weakness]] = {}
    for name, several in _by_runbook(told).items():
        for unit in here.units_of(here.runbooks[name]):
            units.setdefault(unit.id, []).extend(several)
    return _ranked(_exposure(told, name, several) for name, several in units.items())


def _by_runbook(told: Exhaustive) -> dict[str, list[Weakness]]:
    found: dict[str, list[Weakness]] = {}
    for weakness in told.weaknesses:
        found.setdefault(weakness.asked.runbook, []).append(weakness)
    return found


def single_points(told: Exhaustive) -> tuple[SinglePoint, ...]:
    """The single points of failure of the plan: most vital steps first, then most steps, then by name."""
    found: dict[str, list[Weakness]] = {}
    for weakness in told.weaknesses:
        for (cause,) in sets_of(told, weakness, 1):
            found.setdefault(cause, []).append(weakness)
    points = (SinglePoint(cause, tuple(several)) for cause, several in found.items())
    return tuple(sorted(points, key=lambda one: (-one.vital, -len(one.weaknesses), one.cause)))


def sets_of(told: Exhaustive, weakness: Weakness, size: int) -> tuple[CutSet, ...]:
    """The minimal sets of so many causes in which the step falls while its procedure is open, by name."""
    masks = (mask for mask in weakness.cuts.sets() if mask.bit_count() == size and mask not in weakness.shut)
    return tuple(sorted(names for mask in masks for names in told.sets(mask)))
