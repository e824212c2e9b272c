"""The program is killed at any instant: no entry whose « noté » was read is lost, and it goes on where it was."""

import random
import re
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from degraded_mode.journal.chain import Harm
from degraded_mode.journal.facts import Noted
from tests.journal.small import Desk
from tests.walk.programs import command, corpus_in, unmeasured

ACKNOWLEDGED = re.compile(r"noté · entrée (\d+) · \d\d:\d\d · étape A1, note ; (\S+)")
MOST = 300
"""Notes fed in each life of the program: far more than it can take before it is killed."""


def life(folder: Path, round_: int, chance: random.Random) -> list[tuple[int, str]]:
    """Starts the program, feeds it notes, kills it at some instant; the entries that it acknowledged before."""
    walker = subprocess.Popen(
        command(folder / "runbooks", folder / "journal"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=unmeasured(PYTHONIOENCODING="utf-8"),
    )
    assert walker.stdin is not None
    assert walker.stdout is not None
    walker.stdin.write("".join(f"n {round_}-{number}\n" for number in range(MOST)).encode())
    walker.stdin.flush()
    wanted = chance.randrange(1, 30)
    # One life in seven ends wherever it is, start-up included; none outlives the patience of the person who tests.
    timer = threading.Timer(chance.random() if chance.random() < 0.15 else 60, walker.kill)
    timer.start()
    said = b""
    while len(ACKNOWLEDGED.findall(said.decode("utf-8", "ignore"))) < wanted:
        line = walker.stdout.readline()
        if not line:
            break
        said += line
    time.sleep(chance.random() * 0.004)
    walker.kill()
    timer.cancel()
    said += walker.stdout.read()
    walker.wait()
    walker.stdin.close()
    walker.stdout.close()
    return [(int(entry), text) for entry, text in ACKNOWLEDGED.findall(said.decode("utf-8", "ignore"))]


def killed(folder: Path, times: int, seed: int) -> tuple[int, int]:
    """Kills the program so many times on one journal; how many entries were acknowledged and how many were lost."""
    corpus_in(folder)
    chance = random.Random(seed)
    acknowledged = [entry for round_ in range(times) for entry in life(folder, round_, chance)]
    device = next((folder / "journal" / "panne").iterdir())
    desk = Desk(device)
    desk.journal.open()
    lines = desk.journal.lines
    kept = {line.event.seq: line.event.fact.text for line in lines if isinstance(line.event.fact, Noted)}
    lost = [entry for entry in acknowledged if kept.get(entry[0]) != entry[1]]
    assert {damage.harm for damage in desk.journal.damages} <= {Harm.CUT}
    assert all(after.event.prev == before.digest for before, after in pairwise(lines))
    assert len(kept) <= len(acknowledged) + times
    return len(acknowledged), len(lost)


def killed_twice_at_once(folder: Path, times: int) -> tuple[int, int]:
    """Half of the kills on each of two journals, side by side."""
    with ThreadPoolExecutor(2) as pool:
        halves = list(pool.map(lambda seed: killed(folder / str(seed), times // 2, seed), (1, 2)))
    return sum(acknowledged for acknowledged, _ in halves), sum(lost for _, lost in halves)


def test_fifty_kills_lose_no_acknowledged_entry(tmp_path: Path) -> None:
    acknowledged, lost = killed_twice_at_once(tmp_path, 50)
    assert acknowledged > 100
    assert lost == 0


@pytest.mark.prove
@pytest.mark.parametrize("times", [200, 1000])
def test_many_kills_lose_no_acknowledged_entry(tmp_path: Path, times: int) -> None:
    acknowledged, lost = killed_twice_at_once(tmp_path, times)
    assert acknowledged > 2 * times
    assert lost == 0
