"""The plan of a site made ready to be tried against every outage: one gate for each step, and one for its need."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from degraded_mode.impact.activation import is_here, losses
from degraded_mode.impact.gates import Gate, Gates, named
from degraded_mode.impact.graph import Reliance, cited, components, reliance
from degraded_mode.impact.lapse import ENDURING
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import ways
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.need import names
from degraded_mode.model.runbook import PlacedStep, Runbook, Status


@dataclass(frozen=True, slots=True)
class Asked:
    """A step that some outages ask for."""

    runbook: str
    placed: PlacedStep
    stands: int
    """The gate of all that it needs, substitutes included."""
    fails: int
    """The gate that falls when the step is asked for and falls. What other procedures keep shut is not counted."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an outage may ask for at a site, in gates."""

    here: Corpus
    whole: Reliance
    """The systems of the site, those common to all, those that steps cite, and all that these rely on."""
    gates: tuple[Gate | str, ...]
    calls: Mapping[str, int]
    """For each procedure that a loss may call for, in the order of codes, the gate that falls when it is."""
    steps: tuple[Asked, ...]


def plan(here: Corpus, whole: Reliance | None = None, *, vital: bool = False) -> Plan:
    """The plan of the site, with what is lost for good, or as `whole` says some time into the outage.

    `vital` keeps the steps whose omission costs a life, and none of the others.

    A step is asked for when its procedure is called for and the systems of its own condition are lost, during the
    phases that last as long as the outage. A suspicion, a cause, a copy at hand or the answer to a decision is taken
    to ask for it. A procedure that only people call for asks for nothing here.
    """
    every = whole or reliance(here.systems)
    (intact,) = aftermaths(every, [Outage(frozenset())])
    gates, reach = Gates(), ways(here.contacts)
    calls: dict[str, int] = {}
    steps: list[Asked] = []
    for runbook in here.runbooks_here():
        # What never stands calls for nothing: nothing lost explains it, and it is a mistake of its own.
        lost = [name for name in sorted(losses(runbook) - intact.fallen) if is_here(here, name)]
        if lost and runbook.status is not Status.ARCHIVED:
            called = calls[runbook.id] = gates.all(gates.name(name) for name in lost)
            for placed in _during(runbook, vital=vital):
                stands = gates.step(placed.step, reach)
                fails = gates.any((stands, called, *(gates.name(name) for name in _condition(placed))))
                steps.append(Asked(runbook.id, placed, stands, fails))
    seen = named(gates.gates)
    return Plan(here, _around(here, every, seen), tuple(gates.gates), calls, tuple(steps))


def _during(runbook: Runbook, *, vital: bool) -> Iterator[PlacedStep]:
    """The steps to be done while the loss lasts, or the vital ones only."""
    lasting = (placed for placed in runbook.steps() if placed.phase is None or placed.phase in ENDURING)
    return (placed for placed in lasting if placed.step.vital or not vital)


def _condition(placed: PlacedStep) -> tuple[str, ...]:
    only_when = placed.step.only_when
    return only_when.lost if only_when else ()


def _around(here: Corpus, every: Reliance, seen: Iterable[str]) -> Reliance:
    """The part of the reliance that matters to the site."""
    own = [name for name in here.systems if is_here(here, name)]
    met = dict.fromkeys(name for name in (*own, *sorted(seen)) if name in every.needs)
    waiting = list(met)
    while waiting:
        for name in sorted(names(every.needs[waiting.pop()]) - met.keys()):
            if name in every.needs:
                met[name] = None
                waiting.append(name)
    kept = {name: needs for name, needs in every.needs.items() if name in met}
    return Reliance(kept, tuple(components(cited(kept))))
