"""Questions built from keys of the format."""

from typing import TypedDict, Unpack

from degraded_mode.drafting.question import Condition, Proposal, Question, Suggestion, key_at
from degraded_mode.model.corpus import MODELS, Kind
from degraded_mode.model.record import Record
from degraded_mode.source.place import Route


class Details(TypedDict, total=False):
    """What a question may say besides its key; see `Question`."""

    asks: str
    proposes: Proposal
    suggests: Suggestion
    when: Condition
    may_lack: bool
    listed: bool


def about(kind: Kind, *route: str | int, **details: Unpack[Details]) -> Question:
    """A question about a key of the record itself."""
    block = MODELS[kind].model_fields[str(route[0])].title if len(route) == 2 else None
    return Question(route, *key_at(kind, route), within=block or "", **details)


def borrowed(route: Route, model: type[Record], key: str, **details: Unpack[Details]) -> Question:
    """A question whose answer goes to several places of the record, asked with the words of one of them."""
    return Question(route, model, key, **details)
