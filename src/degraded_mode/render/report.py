"""Coverage and weak points → two pages for those who direct the hospital."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from degraded_mode.impact.coverage import HORIZONS, Coverage, Line, coverage
from degraded_mode.impact.holes import GRAVITY, Reason
from degraded_mode.impact.priorities import Priority, priorities
from degraded_mode.impact.weak_points import WeakPoint, weak_points
from degraded_mode.language.typography import count_words, date_words, typeset
from degraded_mode.model.canonical import EDITION_PREFIX, paper_code
from degraded_mode.model.unit import Harm, Unit
from degraded_mode.model.written import DAY, HOUR
from degraded_mode.render.document import Document
from degraded_mode.render.grid import NOTHING_TOLD
from degraded_mode.render.grid_table import grid_table
from degraded_mode.render.grid_words import horizon_words, short_horizon
from degraded_mode.render.masthead import Edition, front
from degraded_mode.render.names import Names
from degraded_mode.render.report_views import Action, Held, Report
from degraded_mode.render.report_words import gain_words, named, work_words

MOST_UNITS: Final = 22
MOST_URGENT: Final = 9
MOST_WIDE: Final = 4
MOST_WEAK: Final = 4
"""What two pages hold; what is left out is counted."""

DAY_OUT: Final = HORIZONS.index(24 * HOUR)
THREE_DAYS: Final = HORIZONS.index(72 * HOUR)
FOUR_WEEKS: Final = HORIZONS.index(28 * DAY)

READING: Final = (
    "Une fonction tient à une heure quand une procédure du service ou d'un voisin, appelée par la perte, parle alors.",
    "Il faut aussi que la fiche papier existe, qu'elle soit à portée, et que les feuilles suffisent jusque-là.",
    "Feuilles : lits et venues par jour, plus 20 %. Le kit d'abord, puis la réserve de pôle, puis le magasin central.",
    "Durées, gravités et quantités viennent du dossier de l'établissement. La grille : « degraded-mode coverage ».",
)


def report(edition: Edition, notices: tuple[str, ...]) -> Document:
    """The report of a site on the day of the edition."""
    covered = coverage(edition.corpus, edition.day)
    names = edition.names
    todo = priorities(edition.corpus, covered.holes)
    chosen = _chosen(todo)
    code = paper_code(hashlib.sha256(EDITION_PREFIX + grid_table([covered], holes_only=False)).hexdigest())
    title = "Si nos outils s'arrêtent"
    head = replace(
        front(edition, title, code),
        code=f"RD-{edition.corpus.site.upper()}",
        dates=typeset(f"Rapport à la direction, au {date_words(edition.day)}"),
    )
    units = _by_stake(covered)
    shown, left = units[:MOST_UNITS], units[MOST_UNITS:]
    page = Report(
        id="rapport",
        where=("", "", ()),
        head=head,
        notices=notices,
        lead=tuple(map(typeset, _lead(covered))),
        horizons=tuple(map(short_horizon, HORIZONS)),
        held=tuple(_held(unit, lines) for unit, lines in shown),
        others=_others(left),
        survives=tuple(map(typeset, _survives(units))),
        fails=tuple(map(typeset, _fails(covered, chosen, names))),
        actions=tuple(_action(one, names) for one in chosen),
        nothing=typeset("Rien : aucun trou." if covered.lines else NOTHING_TOLD),
        more=_more(len(todo) - len(chosen)),
        weak=tuple(map(typeset, _weak(weak_points(edition.corpus), names))),
        reading=tuple(map(typeset, READING)),
    )
    return Document(head.title, (page,), edition.day)


def _chosen(todo: Sequence[Priority]) -> list[Priority]:
    """The most urgent work, then what serves most functions of the rest, both in the order of urgency."""
    urgent, rest = todo[:MOST_URGENT], todo[MOST_URGENT:]
    wide = sorted(rest, key=lambda one: -one.functions)[:MOST_WIDE]
    return [*urgent, *(one for one in rest if one in wide)]


def _holds(line: Line, rank: int) -> bool:
    return not line.cells[rank].lacks


def _by_stake(covered: Coverage) -> list[tuple[Unit, list[Line]]]:
    """The units with their functions, those first whose stop does most harm soonest."""
    units = [(lines[0].unit, lines) for lines in _grouped(covered.lines)]
    return sorted(units, key=lambda one: [-GRAVITY[cell.harm] for cell in one[1][0].cells])


def _grouped(lines: Sequence[Line]) -> Iterator[list[Line]]:
    return (list(some) for _, some in groupby(lines, key=lambda line: line.unit.id))


def _held(unit: Unit, lines: list[Line]) -> Held:
    counts = [sum(_holds(line, rank) for line in lines) for rank in range(len(HORIZONS))]
    cells = tuple(f"{count}\u00a0/\u00a0{len(lines)}" for count in counts)
    return Held(typeset(unit.title), cells, tuple(count == len(lines) for count in counts))


def _others(left: Sequence[tuple[Unit, list[Line]]]) -> str:
    if not left:
        return ""
    held = sum(all(_holds(line, DAY_OUT) for line in lines) for _, lines in left)
    others = count_words(len(left), "autre service", "autres services")
    return typeset(f"Et {others}, dont {held} entièrement tenus à 24 h.")


def _lead(covered: Coverage) -> Iterator[str]:
    total = len(covered.lines)
    if not total:
        yield NOTHING_TOLD
        return
    day, three, weeks = (
        sum(_holds(line, rank) for line in covered.lines) for rank in (DAY_OUT, THREE_DAYS, FOUR_WEEKS)
    )
    functions = count_words(total, "fonction", "fonctions")
    yield (
        f"Sans leurs outils, nos services savent tenir {day} de leurs {functions} pendant un jour, {three} pendant "
        f"trois jours, {weeks} pendant quatre semaines."
    )
    vital = [line for line in covered.lines if any(hole.vital for hole in line.holes)]
    if not vital:
        yield "Aucun trou ne touche une fonction à une heure où son arrêt met une vie en danger."
        return
    units = len({line.unit.id for line in vital})
    soon = sum(any(_misses(line, rank) for rank in range(DAY_OUT + 1)) for line in vital)
    missing = count_words(len(vital), "fonction n'a pas tout", "fonctions n'ont pas tout")
    yield (
        f"{missing} à une heure où l'arrêt met une vie en danger, dans {count_words(units, 'service', 'services')} ; "
        f"dès le premier jour pour {soon}."
    )


def _misses(line: Line, rank: int) -> bool:
    return line.cells[rank].harm is Harm.VITAL and not _holds(line, rank)


def _survives(units: Sequence[tuple[Unit, list[Line]]]) -> Iterator[str]:
    told: set[str] = set()
    for rank in (FOUR_WEEKS, THREE_DAYS, DAY_OUT):
        whole = {unit.id: unit.title for unit, lines in units if all(_holds(line, rank) for line in lines)}
        if fresh := [title for name, title in whole.items() if name not in told]:
            yield f"Tiennent {horizon_words(HORIZONS[rank])} en entier : {named(fresh, most=9)}."
        told.update(whole)
    practised = {name for _, lines in units for line in lines for way in line.ways for name in way.answers}
    never = {
        name
        for _, lines in units
        for line in lines
        for hole in line.holes
        if hole.reason in {Reason.NEVER_EXERCISED, Reason.TOO_OLD}
        for name in hole.about
    }
    if practised:
        procedures = count_words(len(practised), "procédure appelée", "procédures appelées")
        yield f"Sur {procedures} par ces pertes, {len(practised - never)} exercées depuis moins d'un an."


def _fails(covered: Coverage, todo: Sequence[Priority], names: Names) -> Iterator[str]:
    widest = max(todo, key=lambda one: one.functions, default=None)
    for one in dict.fromkeys((*todo[:4], *([widest] if widest else []))):
        yield f"{gain_words(one, names)}, dès {horizon_words(one.since)} : {work_words(one, names, lacking=True)}."
    blank = [unit.title for unit in covered.idle]
    if blank:
        yield f"Rien n'est dit de ce que perdent : {named(blank, most=4)}."


def _action(one: Priority, names: Names) -> Action:
    return Action(
        what=typeset(work_words(one, names, lacking=False)),
        gain=typeset(gain_words(one, names)),
        since=horizon_words(one.since),
    )


def _more(left: int) -> str:
    if left <= 0:
        return ""
    others = count_words(left, "autre travail", "autres travaux")
    return typeset(f"Et {others} : « degraded-mode coverage --holes » les donne tous.")


def _weak(points: Sequence[WeakPoint], names: Names) -> Iterator[str]:
    for one in points[:MOST_WEAK]:
        steps = ", ".join(f"{names.corpus.runbooks[step.runbook].code} étape {step.number}" for step in one.steps[:4])
        vital = f", dont {count_words(one.vital, 'vitale', 'vitales')}" if one.vital else ""
        count = count_words(len(one.steps), "étape devient impossible", "étapes deviennent impossibles")
        yield f"« {names.system(one.cause)} » perdu seul : {count}{vital} ({steps})."
    if len(points) > MOST_WEAK:
        yield f"Et {count_words(len(points) - MOST_WEAK, 'autre panne', 'autres pannes')} du même genre."
    if not points:
        yield "Aucune panne seule ne rend impossible une étape qu'elle demande."
