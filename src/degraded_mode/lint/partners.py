"""COU, fourth part: a partner that units rely on has a procedure of its own, and every system serves something."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Final

from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import holds
from degraded_mode.lint.in_use import in_use
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Everywhere, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.action import AnyStep, Inform, Isolate, ReconnectLink, RestoreSystem, Withdraw
from degraded_mode.model.corpus import Kind
from degraded_mode.model.measure import Reconnect, Restore
from degraded_mode.model.need import names
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.system import System, SystemKind
from degraded_mode.model.trigger import LostFor, Planned, ReturnSlips
from degraded_mode.model.unit import Unit
from degraded_mode.source.findings import Severity

CITING: Final = frozenset({Kind.UNIT, Kind.SYSTEM, Kind.CONTACT, Kind.ROUTINE, Kind.RUNBOOK})
"""The kinds of record that make a system useful."""

CITES: Final = ("needs", "instead", "only_when", "inform", "withdraw", "isolate", "reconnect", "restore")
"""The keys by which a step cites systems."""

OUTSIDE: Final = {
    SystemKind.PARTNER: "partenaire",
    SystemKind.HOSTING: "hébergeur",
    SystemKind.OPERATOR: "opérateur",
    SystemKind.SUPPLIER: "fournisseur",
}
"""What others run, with the word for who they are."""

BOUNDARY: Final = frozenset({*OUTSIDE, SystemKind.LINK})
"""Where the hospital ends: a procedure for the loss of the link to a partner is a procedure for that partner."""

MOST: Final = 3
"""Units named in one message: beyond, nobody reads."""


@rule(code="COU008", slug="partenaire-sans-procedure", severity=Severity.WARNING)
def partner_unforeseen(survey: Survey) -> Iterator[Remark]:
    """The loss of what others run stops a unit, and no procedure says what to do when they are the ones who stop."""
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    systems = survey.corpus.systems
    outside = [one for one in systems.values() if one.kind in OUTSIDE]
    judged = in_use(survey) if outside else frozenset()
    named = {name for name in _named(survey) if name in systems and systems[name].kind in BOUNDARY} if judged else set()
    after = aftermaths(survey.reliance, [Outage(frozenset((one.id,))) for one in outside])
    for system, left in zip(outside, after, strict=True):
        if named & left.fallen:
            continue
        stopped = [
            (unit, name)
            for unit in survey.units
            if unit.id in judged
            for name, function in unit.functions.items()
            if not all(holds(need, left.fallen) for need in function.needs)
        ]
        if stopped:
            yield _unforeseen(system, stopped)


def _named(survey: Survey) -> frozenset[str]:
    """The systems that a procedure says lost, late to return or stopped on purpose, at any site."""
    return frozenset(name for one in survey.everywhere.procedures for name in _said_lost(one.runbook))


def _said_lost(runbook: Runbook) -> Iterator[str]:
    yield from runbook.lost
    for condition in runbook.trigger.any:
        match condition:
            case LostFor(lost=name) | ReturnSlips(return_slips=name) | Planned(planned=name):
                yield name
            case _:
                pass


def _unforeseen(system: System, stopped: list[tuple[Unit, str]]) -> Remark:
    first, name = stopped[0]
    units = dict.fromkeys(unit.title for unit, _ in stopped)
    more = ", …" if len(units) > MOST else ""
    return Remark(
        Kind.SYSTEM,
        system.id,
        ("id",),
        f"« {system.title} » ({OUTSIDE[system.kind]}) arrêté seul prive d'un outil {listed(list(units)[:MOST])}{more}, "
        "et aucune procédure ne le nomme, ni le lien vers lui",
        "écrire qui l'appelle, qui coupe le lien, qui dit l'heure de retour : une procédure avec « lost: "
        f"[{system.id}] ».",
        (system.id,),
        (Pointer(Kind.UNIT, first.id, ("functions", name, "needs")),),
    )


@rule(code="COU012", slug="systeme-jamais-cite", severity=Severity.INFO)
def idle_system(survey: Survey) -> Iterator[Remark]:
    """A system that nothing cites: nobody would notice its loss, or somebody forgot to say what relies on it."""
    left = {one.id for one in survey.records if one.kind is Kind.SYSTEM}
    if survey.declared.hidden & CITING:
        return
    for cited in _cited(survey.everywhere):
        if not left:
            return
        left.difference_update(cited)
    for name in sorted(left):
        yield Remark(
            Kind.SYSTEM,
            name,
            ("id",),
            f"rien ne s'appuie sur « {survey.title(name)} » : ni service, ni étape, ni contact, ni autre système",
            "dire qui s'en sert (needs, relies_on, carried_by, channels), ou le retirer.",
            (name,),
        )


def _cited(everywhere: Everywhere) -> Iterator[Iterable[str]]:
    """The systems that records cite, what is quickest to read first."""
    for corpus in everywhere.corpora.values():
        yield chain.from_iterable(names(one.needs) for unit in corpus.units.values() for one in unit.functions.values())
        yield chain.from_iterable(map(_under, corpus.systems.values()))
        yield (one.carried_by or "" for contact in corpus.contacts.values() for one in contact.channels)
        yield chain.from_iterable(names(one.needs) for one in corpus.routines.values())
    for own in everywhere.procedures:
        yield _said_lost(own.runbook)
        for placed in own.having(*CITES):
            yield _needed(placed.step)


def _under(system: System) -> frozenset[str]:
    more = (system.autonomy and system.autonomy.source, system.read_only_copy and system.read_only_copy.id)
    return names(system.relies_on).union(name for name in more if name)


def _needed(step: AnyStep) -> frozenset[str]:
    found = names(step.needs)
    if step.instead:
        found = found.union(*(names(one.needs) for one in step.instead))
    if step.only_when:
        found = found.union(step.only_when.lost, step.only_when.suspected)
    match step:
        case Inform(inform=announcement) | Withdraw(withdraw=announcement):
            return found.union(announcement.channels)
        case Isolate(isolate=name) | ReconnectLink(reconnect=Reconnect(link=name)):
            return found | {name}
        case RestoreSystem(restore=Restore(system=name)):
            return found | {name}
        case _:
            return found


RULES: Final = (partner_unforeseen, idle_system)
