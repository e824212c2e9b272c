"""What makes a step fall, found in five ways that share little: they agree."""

from collections.abc import Sequence
from itertools import combinations
from math import comb
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from degraded_mode.impact.alike import Causes, causes
from degraded_mode.impact.combining import ALWAYS, NEVER, Combining, Family
from degraded_mode.impact.counts import Counting, Counts
from degraded_mode.impact.cuts import NONE, Cuts, bits
from degraded_mode.impact.downfall import gate_cuts, system_cuts
from degraded_mode.impact.enumeration import Combinations, gate_masks
from degraded_mode.impact.gates import STANDS, Gates, named
from degraded_mode.impact.graph import Reliance, reliance
from degraded_mode.impact.instant import Instant
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import Verdict, survive, ways
from degraded_mode.model.action import AnyStep
from degraded_mode.model.contact import Contact
from degraded_mode.model.system import System
from tests.impact.hospital import ANY_STEP, CONTACT, DECLARED, NAMES, STEPS, Written, contact, system, systems
from tests.impact.solver import solved

SHARED = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
LONG = settings(SHARED, max_examples=2000)


class Hospital:
    """Some steps, in gates, and the minimal sets that make each fall."""

    def __init__(self, declared: dict[str, System], written: Sequence[Written], codis: Contact, order: int = 3) -> None:
        self.whole: Reliance = reliance(declared)
        self.reach = ways({codis.id: codis})
        self.steps: list[AnyStep] = [ANY_STEP.validate_python(one) for one in written]
        self.gates = Gates()
        self.roots = [self.gates.step(step, self.reach) for step in self.steps]
        self.causes: Causes = causes(self.whole, named(self.gates.gates))
        combining = Combining(order)
        families = gate_cuts(self.gates.gates, system_cuts(self.whole, self.causes, combining), self.causes, combining)
        self.cuts = [combining.cuts(families[root]) for root in self.roots]

    def falls(self, step: int, *lost: str) -> bool:
        """What the minimal sets say of an outage."""
        mask = 0
        for name in lost:
            mask |= self.causes.bit[name]
        return any(one & mask == one for one in self.cuts[step].sets())

    def counts(self, step: int) -> Counts:
        many = {bit: len(names) for bit, names in self.causes.named.items()}
        return Counting(len(self.causes), many).of(self.cuts[step])

    def fallen(self, step: int, *lost: str) -> bool:
        """What the engine that answers for a single outage says."""
        (after,) = aftermaths(self.whole, [Outage(frozenset(lost))])
        return survive(self.steps[step], self.reach, after).verdict is Verdict.FALLS


def agree_with_brute_force(hospital: Hospital) -> None:
    for step in range(len(hospital.steps)):
        failing = [0, 0, 0, 0]
        for size in range(4):
            for lost in combinations(hospital.whole.needs, size):
                falls = hospital.fallen(step, *lost)
                assert hospital.falls(step, *lost) == falls, lost
                failing[size] += falls
        assert hospital.counts(step) == tuple(failing[1:])


@SHARED
@given(DECLARED, STEPS, CONTACT)
def test_the_sets_say_what_each_outage_says(
    declared: dict[str, System], written: list[Written], codis: Contact
) -> None:
    agree_with_brute_force(Hospital(declared, written, codis))


@pytest.mark.prove
@LONG
@given(DECLARED, STEPS, CONTACT)
def test_the_sets_are_proved_on_many_hospitals(
    declared: dict[str, System], written: list[Written], codis: Contact
) -> None:
    agree_with_brute_force(Hospital(declared, written, codis))


@SHARED
@given(DECLARED, STEPS, CONTACT)
def test_no_set_contains_another(declared: dict[str, System], written: list[Written], codis: Contact) -> None:
    for cuts in Hospital(declared, written, codis).cuts:
        masks = list(cuts.sets())
        assert len(masks) == len(set(masks))
        assert not any(one & other == one for one in masks for other in masks if one != other)


@SHARED
@given(DECLARED, STEPS, CONTACT, st.sampled_from([1, 2, 3]))
def test_every_combination_tried_at_once_is_what_the_sets_contain(
    declared: dict[str, System], written: list[Written], codis: Contact, order: int
) -> None:
    hospital = Hospital(declared, written, codis)
    every = Combinations(tuple(hospital.whole.needs), order)
    masks = list(gate_masks(hospital.gates.gates, every.falling(hospital.whole), every.having))
    for step, root in enumerate(hospital.roots):
        assert every.containing(hospital.cuts[step], hospital.causes) == masks[root]
        assert masks[root].bit_count() == hospital.counts(step)[order - 1]


@SHARED
@given(DECLARED, STEPS, CONTACT, st.frozensets(NAMES))
def test_one_outage_answered_at_once_is_the_outage_itself(
    declared: dict[str, System], written: list[Written], codis: Contact, lost: frozenset[str]
) -> None:
    hospital = Hospital(declared, written, codis)
    (after,) = aftermaths(hospital.whole, [Outage(lost)])
    falling = Instant(hospital.whole, hospital.gates.gates, hospital.roots).falling(lost)
    assert falling.systems == after.fallen
    fallen = {step for step in range(len(hospital.steps)) if hospital.fallen(step, *lost)}
    assert set(falling.steps()) == fallen
    assert falling.count() == len(fallen)


