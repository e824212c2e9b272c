"""The engines that the analysis of outages is compared with answer the same question: they find the same sets."""

from itertools import product

import pytest

from benchmarks.infrastructure import Hospital, hospitals
from benchmarks.outage_proof import verified
from benchmarks.outages import outages
from benchmarks.ready import Ready
from benchmarks.rival_engines import Closures, Diagrams, NaiveSets, Sets, Solver
from degraded_mode.impact.alike import Causes
from degraded_mode.impact.cuts import Cuts, bits
from degraded_mode.impact.instant import Instant


@pytest.fixture(scope="module")
def hospital() -> Hospital:
    return next(hospitals(1, steps=40))


@pytest.fixture(scope="module")
def ready(hospital: Hospital) -> Ready:
    return Ready(hospital)


def ours(ready: Ready) -> list[Sets]:
    found = dict(zip(sorted(set(ready.roots)), ready.found(len(ready.whole.needs)), strict=True))
    return [chosen(ready.causes, found[root][0]) for root in ready.roots]


def chosen(every: Causes, cuts: Cuts) -> Sets:
    return {frozenset(one) for mask in cuts.sets() for one in product(*(every.named[bit] for bit in bits(mask)))}


def test_sets_of_names_are_ours(hospital: Hospital, ready: Ready) -> None:
    naive = NaiveSets(hospital.systems)
    assert [naive.of(step) for step in hospital.steps] == ours(ready)


def test_a_solver_finds_our_sets(hospital: Hospital, ready: Ready) -> None:
    pytest.importorskip("pysat.solvers", reason="python-sat n'est pas installé")
    solver = Solver(hospital.systems)
    assert [solver.of(step) for step in hospital.steps] == ours(ready)


def test_decision_diagrams_count_as_we_do(hospital: Hospital, ready: Ready) -> None:
    pytest.importorskip("dd.autoref", reason="dd n'est pas installé")
    diagrams = Diagrams(hospital.systems)
    found = dict(zip(sorted(set(ready.roots)), ready.found(len(hospital.systems)), strict=True))
    assert [diagrams.of(step) for step in hospital.steps] == [found[root][1] for root in ready.roots]


def test_closures_make_the_same_steps_fall(hospital: Hospital, ready: Ready) -> None:
    pytest.importorskip("networkx", reason="networkx n'est pas installé")
    graph = Closures(hospital.systems, hospital.steps)
    instant = Instant(ready.whole, ready.gates.gates, ready.roots)
    for lost in outages(list(hospital.systems), 60):
        falling = instant.falling(lost)
        fallen = graph.falling(lost)
        assert set(falling.steps()) == {rank for rank in range(len(hospital.steps)) if ("step", rank) in fallen}
        assert falling.systems == fallen & hospital.systems.keys()


def test_every_combination_of_three_causes_is_what_the_sets_say(hospital: Hospital) -> None:
    assert verified([hospital]).startswith("Vérifié")


@pytest.mark.prove
def test_every_combination_is_what_the_sets_say_of_91200_steps() -> None:
    assert verified(list(hospitals(38))).startswith("Vérifié")
