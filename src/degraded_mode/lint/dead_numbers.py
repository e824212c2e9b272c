"""COM004: nobody is told to dial a number that the loss has cut."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.typography import phone_words
from degraded_mode.lint.numbers import Line, lines_of, numbers_in
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey, supposed
from degraded_mode.model.action import Call, Inform, PostponeCare, RerouteCalls
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.source.findings import Severity

# « composez le 15 », never « n'appelez pas le 15 » nor « le 15 n'aboutit plus ».
_DIALLED: Final = re.compile(
    r"(?<!n['’])(?<!ne )\b(?:(?:re)?compose[rz]|(?:r)?appele[rz]|faites|joignez)(?: tout de suite| d'abord)? le "
    r"(1[578]|11[0245]|19[167])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Given:
    """A number that a step gives to dial, where it does, and the message in which it stands."""

    procedure: Procedure
    placed: PlacedStep
    tail: Route
    number: str
    message: str = ""

    @property
    def place(self) -> tuple[str, Route, str]:
        """Where it is given, for the rules that look at the same sentence."""
        return self.procedure.runbook.id, (*self.placed.route, *self.tail), self.number

    def remark(self, why: str, link: Pointer) -> Remark:
        """A remark on it, with the reason why it no longer rings."""
        source = (Pointer(Kind.MESSAGE, self.message, ("text",)),) if self.message else ()
        return Remark(
            Kind.RUNBOOK,
            self.procedure.runbook.id,
            (*self.placed.route, *self.tail),
            f"« {phone_words(self.number)} » est donné à composer, et {why}",
            "donner un numéro qui tient : téléphone rouge, mobile, numéro du renvoi ; ou un blanc, {numéro essayé}.",
            (self.number,),
            (*source, link),
        )


@rule(code="COM004", slug="numero-mort", severity=Severity.ERROR)
def dead_number(survey: Survey) -> Iterator[Remark]:
    """A message, or what a call says, gives a number that the loss which the procedure supposes has cut."""
    for given, why, place in dead_numbers(survey):
        yield given.remark(why, place)


def dead_numbers(survey: Survey) -> Iterator[tuple[Given, str, Pointer]]:
    """The numbers given to dial that do not ring, each with the reason and the place of what cuts it."""
    lines = lines_of(survey.corpus.contacts.values())
    for given in _given(survey):
        rerouted = _rerouted(given.procedure).get(given.number)
        rung = lines.get(given.number, ())
        if rerouted:
            yield (
                given,
                "cette procédure l'envoie ailleurs",
                Pointer(Kind.RUNBOOK, given.procedure.runbook.id, rerouted),
            )
        elif rung and _all_cut(survey, given, rung):
            contact, route, channel = rung[0]
            carrier = survey.title(channel.carried_by or "")
            place = Pointer(Kind.CONTACT, contact.id, (*route, "carried_by"))
            yield given, f"il passe par « {carrier} », perdu ici", place


def _given(survey: Survey) -> Iterator[Given]:
    cited = {name: _dialled(message.text) for name, message in survey.corpus.messages.items()}
    for procedure in survey.in_force:
        for placed in procedure.having("call", "inform", "postpone"):
            if placed.phase in AFTERWARDS:
                continue
            if isinstance(placed.step, Call):
                for number in _dialled(placed.step.say):
                    yield Given(procedure, placed, ("say",), number)
            for tail, message in _messages(placed):
                for number in cited.get(message, ()):
                    yield Given(procedure, placed, tail, number, message)


def _messages(placed: PlacedStep) -> Iterator[tuple[Route, str]]:
    """The messages that a step sends, and where it names them."""
    match placed.step:
        case Inform(inform=announced):
            yield ("inform", "message"), announced.message
        case PostponeCare(postpone=put):
            for key, names in (("postponed", put.tell.postponed), ("maintained", put.tell.maintained)):
                for index, name in enumerate(names):
                    yield ("postpone", "tell", key, index), name
        case _:
            pass


def _dialled(text: str) -> tuple[str, ...]:
    """The numbers that a text asks to dial, in normal form."""
    short = [asked[1] for asked in _DIALLED.finditer(text)] if " le 1" in text else []
    return tuple(dict.fromkeys((*numbers_in(text), *short)))


def _all_cut(survey: Survey, given: Given, rung: Sequence[Line]) -> bool:
    fallen = survey.aftermaths[supposed(given.procedure.runbook, given.placed)].fallen
    return all(channel.carried_by in fallen for _, _, channel in rung)


def _rerouted(procedure: Procedure) -> Mapping[str, Route]:
    """The numbers that the procedure itself makes ring elsewhere, and where it says so."""
    return {
        placed.step.reroute.number: (*placed.route, "reroute", "number")
        for placed in procedure.having("reroute")
        if isinstance(placed.step, RerouteCalls)
    }


RULES: Final = (dead_number,)