@SHARED
@given(DECLARED, STEPS, CONTACT, st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_written_does_not_matter(
    declared: dict[str, System], written: list[Written], codis: Contact, shuffle: Random
) -> None:
    before, names = Hospital(declared, written, codis), list(declared)
    shuffle.shuffle(names)
    turned = [{**one, "needs": list(reversed(one["needs"]))} for one in written if isinstance(one["needs"], list)]
    after = Hospital({name: declared[name] for name in names}, turned, codis)
    for step in range(len(written)):
        assert before.counts(step) == after.counts(step)
        for size in range(1, 4):
            for lost in combinations(names, size):
                assert before.falls(step, *lost) == after.falls(step, *lost)


@SHARED
@given(DECLARED, STEPS, CONTACT)
def test_what_an_independent_solver_finds_is_what_is_found(
    declared: dict[str, System], written: list[Written], codis: Contact
) -> None:
    pytest.importorskip("pysat.solvers", reason="python-sat n'est pas installé")
    hospital = Hospital(declared, written, codis)
    for step, root in enumerate(hospital.roots):
        cuts = {
            frozenset(chosen) for mask in hospital.cuts[step].sets() for chosen in _chosen(hospital.causes, bits(mask))
        }
        assert cuts == solved(hospital.whole, hospital.gates.gates, root, 3)


def _chosen(every: Causes, left: list[int]) -> list[tuple[str, ...]]:
    if not left:
        return [()]
    return [(name, *others) for name in every.named[left[0]] for others in _chosen(every, left[1:])]


def test_a_step_that_needs_nothing_never_falls() -> None:
    gates = Gates()
    assert gates.step(ANY_STEP.validate_python({"id": "a", "do": "Ouvrir."}), {}) == STANDS


def test_the_same_needs_are_one_gate_however_they_are_written() -> None:
    gates = Gates()
    once = ANY_STEP.validate_python({"id": "a", "do": "Lire.", "needs": ["x", {"any": ["y", "z"]}]})
    again = ANY_STEP.validate_python(
        {"id": "b", "do": "Lire.", "needs": {"all": [{"any": [{"any": ["z", "y"]}, "y"]}, {"all": ["x"]}]}}
    )
    assert gates.step(once, {}) == gates.step(again, {})


def test_a_system_that_never_stands_falls_with_nothing_lost() -> None:
    circle = systems({"a": "b", "b": "a", "c": []})
    hospital = Hospital(circle, [{"id": "lire", "do": "Lire.", "needs": ["a"]}], contact("codis", ["c"]))
    assert hospital.cuts == [Combining().cuts(ALWAYS)]
    assert list(hospital.cuts[0].sets()) == [0]
    assert hospital.counts(0) == (3, 3, 1)


def test_systems_that_hold_one_another_up_fall_with_all_that_held_them() -> None:
    circle = systems({"reseau": {"any": ["courant", "groupe", "annuaire"]}, "annuaire": "reseau"})
    declared = {**circle, "courant": system("courant"), "groupe": system("groupe")}
    hospital = Hospital(declared, [{"id": "lire", "do": "Lire.", "needs": ["annuaire"]}], contact("codis", ["x"]))
    assert hospital.falls(0, "courant", "groupe")
    assert not hospital.falls(0, "courant")
    assert hospital.falls(0, "reseau")


@pytest.mark.parametrize("circle", [False, True])
def test_ten_thousand_systems_in_a_row_or_in_a_circle_are_combined(circle: bool) -> None:
    last = {"any": ["courant", "s9999"]} if circle else "courant"
    row = systems({"courant": [], **{f"s{index}": f"s{index - 1}" if index else last for index in range(10_000)}})
    hospital = Hospital(row, [{"id": "lire", "do": "Lire.", "needs": ["s9999"]}], contact("codis", ["x"]))
    assert hospital.counts(0) == (10_001, comb(10_001, 2), comb(10_001, 3))
    assert hospital.cuts[0].pairs == frozenset()


def made(combining: Combining, *sets: int) -> Family:
    """The family of these sets of one or two causes."""
    alone = [Family(mask, 0) for mask in sets]
    return combining.either(
        [
            one if one.singles.bit_count() == 1 else combining.all_of([Family(b, 0) for b in bits(one.singles)])
            for one in alone
        ]
    )


@pytest.mark.parametrize(("order", "triples"), [(3, frozenset({0b1110})), (2, NONE)])
def test_what_both_sides_share_is_not_multiplied(order: int, triples: frozenset[int]) -> None:
    combining = Combining(order)
    both = combining.both(made(combining, 0b0001, 0b0110), made(combining, 0b0001, 0b1100))
    assert combining.cuts(both) == Cuts(0b0001, NONE, triples)


def test_what_never_falls_with_something_else_is_never() -> None:
    assert Combining().all_of([NEVER, Family(0b1, 0)]) == NEVER


def test_couples_that_form_a_triangle_are_counted_once() -> None:
    family = Cuts(0, frozenset({0b011, 0b101, 0b110}), frozenset())
    assert Counting(4, {1 << rank: 1 for rank in range(4)}).of(family) == (0, 3, 4)
