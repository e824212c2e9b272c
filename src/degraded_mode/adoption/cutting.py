"""A name that is no longer declared, and the smallest part around it that can go with it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import Final

from pydantic import ValidationError

from degraded_mode.lint.registry import RULES
from degraded_mode.lint.surveying import surveys
from degraded_mode.loading.layout import Key, role_of
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.loading.overlay import Merged, Spot, is_removal, overlay
from degraded_mode.model.corpus import FOLDERS, MODELS, Kind
from degraded_mode.source.editing import without
from degraded_mode.source.findings import Finding
from degraded_mode.source.place import Place, Route

MOST_ROUNDS: Final = 40
"""Each round takes out what the former one left hanging; a kit of the size of the sample needs about five."""

WHOLE: Final[Mapping[str, int]] = {"only_when": 0, "instead": 2}
"""Keys of which a part cannot go alone: a condition that no longer holds is that of its step (the key and all around
it), an alternative that lacks its means is none (the key and the item)."""
REASON: Final = frozenset({"lost", "states", "activates"})
"""Lists that are the reason of their record: without any item left, the record goes."""

JUDGED: Final = tuple(rule for rule in RULES if rule.code.startswith("REF"))


def without_strangers(texts: Mapping[str, str], today: date) -> dict[str, str]:
    """The files without anything that cites what they no longer declare."""
    files = dict(texts)
    for _ in range(MOST_ROUNDS):
        loaded = load_texts(files)
        cuts: defaultdict[str, set[Route]] = defaultdict(set)
        for place in _strangers(loaded, today):
            path, route = cut(loaded, place)
            cuts[path].add(route)
        if not cuts:
            break
        for path, routes in cuts.items():
            files[path] = without(files[path], _emptied(loaded, path, routes))
        files = {path: text for path, text in files.items() if text}
    return files


def _strangers(loaded: Loaded, today: date) -> Iterator[Place]:
    """Where a name is cited that nothing declares, where a site adapts nothing, where a record does not hold."""
    for finding in loaded.findings:
        if finding.place.path in loaded.documents and finding.code.startswith("SCH"):
            yield _whole_if_unknown(loaded, finding)
    for survey in surveys(loaded, today):
        for rule in JUDGED:
            for remark in rule.judge(survey):
                yield loaded.place(remark.kind, remark.record, remark.route, site=survey.corpus.site)


def _whole_if_unknown(loaded: Loaded, finding: Finding) -> Place:
    """A site's record that adapts nothing goes whole, and not by its identifier."""
    place = finding.place
    size = base_size(loaded.documents[place.path].tree, place.path)
    route = place.route[:size] if place.route[size:] == ("id",) else place.route
    return Place(place.path, route, site=place.site)


def base_size(tree: object, path: str) -> int:
    """The length of the route of a record in the file that holds it."""
    role = role_of(path)
    if isinstance(tree, list):
        return 1
    several = tree.get(FOLDERS[role.kind]) if role and isinstance(tree, dict) else None
    return 2 if isinstance(several, list) else 0


def cut(loaded: Loaded, place: Place) -> tuple[str, Route]:
    """The file and the route of the smallest part around a place without which its record still holds."""
    tree = loaded.documents[place.path].tree
    size = base_size(tree, place.path)
    base, route = place.route[:size], _widened(place.route[size:])
    record = _at(tree, base)
    for length in range(len(route), 0, -1):
        if _holds(loaded, place.path, record, route[:length]):
            return place.path, (*base, *route[:length])
    return place.path, base


def _widened(route: Route) -> Route:
    for index, part in enumerate(route):
        if isinstance(part, str) and part in WHOLE:
            return route[: index + WHOLE[part]] if WHOLE[part] else route[:index]
    return route


def _holds(loaded: Loaded, path: str, record: object, route: Route) -> bool:
    """True when the record may lose this part: nothing is left empty around it, and it has every key that it needs."""
    around = _at(record, route[:-1])
    if isinstance(around, dict | list) and len(around) == 1 and len(route) > 1:
        return False
    if len(route) == 1 and route[0] in REASON:
        return False
    return held(loaded, path, _less(record, route))


def held(loaded: Loaded, path: str, record: object) -> bool:
    """True when the record, laid over the group's where it is a site's, is one."""
    role = role_of(path)
    if role is None or not isinstance(record, dict):
        return False
    group: Merged | None = loaded.spots[""].get((role.kind, str(record.get("id")))) if role.site else None
    if role.site and (group is None or is_removal(record)):
        return group is not None
    whole = overlay(group, record, Spot(path, ())).tree if group else record
    try:
        MODELS[role.kind].model_validate(whole)
    except ValidationError:
        return False
    return True


def _emptied(loaded: Loaded, path: str, routes: Set[Route]) -> Set[Route]:
    """The routes, and around them what they would leave empty between them."""
    tree, every = loaded.documents[path].tree, set(routes)
    size = base_size(tree, path)
    waiting = list(routes)
    while waiting:
        around = waiting.pop()[:-1]
        inner = _at(tree, around)
        keys = list(inner) if isinstance(inner, dict) else range(len(inner)) if isinstance(inner, list) else ()
        if around not in every and keys and all((*around, key) in every for key in keys):
            whole = around
            if len(around) > size and not _holds(loaded, path, _at(tree, around[:size]), around[size:]):
                _, whole = cut(loaded, Place(path, around[:-1] if len(around) - 1 >= size else around))
            every.add(whole)
            waiting.append(whole)
    return every


def records_cut(loaded: Loaded, gone: Set[Key], closed: Set[str]) -> dict[str, str]:
    """The files without these records, and without those of the sites that go."""
    files: dict[str, str] = {}
    for path, document in loaded.documents.items():
        role = role_of(path)
        if role is None or role.site in closed:
            continue
        size = base_size(document.tree, path)
        bases = _bases(document.tree, role.kind, size)
        routes = {base for base in bases if (role.kind, _id(document.tree, base)) in gone}
        text = without(document.text, routes) if routes else document.text
        if text:
            files[path] = text
    return files


def _bases(tree: object, kind: Kind, size: int) -> list[Route]:
    match tree:
        case list():
            return [(index,) for index in range(len(tree))]
        case dict() if size == 2:
            return [(FOLDERS[kind], index) for index in range(len(tree[FOLDERS[kind]]))]
        case _:
            return [()]


def _id(tree: object, base: Route) -> str:
    record = _at(tree, base)
    return str(record.get("id")) if isinstance(record, dict) else ""


def _at(tree: object, route: Route) -> object:
    for part in route:
        if isinstance(tree, dict) and isinstance(part, str):
            tree = tree.get(part)
        elif isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
        else:
            return None
    return tree


def _less(tree: object, route: Route) -> object:
    """The tree without the part at `route`."""
    first, *rest = route
    match tree:
        case dict() if rest:
            return {key: _less(value, tuple(rest)) if key == first else value for key, value in tree.items()}
        case dict():
            return {key: value for key, value in tree.items() if key != first}
        case list() if rest:
            return [_less(value, tuple(rest)) if index == first else value for index, value in enumerate(tree)]
        case list():
            return [value for index, value in enumerate(tree) if index != first]
        case _:
            return tree
