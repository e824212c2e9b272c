"""What a site adds to, replaces in or removes from the group's records, and where each value was written."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeGuard

from degraded_mode.loading.aim import Item, Name, aims, key_of, named, place_of_addition, word_of
from degraded_mode.source.place import Route

REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a file: the path of the file and the route of the value in it."""

    path: str
    route: Route


class Why(StrEnum):
    """How a part of what a site writes fails to fit the group's list."""

    NOTHING_TO_REMOVE = "nothing_to_remove"
    """It is to be removed, and nothing bears its name."""
    WRITTEN_TWICE = "written_twice"
    """The site has already written what it changes there: the first time counts."""
    WHICH_BLOCK = "which_block"
    """The group has several blocks of that phase, and nothing tells which is meant: it is left out."""


@dataclass(frozen=True, slots=True)
class Misfit:
    """A part of what a site writes that does not fit the group's list."""

    why: Why
    name: str
    spot: Spot
    known: tuple[str, ...] = ()
    """The names of that list."""
    first: Spot | None = None
    """Where the site had already written it."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A part of the group's record that a site takes out of a list."""

    name: str
    within: Route
    """Route of that list in the merged record."""
    spot: Spot
    """Where the site says so."""


@dataclass(frozen=True, slots=True)
class Addition:
    """A part that a site adds to a list of the group's record."""

    name: str
    known: tuple[str, ...]
    """The names that the list had."""


@dataclass(slots=True)
class Merged:
    """A record after its overlay: the text, and the spot of each part that does not come from the group's file."""

    tree: object
    base: Spot
    written: dict[Route, Spot] = field(default_factory=dict)
    misfits: list[Misfit] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    added: dict[Route, Addition] = field(default_factory=dict)
    """By route in the merged record, the parts that the site adds to a list."""
    repeated: list[Route] = field(default_factory=list)
    """The values that the site writes as the group does."""

    def spot(self, route: Route) -> Spot:
        """Where the part of the record at `route` was written."""
        for size in range(len(route), -1, -1):
            if origin := self.written.get(route[:size]):
                return Spot(origin.path, (*origin.route, *route[size:]))
        return Spot(self.base.path, (*self.base.route, *route))


def is_removal(tree: object) -> bool:
    """True when an overlay's block says `remove: true`."""
    return isinstance(tree, dict) and tree.get(REMOVE) == "true"


def overlay(base: Merged, change: object, spot: Spot) -> Merged:
    """`base` with `change` laid over it: blocks merge key by key, lists of records by id, anything else is replaced."""
    merged = Merged(None, base.base, {})
    merged.tree = _Laying(base, merged).laid(base.tree, change, spot, (), ())
    return merged


@dataclass(frozen=True, slots=True)
class _Laying:
    """What is laid over `base` goes into `merged`. A part was at the route `was` and is `now` at another."""

    base: Merged
    merged: Merged

    def laid(self, old: object, new: object, spot: Spot, was: Route, now: Route) -> object:
        if isinstance(old, dict) and isinstance(new, dict):
            return self._block(old, new, spot, was, now)
        if _have_names(old) and _have_names(new):
            return self._list(old, new, spot, was, now)
        self.merged.written[now] = spot
        if old == new:
            self.merged.repeated.append(now)
        return new

    def _block(self, old: Item, new: Item, spot: Spot, was: Route, now: Route) -> Item:
        block: Item = {}
        own = key_of(old)
        for key, value in old.items():
            if key not in new:
                block[key] = self._kept(value, (*was, key), (*now, key))
            elif key == own and value == new[key]:
                block[key] = value
                self.merged.written[*now, key] = Spot(spot.path, (*spot.route, key))
            else:
                inner = Spot(spot.path, (*spot.route, key))
                block[key] = self.laid(value, new[key], inner, (*was, key), (*now, key))
        for key, value in new.items():
            if key not in old:
                block[key] = value
                self.merged.written[*now, key] = Spot(spot.path, (*spot.route, key))
        return block

    def _list(self, old: list[Item], new: list[Item], spot: Spot, was: Route, now: Route) -> list[object]:
        known = named(old)
        order, changes = self._changed(known, new, spot, now)
        ranks = {name: rank for rank, name in enumerate(known)}
        result: list[object] = []
        for name in order:
            here = (*now, len(result))
            if name not in changes:
                result.append(self._kept(known[name], (*was, ranks[name]), here))
            elif name in known:
                item, inner = changes[name]
                result.append(self.laid(known[name], item, inner, (*was, ranks[name]), here))
            else:
                item, inner = changes[name]
                result.append(item)
                self.merged.written[here] = inner
                self.merged.added[here] = Addition(name[0], tuple(word for word, _ in known))
        return result

    def _changed(
        self, known: dict[Name, Item], new: list[Item], spot: Spot, now: Route
    ) -> tuple[list[Name], dict[Name, tuple[Item, Spot]]]:
        """The names of the list once laid over, in order, and what the site writes of each."""
        order, changes = list(known), dict[Name, tuple[Item, Spot]]()
        for aim in aims(new, known):
            here = Spot(spot.path, (*spot.route, aim.rank))
            if misfit := _misfit(aim.name, aim.item, here, known, changes):
                self.merged.misfits.append(misfit)
            elif aim.name is not None:
                changes[aim.name] = aim.item, here
                if is_removal(aim.item):
                    order.remove(aim.name)
                    self.merged.removals.append(Removal(aim.name[0], now, here))
                    # What is gone has no rank: its name stands for it in the route.
                    self.merged.written[*now, aim.name[0]] = here
                elif aim.name not in known:
                    order.insert(place_of_addition(aim.item, order), aim.name)
        return order, changes

    def _kept(self, part: object, was: Route, now: Route) -> object:
        """A part kept from the base keeps its spot, even when its index in a list has changed."""
        if was != now or self.base.written:
            self.merged.written[now] = self.base.spot(was)
        return part


def _misfit(
    name: Name | None, item: Item, here: Spot, known: dict[Name, Item], changes: dict[Name, tuple[Item, Spot]]
) -> Misfit | None:
    words = tuple(word for word, _ in known)
    if name is None:
        return Misfit(Why.WHICH_BLOCK, word_of(item), here, words)
    if name in changes:
        return Misfit(Why.WRITTEN_TWICE, name[0], here, words, changes[name][1])
    if is_removal(item) and name not in known:
        return Misfit(Why.NOTHING_TO_REMOVE, name[0], here, words)
    return None


def _have_names(items: object) -> TypeGuard[list[Item]]:
    return isinstance(items, list) and all(word_of(item) for item in items)
