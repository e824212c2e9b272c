"""TEL, second half: the directory holds what the plan needs, by other ways than the hospital's own telephones."""

from collections.abc import Iterable, Iterator
from typing import Final

from degraded_mode.impact.graph import cited
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.action import Call, Inform, RerouteCalls, TransferPatients, Withdraw
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.model.system import SystemKind
from degraded_mode.model.trigger import PartnerAnnounces
from degraded_mode.source.findings import Severity

_OF_THE_HOUSE: Final = frozenset(
    {SystemKind.POWER, SystemKind.ROOM, SystemKind.NETWORK, SystemKind.SERVER, SystemKind.STORAGE, SystemKind.HOSTING}
)
"""What makes a telephone one of the hospital's own: an operator's line that relies on none of these is not."""


@rule(code="TEL007", slug="contact-vital-sans-autre-telephone", severity=Severity.ERROR)
def only_by_own_telephones(survey: Survey) -> Iterator[Remark]:
    """A contact that a vital step reaches has no channel outside the hospital's own telephones."""
    own = _own_telephones(survey)
    after = aftermaths(survey.reliance, [Outage(own)])[0].fallen if own else frozenset()
    for contact, place in _vital(survey).values():
        carriers = [channel.carried_by or "" for channel in contact.channels]
        if len(carriers) > 1 and after.issuperset(carriers) and not _cut_by_one(survey, carriers):
            yield Remark(
                Kind.CONTACT,
                contact.id,
                ("channels",),
                f"« {contact.title} », qu'une étape vitale doit joindre, n'a que des téléphones de l'hôpital : "
                f"{listed(dict.fromkeys(map(survey.title, carriers)))}",
                "ajouter un canal du dehors : mobile, ligne directe de l'opérateur, radio, coursier.",
                (),
                (place,),
                at_key=True,
            )


def _own_telephones(survey: Survey) -> frozenset[str]:
    systems, uses = survey.corpus.systems, cited(survey.reliance.needs)
    found: set[str] = set()
    for name, system in systems.items():
        if system.kind is SystemKind.TELEPHONY:
            seen, waiting = {name}, [name]
            while waiting:
                below = set(uses.get(waiting.pop(), ())) - seen
                seen |= below
                waiting += below
            if any(one in systems and systems[one].kind in _OF_THE_HOUSE for one in seen):
                found.add(name)
    return frozenset(found)


def _cut_by_one(survey: Survey, carriers: Iterable[str]) -> bool:
    """True when the loss of one system is enough: that is said once, of every contact, by another rule."""
    single = aftermaths(survey.reliance, [Outage(frozenset({name})) for name in survey.corpus.systems])
    return any(after.fallen.issuperset(carriers) for after in single)


def _vital(survey: Survey) -> dict[str, tuple[Contact, Pointer]]:
    """The contacts that a vital step reaches, each with the first place that does."""
    found: dict[str, tuple[Contact, Pointer]] = {}
    here = {contact.id: contact for contact in survey.contacts}
    for procedure in survey.in_force:
        for placed in procedure.having("vital"):
            if placed.step.vital and placed.phase not in AFTERWARDS:
                for tail, name in reached(placed):
                    if name in here:
                        route = (*placed.route, *tail)
                        found.setdefault(name, (here[name], Pointer(Kind.RUNBOOK, procedure.runbook.id, route)))
    return found


def reached(placed: PlacedStep) -> Iterator[tuple[Route, str]]:
    """The contacts that a step reaches, or the roles and publics that stand in the same place, and where it says so."""
    match placed.step:
        case Call(call=contact):
            yield ("call",), contact
        case Inform(inform=announced) | Withdraw(withdraw=announced):
            key = "inform" if isinstance(placed.step, Inform) else "withdraw"
            for index, one in enumerate(announced.to):
                yield (key, "to", index), one
        case RerouteCalls(reroute=reroute):
            yield ("reroute", "host"), reroute.host
            yield ("reroute", "done_by"), reroute.done_by
        case TransferPatients(transfer=transfer):
            yield ("transfer", "to"), transfer.to
        case _:
            pass


@rule(code="TEL008", slug="bascule-sans-numero", severity=Severity.WARNING)
def nobody_to_ring_for_the_switch(survey: Survey) -> Iterator[Remark]:
    """Whoever switches the line is another role than the step's, and no contact reaches it."""
    reachable = {contact.role for contact in survey.corpus.contacts.values()}
    for procedure in survey.in_force:
        for placed in procedure.having("reroute"):
            step = placed.step
            if isinstance(step, RerouteCalls) and step.reroute.done_by not in (step.role, *reachable):
                role = survey.corpus.roles.get(step.reroute.done_by)
                if role is not None:
                    yield Remark(
                        Kind.RUNBOOK,
                        procedure.runbook.id,
                        (*placed.route, "reroute", "done_by"),
                        f"« {role.title} » bascule la ligne, et l'annuaire n'a aucun numéro pour le joindre",
                        "nommer un contact de l'annuaire, ou donner à un contact « role: … ».",
                        (role.id,),
                    )


@rule(code="TEL009", slug="contact-jamais-cite", severity=Severity.INFO)
def contact_never_cited(survey: Survey) -> Iterator[Remark]:
    """A contact is in the directory, and nothing says when to ring it."""
    if survey.beginning or Kind.RUNBOOK in survey.declared.hidden or not survey.touches(Kind.CONTACT):
        return
    used = frozenset(name for procedure in survey.library.values() for name in _cited_by(procedure))
    judged = {one.id for one in survey.records if one.kind is Kind.CONTACT}
    for contact in survey.contacts:
        if contact.id in judged and contact.id not in used and not _has_its_own_place(survey, contact):
            yield Remark(
                Kind.CONTACT,
                contact.id,
                ("id",),
                f"rien ne dit quand appeler « {contact.title} »",
                "le citer dans une étape ou dans l'encadré d'une procédure, ou retirer ce contact.",
            )


def _cited_by(procedure: Procedure) -> Iterator[str]:
    for placed in procedure.having("call", "inform", "withdraw", "reroute", "transfer"):
        for _, name in reached(placed):
            yield name
    for fact in procedure.runbook.key_facts:
        yield fact.contact or ""
    for condition in procedure.runbook.trigger.any:
        if isinstance(condition, PartnerAnnounces):
            yield condition.partner_announces


def _has_its_own_place(survey: Survey, contact: Contact) -> bool:
    """True for the line of a role, of a service, or of a place of a site: the directory of each floor needs it."""
    return contact.role is not None or contact.site is not None or contact.id in survey.corpus.units


RULES: Final = (only_by_own_telephones, nobody_to_ring_for_the_switch, contact_never_cited)
