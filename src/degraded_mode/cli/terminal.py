"""Everything that is written on the screen or read from the keyboard goes through here, and nothing hidden with it.

This is the only place that knows rich, and only for colour: no text of a hospital ever goes through its markup.
"""

import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, TextIO

from degraded_mode.language.transliteration import TRANSLITERATE, register
from degraded_mode.language.typography import NARROW, NO_BREAK, typeset
from degraded_mode.language.wrapping import visible, wrap

if TYPE_CHECKING:
    from rich.console import Console

NARROWEST: Final = 40
WIDEST: Final = 80
"""Lines longer than this are read twice by a tired eye, however wide the screen."""

TICK: Final = 1.0
"""Seconds between two looks at the clock while nobody types."""


class Style(StrEnum):
    """How a line is set off. A word always says it too: colour alone means nothing."""

    PLAIN = ""
    STRONG = "bold"
    ALARM = "bold reverse"
    GOOD = "bold green"
    ADDED = "green"
    REMOVED = "red"


# Every command starts by importing this: a tuple is ready ten times sooner than a dataclass.
class Line(NamedTuple):
    """A paragraph to be wrapped; `indent` opens its first line, and the others too unless `rest` does."""

    text: str = ""
    style: Style = Style.PLAIN
    indent: str = ""
    rest: str | None = None


def prepare() -> None:
    """Makes the three streams safe: no character is refused, none is lost, none stops the program."""
    register()
    for stream in (sys.stdout, sys.stderr):
        _set_errors(stream, TRANSLITERATE)
    _set_errors(sys.stdin, "replace")


def _set_errors(stream: TextIO | None, errors: str) -> None:
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=errors)


def say(text: str = "") -> None:
    """Writes a result on standard output; the verdict stays what it is when its reader leaves early (`| head`)."""
    try:
        print(visible(text))
    except BrokenPipeError:
        give_up_output()


def hand_over(document: str) -> None:
    """Writes a document for another program: UTF-8 with plain line feeds, whatever this terminal speaks."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(document.encode(errors="replace"))
    except BrokenPipeError:
        give_up_output()


def let_out() -> None:
    """Writes what still waits to be written. Raises `OSError` when it cannot be, as on a full disk."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        give_up_output()
        if not isinstance(error, BrokenPipeError):
            raise


def warn(text: str) -> None:
    """Writes what is not a result on standard error, with French spaces and apostrophes."""
    print(visible(typeset(text)), file=sys.stderr)


def give_up_output() -> None:
    """To be called once nobody reads the output any more, so that leaving does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def leave(status: int) -> NoReturn:
    """Ends the program with that status, everything written."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError):
                stream.flush()
    # Python would first give back every piece of a corpus and of its own modules, a tenth of the time of a check; the
    # system takes the whole at once. Nothing waits for the end to be saved: files are closed by those who open them.
    os._exit(status)


class Terminal:
    """A screen and a keyboard, one line at a time. `plain`: no escape code and no special space at all."""

    def __init__(self, *, plain: bool = False) -> None:
        self.interactive = sys.stdin.isatty() and sys.stdout.isatty()
        self.plain = plain or not self.interactive or os.environ.get("TERM") == "dumb"
        self._asking = False
        self._console = None if self.plain or os.environ.get("NO_COLOR") else _console()

    @property
    def width(self) -> int:
        """Columns to write in."""
        if not self.interactive:
            return WIDEST
        try:
            columns = os.get_terminal_size(sys.stdout.fileno()).columns
        except OSError:
            return WIDEST
        return max(NARROWEST, min(columns, WIDEST))

    def write(self, lines: Iterable[Line]) -> None:
        """Writes paragraphs, typeset and wrapped, then lets them out at once."""
        for line in lines:
            if self._asking:
                self._asking = False
                print()
            for cut in wrap(visible(typeset(line.text)), self.width, line.indent, line.rest):
                self._write_one(cut, line.style)
        sys.stdout.flush()

    def lay(self, text: str, style: Style = Style.PLAIN) -> None:
        """Writes one line of a file as it is: neither typeset nor cut, nothing of it hidden."""
        if self.plain or self._console is None or not style:
            say(text)
        else:
            self._write_one(visible(text), style)

    def _write_one(self, text: str, style: Style) -> None:
        if self.plain:
            print(text.replace(NO_BREAK, " ").replace(NARROW, " "))
        elif self._console is None or not style:
            print(text)
        else:
            from rich.text import Text

            margin = len(text) - len(text.lstrip(" "))
            said = Text(text[:margin]).append(text[margin:], style=style.value)
            self._console.print(said, soft_wrap=True, markup=False, emoji=False, highlight=False)

    def ring(self) -> None:
        """One bell, where there is one."""
        if self.interactive:
            sys.stdout.write("\a")
            sys.stdout.flush()

    @property
    def unheard(self) -> bool:
        """True when a question would be lost: somebody is at the keyboard, and the screen shows something else."""
        return sys.stdin.isatty() and not self.interactive

    def ask(self, prompt: str, meanwhile: Callable[[], None]) -> str | None:
        """One line from the keyboard, None at the end of input; `meanwhile` is called while nobody types.

        What `meanwhile` writes goes on lines of its own, and the question is asked again below.
        """
        self._put(prompt)
        while self.interactive and not _typing():
            meanwhile()
            if not self._asking:
                self._put(prompt)
        read = sys.stdin.readline()
        self._asking = False
        if not self.interactive:
            # A pipe does not echo: without this the transcript would run prompts together.
            print(visible(read.rstrip()), flush=True)
        return read.strip() if read else None

    def _put(self, prompt: str) -> None:
        self._asking = True
        sys.stdout.write(f"{visible(prompt)} ")
        sys.stdout.flush()


def _console() -> "Console":
    from rich.console import Console

    return Console(markup=False, emoji=False, highlight=False, soft_wrap=True)


if sys.platform == "win32":
    import msvcrt
    import time

    def _typing() -> bool:
        for _ in range(int(TICK / 0.1)):
            if msvcrt.kbhit():
                return True
            time.sleep(0.1)
        return False

else:
    import select

    def _typing() -> bool:
        return bool(select.select([sys.stdin], [], [], TICK)[0])
