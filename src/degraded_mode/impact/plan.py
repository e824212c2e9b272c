"""The plan of a site made ready to be tried against every outage: one gate for each step, and one for its need."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from degraded_mode.impact.activation import is_here, losses
from degraded_mode.impact.gates import Gate, Gates, named
from degraded_mode.impact.graph import Reliance, cited, components, reliance
from degraded_mode.impact.lapse import ENDURING
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import Ways, ways
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.need import Need, names
from degraded_mode.model.runbook import PlacedStep, Status


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


def plan(here: Corpus, whole: Reliance | None = None) -> Plan:
    """The plan of the site, with what is lost for good, or as `whole` says some time into the outage.

    A step is asked for when its procedure is called for and the systems of its own condition are lost, during the
    phases that last as long as the outage. A suspicion, a cause, a copy at hand or the answer to a decision is taken
    to ask for it. A procedure that only people call for asks for nothing here.
    """
    every = whole or reliance(here.systems)
    (intact,) = aftermaths(every, [Outage(frozenset())])
    asking = _Asking(here, ways(here.contacts), intact.fallen, vital=False)
    own = [name for name in here.systems if is_here(here, name)]
    met = _closed(every, (*own, *asking.seen()))
    return asking.plan({name: needs for name, needs in every.needs.items() if name in met})


def vital_plan(here: Corpus, every: Reliance, reach: Ways, never: Set[str]) -> Plan:
    """The vital steps only, and the systems that they depend on: enough for their minimal sets, not to count outages.

    `never` names what does not stand even when nothing is lost. Nothing here goes through the other sites of a group.
    """
    asking = _Asking(here, reach, never, vital=True)
    return asking.plan({name: every.needs[name] for name in _closed(every, asking.seen())})


class _Asking:
    """What losses ask for, in gates."""

    def __init__(self, here: Corpus, reach: Ways, never: Set[str], *, vital: bool) -> None:
        self._here = here
        self._gates = Gates()
        self._calls: dict[str, int] = {}
        self._steps: list[Asked] = []
        for runbook in here.runbooks_here():
            # What never stands calls for nothing: nothing lost explains it, and it is a mistake of its own.
            lost = [name for name in sorted(losses(runbook) - never) if is_here(here, name)]
            if lost and runbook.status is not Status.ARCHIVED:
                self._calls[runbook.id] = self._gates.all(self._gates.name(name) for name in lost)
                for placed in runbook.steps():
                    if (placed.phase is None or placed.phase in ENDURING) and (placed.step.vital or not vital):
                        self._ask(runbook.id, placed, reach)

    def _ask(self, runbook: str, placed: PlacedStep, reach: Ways) -> None:
        stands = self._gates.step(placed.step, reach)
        condition = [self._gates.name(name) for name in _condition(placed)]
        fails = self._gates.any((stands, self._calls[runbook], *condition))
        self._steps.append(Asked(runbook, placed, stands, fails))

    def seen(self) -> list[str]:
        """The names that the gates depend on, in alphabetical order."""
        return sorted(named(self._gates.gates))

    def plan(self, kept: Mapping[str, tuple[Need, ...]]) -> Plan:
        """The plan, on these systems."""
        whole = Reliance(kept, tuple(components(cited(kept))))
        return Plan(self._here, whole, tuple(self._gates.gates), self._calls, tuple(self._steps))


def _condition(placed: PlacedStep) -> tuple[str, ...]:
    only_when = placed.step.only_when
    return only_when.lost if only_when else ()


def _closed(every: Reliance, start: Iterable[str]) -> dict[str, None]:
    """The declared systems among these, and all that they rely on."""
    met = dict.fromkeys(name for name in start if name in every.needs)
    waiting = list(met)
    while waiting:
        for name in sorted(names(every.needs[waiting.pop()]) - met.keys()):
            if name in every.needs:
                met[name] = None
                waiting.append(name)
    return met
