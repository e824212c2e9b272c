"""Values that are read, and are written another way than everywhere else: a duration, an hour, a telephone number."""

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from functools import cache
from typing import get_args

from pydantic import BeforeValidator

from degraded_mode.loading.load import Loaded
from degraded_mode.model.normal import normal_clock, normal_duration, normal_phone
from degraded_mode.model.record import Record
from degraded_mode.model.written import read_phone
from degraded_mode.repair.corrections import Layout, replacement
from degraded_mode.repair.repair import Repair
from degraded_mode.source.place import Route

Form = tuple[Route, bool, str]
"""Where a value stands in its record, whether it is a key, and its normal form."""


class PhoneNumber:
    """Stands for the value of a key that holds a telephone number: it is read as a text like any other."""


def normal_forms(loaded: Loaded, layout: Layout) -> Iterator[Repair]:
    """The normal form of each value that is read but not in it, in the group and in what each site changes."""
    group = loaded.group
    for site, corpus in loaded.corpora.items():
        for (kind, identifier), merged in loaded.spots.get(site, {}).items():
            record = corpus.of(kind).get(identifier)
            if record is None or (site and group.of(kind).get(identifier) is record):
                continue
            for route, at_key, normal in _forms(record, merged.tree, ()):
                place = loaded.place(kind, identifier, route, site=site, at_key=at_key)
                if repair := replacement(loaded, place, normal, "", layout):
                    yield repair


def _forms(value: object, written: object, route: Route) -> Iterator[Form]:
    match value, written:
        case timedelta(), str():
            yield from _normal(normal_duration, written, route)
        case time(), str():
            yield from _normal(normal_clock, written, route)
        case PhoneNumber(), str():
            yield from _normal(normal_phone, written, route)
        case Record(), str():
            # « within: 5 min » is a deadline written as its duration alone.
            for inner in vars(value).values():
                yield from _forms(inner, written, route) if isinstance(inner, timedelta) else ()
        case _:
            for key, inner, told in _parts(value, written):
                yield from _forms(inner, told, (*route, key))
            if isinstance(value, dict) and isinstance(written, dict):
                for read, key in zip(value, written, strict=False):
                    yield from ((there, True, normal) for there, _, normal in _forms(read, key, (*route, key)))


def _parts(value: object, written: object) -> Iterator[tuple[str | int, object, object]]:
    """What a record, a block or a list holds, each with what is written there."""
    match value, written:
        case Record(), dict():
            phones = _phones(type(value))
            for key, told in written.items():
                yield key, PhoneNumber() if key in phones else getattr(value, key, None), told
        case dict(), dict():
            for key, inner, told in zip(written, value.values(), written.values(), strict=False):
                yield key, inner, told
        case tuple(), list():
            for index, (inner, told) in enumerate(zip(value, written, strict=False)):
                yield index, inner, told
        case _:
            pass


def _normal(form: Callable[[str], str], written: str, route: Route) -> Iterator[Form]:
    if normal := form(written):
        yield route, False, normal


@cache
def _phones(model: type[Record]) -> frozenset[str]:
    """The keys of a model that hold a telephone number."""
    return frozenset(
        key for key, field in model.model_fields.items() if _reads_phones(field.metadata, field.annotation)
    )


def _reads_phones(marks: list[object], annotation: object) -> bool:
    if any(isinstance(mark, BeforeValidator) and mark.func is read_phone for mark in marks):
        return True
    return any(_reads_phones(list(getattr(part, "__metadata__", ())), part) for part in get_args(annotation))
