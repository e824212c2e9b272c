"""PAP, third part: what a step uses is in a kit that its unit reaches."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.in_use import in_use
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.action import (
    AnyStep,
    IssueForms,
    PostponeCare,
    RerouteCalls,
    SendOut,
    TakeIn,
    TransferPatients,
)
from degraded_mode.model.corpus import Kind
from degraded_mode.model.kit import Kit
from degraded_mode.model.runbook import PhaseName, PlacedStep, Route
from degraded_mode.model.unit import Unit
from degraded_mode.source.findings import Severity

MOST: Final = 3
"""Units named in one message: beyond, nobody reads."""

USING: Final = ("forms", "issue", "send", "transfer", "postpone", "reroute")
"""The keys by which a step uses forms."""

SORTING_OUT: Final = frozenset({PhaseName.CATCH_UP, PhaseName.REVIEW})
"""Phases that go through the sheets already written: no blank one is taken from a kit."""


@rule(code="PAP014", slug="fiche-hors-de-portee", severity=Severity.WARNING)
def form_out_of_reach(survey: Survey) -> Iterator[Remark]:
    """A step uses a form that no kit within reach of the unit holds."""
    if survey.declared.hidden & {Kind.KIT, Kind.UNIT, Kind.FORM}:
        return
    reach = _Reach(survey)
    for own in survey.in_force:
        units = reach.units(own)
        far_off = _asked(own) - reach.everybody_has(units) if units else frozenset()
        brought = {placed.step.receive.form for placed in own.having("receive") if isinstance(placed.step, TakeIn)}
        told = brought | (far_off - survey.corpus.forms.keys())
        for placed in own.having(*USING) if far_off - told else ():
            for tail, name in used_forms(placed.step) if placed.phase not in SORTING_OUT else ():
                if name in far_off and name not in told:
                    far = [unit for unit in units if not reach.has(own, unit, placed, name)]
                    if far:
                        told.add(name)
                        yield _far(own, placed, tail, name, far)


def _asked(own: Procedure) -> frozenset[str]:
    """All the forms that steps of the procedure use."""
    plain = (name for placed in own.having("forms") for name in placed.step.forms)
    more = (name for placed in own.having(*USING[1:]) for _, name in used_forms(placed.step))
    return frozenset((*plain, *more))


def _far(own: Procedure, placed: PlacedStep, tail: Route, form: str, far: list[Unit]) -> Remark:
    more = ", …" if len(far) > MOST else ""
    return Remark(
        Kind.RUNBOOK,
        own.runbook.id,
        (*placed.route, *tail),
        f"aucun kit à portée de {listed(unit.title for unit in far[:MOST])}{more} ne contient la fiche {form}",
        "la mettre dans son kit, ou dire où la prendre (« issue » avec « place », ou « place » d'un kit).",
        (form,),
        tuple(Pointer(Kind.UNIT, unit.id, ("functions",)) for unit in far[:1]),
    )


class _Reach:
    """The kits within reach of each unit."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._judged = in_use(survey)
        self._kits = survey.corpus.kits
        self._standing: defaultdict[str, list[Kit]] = defaultdict(list)
        for kit in self._kits.values():
            self._standing[kit.place].append(kit)
        self._own: dict[str, frozenset[str]] = {}
        self._held: dict[str, frozenset[str]] = {}
        self._together: dict[frozenset[str], frozenset[str]] = {}

    def units(self, own: Procedure) -> list[Unit]:
        """The units of the procedure that have a kit, at the sites that this survey judges."""
        owners = self._survey.owners(own.runbook)
        return [unit for unit in owners if unit.id in self._judged and self._kits_of(unit)]

    def everybody_has(self, units: list[Unit]) -> frozenset[str]:
        """The forms that each of the units has in its own kits."""
        return frozenset.intersection(*(self._content_of(unit) for unit in units))

    def _content_of(self, unit: Unit) -> frozenset[str]:
        kits = self._kits_of(unit)
        if kits not in self._together:
            self._together[kits] = frozenset[str]().union(*map(self._content, kits))
        return self._together[kits]

    def has(self, own: Procedure, unit: Unit, placed: PlacedStep, form: str) -> bool:
        """True when the unit can take the form for that step of the procedure."""
        return any(form in self._content(kit) for kit in (*self._kits_of(unit), *self._kits_for(own, placed)))

    def _kits_for(self, own: Procedure, placed: PlacedStep) -> Iterator[str]:
        """The kits that the procedure puts at hand, and those of the place where the step is done."""
        yield from (one.kit for one in own.runbook.key_facts if one.kit)
        places = [placed.step.place] if placed.step.place else []
        if isinstance(placed.step, RerouteCalls):
            yield from placed.step.reroute.take_kits
        if isinstance(placed.step, IssueForms):
            places.append(placed.step.issue.place)
        for place in places:
            yield place
            yield from (kit.id for kit in self._standing.get(place, ()))

    def _kits_of(self, unit: Unit) -> frozenset[str]:
        if unit.id not in self._own:
            places = {unit.id, *(function.place for function in unit.functions.values())}
            places |= {self._kits[place].place for place in places if place in self._kits}
            near = {kit.id for place in places for kit in self._standing.get(place, ())}
            self._own[unit.id] = frozenset(near | (places & self._kits.keys()))
        return self._own[unit.id]

    def _content(self, kit: str) -> frozenset[str]:
        if kit not in self._held:
            items = (
                (item for envelope in self._kits[kit].envelopes for item in envelope.items) if kit in self._kits else ()
            )
            self._held[kit] = frozenset(item.form for item in items if item.form)
        return self._held[kit]


def used_forms(step: AnyStep) -> Iterator[tuple[Route, str]]:
    """The forms that a step needs at hand, with where it names them."""
    for index, name in enumerate(step.forms):
        yield ("forms", index), name
    match step:
        case IssueForms(issue=issue):
            yield ("issue", "form"), issue.form
        case SendOut(send=send):
            yield ("send", "form"), send.form
        case TransferPatients(transfer=transfer):
            yield ("transfer", "form"), transfer.form
        case PostponeCare(postpone=postpone):
            yield ("postpone", "ledger"), postpone.ledger
        case RerouteCalls(reroute=reroute):
            for index, name in enumerate(reroute.take_forms):
                yield ("reroute", "take_forms", index), name
        case _:
            pass


RULES: Final = (form_out_of_reach,)
