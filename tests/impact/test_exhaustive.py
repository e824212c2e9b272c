"""Minimal sets of causes: what they say of a small plan, and that they are what trying everything finds."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from degraded_mode.impact.activation import called_for
from degraded_mode.impact.autonomy import reliance_after
from degraded_mode.impact.exhaustive import CutSet, Exhaustive, Weakness, exhaustive
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.survival import Verdict, survive, ways
from degraded_mode.model.corpus import Corpus
from tests.impact.hospital import HOSPITAL, contact, corpus, runbook, systems

HORIZONS = st.sampled_from([None, timedelta(minutes=10), timedelta(hours=2), timedelta(hours=72)])
Failing = dict[tuple[str, str], set[frozenset[str]]]
"""For each procedure and step, the combinations that ask for it and make it fall."""


def sets(told: Exhaustive, weakness: Weakness) -> set[CutSet]:
    return {names for mask in weakness.cuts.sets() for names in told.sets(mask)}


def weak(told: Exhaustive) -> dict[str, set[CutSet]]:
    return {weakness.asked.placed.step.id: sets(told, weakness) for weakness in told.weaknesses}


def minimal(several: Iterable[frozenset[str]]) -> set[CutSet]:
    kept = list(several)
    return {tuple(sorted(one)) for one in kept if not any(other < one for other in kept)}


def judged(here: Corpus, order: int, elapsed: timedelta | None) -> Iterator[Aftermath]:
    """Every combination of causes, one at a time, by the engine that answers for a single outage."""
    whole = reliance(here.systems) if elapsed is None else reliance_after(here.systems, elapsed)
    for size in range(1, order + 1):
        for lost in combinations(here.systems, size):
            yield aftermaths(whole, [Outage(frozenset(lost))])[0]


def tried(here: Corpus, order: int, elapsed: timedelta | None, opened: bool) -> Failing:
    """What trying everything finds; of procedures called for, or only of those that open."""
    bare = Corpus(
        here.site,
        units=here.units,
        systems=here.systems,
        contacts=here.contacts,
        runbooks={name: one.model_copy(update={"inhibits": ()}) for name, one in here.runbooks.items()},
    )
    found: Failing = {}
    for after in judged(here, order, elapsed):
        for called in called_for(here if opened else bare, after):
            for placed in here.runbooks[called.runbook].steps():
                condition = placed.step.only_when.lost if placed.step.only_when else ()
                falls = survive(placed.step, ways(here.contacts), after).verdict is Verdict.FALLS
                if falls and after.fallen.issuperset(condition):
                    found.setdefault((called.runbook, placed.step.id), set()).add(after.outage.down)
    return found


def prove(here: Corpus, elapsed: timedelta | None) -> None:
    """The minimal sets and the counts are those of brute force."""
    whole = reliance(here.systems) if elapsed is None else reliance_after(here.systems, elapsed)
    assume(not aftermaths(whole, [Outage(frozenset())])[0].fallen)
    told = exhaustive(here, 3, elapsed)
    asked, opened = tried(here, 3, elapsed, opened=False), tried(here, 3, elapsed, opened=True)
    by_step = {(one.asked.runbook, one.asked.placed.step.id): one for one in told.weaknesses}
    assert {key: sets(told, one) for key, one in by_step.items()} == {key: minimal(all_) for key, all_ in asked.items()}
    for key, one in by_step.items():
        failing = opened.get(key, set())
        assert one.counts == tuple(sum(len(lost) == size for lost in failing) for size in (1, 2, 3))
        shut = {names for mask in one.shut for names in told.sets(mask)}
        assert shut == {names for names in sets(told, one) if frozenset(names) not in failing}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(HOSPITAL, HORIZONS)
def test_the_minimal_sets_are_those_that_trying_everything_finds(here: Corpus, elapsed: timedelta | None) -> None:
    prove(here, elapsed)


@pytest.mark.prove
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(HOSPITAL, HORIZONS)
def test_the_minimal_sets_are_proved_on_many_hospitals(here: Corpus, elapsed: timedelta | None) -> None:
    prove(here, elapsed)


SITE = systems(
    {
        "courant": [],
        "groupe": [],
        "tableau": {"any": ["courant", "groupe"]},
        "salle": "tableau",
        "coeur": "salle",
        "standard": "coeur",
        "dpi": "coeur",
        "radio": [],
        "mobile": [],
    }
)
CALL = {"id": "prevenir", "call": "codis", "say": "Venez."}


def test_one_cause_may_call_for_a_step_and_make_it_fall() -> None:
    here = corpus(SITE, [runbook("dpi-perdu", "dpi", [CALL])], [contact("codis", ["standard"])])
    told = exhaustive(here)
    assert weak(told) == {
        "prevenir": {("coeur",), ("salle",), ("tableau",), ("courant", "groupe"), ("dpi", "standard")}
    }
    assert told.weaknesses[0].counts == (3, 36 - 15 + 2, 84 - 20 + 8)


def test_a_second_channel_leaves_only_sets_that_take_both() -> None:
    here = corpus(SITE, [runbook("dpi-perdu", "dpi", [CALL])], [contact("codis", ["standard", "radio"])])
    assert weak(exhaustive(here)) == {
        "prevenir": {
            ("coeur", "radio"),
            ("radio", "salle"),
            ("radio", "tableau"),
            ("courant", "groupe", "radio"),
            ("dpi", "radio", "standard"),
        }
    }


def test_sets_larger_than_asked_for_are_left_out() -> None:
    here = corpus(SITE, [runbook("dpi-perdu", "dpi", [CALL])], [contact("codis", ["standard", "radio"])])
    assert weak(exhaustive(here, 1)) == {}
    assert {len(one) for one in weak(exhaustive(here, 2))["prevenir"]} == {2}


def test_causes_that_nothing_tells_apart_share_a_bit_and_are_all_named() -> None:
    here = corpus(SITE, [runbook("dpi-perdu", "dpi", [CALL])], [contact("codis", ["standard"])])
    assert ("tableau", "salle", "coeur") in exhaustive(here).causes.named.values()


def test_a_procedure_kept_shut_by_another_is_told_apart_and_not_counted() -> None:
    first = runbook("a-dpi", "dpi", [CALL])
    second = runbook("b-coeur", "coeur", [{"id": "ouvrir", "do": "Ouvrir le kit."}], inhibits=["a-dpi"])
    (weakness,) = (told := exhaustive(corpus(SITE, [first, second], [contact("codis", ["standard"])]))).weaknesses
    assert {names for mask in weakness.shut for names in told.sets(mask)} == {
        ("coeur",),
        ("salle",),
        ("tableau",),
        ("courant", "groupe"),
    }
    assert weakness.counts[:2] == (0, 1)


def test_a_procedure_that_only_people_call_for_has_no_weakness() -> None:
    ordered = {
        "any": [{"ordered_by": "cadre"}],
        "declared_by": {"day": "a", "out_of_hours": "b"},
        "may_alone": "Ouvrir.",
    }
    plain = runbook("dpi-perdu", "dpi", [CALL])
    called = type(plain).model_validate({**plain.model_dump(exclude_none=True), "trigger": ordered})
    assert exhaustive(corpus(SITE, [called], [contact("codis", ["standard"])])).weaknesses == ()
