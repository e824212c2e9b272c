"""A procedure with steps that cannot be read is kept: a notice stands in place of each, and says where to look."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pydantic import ValidationError

from degraded_mode.loading.sentences import follows_from_another
from degraded_mode.loading.shape import part_at, route_in
from degraded_mode.model.record import ID_PATTERN, WINDOWS_DEVICES
from degraded_mode.source.place import Route

LISTS_OF_STEPS: Final = frozenset({"immediate_actions", "steps"})

LONGEST_QUOTE: Final = 1000
"""Characters of what the author wrote that a notice quotes: enough for any step that fits on a page."""


def without_unreadable_steps(tree: object, error: ValidationError, where: Callable[[Route], str]) -> object:
    """The tree of a procedure with a notice in place of each step at fault; `tree` itself is left as it is.

    None when something is wrong outside of the steps. `where` gives the file and the line of a route.
    """
    faulty = _faulty_steps(tree, error)
    kept = tree
    for rank, route in enumerate(sorted(faulty), 1):
        if not route:
            return None
        if not any(route[:size] in faulty for size in range(1, len(route))):
            kept = _replaced(kept, route, _notice(part_at(tree, route), rank, where(route)))
    return kept


def _faulty_steps(tree: object, error: ValidationError) -> set[Route]:
    """The routes of the innermost steps around each mistake; the empty route for a mistake outside of any step."""
    details = error.errors(include_url=False)
    locations = [detail["loc"] for detail in details]
    return {
        _step_around(route_in(tree, detail["loc"])) for detail in details if not follows_from_another(detail, locations)
    }


def _step_around(route: Route) -> Route:
    for size in range(len(route), 1, -1):
        if route[size - 2] in LISTS_OF_STEPS and isinstance(route[size - 1], int):
            return route[:size]
    return ()


def _notice(step: object, rank: int, where: str) -> dict[str, str]:
    """What is printed and walked through in place of a step: its name, where it is written, and its own words."""
    written = step if isinstance(step, dict) else {"": step}
    name = written.get("id")
    known = isinstance(name, str) and re.fullmatch(ID_PATTERN, name) and name.lower() not in WINDOWS_DEVICES
    words = " ; ".join(_words({key: value for key, value in written.items() if key != "id"}))
    branches = ", avec les étapes de ses réponses" if "options" in written else ""
    notice = {
        "id": str(name)[:64] if known else f"etape-illisible-{rank}",
        "caution": "Lire l'étape qui suit dans le fichier, ou sur l'édition précédente, avant de continuer.",
        "do": f"Étape illisible : {name if known else 'sans identifiant'}{branches}, voir {where}.",
    }
    return {**notice, "note": f"il est écrit « {words[:LONGEST_QUOTE]} »."} if words else notice


def _words(step: Mapping[str, object]) -> Iterator[str]:
    """What stands in plain words under each key; the empty key is that of a step which is only a sentence."""
    for key, value in step.items():
        several = value if isinstance(value, list) else [value]
        if words := ", ".join(" ".join(one.split()) for one in several if isinstance(one, str) and one.strip()):
            yield f"{key} : {words}" if key else words


def _replaced(tree: object, route: Route, value: object) -> object:
    """A copy of the tree, as far as needed, with another value at `route`."""
    if not route:
        return value
    first, *rest = route
    match tree:
        case dict():
            return {**tree, first: _replaced(tree[first], tuple(rest), value)}
        case list():
            return [_replaced(one, tuple(rest), value) if index == first else one for index, one in enumerate(tree)]
        case _:
            return tree
