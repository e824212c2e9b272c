"""The results as a Markdown table in French, the machine that they were taken on, and the commands."""

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from benchmarks.race import Contestant, Outcome, shown

HEADER: Final = ("Mesure", "Nous", "En face", "Rapport", "But", "", "Processeur")
COMPARED: Final = ("PyYAML", "pydantic", "typer", "typst", "WeasyPrint", "networkx", "dd", "python-sat")


def table(outcomes: Iterable[Outcome]) -> str:
    """One line for each duel."""
    rows = [HEADER, *(_row(one) for one in outcomes)]
    widths = [max(3, *(len(row[column]) for row in rows)) for column in range(len(HEADER))]
    lines = [f"| {' | '.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))} |" for row in rows]
    return "\n".join([lines[0], f"|{'|'.join('-' * (width + 2) for width in widths)}|", *lines[1:]])


def _row(one: Outcome) -> tuple[str, ...]:
    verdict = {True: "atteint", False: "non atteint", None: ""}[one.reached]
    write = _memory if one.duel.memory else _seconds
    goal = "" if one.duel.goal is None else f"≤ {_ratio(one.duel.goal)}"
    cpu = "" if one.cpu_ratio is None else _ratio(one.cpu_ratio)
    peer = f"{write(one.peer)} ({one.duel.peer})"
    return one.duel.title, write(one.ours), peer, _ratio(one.ratio), goal, verdict, cpu


def commands(contestants: Sequence[Contestant]) -> str:
    """What was run, one line each, as typed from the repository."""
    return "\n".join(f"- {one.name} : `{shown(one.command)}`{_limits(one)}" for one in contestants)


def _limits(one: Contestant) -> str:
    return {0: "", 1: " (un cœur)"}.get(one.cores, f" ({one.cores} cœurs)")


def machine() -> str:
    """What the figures were taken on: processor, cores, system, versions, and how busy it was."""
    names = ", ".join(f"{name} {_version(name)}" for name in COMPARED)
    return "\n".join(
        (
            f"- {_processor()}, {os.cpu_count()} cœurs ; {platform.system()} {platform.release()}",
            f"- Python {platform.python_version()}, {names}",
            f"- {busy()}",
        )
    )


def busy() -> str:
    """How many processes were waiting for a core, where the system tells."""
    if not hasattr(os, "getloadavg"):
        return "charge inconnue sur ce système"
    load = os.getloadavg()[0]
    state = "machine calme" if load < 0.3 * (os.cpu_count() or 1) else "machine occupée"
    return f"charge au départ {_decimal(load, 2)} : {state}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _seconds(value: float) -> str:
    if value < 0.0001:
        return f"{_decimal(value * 1e6, 0)} µs"
    return f"{_decimal(value * 1000, 1 if value >= 0.01 else 2)} ms" if value < 0.1 else f"{_decimal(value, 2)} s"


def _memory(value: float) -> str:
    return f"{_decimal(value, 0)} Mo"


def _ratio(value: float) -> str:
    if value < 0.001:
        return f"1/{round(1 / value)}"
    return f"{_decimal(value, 1 if value >= 2 else 3 if value < 0.1 else 2)} ×"


def _decimal(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")
