"""Which procedures an outage calls for at a site, and why."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta

from degraded_mode.impact.graph import reliance
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.reason import Chain, chain
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook, Status
from degraded_mode.model.scenario import Scenario, State
from degraded_mode.model.trigger import LostFor


@dataclass(frozen=True, slots=True)
class CalledFor:
    """A procedure that an outage calls for at a site."""

    runbook: str
    units: tuple[str, ...]
    """The units of the site that it is written for: one run for each."""
    chains: tuple[Chain, ...]
    """For each of its losses that has come about, the way from there down to what is lost."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is lost at a site from some time after the beginning of a scenario, until the next moment."""

    at: timedelta
    outage: Outage


def losses(runbook: Runbook) -> frozenset[str]:
    """The systems whose loss calls for the procedure; none when only people call for it.

    A procedure whose trigger names no loss is ordered, announced or observed: its `lost` only says what it does
    without. How long a loss must last is not judged here.
    """
    named = {condition.lost for condition in runbook.trigger.any if isinstance(condition, LostFor)}
    return frozenset(named.union(runbook.lost)) if named else frozenset()


def called_for(here: Corpus, after: Aftermath) -> tuple[CalledFor, ...]:
    """The procedures of the site that the outage calls for, directly or through what relies on what is lost.

    A system that stands at another site is not a loss of this one, but what relies on it here may be. Of two that
    are not to be open together, the one that keeps the other out opens; the first in the order of codes when each does.
    """
    called = {one.runbook: one for one in _called_for(here, after)}
    return tuple(called[name] for name in kept_apart(here.runbooks, called))


def kept_apart(runbooks: Mapping[str, Runbook], called: Iterable[str]) -> tuple[str, ...]:
    """Of the procedures called for, in the order of codes, those that open: see `called_for`."""
    opened: dict[str, None] = {}
    for name in called:
        if not any(name in runbooks[other].inhibits for other in opened):
            for other in runbooks[name].inhibits:
                opened.pop(other, None)
            opened[name] = None
    return tuple(opened)


def _called_for(here: Corpus, after: Aftermath) -> Iterator[CalledFor]:
    """All that the losses call for, in the order of codes, those not to be open together included."""
    for runbook in here.runbooks_here():
        if runbook.status is Status.ARCHIVED:
            continue
        met = [name for name in sorted(losses(runbook) & after.fallen) if is_here(here, name)]
        if chains := tuple(found for name in met if (found := chain(after, name))):
            yield CalledFor(runbook.id, tuple(unit.id for unit in here.units_of(runbook)), chains)


def is_here(here: Corpus, name: str) -> bool:
    """False for a system of another site; one that nothing declares is taken to be here."""
    system = here.systems.get(name)
    return system is None or here.site == "" or system.site in (None, here.site)


def moments(scenario: Scenario, site: str) -> tuple[Moment, ...]:
    """What the scenario loses at the site, hour by hour: one moment each time that something changes there.

    What is slow, partial, read-only or unknown is not lost.
    """
    told: dict[timedelta, frozenset[str]] = {}
    down: frozenset[str] = frozenset()
    for change in sorted(scenario.states, key=lambda one: one.at):
        if not change.sites or site in change.sites:
            down = down | {change.system} if change.state is State.DOWN else down - {change.system}
            told[change.at] = down
    return tuple(Moment(at, Outage(lost)) for at, lost in told.items())


def called_over(here: Corpus, scenario: Scenario) -> tuple[tuple[timedelta, CalledFor], ...]:
    """The procedures that the scenario calls for at the site, each once, with the first moment that does."""
    told = moments(scenario, here.site)
    first: dict[str, tuple[timedelta, CalledFor]] = {}
    judged = aftermaths(reliance(here.systems), [moment.outage for moment in told])
    for moment, after in zip(told, judged, strict=True):
        for called in called_for(here, after):
            first.setdefault(called.runbook, (moment.at, called))
    return tuple(first.values())
