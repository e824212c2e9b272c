"""Nothing that the program does opens the network: it is what has been lost."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, TODAY

REPOSITORY = Path(__file__).parents[2]
CAUGHT = 97
"""The exit status of a program stopped as it reached for the network; no verb uses it."""

GUARD = f"""
import os, sys

def refuse(event, arguments):
    if event.startswith("socket."):
        os.write(2, ("network: " + event).encode())
        os._exit({CAUGHT})

sys.addaudithook(refuse)
"""


def run_offline(folder: Path, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    """The outcome of a Python program, fed with what is `typed`, stopped on the spot at the first socket."""
    guard = folder / "guard"
    guard.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(guard), str(REPOSITORY / "src")]),
            "PYTHONUTF8": "1",
            "DEGRADED_MODE_CACHE": str(folder / ".cache"),
        },
        input=typed,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "reach", ["socket.socket()", "socket.getaddrinfo('localhost', 80)", "socket.create_connection(('127.0.0.1', 9))"]
)
def test_the_guard_stops_a_program_that_reaches_for_the_network(tmp_path: Path, reach: str) -> None:
    assert run_offline(tmp_path, "-c", f"import socket; {reach}").returncode == CAUGHT


def test_the_whole_package_loads_without_a_socket(tmp_path: Path) -> None:
    load_all = (
        "import importlib, pkgutil, degraded_mode as package\n"
        "for found in pkgutil.walk_packages(package.__path__, 'degraded_mode.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
    )
    outcome = run_offline(tmp_path, "-c", load_all)
    assert outcome.returncode == 0, outcome.stderr


VERBS = {
    "check": ("check", *TODAY),
    "list": ("list",),
    "explain": ("explain", "REF001"),
    "schema": ("schema", "runbook"),
    "print": ("print", "checklist", "standard-perdu", "--format", "html", *TODAY),
    "binder": ("print", "binder", "--site", "lune", "--format", "html", *TODAY),
    "run": ("run", "standard-perdu", "--journal", "journal", "--by", "agent"),
}


@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_does_its_whole_work_without_the_network(tmp_path: Path, verb: str) -> None:
    shutil.copytree(SOUND, tmp_path / "runbooks")
    outcome = run_offline(tmp_path, "-m", "degraded_mode", *VERBS[verb], typed="f\nliste\n")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    match verb:
        case "print" | "binder":
            (page,) = (tmp_path / "build").glob("*.html")
            assert "Le standard est perdu" in page.read_text(encoding="utf-8")
        case "run":
            (kept,) = (tmp_path / "journal").glob("*/*/000001.txt")
            assert kept.stat().st_size > 0
        case _:
            assert outcome.stdout


def test_a_verb_that_would_reach_for_the_network_is_caught_in_the_act(tmp_path: Path) -> None:
    shutil.copytree(SOUND, tmp_path / "runbooks")
    reaching = (
        "import socket, sys\n"
        "from degraded_mode.cli import app, check\n"
        "answered = check.say\n"
        "check.say = lambda text: (answered(text), socket.socket())\n"
        f"sys.argv = ['degraded-mode', 'check', *{TODAY}]\n"
        "app.main()\n"
    )
    outcome = run_offline(tmp_path, "-c", reaching)
    assert outcome.returncode == CAUGHT
    assert outcome.stderr == "network: socket.__new__"
