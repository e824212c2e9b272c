"""A mistake in a record: as pydantic found it, and as it is told."""

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic_core import ErrorDetails

from degraded_mode.language.nearness import quoted
from degraded_mode.loading.shape import Location, model_at, route_in
from degraded_mode.model.record import Record
from degraded_mode.source.place import Route


@dataclass(frozen=True, slots=True)
class Complaint:
    """One mistake in a record: which rule, where in the author's text, what was found and what to do."""

    code: str
    route: Route
    message: str
    advice: str = ""
    at_key: bool = False
    values: tuple[str, ...] = ()
    others: tuple[Route, ...] = ()
    """Routes of keys that make the mistake together with this one."""
    correction: str = ""
    """See `Finding.correction`."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What pydantic found, with the model and the text that it was found in."""

    model: type[Record]
    tree: object
    detail: ErrorDetails

    @property
    def location(self) -> Location:
        return self.detail["loc"]

    @property
    def route(self) -> Route:
        return route_in(self.tree, self.location)

    @property
    def owner(self) -> type[Record] | None:
        """The model of the block of keys in which the mistake stands."""
        return model_at(self.model, self.location[:-1])

    @property
    def here(self) -> type[Record] | None:
        """The model that is asked for at the very place of the mistake, None when a plain value is."""
        return model_at(self.model, self.location)

    @property
    def written(self) -> object:
        return self.detail["input"]

    @property
    def text(self) -> str:
        """What is written, when it is a text; empty otherwise."""
        return self.written if isinstance(self.written, str) else ""

    @property
    def shape(self) -> str:
        """What is written, in a sentence: the text between « », or its shape."""
        match self.written:
            case list() | tuple():
                return "une liste"
            case dict():
                return "un bloc de clés"
            case _:
                return f"« {quoted(str(self.written))} »"

    @property
    def kind(self) -> str:
        return self.detail["type"]

    @property
    def said(self) -> str:
        return self.detail["msg"]

    @property
    def context(self) -> Mapping[str, object]:
        return self.detail.get("ctx", {})
