"""What reading has to say about a character of a text, before it becomes a finding with a place."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TypeVar

from degraded_mode.source.codes import Code
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route
from degraded_mode.source.positions import Lines, Marks

Found = TypeVar("Found")

MOST_OF_A_CODE = 10
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
    correction: str = ""
    """See `Finding.correction`."""


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
            correction=remark.correction,
        )
        for remark in sorted(_abridged(remarks), key=lambda remark: (remark.offset, remark.code))
    )


def first_of(found: Iterable[Found], told: Callable[[Found], Remark]) -> list[Remark]:
    """A remark for each of the first things found; the last of them counts the others."""
    several = iter(found)
    remarks = [told(one) for one in islice(several, MOST_OF_A_CODE)]
    if left := sum(1 for _ in several):
        others = f"{left} {'autre' if left == 1 else 'autres'} du même genre"
        remarks[-1] = replace(remarks[-1], message=f"{remarks[-1].message} ; et {others}")
    return remarks


def _abridged(remarks: Iterable[Remark]) -> Iterator[Remark]:
    in_order = sorted(remarks, key=lambda remark: (remark.code, remark.offset))
    for _, alike in groupby(in_order, key=lambda remark: remark.code):
        yield from first_of(alike, lambda remark: remark)
