"""Where a pydantic error points: the model that stands there, and the route that the author's text has for it."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, Tag

from degraded_mode.model.record import Record
from degraded_mode.source.place import Route

Location = tuple[str | int, ...]
"""A pydantic `loc`: keys and indexes, with the tags of unions between them."""


def route_in(tree: object, location: Location) -> Route:
    """The part of `location` that exists in the author's text: no tags of unions, no missing keys."""
    route: list[str | int] = []
    here = tree
    for part in location:
        match here:
            case dict() if part in here:
                here = here[part]
            case list() if isinstance(part, int) and part < len(here):
                here = here[part]
            case _:
                continue
        route.append(part)
    return tuple(route)


def part_at(tree: object, route: Route) -> object:
    """What stands at a route of a tree; None when nothing does."""
    for part in route:
        match tree:
            case dict():
                tree = tree.get(part)
            case list() if isinstance(part, int) and part < len(tree):
                tree = tree[part]
            case _:
                return None
    return tree


def model_at(model: type[Record], location: Location) -> type[Record] | None:
    """The model that a location of `model` leads to, None when no record stands there."""
    kinds: list[object] = [model]
    for part in location:
        kinds = [inner for kind in kinds for inner in _step_into(kind, part)]
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Record)), None)


@dataclass(frozen=True)
class Tagged:
    """A member of a union told by its tag."""

    tag: str
    annotation: object


def _step_into(kind: object, part: str | int) -> Iterator[object]:
    if isinstance(kind, Tagged):
        if kind.tag == part:
            yield from _members(kind.annotation)
        return
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        # A model inside another is built late: until then its annotations that look ahead are only names.
        kind.model_rebuild()
        if field := kind.model_fields.get(str(part)):
            yield from _members(field.annotation)
        return
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is tuple or origin is list:
        yield from _members(arguments[0])
    elif origin is dict:
        yield from _members(arguments[1])


def _members(annotation: object) -> Iterator[object]:
    """The plain types of an annotation, `Annotated` and unions taken apart; members of a told union keep their tag."""
    if get_origin(annotation) is Annotated:
        inner, *marks = get_args(annotation)
        tag = next((mark.tag for mark in marks if isinstance(mark, Tag)), None)
        if tag is None:
            yield from _members(inner)
        else:
            yield Tagged(tag, inner)
    elif get_origin(annotation) in (Union, UnionType):
        for member in get_args(annotation):
            if member is not NoneType:
                yield from _members(member)
    else:
        yield annotation
