"""The real program on the terminals that a hospital still has: pipes, old encodings, dumb screens, a teletype."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from degraded_mode.journal.act import Journal, Voice
from degraded_mode.journal.codec import Line, decode
from degraded_mode.journal.commands import Say
from degraded_mode.journal.events import ClockQuality, Moment, Precision
from degraded_mode.journal.facts import Actor, Noted, Paused, Stop
from degraded_mode.journal.store import Store
from degraded_mode.loading.load import load_texts
from tests.walk.play import FILES
from tests.walk.programs import command, corpus_in, environment, piped

TYPED = "f\ndefaut a\nliste\nc\nn l'ecran dit 15\n"
posix = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal is needed")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "ascii"])
def test_the_walk_speaks_every_old_encoding(tmp_path: Path, encoding: str) -> None:
    status, screen = piped(tmp_path, TYPED, encoding=encoding)
    assert status == 0
    assert "03 53 01 31 31" in screen
    assert re.search(r"R.?flexe .{1,3} \d\d:\d\d (→|->) \d\d:\d\d", screen)
    assert re.findall(r"\S\?|\?\S", screen.replace("[?]", "")) == []
    assert "\x1b" not in screen


def test_what_is_typed_in_an_old_encoding_is_kept_as_typed(tmp_path: Path) -> None:
    piped(tmp_path, "n « évacuer » l'étage\n", encoding="cp1252")
    segment = next((tmp_path / "journal").glob("*/*/000001.txt"))
    read = [decode(raw) for raw in segment.read_bytes().splitlines()]
    facts = [line.event.fact for line in read if isinstance(line, Line)]
    assert Noted(text="« évacuer » l'étage", step="essayer") in facts


def test_a_reader_that_goes_away_is_a_pause(tmp_path: Path) -> None:
    walker = subprocess.Popen(
        command(corpus_in(tmp_path), tmp_path / "journal"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    assert walker.stdout is not None
    assert walker.stdin is not None
    while b"noted" not in (line := walker.stdout.readline()).replace("noté".encode(), b"noted"):
        assert line
    walker.stdout.close()
    walker.stdin.write(b"liste\n" * 200)
    walker.stdin.close()
    assert walker.stderr is not None
    assert walker.stderr.read() == b""
    walker.stderr.close()
    assert walker.wait(timeout=60) == 0
    read = [decode(raw) for raw in next((tmp_path / "journal").glob("*/*/000001.txt")).read_bytes().splitlines()]
    assert [type(line.event.fact) for line in read if isinstance(line, Line)][-1] is Paused


class Screen:
    """A pseudo-terminal of 80 columns with the walk on it."""

    def __init__(self, folder: Path, *options: str, **changes: str) -> None:
        import fcntl
        import pty
        import struct
        import termios

        ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.walker = subprocess.Popen(
            command(corpus_in(folder), folder / "journal", *options),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=environment(**{"TERM": "xterm-256color", "NO_COLOR": "", **changes}),
            start_new_session=True,
        )
        os.close(theirs)
        self._ours = ours
        self.said = ""

    def read_until(self, words: str) -> str:
        """Reads the screen until the words appear after what was read before."""
        start = len(self.said)
        end = time.monotonic() + 30
        while words not in self.said[start:]:
            assert time.monotonic() < end, self.said
            try:
                self.said += os.read(self._ours, 65536).decode()
            except OSError:
                break
        return self.said[start:]

    def type(self, line: str) -> None:
        """Types a line."""
        os.write(self._ours, f"{line}\n".encode())

    def end(self) -> int:
        """Waits for the end."""
        self.read_until("\x00never")
        os.close(self._ours)
        return self.walker.wait(timeout=30)


def teletype(screen: str) -> str:
    """What a printing terminal would show: no colour, no bell, no cursor, every space one space."""
    bare = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", screen).replace("\x07", "").replace("\r", "")
    assert "\x1b" not in bare
    return " ".join(bare.split())


@posix
def test_on_a_teletype_the_transcript_says_the_same_as_a_pipe(tmp_path: Path) -> None:
    screen = Screen(tmp_path / "screen")
    for line in ("f", "f", "a", "quitter"):
        screen.read_until(" > ")
        screen.type(line)
    assert screen.end() == 0
    assert "\x1b[" in screen.said
    status, page = piped(tmp_path / "pipe", "f\nf\na\nquitter\n")
    assert status == 0
    hours = re.compile(r"\d\d:\d\d")
    folders = re.compile(r"Main courante : \S+")
    shown, written = (hours.sub("", folders.sub("", teletype(text))) for text in (screen.said, page))
    assert shown == written


@posix
@pytest.mark.parametrize("way", [{"options": ("--plain",)}, {"TERM": "dumb"}, {"NO_COLOR": "1"}])
def test_a_plain_screen_gets_no_escape_code(tmp_path: Path, way: dict[str, str]) -> None:
    options = ("--plain",) if "options" in way else ()
    screen = Screen(tmp_path, *options, **{key: value for key, value in way.items() if key != "options"})
    screen.read_until(" > ")
    screen.type("quitter")
    assert screen.end() == 0
    assert "\x1b" not in screen.said


@posix
def test_ctrl_c_leaves_with_130_and_a_pause(tmp_path: Path) -> None:
    screen = Screen(tmp_path)
    screen.read_until(" > ")
    screen.walker.send_signal(signal.SIGINT)
    assert screen.end() == 130
    segment = next((tmp_path / "journal").glob("*/*/000001.txt"))
    last = decode(segment.read_bytes().splitlines()[-1])
    assert isinstance(last, Line)
    assert last.event.fact == Paused(why=Stop.INTERRUPTED)
    assert "Traceback" not in screen.said


@posix
def test_every_line_holds_in_eighty_columns(tmp_path: Path) -> None:
    _, page = piped(tmp_path, "f\nliste\nfiche\naide\nf\na\n")
    assert max(len(line) for line in page.splitlines() if "/" not in line) <= 80


@posix
def test_what_another_terminal_notes_appears_on_a_line_of_its_own_and_the_question_comes_back(tmp_path: Path) -> None:
    screen = Screen(tmp_path, "--plain")
    screen.read_until("aide > ")
    device = next((tmp_path / "journal" / "panne").iterdir())
    other = Journal(Store(device), device.name, "0")
    other.open()
    first = other.lines[0].event
    other.take(first.subject, load_texts(FILES).at("mercure").runbooks["telephone-perdu"])
    at = datetime.now(UTC)
    moment = Moment(at, "UTC", 0, "boot", ClockQuality.UNKNOWN)
    other.act(Say(Noted(text="je monte")), Voice("other", Actor(name="M. Petit"), at, Precision.SECOND, moment))
    said = screen.read_until("aide > ")
    assert "\nAutre terminal · entrée 2 · note ; je monte · M. Petit\n[A1] " in said.replace("\r", "")
    screen.type("quitter")
    assert screen.end() == 0
