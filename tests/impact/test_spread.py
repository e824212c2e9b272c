"""How a failure runs from what is lost to the units, as knots and arrows."""

from degraded_mode.impact.situation import situation
from degraded_mode.impact.spread import UNIT, Spread, spread
from tests.impact.clinic import nord


def run(*lost: str) -> Spread:
    return spread(situation(nord(), lost))


def arrows(found: Spread) -> set[tuple[str, str]]:
    """Each arrow by the first member of its two ends."""
    knots = found.knots
    return {(knots[cause].members[0], knot.members[0]) for knot in knots for cause in knot.causes}


def test_the_failure_runs_from_what_is_lost_to_the_units() -> None:
    assert arrows(run("dpi")) == {("dpi", f"{UNIT}urgences")}


def test_a_cause_that_acts_through_another_has_no_arrow_of_its_own() -> None:
    found = arrows(run("coeur"))
    assert ("standard", f"{UNIT}accueil-nord") in found
    assert ("coeur", f"{UNIT}accueil-nord") not in found


def test_every_knot_stands_below_its_causes() -> None:
    knots = run("courant").knots
    assert all(knots[cause].layer < knot.layer for knot in knots for cause in knot.causes)


def test_systems_that_fall_and_take_down_alike_are_one_knot() -> None:
    found = run("coeur")
    assert ("standard",) in {knot.members for knot in found.knots}
    assert not [knot for knot in found.knots if {"serveur-a", "standard"} <= set(knot.members)]


def test_what_does_not_concern_the_units_is_left_out() -> None:
    found = run("coeur", "radio")
    members = {name for knot in found.knots for name in knot.members}
    assert "imprimante" not in members
    assert "radio" in members
