"""The words of a walk: where a step stands, when something was said and by whom, why something was not noted."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from degraded_mode.journal.events import Precision
from degraded_mode.journal.facts import Actor, Reason
from degraded_mode.journal.standing import State
from degraded_mode.language.typography import duration_words
from degraded_mode.model.step import Anchor

STATES: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.TO_DO: "à faire",
        State.UNDER_WAY: "en cours",
        State.DONE: "fait",
        State.NOT_CONCERNED: "non concerné",
        State.NOT_APPLICABLE: "sans objet",
        State.OVERRIDDEN: "non fait (assumé)",
        State.IMPOSSIBLE: "impossible",
        State.DEFERRED: "différé",
        State.AGAIN: "à refaire",
        State.UNDECIDED: "attend une décision",
    }
)

BOXES: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.TO_DO: "[ ]",
        State.UNDER_WAY: "[>]",
        State.DONE: "[X]",
        State.NOT_CONCERNED: "[.]",
        State.NOT_APPLICABLE: "[-]",
        State.OVERRIDDEN: "[!]",
        State.IMPOSSIBLE: "[#]",
        State.DEFERRED: "[D]",
        State.AGAIN: "[R]",
        State.UNDECIDED: "[?]",
    }
)

REASONS: Final[Mapping[Reason, tuple[str, str]]] = MappingProxyType(
    {
        Reason.EQUIPMENT: ("m", "matériel absent"),
        Reason.STAFF: ("p", "personne de disponible"),
        Reason.TIME: ("t", "pas le temps"),
        Reason.OTHERWISE: ("d", "déjà fait autrement"),
        Reason.ORDER: ("o", "ordre reçu"),
    }
)
"""The usual reasons, each with its key."""

HOURS: Final[Mapping[Anchor, str]] = MappingProxyType(
    {
        Anchor.OUTAGE: "panne",
        Anchor.NOTICED: "constat",
        Anchor.DECLARED: "déclaration",
        Anchor.OPENED: "ouverture",
    }
)

ABOUT: Final[Mapping[Precision, str]] = MappingProxyType(
    {Precision.SECOND: "", Precision.MINUTE: "", Precision.HOUR: "vers ", Precision.ABOUT: "vers "}
)

WRITTEN_LATER: Final = timedelta(minutes=2)
"""From this gap on, the hour of an event and the hour at which it was written are both shown."""

Number = Callable[[str], str]
"""The number on paper of a step, from its key."""


def clock(at: datetime, now: datetime) -> str:
    """`14:05`, with the day when it is not today: `22/11 14:05`."""
    here = at.astimezone(now.tzinfo)
    return f"{here:%H:%M}" if here.date() == now.date() else f"{here:%d/%m %H:%M}"


def whole_minutes(length: timedelta) -> str:
    """A length of time in words, seconds left out."""
    return duration_words(timedelta(minutes=int(length.total_seconds() // 60)))


def person(actor: Actor) -> str:
    """`Mme Roy, arm`, or that nothing was said."""
    return ", ".join(part for part in (actor.name, actor.role) if part) or "personne non précisée"
