"""What the rules cost: `python -m benchmarks.rules DOSSIER` prints the seconds that they take together, once loaded.

`--each` prints a table instead, the dearest first; `--growth` makes larger and larger corpora and judges each of them.
"""

import argparse
import gc
import shutil
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

from benchmarks.corpus import TODAY, Size, write_corpus
from degraded_mode.lint.registry import RULES
from degraded_mode.lint.rule import Rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.surveying import surveys
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder

SHOWN: Final = 20
"""Rules in the table: the others cost less than a hundredth of the whole."""

GROWTH: Final = (4, 38, 380)
"""Hospitals of each size: about 10,000, 91,000 and 900,000 steps."""


class Judging:
    """The rules run over a corpus, each timed."""

    def __init__(self, loaded: Loaded) -> None:
        self.spent: dict[str, float] = defaultdict(float)
        self.found = 0
        # What is loaded is not garbage: without this the collector goes through it again and again.
        gc.collect()
        gc.freeze()
        start, self._start_cpu = time.perf_counter(), time.process_time()
        for survey in surveys(loaded, TODAY):
            for rule in RULES:
                self._judge(rule, survey)
        self.seconds, self.cpu_seconds = time.perf_counter() - start, time.process_time() - self._start_cpu

    def _judge(self, rule: Rule, survey: Survey) -> None:
        start = time.process_time()
        self.found += sum(1 for _ in rule.judge(survey))
        self.spent[rule.code] += time.process_time() - start


def table(judging: Judging) -> str:
    """The dearest rules, in milliseconds of processor; what several rules share is counted to the first that asks."""
    dearest = sorted(judging.spent.items(), key=lambda one: -one[1])[:SHOWN]
    lines = [f"{len(RULES)} règles, {judging.cpu_seconds:.2f} s, {judging.found} constats.", ""]
    lines += ["| Règle | ms |", "|---|--:|"]
    lines += [f"| {code} | {spent * 1000:.0f} |" for code, spent in dearest]
    return "\n".join(lines)


def growth(most: int) -> Iterator[str]:
    """The rules on corpora of ten times, then a hundred times the size of the smallest."""
    yield "| Hôpitaux | Étapes | Chargement | Règles | Par étape |"
    yield "|--:|--:|--:|--:|--:|"
    for sites in (count for count in GROWTH if count <= most):
        size = Size(sites=sites)
        folder = Path(mkdtemp(prefix="corpus-"))
        try:
            write_corpus(folder, size)
            start = time.process_time()
            loaded = load_folder(folder)
            load = time.process_time() - start
            judging = Judging(loaded)
        finally:
            shutil.rmtree(folder)
        steps = sites * size.units * size.steps
        each = judging.cpu_seconds / steps * 1e6
        yield f"| {sites} | {steps} | {load:.1f} s | {judging.cpu_seconds:.1f} s | {each:.0f} µs |".replace(".", ",")


def main() -> None:
    """Prints what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rules", description="Mesure les règles.")
    parser.add_argument("folder", metavar="DOSSIER", type=Path, nargs="?", help="corpus à juger")
    parser.add_argument("--each", action="store_true", help="règle par règle")
    parser.add_argument("--growth", type=int, metavar="HÔPITAUX", help="jusqu'à tant d'hôpitaux")
    asked = parser.parse_args()
    if asked.growth:
        print("\n".join(growth(asked.growth)))
    elif asked.folder is None:
        sys.exit("erreur : il faut un dossier, ou --growth.")
    else:
        judging = Judging(load_folder(asked.folder))
        print(table(judging) if asked.each else f"{judging.seconds} {judging.cpu_seconds} -")


if __name__ == "__main__":
    main()
