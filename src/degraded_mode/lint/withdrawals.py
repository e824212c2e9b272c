"""ANN, last part: what the public was told is withdrawn everywhere it was told, and says how long it holds."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.action import Inform, PostponeCare, Withdraw
from degraded_mode.model.corpus import Kind
from degraded_mode.model.measure import Announcement
from degraded_mode.model.message import Audience, Message, MessageKind
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity

STAYING: Final = frozenset({MessageKind.POSTER, MessageKind.RECORDING})
"""What goes on speaking until somebody takes it off."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A message given or taken back by a step."""

    procedure: Procedure
    placed: PlacedStep
    verb: Literal["inform", "withdraw"]
    said: Announcement

    @property
    def public(self) -> bool:
        return Audience.PUBLIC.value in self.said.to

    def pointer(self, key: str) -> Pointer:
        """Where the step writes one of the keys of the announcement."""
        return Pointer(Kind.RUNBOOK, self.procedure.runbook.id, (*self.placed.route, self.verb, key))

    def remark(self, key: str, message: str, advice: str, values: tuple[str, ...], *related: Pointer) -> Remark:
        """A remark on one of the keys of the announcement."""
        place = self.pointer(key)
        return Remark(place.kind, place.record, place.route, message, advice, values, related)


def _given(procedures: Iterable[Procedure]) -> Iterator[Notice]:
    """The messages given before the return: those of the return say that it is over."""
    for procedure in procedures:
        for placed in procedure.having("inform"):
            if isinstance(placed.step, Inform) and placed.phase not in AFTERWARDS:
                yield Notice(procedure, placed, "inform", placed.step.inform)


def _withdrawn(procedures: Iterable[Procedure]) -> Iterator[Notice]:
    for procedure in procedures:
        for placed in procedure.having("withdraw"):
            if isinstance(placed.step, Withdraw):
                yield Notice(procedure, placed, "withdraw", placed.step.withdraw)


def _never_withdrawn(survey: Survey) -> Iterator[tuple[Notice, Message]]:
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    back = {notice.said.message for notice in _withdrawn(survey.library.values())}
    for notice in _given(survey.in_force):
        message = survey.corpus.messages.get(notice.said.message)
        if message and message.id not in back:
            yield notice, message


@rule(code="ANN007", slug="consigne-jamais-retiree", severity=Severity.ERROR)
def public_never_withdrawn(survey: Survey) -> Iterator[Remark]:
    """The public is told what to do and no step ever says that it is over."""
    for notice, message in _never_withdrawn(survey):
        if notice.public:
            said = f"« {message.title} » s'adresse au public, et aucune étape ne retire la consigne"
            yield notice.remark("message", said, _advice(message), (message.id,))


@rule(code="ANN008", slug="message-jamais-retire", severity=Severity.WARNING)
def lasting_never_withdrawn(survey: Survey) -> Iterator[Remark]:
    """A message that goes on speaking, or that says how it is lifted, is never withdrawn."""
    for notice, message in _never_withdrawn(survey):
        if not notice.public and (message.kind in STAYING or message.withdrawal):
            said = f"« {message.title} » reste en place, et aucune étape ne le retire"
            yield notice.remark("message", said, _advice(message), (message.id,))


def _advice(message: Message) -> str:
    return f"écrire à la reprise une étape « withdraw » de « {message.id} », aux mêmes destinataires et canaux."


@rule(code="ANN009", slug="retrait-sans-envoi", severity=Severity.WARNING)
def withdrawn_never_given(survey: Survey) -> Iterator[Remark]:
    """A step takes back a message that no step gives."""
    taken_back = list(_withdrawn(survey.in_force))
    if not taken_back or Kind.RUNBOOK in survey.declared.hidden:
        return
    given = _ever_given(survey)
    for notice in taken_back:
        name = notice.said.message
        if name not in given and name in survey.corpus.messages:
            said = f"aucune étape n'envoie le message « {name} » retiré ici"
            advice = "corriger le nom du message, ou écrire l'étape « inform » qui l'envoie."
            yield notice.remark("message", said, advice, (name,))


def _ever_given(survey: Survey) -> frozenset[str]:
    """The messages that a step gives, in any phase, those of a postponement included."""
    given: set[str] = set()
    for procedure in survey.library.values():
        for placed in procedure.having("inform", "postpone"):
            match placed.step:
                case Inform(inform=said):
                    given.add(said.message)
                case PostponeCare(postpone=postpone):
                    given.update(postpone.tell.postponed, postpone.tell.maintained)
                case _:
                    pass
    return frozenset(given)


