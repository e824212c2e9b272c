"""What can be said to have happened during a run: one small frozen record per kind of fact."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final

from pydantic import AwareDatetime, BaseModel, ConfigDict, JsonValue, PlainSerializer

from degraded_mode.model.runbook import PhaseName
from degraded_mode.model.step import Anchor, Cause


class Fact(BaseModel):
    """Something that was said. Keys that a later version added are left aside when an old version reads them."""

    model_config = ConfigDict(frozen=True, extra="ignore")


Hour = Annotated[AwareDatetime, PlainSerializer(datetime.isoformat, return_type=str)]
"""A moment with its offset from UTC, written as ISO 8601."""


class Actor(Fact):
    """Who acts: a role, a name if it was given, and how it was proved."""

    role: str = ""
    name: str = ""
    auth: str = "declared"


class Reason(StrEnum):
    """The usual reasons for leaving a step undone."""

    EQUIPMENT = "equipment"
    STAFF = "staff"
    TIME = "time"
    OTHERWISE = "otherwise"
    ORDER = "order"
    OTHER = "other"


class Stop(StrEnum):
    """Why a walk stopped."""

    ASKED = "asked"
    INTERRUPTED = "interrupted"
    END_OF_INPUT = "end_of_input"


class Opened(Fact):
    """The run starts: its T0. `edition` names the snapshot that it keeps to the end."""

    code: str
    title: str
    version: str
    site: str = ""
    unit: str = ""


class StepFact(Fact):
    """A fact about one step."""

    step: str


class Started(StepFact):
    """The step is under way."""


class Done(StepFact):
    """The step is done. `by_substitute` is the « à défaut » that was used, `as_expected` False a check that fails."""

    note: str = ""
    by_substitute: str = ""
    as_expected: bool = True


class Answered(StepFact):
    """A decision received one of its answers; `proposed` when it was the one proposed for want of a decision."""

    answer: str
    note: str = ""
    proposed: bool = False


class Overridden(StepFact):
    """The step is left undone, and somebody answers for it (« non fait (assumé) »)."""

    reason: Reason = Reason.OTHER
    text: str = ""


class SetAside(StepFact):
    """The step makes no sense here (« sans objet »)."""

    text: str


class Impossible(StepFact):
    """The step cannot be done as it is written."""

    text: str


class Deferred(StepFact):
    """The step is put off until an hour, or until something happens."""

    until: Hour | None = None
    text: str = ""


class Confirmed(StepFact):
    """A second person confirms that the step was done."""

    who: str


class Stopped(StepFact):
    """A repeated step need not be done again."""

    text: str = ""


class Concerned(StepFact):
    """Somebody says whether the circumstances that a step is written for hold."""

    holds: bool


class Noted(Fact):
    """Free words, about a step or about the run."""

    text: str
    step: str = ""


class HourSet(Fact):
    """The hour of the outage, of its discovery or of its declaration."""

    anchor: Anchor
    at: Hour


class LossStated(Fact):
    """A system is said to be lost, suspected or sound."""

    system: str
    lost: bool
    suspected: bool = False


class CauseStated(Fact):
    """The cause of the outage, as far as is known."""

    cause: Cause


class CopyStated(Fact):
    """Somebody says whether a printed copy is at hand and still good."""

    copy_id: str
    good: bool


class PhaseEntered(Fact):
    """The run goes on to a phase."""

    phase: PhaseName


class HandedOver(Fact):
    """Somebody else goes on; `left` are the steps that are not finished."""

    to: Actor
    left: tuple[str, ...] = ()
    note: str = ""


class Cancelled(Fact):
    """An earlier event of this run no longer counts. It stays in the journal and is shown as cancelled."""

    event: str
    step: str = ""
    text: str = ""


class Paused(Fact):
    """The walk stops for now."""

    why: Stop = Stop.ASKED


class Resumed(Fact):
    """The walk goes on."""


class Closed(Fact):
    """The run is over; `left` are the steps that were not finished."""

    left: tuple[str, ...] = ()
    text: str = ""


class Unknown(Fact):
    """A fact that a later version wrote: kept, shown as it stands, never interpreted."""

    type: str
    payload: dict[str, JsonValue]


AnyStepFact = (
    Started | Done | Answered | Overridden | SetAside | Impossible | Deferred | Confirmed | Stopped | Concerned
)

AnyFact = (
    AnyStepFact
    | Opened
    | Noted
    | HourSet
    | LossStated
    | CauseStated
    | CopyStated
    | PhaseEntered
    | HandedOver
    | Cancelled
    | Paused
    | Resumed
    | Closed
    | Unknown
)

TYPES: Final[dict[str, type[AnyFact]]] = {
    "opened": Opened,
    "started": Started,
    "done": Done,
    "answered": Answered,
    "overridden": Overridden,
    "set_aside": SetAside,
    "impossible": Impossible,
    "deferred": Deferred,
    "confirmed": Confirmed,
    "stopped": Stopped,
    "concerned": Concerned,
    "noted": Noted,
    "hour_set": HourSet,
    "loss_stated": LossStated,
    "cause_stated": CauseStated,
    "copy_stated": CopyStated,
    "phase_entered": PhaseEntered,
    "handed_over": HandedOver,
    "cancelled": Cancelled,
    "paused": Paused,
    "resumed": Resumed,
    "closed": Closed,
}
"""The name that each kind of fact bears in the journal. A name is never given to something else."""
