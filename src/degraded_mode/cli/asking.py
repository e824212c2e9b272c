"""Questions in French, one at a time; an answer that cannot be is asked again. Nothing is written meanwhile."""

from collections.abc import Sequence
from typing import Final

from degraded_mode.cli.terminal import Line, Style, Terminal

YES: Final = frozenset({"o", "oui"})
NO: Final = frozenset({"n", "non"})
YES_OR_NO: Final = "Répondre oui ou non."


class NobodyAnswersError(Exception):
    """The keyboard is closed before the last question."""


class Asker:
    """Somebody who asks, at a terminal or through a pipe."""

    def __init__(self, terminal: Terminal) -> None:
        self._terminal = terminal

    def say(self, text: str, style: Style = Style.PLAIN) -> None:
        self._terminal.write([Line(text, style)])

    def entry(self, head: str, text: str, rest: str) -> None:
        """A line of a list: what is wrapped stands under its own text."""
        self._terminal.write([Line(text, indent=head, rest=rest)])

    def line(self, question: str, prompt: str = ">") -> str:
        """What is typed, without outer spaces; empty for a bare Enter. Raises `NobodyAnswersError`."""
        if question:
            self.say(question)
        answer = self._terminal.ask(prompt, lambda: None)
        if answer is None:
            raise NobodyAnswersError
        return answer.strip()

    def agrees(self, question: str) -> bool:
        """Yes or no; yes for a bare Enter."""
        while (written := self.line(f"{question} (oui ou non)").casefold()) not in YES | NO | {""}:
            self.say(YES_OR_NO)
        return written not in NO


def choice(word: str, names: Sequence[str]) -> str | None:
    """The name that is meant by its number in a list, counted from 1, or by itself; None for neither."""
    if word.isdecimal() and 1 <= int(word) <= len(names):
        return names[int(word) - 1]
    return word if word in names else None
