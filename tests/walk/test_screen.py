"""What is printed contains what the author wrote, whatever was written, on every kind of terminal."""

import io
import os
import re
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from degraded_mode.cli.terminal import Line, Style, Terminal
from degraded_mode.cli.walk_screen import Screen
from degraded_mode.journal.snapshot import edition
from degraded_mode.journal.standing import standings
from degraded_mode.journal.state import initial
from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import visible
from degraded_mode.loading.load import load_texts
from degraded_mode.model.action import Check
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook
from tests.journal.small import START
from tests.walk.play import FILES

MARKUP = st.sampled_from(
    [
        "[poste 1234]",
        "[x]",
        "[/]",
        "[bold]",
        "[oui/non]",
        ":phone:",
        ":-)",
        "\\[",
        "[link=x]",
        "{a}",
        "%s",
        "03 53 01 31 31",
    ]
)
PROSE = st.lists(
    MARKUP | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20), min_size=1, max_size=8
)
TEXTS = PROSE.map(" ".join).filter(lambda text: bool(text.strip()))


def corpus() -> Corpus:
    return load_texts(FILES).at("mercure")


def rewritten(runbook: Runbook, words: str) -> Runbook:
    """The procedure with these words as the text, the expected value, the warning and the note of its first step."""
    first = runbook.immediate_actions[0]
    assert isinstance(first, Check)
    changes = {"check": words, "expect": words, "warning": words, "note": words}
    return runbook.model_copy(update={"immediate_actions": (first.model_copy(update=changes),)})


def without_spaces(text: str) -> str:
    return "".join(text.split())


def printed(words: str, terminal: Terminal, patch: pytest.MonkeyPatch) -> str:
    whole = corpus()
    runbook = rewritten(whole.runbooks["telephone-perdu"], words)
    screen = Screen(edition(whole, runbook), frozenset())
    first = standings(initial(runbook), START)[0]
    out = io.StringIO()
    with patch.context() as patched:
        patched.setattr(sys, "stdout", out)
        terminal.write(screen.step(first, "1 sur 5", START, START))
    return out.getvalue()


@given(words=TEXTS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_what_is_printed_contains_what_the_author_wrote(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    screen = without_spaces(printed(words, Terminal(plain=True), monkeypatch))
    assert screen.count(without_spaces(visible(typeset(words.strip())))) >= 4


@given(words=TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_colours_take_nothing_away(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(plain=True)
    out = io.StringIO()
    terminal.plain = False
    terminal._console = Console(file=out, force_terminal=True, color_system="truecolor", width=80)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", out)
        terminal.write([Line(words, Style.ALARM), Line(words, Style.STRONG)])
    bare = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert without_spaces(bare) == 2 * without_spaces(visible(typeset(words)))


def test_a_number_stays_on_one_line_at_any_width(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(plain=True)
    words = "Appeler le cadre de garde au 03 53 01 31 31 puis le directeur au 03 53 01 31 32."
    for width in range(40, 81):
        with monkeypatch.context() as patched:
            patched.setattr(Terminal, "width", width)
            lines = printed(words, terminal, monkeypatch).splitlines()
        assert sum("03 53 01 31 31" in line for line in lines) == 4
        assert max(map(len, lines)) <= width


def test_a_pipe_gets_no_escape_code_and_no_special_space(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal(plain=False).write([Line("« Oui » : 03 53 01 31 31 !", Style.ALARM)])
    assert capsys.readouterr().out == "« Oui » : 03 53 01 31 31 !\n"


@pytest.mark.parametrize(("variable", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_a_terminal_that_wants_no_colour_gets_none(variable: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((80, 24)))
    for stream in ("stdin", "stdout"):
        monkeypatch.setattr(sys, stream, Screened())
    assert Terminal()._console is not None
    monkeypatch.setenv(variable, value)
    terminal = Terminal()
    terminal.write([Line("ALARME", Style.ALARM)])
    assert terminal._console is None
    assert isinstance(sys.stdout, Screened)
    assert "\x1b" not in sys.stdout.getvalue()


class Screened(io.StringIO):
    """A stream that takes itself for a screen."""

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1
