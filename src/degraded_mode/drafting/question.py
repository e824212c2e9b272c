"""A question: the key of the format that its answer fills. The key's own French title and examples ask it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import NoneType
from typing import Annotated, get_args, get_origin

from pydantic.fields import FieldInfo

from degraded_mode.lint.citations import CITES, Target
from degraded_mode.lint.declared import Declared, declared
from degraded_mode.lint.surveying import written_names
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.shape import model_at
from degraded_mode.model.corpus import MODELS, Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.source.place import Route

Answer = str | tuple[str, ...]
"""What is answered, as it will be written; empty for nothing."""
Answers = Mapping[Route, Answer]
"""By route in the answers: those of the record, for nearly all of them."""


@dataclass(frozen=True)
class Desk:
    """Where a new record is being written."""

    kind: Kind
    loaded: Loaded
    site: str
    """The site that keeps the record for itself; empty for the group."""
    day: date

    @cached_property
    def corpus(self) -> Corpus:
        """The corpus as the site sees it."""
        return self.loaded.at(self.site)

    @cached_property
    def declared(self) -> Declared:
        """Every name that may be cited."""
        return declared(self.corpus, written_names(self.loaded, self.corpus), self.loaded.hidden)


@dataclass(frozen=True)
class Situation:
    """A record being written, and what has been answered so far."""

    desk: Desk
    answers: Answers

    @property
    def kind(self) -> Kind:
        return self.desk.kind

    @property
    def loaded(self) -> Loaded:
        return self.desk.loaded

    @property
    def site(self) -> str:
        return self.desk.site

    @property
    def corpus(self) -> Corpus:
        return self.desk.corpus

    def text(self, *route: str | int) -> str:
        """An answer that is a text; empty when nothing was answered."""
        answer = self.answers.get(route, "")
        return answer if isinstance(answer, str) else ", ".join(answer)

    def several(self, *route: str | int) -> tuple[str, ...]:
        """An answer that is a list, or the only text that stands in its place."""
        answer = self.answers.get(route, ())
        return ((answer,) if answer else ()) if isinstance(answer, str) else answer


Proposal = Callable[[Situation], Answer]
"""What a bare Enter takes; empty for nothing."""
Suggestion = Callable[[Situation], tuple[str, ...]]
"""Names to show first, among those that may be cited."""
Condition = Callable[[Situation], bool]


@dataclass(frozen=True)
class Question:
    """One thing to answer. `asks` replaces the title and the description of its key where they do not ask well."""

    route: Route
    model: type[Record]
    key: str
    asks: str = ""
    within: str = ""
    """The title of the block that the key stands in: « Décide », for the role that does it by day."""
    proposes: Proposal | None = None
    suggests: Suggestion | None = None
    when: Condition | None = None
    """In which situations it is asked at all; always, without it."""
    may_lack: bool | None = None
    """Overrides what the model says: a key that may be left out can still be worth an answer."""
    listed: bool = False
    """True when several answers are taken for a key that holds one."""

    @property
    def field(self) -> FieldInfo:
        return self.model.model_fields[self.key]

    @property
    def optional(self) -> bool:
        """True when nothing is an answer."""
        return not self.field.is_required() if self.may_lack is None else self.may_lack

    @property
    def target(self) -> Target | None:
        """What sort of record the answer cites, None when it cites none."""
        return next((CITES[one][self.key] for one in self.model.__mro__ if self.key in CITES.get(one, {})), None)

    @property
    def words(self) -> type[StrEnum] | None:
        """The words of the format among which the answer is, None when it is free."""
        kinds = [one for one in _plain(self.field.annotation) if isinstance(one, type) and issubclass(one, StrEnum)]
        return kinds[0] if kinds else None

    @property
    def truth(self) -> bool:
        """True when the answer is yes or no."""
        return bool in _plain(self.field.annotation)

    @property
    def several(self) -> bool:
        """True when the answer is a list."""
        return self.listed or tuple in _plain(self.field.annotation)

    @property
    def title(self) -> str:
        """The question, in one or two sentences."""
        if self.asks:
            return self.asks
        title, said = self.field.title or self.key, (self.field.description or "").rstrip(".")
        title = f"{self.within}, {title[0].lower()}{title[1:]}" if self.within else title
        return f"{title}." if said.casefold() in ("", title.casefold()) else f"{title} : {said[0].lower()}{said[1:]}."

    @property
    def example(self) -> str:
        """An example of an answer; empty where a list of names does better."""
        if self.target or self.words or self.truth:
            return ""
        first = next(iter(self.field.examples or ()), "")
        return ", ".join(map(str, first)) if isinstance(first, list) else str(first)


def _plain(annotation: object) -> tuple[object, ...]:
    """The plain types of an annotation, without its marks and without None."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) is tuple:
        return (tuple,)
    if get_args(annotation) and get_origin(annotation) is not dict:
        return tuple(kind for one in get_args(annotation) if one is not NoneType for kind in _plain(one))
    return (annotation,)


def key_at(kind: Kind, route: Route) -> tuple[type[Record], str]:
    """The model and the key that a route of a record of this kind leads to."""
    owner = model_at(MODELS[kind], route[:-1])
    if owner is None or route[-1] not in owner.model_fields:
        raise UnknownKeyError(kind, route)
    return owner, str(route[-1])


class UnknownKeyError(LookupError):
    """A question asks for a key that the format does not have."""

    def __init__(self, kind: Kind, route: Route) -> None:
        super().__init__(f"{kind.value} : {'.'.join(map(str, route))}")
