"""A scenario as it unfolds at a small clinic."""

from datetime import timedelta

import pytest

from degraded_mode.impact.activation import called_over
from degraded_mode.impact.course import course
from degraded_mode.loading.read import load_folder
from degraded_mode.model.scenario import Scenario
from tests.cli.typed import REPOSITORY
from tests.impact.clinic import clinic, nord

HOUR = timedelta(hours=1)


def scenario(*states: tuple[str, str, str]) -> Scenario:
    return Scenario.model_validate(
        {
            "id": "panne",
            "title": "Panne",
            "begins": "13:30",
            "weekday": "lundi",
            "states": [{"at": at, "system": system, "state": state} for at, system, state in states],
        }
    )


TOLD = scenario(("0 min", "dpi", "down"), ("1 h", "standard", "down"), ("2 h", "dpi", "up"), ("3 h", "radio", "slow"))


def test_each_moment_tells_what_is_lost_or_back_and_what_opens_or_is_over() -> None:
    turns = course(nord(), TOLD)
    assert [turn.at for turn in turns] == [0 * HOUR, HOUR, 2 * HOUR]
    assert [(turn.lost, turn.back) for turn in turns] == [(("dpi",), ()), (("standard",), ()), ((), ("dpi",))]
    assert [turn.opened for turn in turns] == [("pd-urg-01",), ("pd-std-01",), ()]
    assert [turn.closed for turn in turns] == [(), (), ("pd-urg-01",)]


def test_a_step_falls_as_long_as_its_procedure_is_open_and_its_need_lost() -> None:
    assert [turn.found.falls for turn in course(nord(), TOLD)] == [0, 1, 0]


def test_a_site_that_loses_nothing_has_no_moment() -> None:
    assert course(clinic().at("sud"), scenario(("0 min", "fantome", "down"))) == ()


@pytest.mark.parametrize("name", ["metz-2023", "nancy-2019", "ap-hp-2024", "saint-nazaire-2024"])
def test_the_founding_incidents_open_over_their_course_what_their_outage_calls_for(name: str) -> None:
    loaded = load_folder(REPOSITORY / "runbooks")
    told = loaded.group.scenarios[name]
    for site in loaded.sites:
        here = loaded.at(site)
        opened = {runbook for turn in course(here, told) for runbook in turn.opened}
        assert opened == {called.runbook for _, called in called_over(here, told)}
