"""The records that a record holds, as its model says."""

import sys
from collections.abc import Iterator, Mapping
from functools import cache
from typing import get_args

from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Route


@cache
def inner_models(model: type[Record]) -> Mapping[str, tuple[type[Record], ...]]:
    """The kinds of record that each key of a model may hold."""
    return {key: tuple(_record_types(field.annotation, model)) for key, field in model.model_fields.items()}


def records_in(route: Route, held: object) -> list[tuple[Route, Record]]:
    """The records that a key holds, one, several or by name, with their routes."""
    match held:
        case tuple() as several:
            return [((*route, index), one) for index, one in enumerate(several)]
        case Record() as one:
            return [(route, one)]
        case dict() as named:
            return [((*route, name), one) for name, one in named.items()]
        case _:
            return []


def _record_types(annotation: object, model: type[Record]) -> Iterator[type[Record]]:
    if isinstance(annotation, str):
        # A name that stands further down in its module: pydantic looks it up as late as it can.
        annotation = vars(sys.modules[model.__module__])[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from _record_types(part, model)
