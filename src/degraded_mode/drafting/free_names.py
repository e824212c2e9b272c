"""Names that are already taken, and the nearest ones that are free."""

import re
from collections.abc import Collection, Iterator
from itertools import count
from typing import Final

from degraded_mode.language.nearness import as_identifier
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.overlay import Spot
from degraded_mode.model.corpus import Kind
from degraded_mode.model.kind import FOLDERS
from degraded_mode.model.record import WINDOWS_DEVICES

PLACES: Final = frozenset({Kind.KIT, Kind.UNIT})
"""Kinds whose records are cited as places too: one name for two of them would leave a doubt."""

_NUMBERED = re.compile(r"(?P<series>.*?)(?P<number>[0-9]+)")
_ELISION = re.compile(r"\b\w{1,2}['’](?=\w)")
_ARTICLES: Final = frozenset({"le", "la", "les", "un", "une", "des"})
_LONGEST_NAME: Final = 5
"""Words of a title that its identifier keeps: longer ones are not typed without a mistake. Usage."""
_LONGEST: Final = 60
"""Characters of a proposed identifier: room is left for the number that makes it free."""
_TOO_SHORT_TO_END: Final = 3


def taken(loaded: Loaded, kind: Kind, name: str) -> Spot | None:
    """Where the name is already written, by the group or by any site, whatever its capitals; None when it is free."""
    return next((spot for other, spot in _written(loaded, kind) if other.casefold() == name.casefold()), None)


def _written(loaded: Loaded, kind: Kind) -> Iterator[tuple[str, Spot]]:
    """A site cannot keep to itself a name that the group has, nor the group take one that a site has for itself."""
    kinds = PLACES if kind in PLACES else {kind}
    for records in loaded.spots.values():
        yield from ((name, merged.base) for (one, name), merged in records.items() if one in kinds)
    establishment = loaded.group.establishment
    if kind in PLACES and establishment:
        for index, place in enumerate(establishment.places):
            where = loaded.place(Kind.ESTABLISHMENT, establishment.id, ("places", index, "id"))
            yield place.id, Spot(where.path, where.route)


def is_free(loaded: Loaded, kind: Kind, name: str) -> bool:
    """True for a name that no record has, and that no file has either: a file keeps the name that it was given."""
    files = {path.rpartition("/")[2].rpartition(".")[0].casefold() for path in loaded.documents if _of(kind, path)}
    return taken(loaded, kind, name) is None and name.casefold() not in files | WINDOWS_DEVICES


def _of(kind: Kind, path: str) -> bool:
    return FOLDERS[kind] in path.split("/")[:-1]


def free(loaded: Loaded, kind: Kind, wanted: str) -> str:
    """The name wanted, or the nearest that is free: the next of a series for a form, a number after the name else."""
    if is_free(loaded, kind, wanted):
        return wanted
    if kind is Kind.FORM and (match := _NUMBERED.fullmatch(wanted)):
        known = [name for name, _ in _written(loaded, kind)]
        while not is_free(loaded, kind, wanted):
            wanted = next_of_series(match["series"], known, len(match["number"]))
            known.append(wanted)
        return wanted
    return next(name for rank in count(2) if is_free(loaded, kind, name := f"{wanted}-{rank}"))


def next_of_series(series: str, names: Collection[str], width: int) -> str:
    """The name after the last of a series: `F-59` gives `F-60`."""
    numbers = [
        int(match["number"])
        for name in names
        if (match := _NUMBERED.fullmatch(name)) and match["series"].casefold() == series.casefold()
    ]
    return f"{series}{max(numbers, default=0) + 1:0{width}}"


def usual_series(names: Collection[str]) -> str:
    """What comes before the number in most of the names; empty when none is numbered."""
    found = [match["series"] for name in names if (match := _NUMBERED.fullmatch(name))]
    return max(found, key=found.count) if found else ""


def identifier_of(title: str) -> str:
    """A short identifier made of the first words of a title; empty when it has no letter at all."""
    words = [word for word in _ELISION.sub("", title).split() if as_identifier(word)]
    if len(words) > 1 and words[0].casefold() in _ARTICLES:
        words = words[1:]
    while len(words) > _LONGEST_NAME:
        words = words[:_LONGEST_NAME]
        while len(words) > 1 and len(words[-1]) <= _TOO_SHORT_TO_END and not words[-1].isupper():
            words.pop()
    made = "-".join(as_identifier(word) for word in words)
    return made if len(made) <= _LONGEST else made[:_LONGEST].rpartition("-")[0]
