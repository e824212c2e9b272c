"""What a site adds to, replaces in or removes from the group's records, and where each value was written."""

from dataclasses import dataclass, field

from degraded_mode.source.place import Route

REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Spot:
    """A value in a file: the path of the file and the route of the value in it."""

    path: str
    route: Route


@dataclass(frozen=True, slots=True)
class Stranger:
    """A part that a site removes from a list where nothing bears its name."""

    name: str
    spot: Spot
    known: tuple[str, ...]
    """The names of that list."""


@dataclass(frozen=True, slots=True)
class Removal:
    """A part of the group's record that a site takes out of a list."""

    name: str
    within: Route
    """Route of that list in the merged record."""
    spot: Spot
    """Where the site says so."""


@dataclass(slots=True)
class Merged:
    """A record after its overlay: the text, and the spot of each part that does not come from the group's file."""

    tree: object
    base: Spot
    written: dict[Route, Spot] = field(default_factory=dict)
    strangers: list[Stranger] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)

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
    merged.tree = _laid(base, base.tree, change, spot, (), (), merged)
    return merged


def _laid(base: Merged, old: object, new: object, spot: Spot, was: Route, now: Route, merged: Merged) -> object:
    if isinstance(old, dict) and isinstance(new, dict):
        return _laid_block(base, old, new, spot, was, now, merged)
    if isinstance(old, list) and isinstance(new, list) and _have_ids(old) and _have_ids(new):
        return _laid_list(base, old, new, spot, was, now, merged)
    merged.written[now] = spot
    return new


def _laid_block(
    base: Merged, old: dict[str, object], new: dict[str, object], spot: Spot, was: Route, now: Route, merged: Merged
) -> dict[str, object]:
    block: dict[str, object] = {}
    for key, value in old.items():
        if key in new:
            inner = Spot(spot.path, (*spot.route, key))
            block[key] = _laid(base, value, new[key], inner, (*was, key), (*now, key), merged)
        else:
            block[key] = value
            _carry(base, (*was, key), (*now, key), merged)
    for key, value in new.items():
        if key not in old:
            block[key] = value
            merged.written[*now, key] = Spot(spot.path, (*spot.route, key))
    return block


def _laid_list(
    base: Merged, old: list[object], new: list[object], spot: Spot, was: Route, now: Route, merged: Merged
) -> list[object]:
    changes = {_id(item): (rank, item) for rank, item in enumerate(new)}
    order = [_id(item) for item in old]
    for rank, item in enumerate(new):
        name = _id(item)
        if name not in order and is_removal(item):
            merged.strangers.append(Stranger(name, Spot(spot.path, (*spot.route, rank)), tuple(order)))
        elif name not in order:
            order.insert(_place_of_addition(item, order), name)
        elif is_removal(item):
            order.remove(name)
            merged.removals.append(Removal(name, now, Spot(spot.path, (*spot.route, rank))))
        changes[name] = (rank, item)
    known = {_id(item): (rank, item) for rank, item in enumerate(old)}
    result: list[object] = []
    for name in order:
        here = (*now, len(result))
        if name in known and name in changes:
            rank, item = changes[name]
            inner = Spot(spot.path, (*spot.route, rank))
            result.append(_laid(base, known[name][1], item, inner, (*was, known[name][0]), here, merged))
        elif name in known:
            result.append(known[name][1])
            _carry(base, (*was, known[name][0]), here, merged)
        else:
            rank, item = changes[name]
            result.append(item)
            merged.written[here] = Spot(spot.path, (*spot.route, rank))
    return result


def _place_of_addition(item: object, order: list[str]) -> int:
    """A step added by a site stands after the last step that it comes `after`, at the end when it says nothing."""
    after = item.get("after", ()) if isinstance(item, dict) else ()
    names = [after] if isinstance(after, str) else list(after)
    places = [order.index(name) + 1 for name in names if name in order]
    return max(places, default=len(order))


def _carry(base: Merged, was: Route, now: Route, merged: Merged) -> None:
    """A part kept from the base keeps its spot, even when its index in a list has changed."""
    if was != now or base.written:
        merged.written[now] = base.spot(was)


def _have_ids(items: list[object]) -> bool:
    names = [_id(item) for item in items]
    return all(names) and (len(set(names)) == len(names) or not any(_is_phase(item) for item in items))


def _id(item: object) -> str:
    """What an item of a list is known by: its identifier, or its own word for a phase and for an answer, else empty."""
    known = item.get(_known_by(item)) if isinstance(item, dict) else None
    return known if isinstance(known, str) else ""


def _known_by(item: dict[str, object]) -> str:
    if "id" in item:
        return "id"
    return "phase" if _is_phase(item) else "answer"


def _is_phase(item: object) -> bool:
    return isinstance(item, dict) and "phase" in item and "id" not in item
