"""Contestants run in turn, round after round, so that what else the machine does falls on all of them alike."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

REPOSITORY = Path(__file__).parents[1]
MEASURED = Path(__file__).with_name("measured.py")


class FailedError(Exception):
    """A contestant that did not end as it should; its sentence is French."""

    def __init__(self, command: Sequence[str], said: str) -> None:
        super().__init__(f"« {shown(command)} » : {said}")


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one contestant."""

    seconds: float
    cpu_seconds: float | None
    peak_mb: float | None


@dataclass(frozen=True, slots=True)
class Contestant:
    """A command to be measured."""

    name: str
    command: tuple[str, ...]
    cores: int = 0
    """Cores that it may use; zero for all."""
    environment: Mapping[str, str] = field(default_factory=dict)
    before: Callable[[], None] = lambda: None
    """What to do before each run, its time not counted."""
    statuses: frozenset[int] = frozenset({0})
    """Exit statuses with which it ends well."""
    times_itself: bool = False
    """The command prints the seconds that count, instead of being timed as a whole process."""

    def run(self) -> Sample:
        """Runs the command once. Raises `FailedError` when it does not end well."""
        self.before()
        return self._told() if self.times_itself else self._watched()

    def said(self) -> str:
        """What the command prints. Raises `FailedError` when it does not end well."""
        outcome = subprocess.run(
            self.command, env=self._environment(), cwd=REPOSITORY, capture_output=True, encoding="utf-8", check=False
        )
        if outcome.returncode:
            raise FailedError(self.command, outcome.stderr.strip().rpartition("\n")[2])
        return outcome.stdout.strip()

    def _told(self) -> Sample:
        seconds, cpu_seconds, _ = self.said().split()
        return Sample(float(seconds), float(cpu_seconds), None)

    def _watched(self) -> Sample:
        with tempfile.TemporaryDirectory() as folder:
            result = Path(folder, "cost.json")
            subprocess.run(
                [sys.executable, str(MEASURED), str(result), str(self.cores), *self.command],
                env=self._environment(),
                cwd=REPOSITORY,
                check=True,
            )
            cost = json.loads(result.read_bytes())
        if cost["status"] not in self.statuses:
            raise FailedError(self.command, f"code de sortie {cost['status']}")
        return Sample(cost["seconds"], cost["cpu_seconds"], cost["peak_mb"])

    def _environment(self) -> dict[str, str]:
        return {**os.environ, **self.environment}


@dataclass(frozen=True, slots=True)
class Duel:
    """A line of the results: a contestant of ours and the one that it is compared with."""

    title: str
    ours: str
    peer: str
    goal: float | None = None
    """Highest ratio, ours to theirs, that reaches the goal; None when nothing was promised."""
    memory: bool = False
    """Peak memory is compared instead of time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a duel came to: medians, in seconds or megabytes, and the median of the ratios of each round."""

    duel: Duel
    ours: float
    peer: float
    ratio: float
    cpu_ratio: float | None
    """The same of processor time, where the system counts it."""

    @property
    def reached(self) -> bool | None:
        """True when the goal is reached, None when there is none."""
        return None if self.duel.goal is None else self.ratio <= self.duel.goal


def race(contestants: Sequence[Contestant], rounds: int, tell: Callable[[str], None]) -> dict[str, list[Sample]]:
    """Every contestant once a round, in one order then in the other; the samples of each, by its name."""
    samples: dict[str, list[Sample]] = {one.name: [] for one in contestants}
    for number in range(rounds):
        for one in contestants if number % 2 == 0 else reversed(contestants):
            tell(f"tour {number + 1}/{rounds} : {one.name}")
            samples[one.name].append(one.run())
    return samples


def compare(duel: Duel, samples: Mapping[str, Sequence[Sample]]) -> Outcome | None:
    """The outcome of a duel; None where what it compares could not be measured."""
    ours, peer = samples[duel.ours], samples[duel.peer]
    pairs = _pairs(ours, peer, lambda one: one.peak_mb if duel.memory else one.seconds)
    if not pairs:
        return None
    cpu = [] if duel.memory else _pairs(ours, peer, lambda one: one.cpu_seconds)
    return Outcome(
        duel,
        ours=median(one for one, _ in pairs),
        peer=median(other for _, other in pairs),
        ratio=median(one / other for one, other in pairs),
        cpu_ratio=median(one / other for one, other in cpu) if cpu else None,
    )


def _pairs(
    ours: Sequence[Sample], peer: Sequence[Sample], measure: Callable[[Sample], float | None]
) -> list[tuple[float, float]]:
    both = [(measure(one), measure(other)) for one, other in zip(ours, peer, strict=True)]
    return [(one, other) for one, other in both if one is not None and other]


def shown(command: Sequence[str]) -> str:
    """A command as one would type it from the repository."""
    parts = [part.replace(f"{REPOSITORY}{os.sep}", "").replace("\\", "/") for part in command]
    return shlex.join(parts)
