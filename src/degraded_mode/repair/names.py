"""Which identifier to write where one is badly written: never another's, and never a stranger's."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.nearness import as_identifier
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.value_sentences import identifier_of
from degraded_mode.model.record import ID_PATTERN
from degraded_mode.source.characters import without_look_alikes
from degraded_mode.source.findings import Finding
from degraded_mode.source.place import Route

DECLARING: Final = frozenset({"id", "opens", "printout"})
"""Keys whose value is a name given there; all the other names are cited."""

_TYPOGRAPHY: Final = re.compile(r"[\w \u00a0\u202f'’\u2010-\u2014-]+")
"""Letters with their accents, spaces, underscores, apostrophes, hyphens and dashes of all sorts."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is declared, and where it must be the only one: among the records of a kind, or inside a record."""

    scope: str
    text: str


class Names:
    """Every name that a folder declares, those that are badly written included."""

    def __init__(self, loaded: Loaded) -> None:
        self._declared: defaultdict[str, set[Name]] = defaultdict(set)
        for records in loaded.spots.values():
            for (kind, identifier), merged in records.items():
                for route, text in _names(merged.tree, ()):
                    scope = kind.value if len(route) == 1 else f"{kind.value} {identifier}"
                    self._declared[_plain(text)].add(Name(scope, text))

    def free(self, name: Name) -> bool:
        """True when nothing else in its scope would bear the identifier that the name makes."""
        return {one.text for one in self._declared[_plain(name.text)] if one.scope == name.scope} <= {name.text}

    def meant(self, cited: str) -> str:
        """The identifier that a badly written citation can only mean; empty when there is none, or several."""
        bearers = self._declared[_plain(cited)]
        if any(one.text == cited and not self.free(one) for one in bearers):
            return ""
        spelt = {one.text if re.fullmatch(ID_PATTERN, one.text) else identifier_of(one.text) for one in bearers}
        return spelt.pop() if len(spelt) == 1 else ""


def is_about_a_name(finding: Finding) -> bool:
    """True when an identifier is badly written, as a value."""
    written = finding.values[0] if finding.code == "SCH004" and finding.values and not finding.place.at_key else ""
    return bool(written) and not re.fullmatch(ID_PATTERN, written) and identifier_of(written) == finding.correction


def _by_typography(name: Finding) -> bool:
    """True when what is written differs from an identifier by what a keyboard or a word processor puts in a name."""
    return _TYPOGRAPHY.fullmatch(without_look_alikes(name.values[0])) is not None


def names_put_right(
    loaded: Loaded, findings: Iterable[Finding], within: Collection[str] | None
) -> Mapping[Finding, str]:
    """What to write for each badly written identifier; empty for those that are left.

    `within`: the files that may be changed. A name cited in others too is left as it is.
    """
    several = [one for one in findings if is_about_a_name(one)]
    outside = {one.values[0] for one in several if within is not None and one.place.path not in within}
    names = Names(loaded)
    left = {one for one in several if one.values[0] in outside or not _by_typography(one)}
    return {one: "" if one in left else _put_right(names, one) for one in several}


def _put_right(names: Names, finding: Finding) -> str:
    route, written = finding.place.record_route, finding.values[0]
    if not _declares(route):
        return names.meant(written)
    record = finding.place.record
    name = Name(record.partition(" ")[0] if len(route) == 1 else record, written)
    return finding.correction if names.free(name) else ""


def _names(tree: object, route: Route) -> Iterator[tuple[Route, str]]:
    match tree:
        case str() if _declares(route):
            yield route, tree
        case dict():
            for key, value in tree.items():
                yield from _names(value, (*route, key))
        case list():
            for index, value in enumerate(tree):
                yield from _names(value, (*route, index))
        case _:
            pass


def _declares(route: Route) -> bool:
    """A copy is known by the system that carries it: its identifier cites."""
    return bool(route) and route[-1] in DECLARING and route[-2:-1] != ("read_only_copy",)


def _plain(text: str) -> str:
    return as_identifier(without_look_alikes(text)) or text
