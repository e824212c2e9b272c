"""What stands when systems are lost."""

from collections.abc import Iterable, Mapping
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.impact.graph import circles, cited, reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.model.need import AllOf, AnyOf, Need
from degraded_mode.model.system import System

Written = Mapping[str, object]
"""What each system relies on, as in a file."""


def systems(written: Written) -> dict[str, System]:
    return {
        name: System.model_validate({"id": name, "title": name, "kind": "server", "relies_on": needs})
        for name, needs in written.items()
    }


def falls(written: Written, *lost: str) -> set[str]:
    """What falls besides what is lost."""
    (after,) = aftermaths(reliance(systems(written)), [Outage(frozenset(lost))])
    return set(after.fallen) - set(lost)


def test_what_relies_on_what_is_lost_falls_at_any_distance() -> None:
    assert falls({"courant": [], "salle": "courant", "serveur": "salle", "dpi": "serveur"}, "courant") == {
        "salle",
        "serveur",
        "dpi",
    }


def test_what_is_lost_does_not_take_down_what_it_relies_on() -> None:
    assert falls({"courant": [], "salle": "courant"}, "salle") == set()


@pytest.mark.parametrize(("lost", "fall"), [(["a"], set()), (["b"], set()), (["a", "b"], {"dpi"})])
def test_one_of_several_is_enough_until_the_last_is_lost(lost: list[str], fall: set[str]) -> None:
    assert falls({"a": [], "b": [], "dpi": {"any": ["a", "b"]}}, *lost) == fall


@pytest.mark.parametrize(("lost", "fall"), [(["a"], {"dpi"}), (["b"], set()), (["b", "c"], {"dpi"})])
def test_all_and_any_nest(lost: list[str], fall: set[str]) -> None:
    assert falls({"a": [], "b": [], "c": [], "dpi": {"all": ["a", {"any": ["b", {"all": ["c"]}]}]}}, *lost) == fall


def test_systems_that_only_hold_one_another_up_fall_with_what_held_them() -> None:
    written: Written = {"courant": [], "reseau": {"any": ["courant", "annuaire"]}, "annuaire": "reseau"}
    assert falls(written) == set()
    assert falls(written, "courant") == {"reseau", "annuaire"}


@pytest.mark.parametrize("written", [{"a": "a"}, {"a": "b", "b": "a"}])
def test_a_circle_held_up_by_nothing_never_stands(written: Written) -> None:
    assert falls(written) == set(written)


def test_a_name_that_no_system_declares_stands_until_it_is_lost() -> None:
    assert falls({"dpi": "inconnu"}) == set()
    assert falls({"dpi": "inconnu"}, "inconnu") == {"dpi"}


def test_a_reserve_saves_nothing_because_its_source_is_lost_for_good() -> None:
    systems = {
        "courant": System.model_validate({"id": "courant", "title": "Courant", "kind": "power"}),
        "salle": System.model_validate(
            {
                "id": "salle",
                "title": "Salle",
                "kind": "room",
                "relies_on": "courant",
                "autonomy": {"source": "onduleur", "lasts": "20 min"},
            }
        ),
    }
    (after,) = aftermaths(reliance(systems), [Outage(frozenset({"courant"}))])
    assert after.fallen == {"courant", "salle"}


@pytest.mark.parametrize("lost", ["s0", "s9999"])
def test_ten_thousand_systems_in_a_row_are_judged(lost: str) -> None:
    row: Written = {f"s{index}": f"s{index - 1}" if index else [] for index in range(10_000)}
    assert len(falls(row, lost)) == 9_999 - int(lost[1:])


def test_ten_thousand_systems_in_a_circle_are_judged() -> None:
    circle = {f"s{index}": f"s{(index + 1) % 10_000}" for index in range(10_000)}
    assert len(falls(circle)) == 10_000
    assert falls({**circle, "s7": []}) == set()


def test_circles_are_named_and_chains_are_not() -> None:
    written: Written = {"a": "b", "b": ["a", "c"], "c": [], "d": "d", "e": "a"}
    assert set(circles(cited(reliance(systems(written)).needs))) == {("a", "b"), ("d",)}


NAMES = [f"s{number}" for number in range(6)]
NEEDS = st.recursive(
    st.sampled_from([*NAMES, "inconnu"]),
    lambda inner: st.builds(
        lambda key, parts: {key: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=5,
)
CORPUS = st.fixed_dictionaries({name: st.lists(NEEDS, max_size=2) for name in NAMES})
LOST = st.frozensets(st.sampled_from([*NAMES, "inconnu"]))


def _subsets(names: Iterable[str]) -> Iterable[frozenset[str]]:
    pool = list(names)
    return map(frozenset, chain.from_iterable(combinations(pool, size) for size in range(len(pool) + 1)))


def _fed(need: Need, standing: frozenset[str]) -> bool:
    if isinstance(need, AllOf):
        return False not in [_fed(part, standing) for part in need.all]
    if isinstance(need, AnyOf):
        return True in [_fed(part, standing) for part in need.any]
    return need in standing


def _standing_by_definition(declared: Mapping[str, System], lost: frozenset[str]) -> frozenset[str]:
    """The intersection of all the sets that nothing fed by them could join (Knaster and Tarski), tried one by one."""
    spared = frozenset(declared.keys() - lost)
    always = frozenset({"inconnu"} - lost)
    closed = [
        kept
        for kept in _subsets(spared)
        if all(name in kept for name in spared if all(_fed(need, kept | always) for need in declared[name].relies_on))
    ]
    return frozenset.intersection(*closed)


@given(CORPUS, st.lists(LOST, min_size=1, max_size=4))
def test_what_stands_is_the_least_set_that_stands(written: Written, losses: list[frozenset[str]]) -> None:
    declared = systems(written)
    for after in aftermaths(reliance(declared), [Outage(lost) for lost in losses]):
        assert declared.keys() - after.fallen == _standing_by_definition(declared, after.outage.down)


@given(CORPUS, LOST, LOST)
def test_losing_more_never_makes_a_system_stand(written: Written, lost: frozenset[str], more: frozenset[str]) -> None:
    few, many = aftermaths(reliance(systems(written)), [Outage(lost), Outage(lost | more)])
    assert few.fallen <= many.fallen
