"""What each function of a unit has to go on with when it loses its tool, hour by hour, and what it lacks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from degraded_mode.impact.activation import called_for
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.holes import GRAVITY, Hole, Reason, harm_at, ranked
from degraded_mode.impact.lapse import Lapse, lapse
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.practice import Practice, practice
from degraded_mode.impact.stock import Shelves, Stock, site_of
from degraded_mode.impact.survival import holds
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.need import Need, names
from degraded_mode.model.runbook import Status
from degraded_mode.model.unit import Function, Harm, Unit
from degraded_mode.model.written import DAY, HOUR, MINUTE

HORIZONS: Final = (30 * MINUTE, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR, 7 * DAY, 28 * DAY)
"""From the short stop (30 min) to the horizon planned for what saves lives (4 weeks, Joint Commission)."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of losing a function: systems lost together, and the procedures that the unit then has."""

    lost: frozenset[str]
    runbooks: tuple[str, ...]
    place_stands: bool
    """The place of the paper is still reached."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A function of a unit at one horizon."""

    horizon: timedelta
    harm: Harm | None
    due: bool
    """The unit can no longer wait without a procedure (it has passed what it tolerates)."""
    answering: tuple[str, ...]
    """The procedures with a phase open at that hour, whichever way the function was lost."""
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


def coverage(here: Corpus, today: date, unit: str = "") -> Coverage:
    """The coverage of a site on that day, of one unit only when it is named."""
    units = [one for one in here.units.values() if here.site in ("", one.site) and unit in ("", one.id)]
    asked = [(one, name, function) for one in units for name, function in one.functions.items()]
    lost = {way for _, _, function in asked for way in ways_of_losing(function)}
    after = {one.outage.down: one for one in aftermaths(reliance(here.systems), [Outage(way) for way in lost])}
    near = _near(here)
    answers = {way: _answers(near, one) for way, one in after.items()}
    shelves = Shelves(here)
    lines = []
    for owner, name, function in asked:
        ways = tuple(
            Way(way, answers[way].get(owner.id, ()), _reached(here, owner, function, after[way]))
            for way in ways_of_losing(function)
        )
        lines.append(_line(shelves, owner, name, function, ways, today))
    return Coverage(here, tuple(lines), tuple(one for one in units if not one.functions))


def ways_of_losing(function: Function) -> tuple[frozenset[str], ...]:
    """The losses that stop the function: each system that it cannot do without, else all that replace each other."""
    found: dict[frozenset[str], None] = {}
    for need in function.needs:
        found.update(dict.fromkeys(_ways(need)))
    return tuple(found)


def _ways(need: Need) -> Iterator[frozenset[str]]:
    cited = sorted(names((need,)))
    alone = [name for name in cited if not holds(need, {name})]
    yield from (frozenset({name}) for name in alone)
    if not alone:
        yield frozenset(cited)


def _near(here: Corpus) -> Corpus:
    """The corpus without the units and the procedures of other sites, which each loss would go through again."""
    near = replace(here, units={one.id: one for one in here.units.values() if here.site in ("", one.site)})
    return replace(near, runbooks={one.id: one for one in near.runbooks_here()})


def _answers(here: Corpus, after: Aftermath) -> Mapping[str, tuple[str, ...]]:
    """By unit, the procedures that the loss calls for there."""
    found: dict[str, tuple[str, ...]] = {}
    for called in called_for(here, after):
        for unit in called.units:
            found[unit] = (*found.get(unit, ()), called.runbook)
    return found


def _reached(here: Corpus, unit: Unit, function: Function, after: Aftermath) -> bool:
    """True when the paper is at the unit's site, in a place that the loss does not take away."""
    kit = here.kits.get(function.place)
    places = {function.place, kit.place} if kit else {function.place}
    return site_of(here, function.place) == unit.site and not places & after.fallen


def _line(shelves: Shelves, unit: Unit, name: str, function: Function, ways: tuple[Way, ...], today: date) -> Line:
    here = shelves.here
    practices = [practice(here, unit.id, way.runbooks, today) for way in ways if way.runbooks]
    oldest = max(practices, key=lambda one: one.age or timedelta.max, default=practice(here, unit.id, (), today))
    cells = tuple(_cell(shelves, unit, function, ways, horizon) for horizon in HORIZONS)
    holes = (
        *_holes_in_time(here, unit, name, function, ways, cells),
        *_holes_at_any_time(here, unit, name, ways, cells, oldest),
    )
    return Line(unit, name, function, ways, cells, oldest, holes)


