"""Situations → views: the answer to « what if this is lost? » in the words of those who must act."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Final, assert_never

from degraded_mode.impact.left_shut import Ground, LeftShut, OnOrder
from degraded_mode.impact.opening import Opening, TouchedStep
from degraded_mode.impact.situation import Copy, HitUnit, LostFunction, Reserve, Situation
from degraded_mode.impact.spread import Spread, spread
from degraded_mode.impact.survival import Verdict
from degraded_mode.language.agreement import plural
from degraded_mode.language.typography import count_words, duration_words, typeset
from degraded_mode.model.action import AnyStep
from degraded_mode.model.canonical import edition_fingerprint, paper_code
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook, Status
from degraded_mode.render.asks import Setting, asked
from degraded_mode.render.checklist import condition_words
from degraded_mode.render.first_moves import first_moves
from degraded_mode.render.impact_views import (
    CopyView,
    FallView,
    OpeningView,
    PaperView,
    ProcedureView,
    SituationView,
    StepView,
    UnitView,
)
from degraded_mode.render.names import Names
from degraded_mode.render.reasons import Reasons
from degraded_mode.render.spread_drawing import drawing, sheets
from degraded_mode.render.wording import STATUS, SYSTEM

UNITS_NAMED: Final = 3
"""Units named beside a procedure; the others are counted."""

FALLING_NAMED: Final = 8
"""Systems named at the end of a reserve, those that people see first; the others are counted."""


@dataclass(frozen=True)
class Teller:
    """Tells one situation with the names of its site."""

    here: Corpus
    found: Situation

    @property
    def names(self) -> Names:
        return Names(self.here)

    @property
    def reasons(self) -> Reasons:
        return Reasons(self.names)

    def view(self, absent: tuple[str, ...] = ()) -> SituationView:
        """The whole answer; `absent` says what was named and does not concern the site."""
        found = self.found
        openings = tuple(self._opening(one) for one in found.openings)
        return SituationView(
            site=found.site,
            title=site_title(self.here),
            lost=tuple(self.names.system(name) for name in found.lost),
            absent=absent,
            moment=f"{duration_words(found.after)} après le début" if found.after is not None else "",
            summary=self._summary(),
            first=tuple(first_moves(found, self.here)),
            units=tuple(self._unit(one) for one in found.units),
            openings=openings,
            left_shut=tuple(self._left_shut(one) for one in found.left_shut),
            on_order=tuple(self._on_order(one) for one in found.on_order),
            falls=tuple(self._falls()),
            copies=tuple(self._copy(one) for one in found.copies),
            reserves=tuple(self._reserve(one) for one in found.reserves),
            picture=drawing(*self._drawn()),
            sheets=sheets(*self._drawn()),
        )

    def _drawn(self) -> tuple[Spread, Names, Mapping[str, str], str]:
        harms = {one.unit: one.harm.value.upper() if one.harm else "" for one in self.found.units}
        lost = ", ".join(self.names.system(name) for name in self.found.lost)
        title = f"{site_title(self.here)} : ce que la panne emporte. Perdu : {lost}"
        return spread(self.found), self.names, harms, title

    def _summary(self) -> str:
        found = self.found
        replaced = sum(len(one.by_substitute) for one in found.openings)
        if found.untouched:
            still = " pour l’instant" if found.reserves and found.after is not None else ""
            return f"Aucun service n’est touché{still}, aucune procédure n’est à ouvrir."
        parts = [
            count_words(len(found.units), "service touché", "services touchés"),
            count_words(len(found.openings), "procédure à ouvrir", "procédures à ouvrir"),
        ]
        if found.falls:
            parts.append(count_words(found.falls, "étape tombe", "étapes tombent"))
        elif found.openings:
            parts.append("aucune étape ne tombe")
        if replaced:
            parts.append(f"{count_words(replaced, 'tient', 'tiennent')} par un autre moyen")
        return typeset(", ".join(parts) + ".")

    def _unit(self, hit: HitUnit) -> UnitView:
        unit = self.here.units[hit.unit]
        asked_for = self.found.after is not None
        return UnitView(
            title=typeset(unit.title),
            now=(hit.harm.value if hit.harm else "encore sans gravité") if asked_for else "",
            harm=", ".join(f"{harm.value} à {duration_words(length)}" for length, harm in hit.harms),
            papers=tuple(self._paper(one) for one in hit.functions),
            lost=_lost(hit),
            codes=tuple(self.here.runbooks[name].code for name in hit.runbooks),
        )

    def _paper(self, lost: LostFunction) -> PaperView:
        form = self.here.forms.get(lost.paper)
        return PaperView(
            function=function_words(lost.name),
            code=lost.paper,
            form=typeset(form.title) if form else "",
            place=self.names.place(lost.place),
        )

    def _opening(self, one: Opening) -> OpeningView:
        runbook = self.here.runbooks[one.runbook]
        declared = runbook.trigger.declared_by
        day, night = self.names.role(declared.day), self.names.role(declared.out_of_hours)
        return OpeningView(
            code=runbook.code,
            title=typeset(runbook.title),
            status="" if runbook.status is Status.APPROVED else STATUS[runbook.status].lower(),
            paper=f"v{runbook.version}, {paper_code(edition_fingerprint(self.here, runbook))}",
            units=self._units(one.units),
            when=_when(one.due, self.found.after),
            reason=self.reasons.ways(one.chains[:1])
            if len(one.chains) == 1
            else typeset(f"{self.reasons.ways(one.chains[:1])} ; {_more(len(one.chains) - 1)}"),
            declares=day if day == night else typeset(f"{day} ; nuit et week-end : {night}"),
            immediate=tuple(self._sentence(runbook, step) for step in runbook.immediate_actions),
            steps=_steps(one),
            by_substitute=tuple(self._step(runbook, step) for step in one.by_substitute),
            falling=tuple(self._step(runbook, step) for step in one.falling),
        )

    def _units(self, units: tuple[str, ...]) -> str:
        named = [typeset(self.here.units[name].title) for name in units[:UNITS_NAMED]]
        others = len(units) - UNITS_NAMED
        return ", ".join(named) + (f" et {count_words(others, 'autre', 'autres')}" if others > 0 else "")

    def _sentence(self, runbook: Runbook, step: AnyStep) -> str:
        return typeset(asked(step, Setting(self.names, self.found.aftermath.fallen, runbook.id))[0])

    def _step(self, runbook: Runbook, touched: TouchedStep) -> StepView:
        step, survival = touched.placed.step, touched.survival
        if survival.verdict is Verdict.FALLS:
            because = tuple(self.reasons.fall(one) for one in survival.because)
        else:
            because = tuple(typeset(one.do) for one in step.instead if one.id in survival.by)
        return StepView(touched.placed.number, step.vital, self._sentence(runbook, step), because)

    def _left_shut(self, one: LeftShut) -> ProcedureView:
        runbook = self.here.runbooks[one.runbook]
        beside = " et ".join(self.here.runbooks[name].code for name in one.beside)
        systems = ", ".join(f"« {self.names.system(name)} »" for name in one.systems)
        many = len(one.systems) > 1 or plural(self.names.system(one.systems[0]) if one.systems else "")
        match one.ground:
            case Ground.INHIBITED:
                reason = f"{beside} s'ouvre à sa place, jamais les deux ensemble"
            case Ground.STANDS:
                reason = f"{systems} {'tiennent' if many else 'tient'} ; c'est {beside} qui s'ouvre"
            case Ground.ELSEWHERE:
                reason = f"{systems} : perte d'un autre site, pas de celui-ci"
            case _:
                assert_never(one.ground)
        return ProcedureView(runbook.code, typeset(runbook.title), typeset(reason))

    def _on_order(self, one: OnOrder) -> ProcedureView:
        runbook = self.here.runbooks[one.runbook]
        conditions = " ; ".join(condition_words(condition, self.names) for condition in runbook.trigger.any)
        return ProcedureView(runbook.code, typeset(runbook.title), typeset(conditions))

    def _falls(self) -> Iterator[FallView]:
        def kind(name: str) -> str:
            system = self.here.systems.get(name)
            return SYSTEM[system.kind] if system else "Non déclarés"

        ordered = sorted(self.found.unnamed, key=lambda chain: kind(chain[0]))
        for title, group in groupby(ordered, lambda chain: kind(chain[0])):
            told = {self.names.system(chain[0]): self.reasons.beneath(chain) for chain in group}
            yield FallView(title, tuple(told.items()))

    def _reserve(self, reserve: Reserve) -> tuple[str, str]:
        ordered = sorted(reserve.systems, key=lambda name: (not self._seen(name), name))
        named = " ; ".join(self.names.system(name) for name in ordered[:FALLING_NAMED])
        others = len(ordered) - FALLING_NAMED
        more = f" ; et {count_words(others, 'autre', 'autres')}" if others > 0 else ""
        return duration_words(reserve.until), typeset(f"{named}{more}")

    def _seen(self, name: str) -> bool:
        system = self.here.systems.get(name)
        return system is not None and system.looks_like is not None

    def _copy(self, copy: Copy) -> CopyView:
        oldest = duration_words(copy.every)
        if copy.chain:
            words = f"perdue aussi : {self.reasons.way(copy.chain)}"
        elif self.found.after is None:
            words = f"{oldest} de retard au plus à l'heure de la panne, puis le temps écoulé depuis"
        else:
            grown = duration_words(copy.every + self.found.after)
            words = f"en retard de {grown} au plus"
        place = self.names.place(copy.place)
        return CopyView(
            system=self.names.system(copy.system),
            title=self.names.system(copy.copy),
            usable=not copy.chain,
            words=typeset(words if copy.chain else f"{place} ; {words}"),
        )


def site_title(here: Corpus) -> str:
    """The name of the site, or of the group."""
    if here.establishment is None:
        return here.site
    if not here.site:
        return typeset(here.establishment.title)
    return next((typeset(one.title) for one in here.establishment.sites if one.id == here.site), here.site)


def function_words(name: str) -> str:
    """The name of a function as it is said: `prise-d-appel` is « prise d’appel »."""
    words = name.replace("-", " ")
    for letter in "dl":
        words = words.replace(f" {letter} ", f" {letter}'")
    return typeset(words)


def _lost(hit: HitUnit) -> str:
    if not hit.functions:
        return "aucune fonction perdue"
    lost = count_words(len(hit.functions), "fonction perdue", "fonctions perdues")
    return f"{lost} sur {len(hit.functions) + hit.kept}"


def _more(count: int) -> str:
    return f"et {count_words(count, 'autre perte', 'autres pertes')}"


def _when(due: timedelta, after: timedelta | None) -> str:
    if not due:
        return "tout de suite"
    if after is not None and due > after:
        return f"pas encore : à {duration_words(due)} de panne"
    return f"dès {duration_words(due)} de panne"


def _steps(one: Opening) -> str:
    asked_for = one.holding + len(one.by_substitute) + len(one.falling)
    parts = [f"{one.holding} sur {count_words(asked_for, 'étape tient', 'étapes tiennent')}"]
    if one.by_substitute:
        parts.append(f"{count_words(len(one.by_substitute), 'tient', 'tiennent')} par un autre moyen")
    if one.falling:
        parts.append(count_words(len(one.falling), "tombe", "tombent"))
    return ", ".join(parts)
