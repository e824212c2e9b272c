"""Nothing that the program does opens the network: it is what has been lost."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


def run_offline(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The outcome of a Python program that is stopped on the spot if it so much as creates a socket."""
    guard = folder / "guard"
    guard.mkdir(exist_ok=True)
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(guard), str(REPOSITORY / "src")]), "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
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