def _cell(shelves: Shelves, unit: Unit, function: Function, ways: tuple[Way, ...], horizon: timedelta) -> Cell:
    here, form = shelves.here, shelves.here.forms.get(function.paper)
    due = horizon > unit.tolerates
    stock = shelves.stock(unit, function.place, form, horizon) if form else None
    told = [name for way in ways for name in way.runbooks if lapse(here.runbooks[name], way.lost, horizon) is Lapse.NO]
    lacks = tuple(_lacking(here, ways, horizon, stock)) if due else ()
    return Cell(horizon, harm_at(unit, horizon), due, tuple(dict.fromkeys(told)), stock, lacks)


def _lacking(here: Corpus, ways: tuple[Way, ...], horizon: timedelta, stock: Stock | None) -> Iterator[Reason]:
    if not all(way.runbooks for way in ways):
        yield Reason.NO_PROCEDURE
    if any(way.runbooks and not _open(here, way, horizon) for way in ways):
        yield Reason.STOPS
    if stock is None:
        yield Reason.NO_PAPER
    if not all(way.place_stands for way in ways):
        yield Reason.PLACE_LOST
    if stock and (stock.needed is None or stock.kit is None):
        yield Reason.UNCOUNTED
    elif stock and stock.lacking:
        yield Reason.SHEETS


def _open(here: Corpus, way: Way, horizon: timedelta) -> bool:
    return any(lapse(here.runbooks[name], way.lost, horizon) is Lapse.NO for name in way.runbooks)


def _holes_in_time(
    here: Corpus, unit: Unit, name: str, function: Function, ways: tuple[Way, ...], cells: tuple[Cell, ...]
) -> Iterator[Hole]:
    """What lacks at some horizons: one hole for each reason."""
    for reason in Reason:
        hit = [cell for cell in cells if reason in cell.lacks]
        if hit:
            horizons = tuple(cell.horizon for cell in hit)
            stock = hit[-1].stock
            lacking = stock.lacking if stock and reason is Reason.SHEETS else 0
            about = tuple(_about(here, reason, function, ways, horizons))
            yield Hole(unit.id, name, reason, horizons, _worst(hit), about, lacking)


def _about(
    here: Corpus, reason: Reason, function: Function, ways: tuple[Way, ...], horizons: Iterable[timedelta]
) -> Iterator[str]:
    match reason:
        case Reason.NO_PROCEDURE:
            yield from dict.fromkeys(name for way in ways if not way.runbooks for name in sorted(way.lost))
        case Reason.STOPS:
            shut = [way for way in ways if way.runbooks and not all(_open(here, way, one) for one in horizons)]
            yield from dict.fromkeys(name for way in shut for name in way.runbooks)
        case Reason.NO_PAPER | Reason.SHEETS | Reason.UNCOUNTED:
            yield function.paper
        case _:
            yield function.place


def _holes_at_any_time(
    here: Corpus, unit: Unit, name: str, ways: tuple[Way, ...], cells: tuple[Cell, ...], practised: Practice
) -> Iterator[Hole]:
    """What lacks whatever the hour, told from the first horizon at which the unit cannot wait."""
    due = [cell for cell in cells if cell.due]
    if not due:
        return
    horizons, harm = tuple(cell.horizon for cell in due), _worst(due)
    unsigned = [way for way in ways if way.runbooks and not any(_approved(here, one) for one in way.runbooks)]
    if unsigned:
        about = tuple(dict.fromkeys(one for way in unsigned for one in way.runbooks))
        yield Hole(unit.id, name, Reason.NOT_APPROVED, horizons, harm, about)
    role = here.roles.get(unit.decides.out_of_hours)
    if role is None or not role.answers_out_of_hours():
        yield Hole(unit.id, name, Reason.NOBODY_AT_NIGHT, horizons, harm, (unit.decides.out_of_hours,))
    answering = tuple(dict.fromkeys(one for way in ways for one in way.runbooks))
    if answering and practised.last is None:
        yield Hole(unit.id, name, Reason.NEVER_EXERCISED, horizons, harm, answering)
    elif practised.too_old:
        yield Hole(unit.id, name, Reason.TOO_OLD, horizons, harm, answering)


def _approved(here: Corpus, runbook: str) -> bool:
    return here.runbooks[runbook].status is Status.APPROVED


def _worst(cells: Iterable[Cell]) -> Harm | None:
    return max((cell.harm for cell in cells), key=lambda one: GRAVITY[one])
