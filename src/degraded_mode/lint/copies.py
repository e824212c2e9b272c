"""COU, last part: what is printed or copied before the outage is made often enough, and somebody uses it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import chain
from typing import Final

from degraded_mode.impact.activation import losses
from degraded_mode.language.typography import count_words, duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.need import names
from degraded_mode.model.routine import Makes, Routine
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit
from degraded_mode.model.written import DAY
from degraded_mode.source.findings import Severity


@rule(code="COU009", slug="copie-imprimee-inutilisee", severity=Severity.WARNING)
def idle_printout(survey: Survey) -> Iterator[Remark]:
    """A copy is printed again and again for nobody: no step asks for it, and it lies where nobody will look for it."""
    if survey.declared.hidden & {Kind.RUNBOOK, Kind.UNIT, Kind.KIT} or not survey.everywhere.whole:
        return
    made = list(_made(survey))
    asked = _asked_for(survey) if made else frozenset()
    at_hand = _AtHand(survey) if made else None
    for routine, makes in made:
        if at_hand and makes.printout not in asked and not at_hand.lies(routine, makes.place):
            yield Remark(
                Kind.ROUTINE,
                routine.id,
                ("makes", "printout"),
                f"aucune étape ne demande la copie « {makes.printout} », rangée où aucun service ne perd cet outil",
                "la ranger où travaille qui s'en sert, ou la demander à une étape "
                f"(« only_when: {{have: {makes.printout}}} »).",
                (makes.printout,),
            )


def _made(survey: Survey) -> Iterator[tuple[Routine, Makes]]:
    """The routines to judge that print something."""
    for one in survey.records:
        if isinstance(one.record, Routine) and one.record.makes:
            yield one.record, one.record.makes


def _asked_for(survey: Survey) -> frozenset[str]:
    """The printed copies that a step waits for, at any site."""
    conditions = (placed.step.only_when for one in survey.everywhere.procedures for placed in one.having("only_when"))
    return frozenset(one.have for one in conditions if one and one.have)


class _AtHand:
    """Where people will look for paper when they lose a tool, at any site."""

    def __init__(self, survey: Survey) -> None:
        self._tools: defaultdict[str, set[str]] = defaultdict(set)
        for corpus in survey.everywhere.corpora.values():
            for unit in corpus.units.values():
                tools = _tools(unit)
                for place in _places(corpus, unit):
                    self._tools[place] |= tools
            for kit in corpus.kits.values():
                self._tools.setdefault(kit.place, set())
        for own in survey.everywhere.procedures:
            lost = losses(own.runbook)
            for place in _acting_at(own):
                self._tools[place] |= lost

    def lies(self, routine: Routine, place: str) -> bool:
        """True when somebody who loses what the copy is made from works, keeps paper or acts at that place."""
        made_from = names(routine.needs)
        return place in self._tools and (not made_from or not made_from.isdisjoint(self._tools[place]))


def _places(corpus: Corpus, unit: Unit) -> Iterator[str]:
    """Where the unit works and keeps its paper."""
    yield unit.id
    for function in unit.functions.values():
        yield function.place
        if kit := corpus.kits.get(function.place):
            yield kit.place


def _tools(unit: Unit) -> frozenset[str]:
    return frozenset(chain.from_iterable(names(function.needs) for function in unit.functions.values()))


def _acting_at(own: Procedure) -> Iterator[str]:
    yield from (one.place for one in own.runbook.distribution)
    yield from (placed.step.place for placed in own.having("place") if placed.step.place)


@rule(code="COU010", slug="copie-imprimee-trop-rare", severity=Severity.WARNING)
def stale_printout(survey: Survey) -> Iterator[Remark]:
    """A copy is printed less often than it is good for: part of the time, none is fit to be used."""
    for routine, makes in _made(survey):
        rhythm = routine.every or (DAY if routine.at else None)
        if rhythm and rhythm > makes.good_for:
            yield Remark(
                Kind.ROUTINE,
                routine.id,
                ("makes", "good_for"),
                f"copie bonne {duration_words(makes.good_for)} et refaite toutes les {duration_words(rhythm)} : "
                "le reste du temps, aucune n'est valable",
                "imprimer plus souvent (« every »), ou dire qu'elle est bonne plus longtemps.",
                (makes.printout,),
                (Pointer(Kind.ROUTINE, routine.id, ("every" if routine.every else "at",)),),
            )


@rule(code="COU011", slug="copie-de-lecture-ancienne", severity=Severity.WARNING)
def old_read_only_copy(survey: Survey) -> Iterator[Remark]:
    """A copy to read is refreshed less often than a unit that relies on the system may lose."""
    copied = {
        one.record.id: one.record
        for one in survey.records
        if isinstance(one.record, System) and one.record.read_only_copy
    }
    for name, units in _relying(survey, copied).items():
        copy = copied[name].read_only_copy
        late = [unit for unit in units if copy and unit.data_loss is not None and unit.data_loss < copy.every]
        if copy and late:
            first = min(late, key=lambda unit: unit.data_loss or timedelta())
            others = f" ({count_words(len(late), 'service', 'services')} dans ce cas)" if len(late) > 1 else ""
            yield Remark(
                Kind.SYSTEM,
                name,
                ("read_only_copy", "every"),
                f"copie rafraîchie toutes les {duration_words(copy.every)}, quand « {first.title} » ne peut perdre que "
                f"{duration_words(first.data_loss or timedelta())}{others}",
                "rafraîchir plus souvent, ou revoir « data_loss » avec le service.",
                (name,),
                (Pointer(Kind.UNIT, first.id, ("data_loss",)),),
            )


def _relying(survey: Survey, systems: Mapping[str, System]) -> Mapping[str, list[Unit]]:
    """By system, the units one function of which cites it."""
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for unit in survey.units if systems else ():
        for name in _tools(unit) & systems.keys():
            found[name].append(unit)
    return found


RULES: Final = (idle_printout, stale_printout, old_read_only_copy)
