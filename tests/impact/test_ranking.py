"""What the combinations come to: the worst first, and what to add first."""

from pathlib import Path

import pytest

from degraded_mode.impact.exhaustive import Exhaustive, exhaustive
from degraded_mode.impact.ranking import single_points, sizes, worst_runbooks, worst_steps, worst_units
from degraded_mode.impact.repair import Addition, Repair, repairs
from degraded_mode.impact.weak_points import weak_points
from degraded_mode.loading.read import load_folder
from tests.impact.hospital import contact, corpus, runbook, systems

SITE = systems(
    {"courant": [], "coeur": "courant", "standard": "coeur", "dpi": "coeur", "radio": [], "mobile": [], "labo": []}
)
CALL = {"id": "prevenir", "call": "codis", "say": "Venez.", "vital": "true"}
READ = {"id": "lire", "do": "Lire.", "needs": ["standard"]}
TELL = {"id": "dire", "inform": {"message": "annonce", "to": ["public"], "channels": ["standard", "mobile"]}}


@pytest.fixture
def told() -> Exhaustive:
    several = [
        runbook("dpi-perdu", "dpi", [CALL, READ, TELL]),
        runbook("labo-perdu", "labo", [{"id": "lire-labo", "do": "Lire.", "needs": [{"any": ["standard", "radio"]}]}]),
    ]
    return exhaustive(corpus(SITE, several, [contact("codis", ["standard", "radio"])]))


def test_the_steps_that_one_cause_reaches_come_first(told: Exhaustive) -> None:
    ranked = worst_steps(told)
    assert ranked[0].name == "dpi-perdu/lire"
    assert [one.sets for one in ranked] == [(2, 1, 0), (0, 2, 1), (0, 2, 1), (0, 0, 3)]
    assert [one.vital for one in ranked] == [0, 1, 0, 0]


def test_a_procedure_and_a_unit_add_up_their_steps(told: Exhaustive) -> None:
    assert [(one.name, one.steps, one.vital, one.sets) for one in worst_runbooks(told)] == [
        ("dpi-perdu", 3, 1, (2, 5, 2)),
        ("labo-perdu", 1, 0, (0, 0, 3)),
    ]
    assert [(one.name, one.steps, one.sets) for one in worst_units(told)] == [("urgences", 4, (2, 5, 5))]


def test_a_single_point_is_a_cause_that_asks_for_a_step_and_takes_what_it_needs(told: Exhaustive) -> None:
    points = single_points(told)
    assert [point.cause for point in points] == ["coeur", "courant"]
    assert [one.asked.placed.step.id for one in points[0].weaknesses] == ["lire"]
    assert points[0].vital == 0


def test_the_addition_that_removes_most_single_causes_comes_first(told: Exhaustive) -> None:
    found = repairs(told)
    assert found[0] == Repair(Addition.SUBSTITUTE, "standard", ("dpi-perdu/lire", "labo-perdu/lire-labo"), 2, (2, 1, 3))
    assert {(one.addition, one.target) for one in found} == {
        (Addition.SUBSTITUTE, "standard"),
        (Addition.SUBSTITUTE, "radio"),
        (Addition.CHANNEL, "codis"),
        (Addition.ANNOUNCEMENT_CHANNEL, "annonce"),
    }


def test_a_channel_more_mends_every_call_to_the_contact(told: Exhaustive) -> None:
    (channel,) = [one for one in repairs(told) if one.addition is Addition.CHANNEL]
    assert (channel.target, channel.steps, channel.mended) == ("codis", ("dpi-perdu/prevenir",), 1)
    assert channel.removed == (0, 2, 1)


def test_the_sample_has_the_single_points_that_trying_each_system_finds() -> None:
    loaded = load_folder(Path(__file__).parents[2] / "runbooks")
    for site in loaded.sites:
        here = loaded.at(site)
        found = {
            point.cause: {(one.asked.runbook, one.asked.placed.step.id) for one in point.weaknesses}
            for point in single_points(exhaustive(here, 1))
        }
        tried = {one.cause: {(step.runbook, step.step) for step in one.steps} for one in weak_points(here)}
        assert {cause: steps for cause, steps in found.items() if cause in tried} == tried
        assert not [cause for cause in found.keys() - tried.keys() if here.systems[cause].site in (None, site)]


def test_the_sets_of_the_sample_are_counted_once_each() -> None:
    loaded = load_folder(Path(__file__).parents[2] / "runbooks")
    told = exhaustive(loaded.at("mercure"), 2)
    expanded = [len(names) for one in told.weaknesses for mask in one.cuts.sets() for names in told.sets(mask)]
    shut = [len(names) for one in told.weaknesses for mask in one.shut for names in told.sets(mask)]
    assert sizes(told, told.weaknesses) == tuple(expanded.count(size) - shut.count(size) for size in (1, 2))
