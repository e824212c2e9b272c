"""The questions of `degraded-mode new`, at the terminal: what is proposed, what is shown, what is asked again."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from degraded_mode.cli.asking import NO, YES, YES_OR_NO, Asker, choice
from degraded_mode.cli.terminal import Style
from degraded_mode.drafting.answering import candidates, objections
from degraded_mode.drafting.question import Answer, Desk, Question, Situation
from degraded_mode.language.nearness import plain_letters, quoted
from degraded_mode.language.typography import count_words
from degraded_mode.model.contact import Means
from degraded_mode.model.evidence import EvidenceKind, Outcome
from degraded_mode.model.form import Reentry
from degraded_mode.model.message import MessageKind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.role import Family
from degraded_mode.model.step import Cause
from degraded_mode.model.system import SystemKind
from degraded_mode.render import wording
from degraded_mode.source.place import Route

WORDS: Final[Mapping[type[StrEnum], Mapping[str, str]]] = {
    UnitKind: {kind.value: said for kind, said in wording.UNIT.items()},
    SystemKind: {kind.value: said for kind, said in wording.SYSTEM.items()},
    MessageKind: {kind.value: said for kind, said in wording.MESSAGE.items()},
    Means: {kind.value: said for kind, said in wording.MEANS.items()},
    Cause: {kind.value: said for kind, said in wording.CAUSE.items()},
    Family: {kind.value: said for kind, said in wording.FAMILY.items()},
    Reentry: {kind.value: said for kind, said in wording.REENTRY.items()},
    EvidenceKind: {kind.value: said for kind, said in wording.EVIDENCE.items()},
    Outcome: {kind.value: said for kind, said in wording.OUTCOME.items()},
}
"""What the words of the format mean."""

ALL_SHOWN: Final = 12
FIRST_SHOWN: Final = 8
"""Names shown at once: what the eye takes in without scrolling; the others come when asked for."""
LONGEST_PROMPT: Final = 50
"""Characters that stand before what is typed: room is left on the line for an answer."""
EVERYTHING: Final = "?"
NOTHING: Final = "-"
"""Typed where something is proposed and nothing is meant."""


class Interview:
    """The questions of one record; answers already given are kept and proposed again."""

    def __init__(self, ask: Asker, desk: Desk) -> None:
        self._ask = ask
        self._desk = desk
        self.answers: dict[Route, Answer] = {}

    def put(self, questions: Iterable[Question]) -> None:
        """Asks each question that has its place here, until its answer holds."""
        for question in questions:
            situation = Situation(self._desk, self.answers)
            if question.when and not question.when(situation):
                self.answers.pop(question.route, None)
            else:
                self.answers[question.route] = self._answer(question, situation)

    def pick(self, title: str, names: Mapping[str, str]) -> str:
        """One of a few names, the first for a bare Enter."""
        listing = _Listing(self._ask, list(names), names)
        self._ask.say("")
        self._ask.say(title, Style.STRONG)
        listing.show(list(names))
        first = next(iter(names))
        while (chosen := choice(self._ask.line("", f"[{first}] >") or first, list(names))) is None:
            self._ask.say("Répondre par un des numéros, ou par un des noms.")
        return chosen

    def _answer(self, question: Question, situation: Situation) -> Answer:
        proposed = self.answers.get(question.route) or (question.proposes(situation) if question.proposes else "")
        labels = _labels(question, self._desk)
        suggested = question.suggests(situation) if question.suggests else ()
        names = list(dict.fromkeys((*(one for one in suggested if one in labels), *labels)))
        self._ask.say("")
        self._ask.say(f"{question.title}{_hint(question)}", Style.STRONG)
        listing = _Listing(self._ask, names, labels)
        listing.begin()
        if _long(proposed):
            self._ask.say(f"Proposé : {', '.join(proposed)}.")
        while True:
            written = self._ask.line("", _prompt(question, proposed))
            if written not in ("", NOTHING) and listing.narrowed(written, several=question.several):
                proposed = _alone(question, listing.shown) or proposed
                continue
            answer = _meant(question, written, listing.shown) if written else proposed
            if written == NOTHING and question.optional:
                return ""
            if question.truth and answer not in ("true", "false"):
                self._ask.say(YES_OR_NO)
                continue
            told = list(objections(question, self._desk, answer))
            if not told:
                return answer
            for one in told:
                self._ask.say(f"erreur : {one.message}.")
                self._ask.say(f"conseil : {one.advice}")


class _Listing:
    """The names among which an answer is: a few first, all of them or those that look like a word when asked for."""

    def __init__(self, ask: Asker, names: list[str], labels: Mapping[str, str]) -> None:
        self._ask = ask
        self._names = names
        self._labels = labels
        self.shown: list[str] = []

    def begin(self) -> None:
        few = len(self._names) <= ALL_SHOWN
        self.show(self._names if few else self._names[:FIRST_SHOWN])
        if not few:
            self._ask.say(f"       « ? » montre les {len(self._names)} ; un morceau de nom les cherche.")

    def show(self, names: list[str]) -> None:
        self.shown = names
        width = max(map(len, names), default=0)
        for rank, name in enumerate(names, 1):
            self._ask.entry(f"  {rank:>3}. ", f"{name:<{width}}  {self._labels[name]}".rstrip(), " " * (width + 9))

    def narrowed(self, written: str, *, several: bool) -> bool:
        """Shows the names that a piece of one finds; False when the answer is to be taken as it is."""
        parts = _parts(written) if several else [written]
        if not self._names or any(choice(part, self.shown) or part in self._labels for part in parts):
            return False
        if written == EVERYTHING:
            found = self._names
        else:
            piece = plain_letters(written)
            found = [one for one in self._names if piece in plain_letters(f"{one} {self._labels[one]}")]
            if not found:
                return False
            self._ask.say(f"« {quoted(written)} » : {count_words(len(found), 'nom', 'noms')}.")
        self.show(found)
        return True


def _labels(question: Question, desk: Desk) -> dict[str, str]:
    said = WORDS.get(question.words, {}) if question.words else {}
    return {name: said.get(name, label) for name, label in candidates(question, desk).items()}


def _hint(question: Question) -> str:
    """What an answer looks like."""
    if question.truth:
        return " (oui ou non)"
    several = " Une virgule entre deux." if question.several else ""
    return f"{several} Exemple : {question.example}" if question.example else several


def _long(proposed: Answer) -> bool:
    """True for names that would take the whole line on which one types."""
    return not isinstance(proposed, str) and len(", ".join(proposed)) > LONGEST_PROMPT


def _prompt(question: Question, proposed: Answer) -> str:
    """What a bare Enter takes, where it takes something."""
    if question.truth and proposed:
        return f"[{'oui' if proposed == 'true' else 'non'}] >"
    if _long(proposed):
        return f"[ces {len(proposed)} noms] >"
    if proposed:
        return f"[{proposed if isinstance(proposed, str) else ', '.join(proposed)}] >"
    return "[rien] >" if question.optional else ">"


def _meant(question: Question, written: str, shown: Sequence[str]) -> Answer:
    """The answer that was typed: names in place of numbers, `true` in place of yes."""
    if question.truth and written.casefold() in YES | NO:
        return "true" if written.casefold() in YES else "false"
    if question.several:
        return tuple(choice(part, shown) or part for part in _parts(written))
    return (choice(written, shown) or written) if shown else written


def _alone(question: Question, shown: Sequence[str]) -> Answer:
    """The only name that was found."""
    return (tuple(shown) if question.several else shown[0]) if len(shown) == 1 else ""


def _parts(written: str) -> list[str]:
    return [part.strip() for part in written.split(",") if part.strip()]
