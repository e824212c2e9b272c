"""What each function of a unit has to go on with when it loses its tool, hour by hour, and what it lacks."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import repeat
from typing import Final

from degraded_mode.impact.answering import Answering, Way, ways_of_losing
from degraded_mode.impact.graph import Reliance, reliance
from degraded_mode.impact.holes import GRAVITY, Hole, Reason, harm_at, ranked
from degraded_mode.impact.lapse import Speech
from degraded_mode.impact.practice import NEVER, Practice, practice
from degraded_mode.impact.stock import Shelves, Stock
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.evidence import Evidence
from degraded_mode.model.runbook import Status
from degraded_mode.model.unit import Function, Harm, Unit
from degraded_mode.model.written import DAY, HOUR, MINUTE

HORIZONS: Final = (30 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR, 7 * DAY, 28 * DAY)
"""From the short stop (30 min) to the horizon planned for what saves lives (4 weeks, Joint Commission)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A function of a unit at one horizon."""

    horizon: timedelta
    harm: Harm | None
    due: bool
    """The unit can no longer wait without a procedure (it has passed what it tolerates)."""
    answering: tuple[str, ...]
    """The unit's procedures with a phase open at that hour, whichever way the function was lost."""
    neighbours: tuple[str, ...]
    """Those of its neighbours, for the losses that call for nothing of its own."""
    stock: Stock | None
    """None when the form is not declared."""
    lacks: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A function of a unit, with everything that answers its loss."""

    unit: Unit
    name: str
    function: Function
    ways: tuple[Way, ...]
    cells: tuple[Cell, ...]
    practice: Practice
    """Of the way that was exercised longest ago."""
    holes: tuple[Hole, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The units of a site, in the order of their file, each with its functions."""

    here: Corpus
    lines: tuple[Line, ...]
    idle: tuple[Unit, ...]
    """Units that declare no function: nothing can be said of them."""

    @property
    def holes(self) -> tuple[Hole, ...]:
        """Everything that lacks, what costs most first."""
        return ranked(hole for line in self.lines for hole in line.holes)


def coverage(here: Corpus, today: date, unit: str = "", whole: Reliance | None = None) -> Coverage:
    """The coverage of a site on that day, of one unit only when it is named; `whole` is given when it is known."""
    units = [one for one in here.units.values() if here.site in ("", one.site) and unit in ("", one.id)]
    asked = [(one, name, function) for one in units for name, function in one.functions.items()]
    shelves = Shelves(here)
    losses = (loss for _, _, function in asked for loss in ways_of_losing(function))
    answering = Answering(shelves, whole or reliance(here.systems), losses)
    judged = _Judged(shelves, Speech(here.runbooks), today)
    lines = [judged.line(owner, name, function, answering.ways(owner, function)) for owner, name, function in asked]
    return Coverage(here, tuple(lines), tuple(one for one in units if not one.functions))


class _Judged:
    """The functions of one site as they are judged, with what is worked out once for several of them."""

    def __init__(self, shelves: Shelves, speech: Speech, today: date) -> None:
        self._shelves = shelves
        self._speech = speech
        self._today = today
        self._harms: dict[str, tuple[Harm | None, ...]] = {}
        self._evidence: defaultdict[str, list[Evidence]] = defaultdict(list)
        for one in shelves.here.evidence.values():
            for name in one.runbooks:
                self._evidence[name].append(one)

    def line(self, unit: Unit, name: str, function: Function, ways: tuple[Way, ...]) -> Line:
        """One function, with everything that answers its loss."""
        here = self._shelves.here
        practices = {
            way: practice(self._told_of(way.answers), unit.id, way.answers, self._today) for way in ways if way.answers
        }
        oldest = max(practices.values(), key=lambda one: one.age or timedelta.max, default=NEVER)
        cells = tuple(map(self._cell, repeat(unit), repeat(function), repeat(ways), HORIZONS, self._harm(unit)))
        holes = (
            *_holes_in_time(self._speech, unit, name, function, ways, cells),
            *_holes_at_any_time(here, unit, name, practices, cells),
        )
        return Line(unit, name, function, ways, cells, oldest, holes)

    def _told_of(self, runbooks: Iterable[str]) -> Iterable[Evidence]:
        """What is known of these procedures, each fact once."""
        return {one.id: one for name in runbooks for one in self._evidence.get(name, ())}.values()

    def _harm(self, unit: Unit) -> tuple[Harm | None, ...]:
        if unit.id not in self._harms:
            self._harms[unit.id] = tuple(harm_at(unit, horizon) for horizon in HORIZONS)
        return self._harms[unit.id]

    def _cell(
        self, unit: Unit, function: Function, ways: tuple[Way, ...], horizon: timedelta, harm: Harm | None
    ) -> Cell:
        form = self._shelves.here.forms.get(function.paper)
        due = horizon > unit.tolerates
        stock = self._shelves.stock(unit, function.place, form, horizon) if form else None
        own = [name for way in ways for name in _speaking(self._speech, way, way.runbooks, horizon)]
        near = [name for way in ways for name in _speaking(self._speech, way, way.neighbours, horizon)]
        lacks = tuple(_lacking(self._speech, ways, horizon, stock)) if due else ()
        return Cell(horizon, harm, due, tuple(dict.fromkeys(own)), tuple(dict.fromkeys(near)), stock, lacks)


