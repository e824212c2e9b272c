"""What a step asks, verb by verb: its sentence, and the parts that complete it."""

from dataclasses import dataclass, replace
from typing import Final, assert_never

from degraded_mode.language.typography import count_words, duration_words, typeset
from degraded_mode.model import action
from degraded_mode.model.action import AnyStep
from degraded_mode.model.measure import Announcement
from degraded_mode.model.message import Message
from degraded_mode.model.step import IfNot
from degraded_mode.render.blanks import to_fill
from degraded_mode.render.channels import reach
from degraded_mode.render.measures import postponing, rerouting, restoring, transferring
from degraded_mode.render.names import Names
from degraded_mode.render.views import Frame, Lines, Part, Script
from degraded_mode.render.wording import MESSAGE

LONGEST_IN_STEP: Final = 160
"""Characters of a message that its step still gives whole (a short message's length)."""

Asked = tuple[str, tuple[Part, ...]]
"""The sentence of a step, and what completes it."""


@dataclass(frozen=True)
class Setting:
    """Where a step stands: the names of its corpus, and every system that its procedure counts as lost."""

    names: Names
    lost: frozenset[str]
    runbook: str
    """Its procedure, whose last page gives the texts that are long."""


def asked(step: AnyStep, setting: Setting) -> Asked:
    """The sentence of a step, verb first, and the parts that complete it, in reading order."""
    match step:
        case action.Do() | action.Check() | action.Decide() | action.Activate() | action.Isolate():
            return _plain(step, setting.names)
        case action.Call() | action.Inform() | action.Withdraw():
            return _spoken(step, setting)
        case action.IssueForms() | action.CollectForms() | action.SendOut() | action.TakeIn() | action.ReenterForms():
            return _on_paper(step, setting.names)
        case action.RerouteCalls(reroute=reroute):
            return rerouting(reroute, setting.names, setting.lost)
        case action.PostponeCare(postpone=postpone):
            return postponing(postpone, setting.names)
        case action.TransferPatients(transfer=transfer):
            return transferring(transfer, setting.names, setting.lost)
        case action.RestoreSystem(restore=restore):
            return restoring(restore, setting.names)
        case action.ReconnectLink(reconnect=reconnect):
            clearance = reconnect.clearance
            return f"Reconnecter : {setting.names.system(reconnect.link)}.", (
                Lines("Seulement après levée de doute par", (setting.names.role_in_full(clearance.by),)),
                Lines("Preuves", tuple(map(typeset, clearance.evidence)), ticks=True),
            )
        case _:
            assert_never(step)


def _plain(step: action.Do | action.Check | action.Decide | action.Activate | action.Isolate, names: Names) -> Asked:
    match step:
        case action.Do():
            return step.do, ()
        case action.Check():
            return step.check, (Lines("Attendu", (typeset(step.expect),)), *_otherwise(step.if_not, names))
        case action.Decide():
            return step.decide, (Lines("Critère", (typeset(step.criteria),)),)
        case action.Activate():
            return f"Ouvrir la procédure {names.runbook(step.activate)}.", ()
        case action.Isolate():
            return f"Isoler : {names.system(step.isolate)}.", ()
        case _:
            assert_never(step)


def _otherwise(if_not: IfNot | None, names: Names) -> tuple[Part, ...]:
    if if_not is None:
        return ()
    items = [typeset(if_not.do)] if if_not.do else []
    if if_not.leave_to:
        items.append(leave_to(if_not.leave_to, names))
    return (Lines("Sinon", tuple(items)),) if items else ()


def leave_to(runbook: str, names: Names) -> str:
    """The order to leave this procedure for another."""
    return f"Quitter cette procédure, ouvrir {names.runbook(runbook)}."


