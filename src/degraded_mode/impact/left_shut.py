"""Which procedures must not be opened in an outage although they look so, and which open on people's word only."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from degraded_mode.impact.activation import CalledFor, losses
from degraded_mode.impact.outage import Aftermath
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook, Status


class Ground(StrEnum):
    """Why a procedure stays shut."""

    INHIBITED = "inhibited"
    """Another one opens, and the two are not to be open together."""
    STANDS = "stands"
    """It looks like one that opens, but what it is written for stands."""
    ELSEWHERE = "elsewhere"
    """What is lost of what it is written for belongs to another site."""


@dataclass(frozen=True, slots=True)
class LeftShut:
    """A procedure that must not be opened, and why."""

    runbook: str
    ground: Ground
    beside: tuple[str, ...]
    """The procedures that open and with which it may be confused; none when the ground is another site."""
    systems: tuple[str, ...]
    """What it is written for: what stands, or what is lost elsewhere."""


@dataclass(frozen=True, slots=True)
class OnOrder:
    """A procedure that does without some of what is lost, and that only people call for."""

    runbook: str
    systems: tuple[str, ...]


def left_shut(here: Corpus, after: Aftermath, called: tuple[CalledFor, ...]) -> tuple[LeftShut, ...]:
    """The procedures to leave shut, in the order of codes."""
    opened = [here.runbooks[one.runbook] for one in called]
    return tuple(_left_shut(here, after, opened))


def _left_shut(here: Corpus, after: Aftermath, opened: list[Runbook]) -> Iterator[LeftShut]:
    names = {one.id for one in opened}
    for runbook in here.runbooks_here():
        needed = losses(runbook)
        if runbook.id in names or runbook.status is Status.ARCHIVED or not needed:
            continue
        inhibiting = tuple(one.id for one in opened if runbook.id in one.inhibits)
        alike = tuple(one.id for one in opened if runbook.id in one.look_alikes or one.id in runbook.look_alikes)
        fallen = tuple(sorted(needed & after.fallen))
        if inhibiting:
            yield LeftShut(runbook.id, Ground.INHIBITED, inhibiting, fallen)
        elif fallen:
            yield LeftShut(runbook.id, Ground.ELSEWHERE, (), fallen)
        elif alike:
            yield LeftShut(runbook.id, Ground.STANDS, alike, tuple(sorted(needed)))


def on_order(here: Corpus, after: Aftermath, opened: set[str]) -> tuple[OnOrder, ...]:
    """The procedures of the site that count some of what is lost as lost, and that no loss calls for."""
    return tuple(
        OnOrder(one.id, tuple(sorted(after.fallen.intersection(one.lost))))
        for one in here.runbooks_here()
        if one.id not in opened
        and one.status is not Status.ARCHIVED
        and not losses(one)
        and after.fallen.intersection(one.lost)
    )
