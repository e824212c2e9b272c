"""A scenario as it unfolds at a site: at each moment, where the outage leaves it and what that changes."""

from dataclasses import dataclass
from datetime import timedelta

from degraded_mode.impact.activation import moments
from degraded_mode.impact.situation import Situation, situation
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Turn:
    """A moment of a scenario."""

    at: timedelta
    lost: tuple[str, ...]
    """What has been lost since the moment before."""
    back: tuple[str, ...]
    opened: tuple[str, ...]
    """The procedures that are called for since the moment before."""
    closed: tuple[str, ...]
    """The procedures that nothing calls for any more: their return may begin."""
    found: Situation
    """What is said lost is lost for good: a scenario tells itself when a reserve ends."""


def course(here: Corpus, scenario: Scenario) -> tuple[Turn, ...]:
    """The moments of a scenario at a site, in order; those that change nothing there are left out."""
    turns: list[Turn] = []
    down: frozenset[str] = frozenset()
    called: dict[str, None] = {}
    for moment in moments(scenario, here.site):
        known = moment.outage.down & here.systems.keys()
        if known == down:
            continue
        found = situation(here, tuple(sorted(known)))
        opened = dict.fromkeys(one.runbook for one in found.openings)
        turns.append(
            Turn(
                at=moment.at,
                lost=tuple(sorted(known - down)),
                back=tuple(sorted(down - known)),
                opened=tuple(name for name in opened if name not in called),
                closed=tuple(name for name in called if name not in opened),
                found=found,
            )
        )
        down, called = known, opened
    return tuple(turns)
