"""Repairs that the messages already tell: a key, a value or a name to write in place of another."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import replace

from degraded_mode.language.nearness import quoted, stranger
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.shape import part_at
from degraded_mode.repair.names import names_put_right
from degraded_mode.repair.repair import Repair
from degraded_mode.repair.writing import written_again
from degraded_mode.source.findings import Finding
from degraded_mode.source.place import Place
from degraded_mode.source.unquoted import Laid

Layout = Callable[[str], Laid | None]
"""The layout of a text, None when it cannot be known."""


def corrections(
    loaded: Loaded, findings: Iterable[Finding], within: Collection[str] | None, layout: Layout
) -> Iterator[Repair]:
    """What the findings say to write, where that is safe. `within`: the files that may be changed; None for all."""
    told = [one for one in findings if one.correction]
    names = names_put_right(loaded, told, within)
    for finding in told:
        value = names.get(finding, finding.correction)
        if value and (repair := replacement(loaded, _of_the_word(loaded, finding), value, finding.code, layout)):
            yield repair


def _of_the_word(loaded: Loaded, finding: Finding) -> Place:
    """Where the word to replace stands: of a block that is known by its name, the name."""
    place, document = finding.place, loaded.documents.get(finding.place.path)
    block = part_at(document.tree, place.route) if document and not place.at_key else None
    if isinstance(block, dict):
        for key in (key for key, value in block.items() if finding.values[-1:] == (value,)):
            return replace(place, route=(*place.route, key))
    return place


def replacement(loaded: Loaded, place: Place, value: str, code: str, layout: Layout) -> Repair | None:
    """The repair that writes `value` at a place; None where something else than one line of text stands there."""
    document = loaded.documents.get(place.path)
    laid = layout(document.text) if document else None
    if document is None or laid is None:
        return None
    lines = document.marks.lines
    position = place.position or document.position(place.route, at_key=place.at_key)
    where = laid.holding(lines.offset(position))
    new = written_again(document.text, where, value) if where else None
    if where is None or new is None or where.start != lines.offset(position):
        return None
    old = document.text[where.start : where.end]
    # Two names that look the same on the screen are told apart in words.
    reason = f"« {quoted(old)} » devient « {quoted(new)} »{stranger(old)}"
    key = (*place.route[:-1], value) if place.at_key and place.route else None
    return Repair(place.path, position.line, ((where.start, where.end, new),), reason, code, key)
