"""What a finding is known by from one day to the next: its code, its record and the names on the way to it.

Never a line nor the rank of a step: a step put before another changes the identity of nothing.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator

from degraded_mode.loading.load import Loaded
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import FINGERPRINT_LENGTH, Finding
from degraded_mode.source.place import Place, Route

Name = tuple[str, str, str, tuple[str, ...], tuple[str, ...], int]
"""Code, record or file, site, names on the way, what distinguishes, and the rank among those alike in all this."""


def names(loaded: Loaded, findings: Iterable[Finding]) -> Iterator[Name]:
    """What each finding is known by; no two of them are known by the same."""
    alike: Counter[Name] = Counter()
    for finding in findings:
        place = finding.place
        tree, route = written(loaded, place)
        name = (finding.code, place.record or place.path, place.site, tuple(_way(tree, route)), finding.values, 0)
        alike[name] += 1
        yield (*name[:-1], alike[name])


def mark(name: Name) -> str:
    """A name in sixteen hexadecimal characters, for lists and for other programs."""
    return hashlib.sha256(json.dumps(name).encode()).hexdigest()[:FINGERPRINT_LENGTH]


def written(loaded: Loaded, place: Place) -> tuple[object, Route]:
    """What the route of a place goes through, in texts as written: the merged record, or the whole document."""
    if place.record:
        kind, _, identifier = place.record.partition(" ")
        key = (Kind(kind), identifier)
        merged = loaded.spots.get(place.site, {}).get(key) or loaded.spots.get("", {}).get(key)
        return (merged.tree if merged else None), place.record_route
    document = loaded.documents.get(place.path)
    return (document.tree if document else None), place.route


def parts_on(tree: object, route: Route) -> Iterator[dict[str, object]]:
    """The items of lists that a route goes through, from the outermost: a phase, a step, one of its answers."""
    for part in route:
        if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            tree = tree[part]
            if isinstance(tree, dict):
                yield tree
        else:
            tree = tree.get(part) if isinstance(tree, dict) else None


def _way(tree: object, route: Route) -> Iterator[str]:
    """The names on the way to a value: an item of a list is known by its identifier, by its text, else by its rank."""
    for part in route:
        if isinstance(tree, list) and isinstance(part, int) and part < len(tree):
            here = [_name_of(item) for item in tree]
            yield here[part] if here[part] and here.count(here[part]) == 1 else str(part)
            tree = tree[part]
        else:
            yield str(part)
            tree = tree.get(part) if isinstance(tree, dict) else None


def _name_of(item: object) -> str:
    if isinstance(item, dict):
        item = item.get("id") or item.get("phase") or item.get("answer") or ""
    return item if isinstance(item, str) else ""
