"""`python -m benchmarks`: everything that was promised about speed and memory, measured now, on this machine."""

import argparse
import compileall
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from benchmarks import contests, outage_contest
from benchmarks.contests import Contest
from benchmarks.corpus import Size
from benchmarks.race import REPOSITORY, Duel, FailedError, compare, race
from benchmarks.results import commands, machine, table


@dataclass(frozen=True, slots=True)
class Programme:
    """How large and how often."""

    corpus: Size
    binder: Size
    rounds: int
    paper_rounds: int
    starts: int
    hospitals: int
    """Hospitals of sixty services on which outages are tried."""
    national: int
    """Hospitals of the largest corpus that the rules judge."""


PARTS: Final = ("lecture", "regles", "verification", "papier", "grilles", "demarrage", "pannes")
LARGE: Final = Size(sites=1, units=19)
SMALL: Final = Size(sites=1, units=2)
FULL: Final = Programme(Size(), LARGE, rounds=3, paper_rounds=2, starts=15, hospitals=38, national=380)
QUICK: Final = Programme(
    Size(sites=4, units=15), Size(sites=1, units=2), rounds=3, paper_rounds=1, starts=7, hospitals=2, national=4
)


def main() -> int:
    """Measures and prints; 1 when something could not be measured. No goal missed is an error."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Mesure la vitesse et la mémoire.")
    parser.add_argument("--quick", action="store_true", help="petit corpus, moins d'une minute ; rapports indicatifs")
    parser.add_argument("--only", choices=PARTS, help="une partie")
    asked = parser.parse_args()
    programme = QUICK if asked.quick else FULL
    # An installed program has its bytecode: a first run that compiles would be counted against the start.
    compileall.compile_dir(str(REPOSITORY / "src"), quiet=2)
    print(f"# Mesures, corpus {programme.corpus}\n\n{machine()}\n")
    start, failures = time.perf_counter(), 0
    for prepare in _asked(programme, asked.only):
        try:
            contest = prepare()
            _show(contest if programme is FULL else replace(contest, duels=tuple(map(_without_goal, contest.duels))))
        except FailedError as failure:
            failures += 1
            print(f"Non mesuré : {failure}.\n")
    print("Rapport : temps écoulé, médiane des rapports de chaque tour. Processeur : le même du temps de processeur.")
    print(f"Durée des mesures : {time.perf_counter() - start:.0f} s.")
    return 1 if failures else 0


def _asked(programme: Programme, only: str | None) -> Iterator[Callable[[], Contest]]:
    size = programme.corpus
    parts: dict[str, Callable[[], Contest]] = {
        "lecture": lambda: contests.reading(contests.corpus(size), programme.rounds),
        "regles": lambda: contests.judging(contests.corpus(size), programme.rounds, programme.national),
        "verification": lambda: contests.checking(contests.corpus(size), programme.rounds),
        "papier": lambda: contests.paper(programme.binder, programme.paper_rounds, kinder=True),
        "grilles": lambda: contests.paper(programme.binder, rounds=1),
        "demarrage": lambda: contests.starting(programme.starts),
        "pannes": lambda: outage_contest.outages(programme.hospitals, programme.rounds),
    }
    for name, prepare in parts.items():
        if name == only or (only is None and (name != "grilles" or programme is FULL)):
            yield prepare


def _without_goal(duel: Duel) -> Duel:
    """What was promised was promised of a large corpus: on a small one, the time to start counts for most."""
    return replace(duel, goal=None)


def _show(contest: Contest) -> None:
    samples = race(contest.contestants, contest.rounds, _tell)
    _tell("")
    outcomes = [outcome for duel in contest.duels if (outcome := compare(duel, samples))]
    remark = contest.remark()
    print(f"## {contest.name}\n\n{remark}\n" if remark else f"## {contest.name}\n")
    print(f"{table(outcomes)}\n\n{commands(contest.contestants)}\n", flush=True)


def _tell(progress: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{progress}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