@rule(code="ANN010", slug="retrait-incomplet", severity=Severity.WARNING)
def half_withdrawn(survey: Survey) -> Iterator[Remark]:
    """A message is withdrawn, but not from everyone who had it, or not by every channel that carried it."""
    back = _by_message(_withdrawn(survey.library.values()))
    for name, given in _by_message(_given(survey.in_force)).items():
        for withdrawals, concerned in _matched(given, back.get(name, ())):
            to = {one for notice in concerned for one in notice.said.to}
            to.difference_update(one for notice in withdrawals for one in notice.said.to)
            if to:
                said = f"le retrait oublie {listed(sorted(to))}, à qui le message est allé"
                yield _forgotten(withdrawals[-1], concerned[-1], "to", said, sorted(to))
            channels = {one for notice in concerned for one in notice.said.channels}
            channels.difference_update(one for notice in withdrawals for one in notice.said.channels)
            if channels:
                names = listed(survey.title(one) for one in sorted(channels))
                said = f"le retrait ne passe pas par {names}, où le message est passé"
                yield _forgotten(withdrawals[-1], concerned[-1], "channels", said, sorted(channels))


def _forgotten(back: Notice, given: Notice, key: str, said: str, missing: Sequence[str]) -> Remark:
    advice = f"ajouter {', '.join(missing)} à « {key} » : là, la consigne dure encore."
    return back.remark(key, said, advice, tuple(missing), given.pointer(key))


def _by_message(notices: Iterable[Notice]) -> Mapping[str, Sequence[Notice]]:
    return _sorted(notices, lambda notice: notice.said.message)


def _by_procedure(notices: Iterable[Notice]) -> Mapping[str, Sequence[Notice]]:
    return _sorted(notices, lambda notice: notice.procedure.runbook.id)


def _sorted(notices: Iterable[Notice], by: Callable[[Notice], str]) -> Mapping[str, Sequence[Notice]]:
    found: dict[str, list[Notice]] = {}
    for notice in notices:
        found.setdefault(by(notice), []).append(notice)
    return found


def _matched(given: Sequence[Notice], back: Sequence[Notice]) -> Iterator[tuple[Sequence[Notice], Sequence[Notice]]]:
    """Withdrawals with what they take back: a procedure that withdraws answers for itself, the others for the rest."""
    own = _by_procedure(back)
    rest: list[Notice] = []
    for name, sent in _by_procedure(given).items():
        if name in own:
            yield own[name], sent
        else:
            rest += sent
    if rest and back:
        yield back, rest


def _told_publicly(survey: Survey) -> Iterator[tuple[Notice, Message]]:
    """The messages to the public, each with the first step that gives it."""
    seen: set[str] = set()
    for notice in _given(survey.in_force):
        message = survey.corpus.messages.get(notice.said.message)
        if message and notice.public and message.id not in seen:
            seen.add(message.id)
            yield notice, message


@rule(code="ANN011", slug="consigne-sans-duree", severity=Severity.WARNING)
def public_without_end(survey: Survey) -> Iterator[Remark]:
    """A message to the public does not say how long it holds."""
    for notice, message in _told_publicly(survey):
        if message.valid_for is None:
            said = "message au public sans durée : rien ne dit quand le renouveler ou le retirer"
            advice = "écrire « valid_for: … », par exemple « 4 h »."
            yield Remark(Kind.MESSAGE, message.id, ("kind",), said, advice, (), (notice.pointer("message"),))


@rule(code="ANN012", slug="consigne-sans-retrait-ecrit", severity=Severity.WARNING)
def no_words_to_withdraw(survey: Survey) -> Iterator[Remark]:
    """A message to the public has no words ready to lift it."""
    for notice, message in _told_publicly(survey):
        if message.withdrawal is None:
            said = "message au public sans texte de retrait : le jour venu, personne ne saura comment le lever"
            advice = "écrire « withdrawal: … », par exemple « Le 15 fonctionne de nouveau depuis {heure}. »."
            yield Remark(Kind.MESSAGE, message.id, ("text",), said, advice, (), (notice.pointer("message"),))


RULES: Final = (
    public_never_withdrawn,
    lasting_never_withdrawn,
    withdrawn_never_given,
    half_withdrawn,
    public_without_end,
    no_words_to_withdraw,
)
