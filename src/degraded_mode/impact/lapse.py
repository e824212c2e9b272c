"""Whether a procedure has something to say at some hour after a loss."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from degraded_mode.model.runbook import PhaseName, Runbook
from degraded_mode.model.trigger import LostFor

ENDURING: Final = frozenset(
    {PhaseName.ALERT, PhaseName.REFLEX, PhaseName.INSTALL, PhaseName.HOLD, PhaseName.LONG, PhaseName.ENTRENCHED}
)
"""The phases that hold while the tool is lost; the others begin when it comes back."""


class Lapse(StrEnum):
    """How a procedure falls silent at some hour."""

    NO = "no"
    """It does not: a phase is open then."""
    NOT_YET = "not_yet"
    """It opens later."""
    BETWEEN = "between"
    """One phase is over and the next has not begun."""
    OVER = "over"
    """Its last phase is over."""


def lapse(runbook: Runbook, lost: frozenset[str], horizon: timedelta) -> Lapse:
    """What the procedure does at that hour after the loss. A phase without an end lasts for good.

    It opens once the loss has lasted what its trigger asks; what the trigger does not name calls for it as soon as
    the quickest of what it names.
    """
    windows = [
        (phase.starts or timedelta(0), timedelta.max if phase.ends is None else phase.ends)
        for phase in runbook.phases
        if phase.phase in ENDURING
    ]
    if horizon < _delay(runbook, lost):
        return Lapse.NOT_YET
    if any(starts <= horizon <= ends for starts, ends in windows):
        return Lapse.NO
    before = any(ends < horizon for _, ends in windows)
    after = any(starts > horizon for starts, _ in windows)
    return Lapse.BETWEEN if before and after else Lapse.NOT_YET if after else Lapse.OVER


def _delay(runbook: Runbook, lost: frozenset[str]) -> timedelta:
    named = [one for one in runbook.trigger.any if isinstance(one, LostFor)]
    met = [one.lasting for one in named if one.lost in lost] or [one.lasting for one in named]
    return min(met, default=timedelta(0))


class Speech:
    """Which procedures speak at which hour, each worked out once: the same is asked for all that a loss stops."""

    def __init__(self, runbooks: Mapping[str, Runbook]) -> None:
        self._runbooks = runbooks
        self._known: dict[tuple[str, frozenset[str], timedelta], bool] = {}

    def speaks(self, runbook: str, lost: frozenset[str], horizon: timedelta) -> bool:
        """True when a phase of the procedure is open at that hour after the loss."""
        asked = runbook, lost, horizon
        if asked not in self._known:
            self._known[asked] = lapse(self._runbooks[runbook], lost, horizon) is Lapse.NO
        return self._known[asked]
