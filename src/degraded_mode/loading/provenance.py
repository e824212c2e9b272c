"""A record as one site sees it, value by value, and the file and the line where each was written."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from degraded_mode.loading.layout import Key
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.overlay import Merged, Removal, Spot
from degraded_mode.model.corpus import Kind
from degraded_mode.source.place import Route


@dataclass(frozen=True, slots=True)
class Origin:
    """A line of a file of the corpus; `path` is relative to its folder."""

    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Sourced:
    """A value of a record, as the text that stands in the file, and where it stands."""

    route: Route
    value: str
    origin: Origin


class Touch(StrEnum):
    """What a site does with a record."""

    ADAPTS = "adapts"
    ADDS = "adds"
    REMOVES = "removes"


@dataclass(frozen=True, slots=True)
class Adaptation:
    """A site that has its own version of a record, and where it writes it."""

    site: str
    touch: Touch
    origin: Origin


def records_named(loaded: Loaded, name: str) -> tuple[Key, ...]:
    """The records of that identifier or printed code, whatever the case, at the group or any site, kind by kind."""
    wanted = name.casefold()
    found = [key for key, names in _names(loaded).items() if wanted in map(str.casefold, names)]
    return tuple(sorted(found, key=lambda key: list(Kind).index(key[0])))


def names_of(loaded: Loaded) -> tuple[str, ...]:
    """Every identifier and printed code of the corpus."""
    return tuple(dict.fromkeys(name for names in _names(loaded).values() for name in names))


def record_at(loaded: Loaded, key: Key, site: str) -> Merged | None:
    """The record as the site sees it (empty: the group); None when it does without it."""
    if key in loaded.removed.get(site, {}):
        return None
    return loaded.spots.get(site, {}).get(key) or loaded.spots.get("", {}).get(key)


def adaptations(loaded: Loaded, key: Key) -> tuple[Adaptation, ...]:
    """The sites that change the record, in alphabetical order."""
    return tuple(_adaptations(loaded, key))


def _adaptations(loaded: Loaded, key: Key) -> Iterator[Adaptation]:
    in_group = key in loaded.spots.get("", {})
    for site in sorted(loaded.spots.keys() - {""}):
        if gone := loaded.removed.get(site, {}).get(key):
            yield Adaptation(site, Touch.REMOVES, origin_of(loaded, gone))
        elif merged := loaded.spots[site].get(key):
            touch = Touch.ADAPTS if in_group else Touch.ADDS
            yield Adaptation(site, touch, origin_of(loaded, merged.spot(("id",))))


def values_of(loaded: Loaded, merged: Merged) -> Iterator[Sourced]:
    """Every value of a record, in its order, with its origin."""
    for route, value in _leaves(merged.tree, ()):
        yield Sourced(route, value, origin_of(loaded, merged.spot(route)))


def removal_origin(loaded: Loaded, removal: Removal) -> Origin:
    """Where a site takes a part of a record away."""
    return origin_of(loaded, removal.spot)


def origin_of(loaded: Loaded, spot: Spot) -> Origin:
    """The line of the file on which a value starts, at its key when it has one."""
    document = loaded.documents[spot.path]
    return Origin(spot.path, document.position(spot.route, at_key=True).line)


def _leaves(tree: object, route: Route) -> Iterator[tuple[Route, str]]:
    match tree:
        case str():
            yield route, tree
        case dict():
            for key, value in tree.items():
                yield from _leaves(value, (*route, key))
        case list():
            for index, value in enumerate(tree):
                yield from _leaves(value, (*route, index))
        case _:
            pass


def _names(loaded: Loaded) -> dict[Key, tuple[str, ...]]:
    """By record, its identifier and, for a procedure, its printed code."""
    found: dict[Key, tuple[str, ...]] = {}
    for site in sorted(loaded.spots):
        for (kind, identifier), merged in loaded.spots[site].items():
            code = merged.tree.get("code") if kind is Kind.RUNBOOK and isinstance(merged.tree, dict) else None
            found.setdefault((kind, identifier), (identifier, code) if isinstance(code, str) else (identifier,))
    return found
