"""What reading has to say about a character of a text, before it becomes a finding with a place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from degraded_mode.source.codes import Code
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route
from degraded_mode.source.positions import Lines, Marks

MOST_OF_A_CODE = 50
"""Beyond, one sentence counts the others: a damaged file would otherwise bury its neighbours."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding to be, at an index of the text."""

    code: Code
    offset: int
    message: str
    advice: str = ""
    values: tuple[str, ...] = ()
    related: tuple[int, ...] = ()
    """Indexes of the other places."""
    route: Route | None = None
    """Where it is in the tree; None where only the index tells."""
    at_key: bool = False
    severity: Severity = Severity.ERROR


def findings_of(path: str, remarks: Iterable[Remark], lines: Lines, marks: Marks | None) -> tuple[Finding, ...]:
    """Findings in the order of the text. `marks` is None when the text could not become a tree."""

    def place(offset: int, route: Route | None, *, at_key: bool) -> Place:
        if route is None:
            route = marks.route_at(offset) if marks else ()
        return Place(path, route, position=lines.position(offset), at_key=at_key)

    return tuple(
        Finding(
            code=remark.code.value,
            severity=remark.severity,
            place=place(remark.offset, remark.route, at_key=remark.at_key),
            message=remark.message,
            advice=remark.advice,
            related=tuple(place(offset, None, at_key=remark.at_key) for offset in remark.related),
            values=remark.values,
        )
        for remark in sorted(_abridged(remarks), key=lambda remark: (remark.offset, remark.code))
    )


def _abridged(remarks: Iterable[Remark]) -> Iterator[Remark]:
    for _, several in groupby(
        sorted(remarks, key=lambda remark: (remark.code, remark.offset)), key=lambda one: one.code
    ):
        alike = list(several)
        yield from alike[: MOST_OF_A_CODE - 1]
        others = len(alike) - MOST_OF_A_CODE
        if others >= 0:
            last = alike[MOST_OF_A_CODE - 1]
            counted = f" ; et {others} autres du même genre plus bas" if others else ""
            yield replace(last, message=last.message + counted)
