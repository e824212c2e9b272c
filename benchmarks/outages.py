"""Outages of generated hospitals, timed: `python -m benchmarks.outages WAY --hospitals 38` prints seconds.

Ours are timed on everything; those that would take hours, on a part, and the seconds are those of one unit of work.
"""

import argparse
import gc
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from itertools import cycle, islice
from math import comb
from random import Random
from statistics import mean, median
from typing import Final

from benchmarks.infrastructure import STEPS, Hospital, hospitals
from benchmarks.outage_proof import bounds, verified
from benchmarks.ready import Ready
from benchmarks.rival_engines import Closures, Diagrams, NaiveSets, Solver
from degraded_mode.impact.cuts import LARGEST
from degraded_mode.impact.enumeration import Combinations, gate_masks
from degraded_mode.impact.gates import Gates
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.instant import Instant
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import Verdict, survive
from degraded_mode.model.action import Do
from degraded_mode.model.system import System

DISTINCT: Final = 38
"""Hospitals made; a larger country has the same ones several times, each judged anew."""
ASKED: Final = 300
"""Outages, of one to three causes, answered one after the other; a time is their median."""

WARM: Final = 30
"""Requirements judged before the time is taken: what an engine learns of the systems once is not counted."""


class Cost:
    """Seconds, as the person who waits sees them and as the processor counts them."""

    def __init__(self) -> None:
        # What is loaded is not garbage: without this the collector goes through 91,200 steps again and again.
        gc.collect()
        gc.freeze()
        self._start, self._cpu = time.perf_counter(), time.process_time()

    def told(self, share: float = 1.0) -> str:
        """What has passed since, or a share of it."""
        seconds, cpu = time.perf_counter() - self._start, time.process_time() - self._cpu
        return f"{seconds * share} {cpu * share} -"


def together(several: Iterable[Hospital]) -> tuple[dict[str, System], list[Do]]:
    """All the systems and all the steps of these hospitals."""
    kept = list(several)
    return {name: one for hospital in kept for name, one in hospital.systems.items()}, [
        step for hospital in kept for step in hospital.steps
    ]


def outages(systems: Sequence[str], count: int = ASKED) -> list[frozenset[str]]:
    """Outages of one to three causes, the same each time."""
    chance = Random(2)
    return [frozenset(chance.sample(systems, 1 + rank % 3)) for rank in range(count)]


def instant(several: list[Hospital]) -> str:
    """One outage, its steps counted, everything made ready before."""
    systems, steps = together(several)
    gates = Gates()
    roots = [gates.step(step, {}) for step in steps]
    ready = Instant(reliance(systems), gates.gates, roots)
    costs: list[tuple[float, float]] = []
    for lost in outages(list(systems)):
        start, cpu = time.perf_counter(), time.process_time()
        ready.falling(lost).count()
        costs.append((time.perf_counter() - start, time.process_time() - cpu))
    return f"{median(one for one, _ in costs)} {median(cpu for _, cpu in costs)} -"


def one_by_one(several: list[Hospital], times: int = 1) -> str:
    """One outage, each step looked at; or so many times that."""
    systems, steps = together(several)
    whole, asked = reliance(systems), outages(list(systems), 6)
    cost = Cost()
    for lost in asked:
        (after,) = aftermaths(whole, [Outage(lost)])
        sum(survive(step, {}, after).verdict is Verdict.FALLS for step in steps)
    return cost.told(times / len(asked))


def one_by_one_pairs(several: list[Hospital]) -> str:
    """Every pair of causes that way, reckoned from a few outages."""
    return one_by_one(several, comb(len(together(several)[0]), 2))


def closures(several: list[Hospital]) -> str:
    """One outage, by closures in a graph of everything."""
    systems, steps = together(several)
    graph, asked = Closures(systems, steps), outages(list(systems), 6)
    cost = Cost()
    for lost in asked:
        len(graph.falling(lost))
    return cost.told(1 / len(asked))


def pairs(several: list[Hospital]) -> str:
    """Minimal sets of one and two causes of every step, and its exact count of pairs, all kept until the end."""
    return sets(several, 2)


def enumerated_pairs(several: list[Hospital]) -> str:
    """Every pair of causes, each step's counted, one bit for each pair."""
    systems, steps = together(several)
    gates = Gates()
    for step in steps:
        gates.step(step, {})
    whole = reliance(systems)
    cost = Cost()
    every = Combinations(list(systems), 2)
    masks = gate_masks(gates.gates, every.falling(whole), every.having)
    sum(mask.bit_count() for mask in masks)
    return cost.told()


def sets(several: list[Hospital], order: int = LARGEST) -> str:
    """Minimal sets of every step, and its exact counts to so many causes, all kept until the end."""
    ready = [Ready(hospital) for hospital in several]
    systems = len({name for hospital in several for name in hospital.systems})
    cost = Cost()
    kept = [one.found(systems, order) for one in ready]
    told = cost.told()
    del kept
    return told