def _lacking(speech: Speech, ways: tuple[Way, ...], horizon: timedelta, stock: Stock | None) -> Iterator[Reason]:
    if not all(way.answers for way in ways):
        yield Reason.NO_PROCEDURE
    if any(way.answers and not _speaking(speech, way, way.answers, horizon) for way in ways):
        yield Reason.STOPS
    if stock is None:
        yield Reason.NO_PAPER
    if not all(way.place_stands for way in ways):
        yield Reason.PLACE_LOST
    if stock and (stock.needed is None or stock.kit is None):
        yield Reason.UNCOUNTED
    elif stock and stock.lacking:
        yield Reason.SHEETS


def _speaking(speech: Speech, way: Way, runbooks: Iterable[str], horizon: timedelta) -> list[str]:
    """Those of the procedures that have a phase open at that hour."""
    return [name for name in runbooks if speech.speaks(name, way.lost, horizon)]


def _holes_in_time(
    speech: Speech, unit: Unit, name: str, function: Function, ways: tuple[Way, ...], cells: tuple[Cell, ...]
) -> Iterator[Hole]:
    """What lacks at some horizons: one hole for each reason."""
    for reason in dict.fromkeys(sorted((one for cell in cells for one in cell.lacks), key=list(Reason).index)):
        hit = [cell for cell in cells if reason in cell.lacks]
        horizons = tuple(cell.horizon for cell in hit)
        stock = hit[-1].stock
        lacking = stock.lacking if stock and reason is Reason.SHEETS else 0
        about = tuple(_about(speech, reason, function, ways, horizons))
        yield Hole(unit.id, name, reason, horizons, _worst(hit), about, lacking)


def _about(
    speech: Speech, reason: Reason, function: Function, ways: tuple[Way, ...], horizons: Iterable[timedelta]
) -> Iterator[str]:
    match reason:
        case Reason.NO_PROCEDURE:
            yield from dict.fromkeys(name for way in ways if not way.answers for name in sorted(way.lost))
        case Reason.STOPS:
            shut = [
                way
                for way in ways
                if way.answers and not all(_speaking(speech, way, way.answers, one) for one in horizons)
            ]
            yield from dict.fromkeys(name for way in shut for name in way.answers)
        case Reason.NO_PAPER | Reason.SHEETS | Reason.UNCOUNTED:
            yield function.paper
        case _:
            yield function.place


def _holes_at_any_time(
    here: Corpus, unit: Unit, name: str, practices: Mapping[Way, Practice], cells: tuple[Cell, ...]
) -> Iterator[Hole]:
    """What lacks whatever the hour, told from the first horizon at which the unit cannot wait."""
    due = [cell for cell in cells if cell.due]
    if not due:
        return
    horizons, harm = tuple(cell.horizon for cell in due), _worst(due)
    if unsigned := _told(way for way in practices if not any(_approved(here, one) for one in way.answers)):
        yield Hole(unit.id, name, Reason.NOT_APPROVED, horizons, harm, unsigned)
    role = here.roles.get(unit.decides.out_of_hours)
    if role is None or not role.answers_out_of_hours():
        yield Hole(unit.id, name, Reason.NOBODY_AT_NIGHT, horizons, harm, (unit.decides.out_of_hours,))
    if never := _told(way for way, one in practices.items() if one.last is None):
        yield Hole(unit.id, name, Reason.NEVER_EXERCISED, horizons, harm, never)
    elif old := _told(way for way, one in practices.items() if one.too_old):
        yield Hole(unit.id, name, Reason.TOO_OLD, horizons, harm, old)


def _told(ways: Iterable[Way]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for way in ways for one in way.answers))


def _approved(here: Corpus, runbook: str) -> bool:
    return here.runbooks[runbook].status is Status.APPROVED


def _worst(cells: Iterable[Cell]) -> Harm | None:
    return max((cell.harm for cell in cells), key=lambda one: GRAVITY[one])
