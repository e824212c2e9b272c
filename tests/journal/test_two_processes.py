"""Two programs on one journal take turns: nothing is lost, nothing is mixed."""

import os
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from degraded_mode.journal.facts import Noted
from tests.journal.small import Desk

REPOSITORY = Path(__file__).parents[2]

WRITER = """
import sys
from pathlib import Path
from degraded_mode.journal.facts import Noted
from tests.journal.small import Desk

desk = Desk(Path(sys.argv[1])).open()
for number in range(60):
    desk.say(Noted(text=f"{sys.argv[2]}-{number}"), f"{sys.argv[2]}-{number}")
"""


def test_two_programs_lose_nothing(tmp_path: Path) -> None:
    Desk(tmp_path).open()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], env=environment) for name in ("a", "b")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]
    desk = Desk(tmp_path)
    desk.journal.open()
    said = [fact.text for fact in desk.facts() if isinstance(fact, Noted)]
    for name in ("a", "b"):
        assert [text for text in said if text.startswith(name)] == [f"{name}-{number}" for number in range(60)]
    assert desk.journal.damages == []
    assert all(after.event.prev == before.digest for before, after in pairwise(desk.journal.lines))
