"""The answers of the analysis held against an enumeration of everything, and what an enumeration costs at the least."""

import time
from collections.abc import Sequence
from math import comb
from typing import Final

from benchmarks.infrastructure import Hospital
from benchmarks.ready import Ready
from degraded_mode.impact.cuts import LARGEST
from degraded_mode.impact.enumeration import Combinations, gate_masks

COPIED: Final = 1 << 28
"""Bytes copied to see how fast this machine goes through memory: more than its caches hold."""


class DisagreementError(AssertionError):
    """The minimal sets and the enumeration do not say the same of a step."""

    def __init__(self, hospital: int, root: int, order: int) -> None:
        super().__init__(f"hôpital {hospital}, besoin {root} : désaccord sur les combinaisons de {order} causes")


def verified(several: Sequence[Hospital]) -> str:
    """Every combination of one to three causes of each hospital, for every step: the sets contain those that fail.

    Raises `DisagreementError` at the first step for which the enumeration finds anything else.
    """
    start, tried, steps = time.perf_counter(), 0, 0
    for rank, hospital in enumerate(several):
        ready = Ready(hospital)
        systems = tuple(hospital.systems)
        found = dict(zip(sorted(set(ready.roots)), ready.found(len(systems)), strict=True))
        for order in range(1, LARGEST + 1):
            every = Combinations(systems, order)
            tried += every.count
            masks = gate_masks(ready.gates.gates, every.falling(ready.whole), every.having)
            for root, mask in enumerate(masks):
                if root in found:
                    cuts, counts = found[root]
                    same = every.containing(cuts, ready.causes) == mask
                    if not same or counts[order - 1] != mask.bit_count():
                        raise DisagreementError(rank, root, order)
        steps += len(hospital.steps)
    seconds = time.perf_counter() - start
    return (
        f"Vérifié en {seconds:.0f} s, combinaison par combinaison : {steps} étapes, {tried} combinaisons d'une à trois"
        " causes ; les ensembles et les nombres sont ceux de l'énumération, pour chaque étape."
    )


def bounds(several: Sequence[Hospital]) -> str:
    """What reading one bit for each combination and each distinct requirement would take, were it all that is done."""
    systems = len({name for hospital in several for name in hospital.systems})
    needs = sum(len(set(Ready(hospital).roots)) for hospital in several)
    speed = _bytes_a_second()
    measured = f"{_decimal(speed / 1e9)} Go/s (copie de mémoire mesurée ici, un cœur)"
    lines = [f"Borne d'une énumération : un bit par combinaison et par besoin distinct ({needs}), lu à {measured}."]
    for order in range(2, LARGEST + 1):
        many = comb(systems, order)
        taken = needs * many / 8
        lines.append(f"{order} causes : {many} combinaisons, {_decimal(taken / 1e9)} Go, {_decimal(taken / speed)} s.")
    return " ".join(lines)


def _decimal(value: float) -> str:
    return f"{value:.2f}".replace(".", ",")


def _bytes_a_second() -> float:
    source, target = bytearray(COPIED), memoryview(bytearray(COPIED))
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        target[:] = source
        best = min(best, time.perf_counter() - start)
    # A copy reads every byte and writes it.
    return 2 * COPIED / best