def by_requirement(engine: Callable[[dict[str, System]], Callable[[Do], object]], count: int) -> Callable[..., str]:
    """The seconds that an engine takes for one requirement, on some of those of the first hospital."""

    def way(several: list[Hospital]) -> str:
        judge = engine(dict(several[0].systems))
        asked = several[0].steps[WARM : WARM + count]
        for step in several[0].steps[:WARM]:
            judge(step)
        cost = Cost()
        for step in asked:
            judge(step)
        return cost.told(1 / len(asked))

    return way


def naive_sets_all(several: list[Hospital]) -> str:
    """The same for every distinct requirement of all, reckoned from a few."""
    distinct = sum(len(set(Ready(hospital).roots)) for hospital in several)
    judge, asked = NaiveSets(several[0].systems).of, several[0].steps[WARM:200]
    for step in several[0].steps[:WARM]:
        judge(step)
    cost = Cost()
    for step in asked:
        judge(step)
    return cost.told(distinct / len(asked))


def ours(several: list[Hospital]) -> str:
    """The seconds that we take for one requirement, sets and counts, on those of the first hospital."""
    ready = Ready(several[0])
    systems = len(several[0].systems)
    cost = Cost()
    found = ready.found(systems)
    return cost.told(1 / len(found))


def described(several: list[Hospital]) -> str:
    """What the measurements are of, and the memory that they take beyond the steps themselves."""
    systems, steps = together(several)
    ready = [Ready(hospital) for hospital in several]
    before = _peak()
    kept = [one.found(len(systems)) for one in ready]
    memory = _peak() - before
    cuts = [family for found in kept for family, _ in found]
    sizes = [mean(len(getattr(family, kind)) for family in cuts) for kind in ("pairs", "triples")]
    alone = mean(family.singles.bit_count() for family in cuts)
    return (
        f"{len(systems)} systèmes, {len(steps)} étapes, {len(cuts)} besoins distincts ; en moyenne {_one(alone)} causes"
        f" seules, {_one(sizes[0])} couples, {_one(sizes[1])} triplets par besoin ; {memory:.0f} Mo pour tout garder."
    )


def _one(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _peak() -> float:
    """Most memory held so far, in MB, zero where nobody can tell; Linux counts in kilobytes, macOS in bytes."""
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


def grown(several: list[Hospital], most: int) -> str:
    """Sets and counts for more and more hospitals, one after the other, the first ones again once all have passed."""
    lines = [
        "| Hôpitaux | Étapes | Mise en portes | Ensembles et comptes | Par étape | Mémoire |",
        "|--:|--:|--:|--:|--:|--:|",
    ]
    return "\n".join([*lines, *(_growth(several, count) for count in (1, 4, 38, 380, 1300) if count <= most)])


def _growth(several: list[Hospital], count: int) -> str:
    steps, made, found = 0, 0.0, 0.0
    for hospital in islice(cycle(several), count):
        start = time.process_time()
        ready = Ready(hospital)
        middle = time.process_time()
        ready.found(len(several[0].systems) + 11 * (count - 1))
        steps, made, found = steps + len(hospital.steps), made + middle - start, found + time.process_time() - middle
    return f"| {count} | {steps} | {_one(made)} s | {_one(found)} s | {found / steps * 1e6:.0f} µs | {_peak():.0f} Mo |"


WAYS: Final = {
    "instant": instant,
    "one-by-one": one_by_one,
    "closures": closures,
    "pairs": pairs,
    "enumerated-pairs": enumerated_pairs,
    "sets": sets,
    "ours": ours,
    "naive-sets": by_requirement(lambda systems: NaiveSets(systems).of, 200),
    "diagrams": by_requirement(lambda systems: Diagrams(systems).of, 100),
    "solver": by_requirement(lambda systems: Solver(systems).of, 50),
    "one-by-one-pairs": one_by_one_pairs,
    "naive-sets-all": naive_sets_all,
    "described": described,
    "verified": verified,
    "bounds": bounds,
}


def main() -> None:
    """Times what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.outages", description="Mesure l'analyse des pannes.")
    parser.add_argument("way", choices=[*WAYS, "grown"], help="ce qui est mesuré")
    parser.add_argument("--hospitals", type=int, default=38, help="hôpitaux")
    parser.add_argument("--steps", type=int, default=STEPS, help="étapes par hôpital")
    asked = parser.parse_args()
    made = list(hospitals(min(asked.hospitals, DISTINCT), asked.steps))
    print(grown(made, asked.hospitals) if asked.way == "grown" else WAYS[asked.way](made))


if __name__ == "__main__":
    main()
