"""The strings of the files that hold a rare sign: the files are looked through as texts, and only those taken apart."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set

from degraded_mode.lint import numbers, people
from degraded_mode.loading.layout import role_of
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.overlay import Merged
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route

Holds = Callable[[str], bool]
"""True of what holds the sign: a whole text, or one string of it."""

Strings = Mapping[tuple[Kind, str], Sequence[tuple[Route, str]]]
"""By record, the strings that hold the sign, with their routes."""


def may_tell(text: str) -> bool:
    """False of a text, however long, that holds no number to dial, names nobody and says nothing of one person."""
    return numbers.may_hold(text) or people.may_show(text)


def tells(text: str) -> bool:
    """True of a sentence that holds a number to dial, names somebody or says something of one person."""
    if numbers.WRITTEN.fullmatch(text):
        return False
    return bool(numbers.WRITTEN.search(text) or people.persons_in(text) or people.personal_data_in(text))


def marked(loaded: Loaded, holds: Holds) -> frozenset[str]:
    """The files whose texts hold the sign: nearly all hold none."""
    return frozenset(path for path, document in loaded.documents.items() if holds(document.text))


def strings(loaded: Loaded, site: str, paths: Set[str], holds: Holds) -> Strings:
    """The strings that hold the sign, in the records that stand in one of the files; for a site, those of its own."""
    found: dict[tuple[Kind, str], Sequence[tuple[Route, str]]] = {}
    for key, merged in loaded.spots.get(site, {}).items() if paths else ():
        here = {merged.base.path, *(spot.path for spot in merged.written.values())}
        if paths.isdisjoint(here):
            continue
        if held := [one for one in _held(merged, holds) if _own(site, merged.spot(one[0]).path)]:
            found[key] = held
    return found


def _own(site: str, path: str) -> bool:
    """For a site, what stands in the group's files has been said of the group."""
    role = role_of(path)
    return role is not None and role.site == site


def _held(merged: Merged, holds: Holds) -> Iterator[tuple[Route, str]]:
    waiting: list[tuple[Route, object]] = [((), merged.tree)]
    while waiting:
        route, part = waiting.pop()
        match part:
            case str() if holds(part):
                yield route, part
            case dict():
                waiting += reversed([((*route, str(key)), one) for key, one in part.items()])
            case list():
                waiting += reversed([((*route, index), one) for index, one in enumerate(part)])
            case _:
                pass
