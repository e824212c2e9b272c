"""What a reserve holds up, for how long, and when an outage takes a turn for the worse."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from degraded_mode.impact.autonomy import AT_ONCE, reliance_after, stretches, turning_points
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.reason import chain
from degraded_mode.model.system import System
from tests.impact.hospital import DECLARED, NAMES, system


def hospital(*several: System) -> dict[str, System]:
    return {one.id: one for one in several}


UPS = {"source": "onduleur", "lasts": "20 min"}
ROOM = hospital(system("courant"), system("onduleur"), system("salle", "courant", UPS), system("dpi", "salle"))


def fallen(declared: dict[str, System], minutes: float, *lost: str) -> set[str]:
    (after,) = aftermaths(reliance_after(declared, timedelta(minutes=minutes)), [Outage(frozenset(lost))])
    return set(after.fallen) - set(lost)


@pytest.mark.parametrize(
    ("minutes", "fall"), [(0, set()), (19, set()), (20, set()), (20.1, {"salle", "dpi"}), (240, {"salle", "dpi"})]
)
def test_a_system_stands_while_its_reserve_lasts(minutes: float, fall: set[str]) -> None:
    assert fallen(ROOM, minutes, "courant") == fall


def test_a_reserve_whose_source_is_lost_holds_nothing_up() -> None:
    assert fallen(ROOM, 10, "courant", "onduleur") == {"salle", "dpi"}


def test_a_reserve_that_is_lost_takes_nothing_down_while_the_feed_stands() -> None:
    assert fallen(ROOM, 10, "onduleur") == set()


def test_a_reserve_does_not_hold_up_what_is_itself_lost() -> None:
    assert fallen(ROOM, 10, "salle") == {"dpi"}


def test_a_reserve_fed_by_what_it_feeds_holds_nothing_up() -> None:
    declared = hospital(system("courant"), system("onduleur", "salle"), system("salle", "courant", UPS))
    assert fallen(declared, 10, "courant") == {"salle", "onduleur"}
    assert fallen(declared, 10) == set()


def test_reserves_in_a_row_are_all_counted_from_the_beginning() -> None:
    hour = {"source": "batterie", "lasts": "1 h"}
    declared = hospital(*ROOM.values(), system("batterie"), system("autocom", "salle", hour))
    assert "autocom" not in fallen(declared, 60, "courant")
    assert "autocom" in fallen(declared, 61, "courant")


def test_the_reasons_of_a_fall_go_through_the_feed_and_through_the_reserve() -> None:
    (after,) = aftermaths(reliance_after(ROOM, timedelta(minutes=5)), [Outage(frozenset({"courant", "onduleur"}))])
    assert chain(after, "dpi") in {("dpi", "salle", "courant"), ("dpi", "salle", "onduleur")}


def test_an_outage_turns_when_a_reserve_that_holds_something_up_ends() -> None:
    unused = system("borne", [], {"source": "onduleur", "lasts": "2 h"})
    points = turning_points(stretches({**ROOM, "borne": unused}), Outage(frozenset({"courant"})))
    assert [(point.since, set(point.after.fallen)) for point in points] == [
        (AT_ONCE, {"courant"}),
        (timedelta(minutes=20), {"courant", "salle", "dpi"}),
    ]


def test_an_outage_that_no_reserve_holds_back_never_turns() -> None:
    assert len(turning_points(stretches(ROOM), Outage(frozenset({"dpi"})))) == 1


MINUTES = st.integers(0, 6000)
SHARED = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))


@SHARED
@given(DECLARED, st.frozensets(NAMES), MINUTES)
def test_the_turning_points_tell_what_falls_at_any_time(
    declared: dict[str, System], lost: frozenset[str], minutes: int
) -> None:
    points = turning_points(stretches(declared), Outage(lost))
    elapsed = timedelta(minutes=minutes)
    last = [point for point in points if point.since < elapsed or point.since == AT_ONCE][-1]
    (after,) = aftermaths(reliance_after(declared, elapsed), [Outage(lost)])
    assert last.after.fallen == after.fallen


@SHARED
@given(DECLARED, st.frozensets(NAMES), MINUTES, MINUTES)
def test_what_fell_stays_fallen_until_it_is_lost_for_good(
    declared: dict[str, System], lost: frozenset[str], minutes: int, more: int
) -> None:
    sooner = fallen(declared, minutes, *lost)
    later = fallen(declared, minutes + more, *lost)
    (forever,) = aftermaths(reliance(declared), [Outage(lost)])
    assert sooner <= later <= set(forever.fallen)