def _spoken(step: action.Call | action.Inform | action.Withdraw, setting: Setting) -> Asked:
    names = setting.names
    match step:
        case action.Call():
            label = "Dire, et faire répéter" if step.read_back else "Dire"
            parts = (replace(reach(step.call, names, setting.lost), who=""), Frame(label, to_fill(step.say)))
            return f"Appeler : {names.contact(step.call)}.", parts
        case action.Inform():
            return f"Informer : {_people(step.inform, names)}.", _message(step.inform, setting, withdrawn=False)
        case action.Withdraw():
            said = names.message(step.withdraw.message)
            return f"Retirer l'annonce « {said} ».", _message(step.withdraw, setting, withdrawn=True)
        case _:
            assert_never(step)


def _people(announcement: Announcement, names: Names) -> str:
    return ", ".join(names.anyone(person) for person in announcement.to)


def _message(announcement: Announcement, setting: Setting, *, withdrawn: bool) -> tuple[Part, ...]:
    names = setting.names
    channels = tuple(names.system(channel) for channel in announcement.channels)
    parts: list[Part] = []
    if withdrawn:
        parts.append(Lines("Auprès de", (_people(announcement, names),)))
    parts.append(Lines("Par" if withdrawn or len(channels) == 1 else "Par l’un de ces canaux", (", ".join(channels),)))
    message = names.corpus.messages.get(announcement.message)
    if message is None:
        return (*parts, Lines("Message", (announcement.message,)))
    anchor = f"{setting.runbook}.{'retrait' if withdrawn else 'texte'}-{message.id}"
    if withdrawn:
        if message.withdrawal:
            parts.append(_text("Texte de retrait", f"Retrait : {message_name(message)}", message.withdrawal, anchor))
        return tuple(parts)
    parts.append(_text(message_name(message), message_name(message), message.text, anchor))
    if message.valid_for:
        parts.append(Lines("Valable", (f"{duration_words(message.valid_for)}, puis renouveler ou retirer.",)))
    return tuple(parts)


def _text(label: str, title: str, text: str, anchor: str) -> Frame | Script:
    """The words themselves under `label` while they are few, else a call to the last page, where `title` is above."""
    words = to_fill(text)
    return Frame(label, words) if len(text) <= LONGEST_IN_STEP else Script(typeset(title), words, anchor)


def message_name(message: Message) -> str:
    """A message by its kind and its title, the kind once."""
    kind = MESSAGE[message.kind]
    return typeset(message.title if message.title.startswith(kind) else f"{kind} « {message.title} »")


def _on_paper(
    step: action.IssueForms | action.CollectForms | action.SendOut | action.TakeIn | action.ReenterForms, names: Names
) -> Asked:
    match step:
        case action.IssueForms(issue=issue):
            count = f"{count_words(issue.count, 'exemplaire', 'exemplaires')} de la fiche " if issue.count else ""
            return f"Distribuer : {count}{names.form(issue.form)}.", (
                Lines("Les prendre", (names.place(issue.place),)),
            )
        case action.CollectForms(collect=collect):
            return f"Récupérer : {names.form(collect.form)}.", (
                Lines("Contrôle", (typeset(collect.check),)),
                Lines("Les ranger", (names.place(collect.place),)),
            )
        case action.SendOut(send=send):
            return f"Envoyer à {names.scope(send.to)} : {send.what}.", (
                Lines("Avec la fiche", (f"{names.form(send.form)}, délai convenu : {duration_words(send.window)}",)),
            )
        case action.TakeIn(receive=receive):
            return f"Recevoir de {names.scope(receive.sent_by)} : {receive.what}.", (
                Lines(
                    "Avec la fiche", (f"{names.form(receive.form)}, délai convenu : {duration_words(receive.window)}",)
                ),
            )
        case action.ReenterForms(reenter=reenter):
            share = "toutes les fiches" if reenter.check.sample == 100 else f"{reenter.check.sample} % des fiches"
            checked = f"{names.role_in_full(reenter.checked_by)}, {share}"
            return f"Ressaisir : {names.form(reenter.form)}.", (
                Lines(f"Sous {duration_words(reenter.within)} après la reprise, contrôlée par", (typeset(checked),)),
            )
        case _:
            assert_never(step)
