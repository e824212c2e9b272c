"""The answer to an outage as lines of at most 80 columns, the most pressing first."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from degraded_mode.cli.terminal import WIDEST
from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.render.impact_views import (
    FallView,
    OpeningView,
    ProcedureView,
    SituationView,
    StepView,
    UnitView,
)

FEW: Final = 8
"""So many systems at most are told with the way of their fall; beyond, their names are enough to read."""


def lines_of(view: SituationView) -> Iterator[str]:
    """The whole answer for a site, line by line."""
    yield from _head(view)
    if view.first:
        yield from _section("À FAIRE D’ABORD")
        for rank, move in enumerate(view.first, 1):
            yield from _wrapped(move, f" {rank}. ", "    ")
    if view.units:
        yield from _section(f"SERVICES TOUCHÉS ({len(view.units)}), du plus pressé au moins pressé")
        for unit in view.units:
            yield from _unit(unit)
    if view.openings:
        yield from _section(f"PROCÉDURES À OUVRIR ({len(view.openings)})")
        for opening in view.openings:
            yield from _opening(opening)
    yield from _procedures("À NE PAS OUVRIR, même si cela y ressemble", view.left_shut)
    yield from _procedures("PAS D’OFFICE : seulement sur ordre, annonce ou constat", view.on_order)
    if view.copies:
        yield from _section("COPIES EN LECTURE SEULE")
        for copy in view.copies:
            state = "lisible" if copy.usable else "perdue"
            yield from _wrapped(f"{copy.title} (pour {copy.system}) — {state} : {copy.words}", "  ", "    ")
    if view.reserves:
        yield from _section("TIENT ENCORE, par une réserve")
        for until, systems in view.reserves:
            yield from _wrapped(f"jusqu’à {until}, puis tombe : {systems}", "  ", "    ")
    yield from _falls(view.falls)


def _head(view: SituationView) -> Iterator[str]:
    yield "=" * WIDEST
    yield from _wrapped(view.title + (f" — {view.moment}" if view.moment else ""))
    yield from _wrapped(f"Perdu : {' ; '.join(view.lost)}", "", "        ")
    for sentence in view.absent:
        yield from _wrapped(sentence, "  ")
    yield from _wrapped(view.summary)


def _wrapped(text: str, indent: str = "", rest: str | None = None) -> tuple[str, ...]:
    return wrap(typeset(text), WIDEST, indent, rest)


def _section(title: str) -> Iterator[str]:
    yield ""
    yield title
    yield "-" * min(len(title), WIDEST)


def _unit(unit: UnitView) -> Iterator[str]:
    now = f" — {unit.now.upper()}" if unit.now else ""
    scale = f" ({unit.harm})" if unit.harm else ""
    yield from _wrapped(f"{unit.title}{now}{scale}", "  ", "    ")
    answer = f"à ouvrir : {', '.join(unit.codes)}" if unit.codes else "aucune procédure appelée, le papier répond seul"
    yield from _wrapped(f"{unit.lost} ; {answer}", "      ")
    for place, papers in groupby(sorted(unit.papers, key=lambda one: one.place), lambda one: one.place):
        forms = dict.fromkeys(f"{paper.code} {paper.form}" for paper in papers)
        yield from _wrapped(f"{place} : {' ; '.join(forms)}", "      ", "        ")


def _opening(one: OpeningView) -> Iterator[str]:
    status = f" [{one.status.upper()}]" if one.status else ""
    yield from _wrapped(f"{one.code}{status}  {one.title}", "  ", "    ")
    yield from _wrapped(f"{one.when} ; {one.units} ; page {one.paper}", "      ")
    yield from _wrapped(f"parce que : {one.reason}", "      ")
    yield from _wrapped(f"déclare : {one.declares}", "      ")
    yield from _wrapped(f"étapes : {one.steps}", "      ")
    for step in one.falling:
        yield from _step("TOMBE", step)
    for step in one.by_substitute:
        yield from _step("à défaut", step)


def _step(word: str, step: StepView) -> Iterator[str]:
    vital = " VITALE" if step.vital else ""
    yield from _wrapped(f"{word}{vital}, étape {step.number} : {step.text}", "      ! ", "        ")
    for reason in step.because:
        yield from _wrapped(f"→ {reason}", "        ", "          ")


def _procedures(title: str, several: tuple[ProcedureView, ...]) -> Iterator[str]:
    if several:
        yield from _section(title)
        for one in several:
            yield from _wrapped(f"{one.code}  {one.title}", "  ", "    ")
            yield from _wrapped(one.reason, "      ")


def _falls(falls: tuple[FallView, ...]) -> Iterator[str]:
    count = sum(len(one.systems) for one in falls)
    if count:
        yield from _section(f"TOMBE AUSSI, sans avoir été cité ({count})")
        for one in falls:
            if count <= FEW:
                for name, why in one.systems:
                    yield from _wrapped(f"{name} : {why}", "  ", "    ")
            else:
                yield from _wrapped(f"{one.kind} : {' ; '.join(name for name, _ in one.systems)}", "  ", "    ")
