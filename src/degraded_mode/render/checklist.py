"""A procedure as it is printed: head, first page, phases, control box."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final, assert_never

from degraded_mode.language.typography import count_words, duration_words, short_date, typeset
from degraded_mode.model import trigger
from degraded_mode.model.runbook import KeyFact, Runbook, Status
from degraded_mode.model.runbook import Phase as PhaseRecord
from degraded_mode.render.asks import Setting
from degraded_mode.render.channels import reach
from degraded_mode.render.citations import Citations
from degraded_mode.render.masthead import Edition, masthead
from degraded_mode.render.names import Names
from degraded_mode.render.steps import Printer
from degraded_mode.render.views import Answers, Card, Leaf, Lines, Opening, Part, Phase, Script, Sheet, Step
from degraded_mode.render.wording import LEAF, MODE, PHASE

ONE_SHEET: Final = 2
"""Pages of a sheet, both sides: what a vital procedure may take until the degraded mode runs (« one sheet » of the
checklist literature: PMC8990198, FAA human factors)."""


def sheet(runbook: Runbook, edition: Edition, notices: tuple[str, ...] = ()) -> Sheet:
    """The pages of a procedure; `notices` are sentences about what could not be read of it."""
    setting = Setting(edition.names, edition.fallen(runbook), runbook.id)
    printer = Printer(setting, Citations.of(runbook))
    opening, leaves = _opening(runbook, setting, printer), _leaves(runbook, printer)
    steps = (*opening.immediate, *(step for leaf in leaves for phase in leaf.phases for step in phase.steps))
    return Sheet(
        id=runbook.id,
        where=("runbook", runbook.id, ()),
        head=masthead(runbook, edition),
        notices=notices,
        opening=opening,
        leaves=leaves,
        scripts=tuple(dict.fromkeys(script for step in steps for script in _scripts(step))),
        control=tuple(_control(runbook, edition.names)),
    )


def card(runbook: Runbook, edition: Edition, notices: tuple[str, ...] = ()) -> Card:
    """The immediate actions of a procedure and what must be found at once, on one page."""
    setting = Setting(edition.names, edition.fallen(runbook), runbook.id)
    head = masthead(runbook, edition)
    return Card(
        id=runbook.id,
        where=("runbook", runbook.id, ()),
        head=head,
        notices=notices,
        opening=_opening(runbook, setting, Printer(setting, Citations.of(runbook))),
        then=typeset(f"Puis ouvrir la procédure {runbook.code} : classeur, onglet {head.tab}."),
    )


def _opening(runbook: Runbook, setting: Setting, printer: Printer) -> Opening:
    names, declared_by = setting.names, runbook.trigger.declared_by
    return Opening(
        situation=typeset(runbook.situation),
        immediate=tuple(
            printer.step(step, ("immediate_actions", index)) for index, step in enumerate(runbook.immediate_actions)
        ),
        conditions=tuple(typeset(condition_words(condition, names)) for condition in runbook.trigger.any),
        day=names.role_in_full(declared_by.day),
        night=names.role_in_full(declared_by.out_of_hours),
        may_alone=typeset(runbook.trigger.may_alone),
        stand_down=typeset(runbook.stand_down),
        keep=tuple(map(typeset, runbook.keep)),
        reduce=tuple(map(typeset, runbook.reduce)),
        stop=tuple(map(typeset, runbook.stop)),
        facts=tuple(_fact(fact, setting) for fact in runbook.key_facts),
        look_alikes=tuple(_look_alike(identifier, names) for identifier in runbook.look_alikes),
        inhibits=tuple(names.runbook(identifier) for identifier in runbook.inhibits),
    )


def condition_words(condition: trigger.Condition, names: Names) -> str:
    """A condition of a trigger, as its page says it."""
    match condition:
        case trigger.LostFor():
            return f"Arrêt depuis {duration_words(condition.lasting)} : {names.system(condition.lost)}"
        case trigger.Observed():
            see = f" (voir « {names.reference(condition.see)} »)" if condition.see else ""
            return f"{condition.observed.rstrip('.')}{see}"
        case trigger.OrderedBy():
            return f"Ordre : {names.role_in_full(condition.ordered_by)}"
        case trigger.ReturnSlips():
            return f"{names.system(condition.return_slips)} : l'heure de retour annoncée est passée"
        case trigger.PartnerAnnounces():
            return f"Incident annoncé par {names.anyone(condition.partner_announces)}"
        case trigger.Planned():
            return f"Arrêt prévu : {names.system(condition.planned)}"
        case trigger.BeforeEvent():
            return f"{duration_words(condition.by)} avant {condition.before}"
        case _:
            assert_never(condition)


def _fact(fact: KeyFact, setting: Setting) -> Part:
    names = setting.names
    if fact.contact:
        return reach(fact.contact, names, setting.lost)
    if fact.form:
        return Lines("Fiche", (names.form(fact.form),))
    if fact.reference:
        return Lines("Document", (names.reference(fact.reference),))
    if fact.kit:
        return Lines("Kit", (names.kit(fact.kit),))
    return Lines("", (typeset(fact.text or ""),))


def _look_alike(identifier: str, names: Names) -> Lines:
    neighbour = names.corpus.runbooks.get(identifier)
    return Lines(names.runbook(identifier), (typeset(neighbour.situation),) if neighbour else ())


def _leaves(runbook: Runbook, printer: Printer) -> tuple[Leaf, ...]:
    """The phases by the moment at which their pages are taken in the hand; one sheet for what is vital.

    A draft bears a band on each page and blanks that are still to be filled: its length is judged when it is submitted.
    """
    groups = [(name, list(group)) for name, group in groupby(enumerate(runbook.phases), lambda one: LEAF[one[1].phase])]
    held = runbook.status is not Status.DRAFT and any(placed.step.vital for placed in runbook.steps())
    return tuple(
        Leaf(
            name=name if len(groups) > 1 else "",
            phases=tuple(_phase(runbook, position, phase, printer) for position, phase in phases),
            most_pages=ONE_SHEET if held and rank == 0 else 0,
        )
        for rank, (name, phases) in enumerate(groups)
    )


def _scripts(step: Step) -> Iterator[Script]:
    for part in step.parts:
        if isinstance(part, Script):
            yield part
        elif isinstance(part, Answers):
            for nested in (nested for answer in part.options for nested in answer.steps):
                yield from _scripts(nested)


def _phase(runbook: Runbook, position: int, phase: PhaseRecord, printer: Printer) -> Phase:
    route = ("phases", position)
    return Phase(
        name=typeset(PHASE[phase.phase]),
        title=typeset(phase.title or ""),
        window=typeset(_window(phase)),
        mode=typeset(MODE[phase.mode]),
        where=("runbook", runbook.id, route),
        steps=tuple(printer.step(step, (*route, "steps", index)) for index, step in enumerate(phase.steps)),
    )


def _window(phase: PhaseRecord) -> str:
    starts = duration_words(phase.starts) if phase.starts is not None else ""
    ends = duration_words(phase.ends) if phase.ends is not None else ""
    if starts and ends:
        return f"de {starts} à {ends}"
    if starts:
        return f"à partir de {starts}"
    return f"jusqu'à {ends}" if ends else ""


def _control(runbook: Runbook, names: Names) -> Iterator[Lines]:
    yield Lines("Rédigée par", (names.role_in_full(runbook.author),))
    yield Lines("Responsable", (names.role_in_full(runbook.owner),))
    if runbook.approval:
        approval = runbook.approval
        who = f"{names.role_in_full(approval.by)}, le {short_date(approval.date)}"
        yield Lines("Approuvée par", (f"{who} ; visa qualité : {names.role_in_full(approval.quality)}",))
    if runbook.parent_plan:
        yield Lines("Plan parent", (typeset(runbook.parent_plan),))
    if runbook.meets:
        yield Lines("Répond à", (", ".join(runbook.meets),))
    if runbook.distribution:
        places = (
            f"{names.place(one.place)} ({count_words(one.copies, 'exemplaire', 'exemplaires')})"
            for one in runbook.distribution
        )
        yield Lines("Exemplaires", (" ; ".join(places),))
    if runbook.changes:
        yield Lines("Historique", tuple(_change(runbook, index) for index in range(len(runbook.changes))))


def _change(runbook: Runbook, index: int) -> str:
    change = runbook.changes[index]
    because = f" ({change.because})" if change.because else ""
    return typeset(f"v{change.version}, {short_date(change.date)} : {change.what}{because}")
