"""The scenarios of the sample group, replayed on its systems: each opens what it says, where it says, and no more.

An expected procedure gives its reason first: « Perdu » when the outage itself calls for it; otherwise the word of the
condition by which people call for it, which its trigger must have.
"""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from degraded_mode.impact.activation import CalledFor, called_over, moments
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder
from degraded_mode.model.action import Activate, AnyStep, Decide
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import PhaseName, Runbook
from degraded_mode.model.scenario import Expected, Scenario, State
from degraded_mode.model.trigger import BeforeEvent, Observed, OrderedBy, PartnerAnnounces, Planned, ReturnSlips

RUNBOOKS = Path(__file__).parents[2] / "runbooks"
SCENARIOS = sorted(path.stem for path in (RUNBOOKS / "scenarios").glob("*.yaml"))
LOST = "Perdu"
PEOPLE: Mapping[str, type[Record]] = {
    "Constat": Observed,
    "Ordre": OrderedBy,
    "Annonce": PartnerAnnounces,
    "Glissement": ReturnSlips,
    "Arrêt prévu": Planned,
    "Avant": BeforeEvent,
}
FIRST = frozenset({PhaseName.ALERT, PhaseName.REFLEX, PhaseName.INSTALL})

Opening = tuple[str, str]
"""A procedure and a site."""


@cache
def group() -> Loaded:
    return load_folder(RUNBOOKS)


def scenario(name: str) -> Scenario:
    return group().group.scenarios[name]


def sites_of(one: Expected) -> Iterator[str]:
    """The sites meant: those written, or all those that have a unit for the procedure."""
    for site in one.sites or group().sites:
        here = group().at(site)
        if here.units_of(here.runbooks[one.runbook]):
            yield site


def openings(several: tuple[Expected, ...]) -> dict[Opening, str]:
    """The reason of each expected opening."""
    return {(one.runbook, site): one.because for one in several for site in sites_of(one)}


def called(told: Scenario) -> dict[Opening, CalledFor]:
    """What the outage itself opens."""
    return {(one.runbook, site): one for site in group().sites for _, one in called_over(group().at(site), told)}


def runbook(opening: Opening) -> Runbook:
    return group().at(opening[1]).runbooks[opening[0]]


def answers(told: Scenario, opening: Opening) -> dict[str, str]:
    """The answer written for each decision of a procedure at a site."""
    name, site = opening
    return {one.step: one.answer for one in told.answers if one.runbook == name and site in (one.sites or (site,))}


def asked(told: Scenario, opening: Opening) -> Iterator[tuple[AnyStep, PhaseName | None]]:
    """The steps that are met when the decisions of the procedure get the answers written."""
    given = answers(told, opening)
    for placed in runbook(opening).steps():
        if all(given.get(branch.decision) == branch.answer for branch in placed.under):
            yield placed.step, placed.phase


def test_the_four_founding_incidents_and_the_generic_ones_are_there() -> None:
    assert {"metz-2023", "nancy-2019", "ap-hp-2024", "saint-nazaire-2024"} < set(SCENARIOS)
    assert set(SCENARIOS) == set(group().group.scenarios)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_outage_calls_for_what_the_scenario_says_and_for_nothing_else(name: str) -> None:
    expected = openings(scenario(name).activates)
    assert {opening for opening, because in expected.items() if because.startswith(f"{LOST} : ")} == set(
        called(scenario(name))
    )


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_must_stay_shut_is_not_called_for(name: str) -> None:
    left = openings(scenario(name).leaves_alone)
    assert left
    assert not left.keys() & (called(scenario(name)).keys() | openings(scenario(name).activates).keys())


@pytest.mark.parametrize("name", SCENARIOS)
def test_what_people_call_for_has_a_trigger_that_says_so(name: str) -> None:
    for opening, because in openings(scenario(name).activates).items():
        word = because.partition(" : ")[0]
        if word != LOST:
            assert any(isinstance(one, PEOPLE[word]) for one in runbook(opening).trigger.any), opening


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_return_that_slips_was_announced_twice_each_time_later(name: str) -> None:
    told = scenario(name)
    for opening, because in openings(told.activates).items():
        if because.startswith("Glissement : "):
            awaited = {one.return_slips for one in runbook(opening).trigger.any if isinstance(one, ReturnSlips)}
            hours = [one.expected for one in told.announced_returns if one.system in awaited and one.expected]
            assert len(hours) > 1
            assert hours == sorted(set(hours))


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_decision_of_the_first_hours_has_its_answer(name: str) -> None:
    told = scenario(name)
    for opening in openings(told.activates):
        given = answers(told, opening)
        for step, phase in asked(told, opening):
            if isinstance(step, Decide) and phase in FIRST:
                assert step.id in given, (opening, step.id)


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_answers_open_no_procedure_that_is_not_expected(name: str) -> None:
    told = scenario(name)
    expected = {one.runbook for one in told.activates}
    for opening in openings(told.activates):
        opened = {step.activate for step, _ in asked(told, opening) if isinstance(step, Activate)}
        assert opened <= expected, opening


@pytest.mark.parametrize("name", SCENARIOS)
def test_every_measure_expected_is_taken_and_lifted_by_what_opens(name: str) -> None:
    told = scenario(name)
    steps = [(opening[0], step) for opening in openings(told.activates) for step, _ in asked(told, opening)]
    taken = {(procedure, step.opens) for procedure, step in steps if step.opens}
    lifted = {step.closes for _, step in steps if step.closes}
    assert told.measures
    for one in told.measures:
        assert (one.runbook, one.measure) in taken
        assert one.closed == (one.measure in lifted), one.measure


@pytest.mark.parametrize("name", SCENARIOS)
def test_everything_comes_back_after_what_it_relies_on(name: str) -> None:
    order = scenario(name).restoration
    outages = [Outage(frozenset(order[rank:])) for rank in range(len(order))]
    for rank, after in enumerate(aftermaths(reliance(group().group.systems), outages)):
        assert not after.fallen & set(order[:rank]), order[rank]


@pytest.mark.parametrize("name", SCENARIOS)
def test_nothing_is_lost_any_more_at_the_end(name: str) -> None:
    told = scenario(name)
    lost = {one.system for one in told.states if one.state is State.DOWN}
    assert lost == set(told.restoration)
    for site in group().sites:
        final = moments(told, site)[-1:]
        assert not any(moment.outage.down for moment in final)


def test_at_metz_the_standards_answer_before_the_15_comes_back() -> None:
    back = {one.system: one.at for one in scenario("metz-2023").states if one.state is State.UP}
    switchboards = {back[one] for one in ("autocom-mercure", "autocom-venus", "telephonie-pluton")}
    assert switchboards == {timedelta(hours=4, minutes=15)}
    assert back["telephonie-crra"] == timedelta(hours=5, minutes=30)


def test_at_nancy_the_lists_printed_the_day_before_keep_the_theatre_open() -> None:
    told = scenario("nancy-2019")
    assert "bloc-deprogrammation" in {one.runbook for one in told.leaves_alone}
    at_theatre = ("bloc-sans-informatique", "mercure")
    given = answers(told, at_theatre)
    assert given["trouver-le-programme"] == "oui"
    without = told.model_copy(
        update={
            "answers": tuple(
                one.model_copy(update={"answer": "oui"}) if one.step == "deprogrammer" else one for one in told.answers
            )
        }
    )
    opened = {step.activate for step, _ in asked(without, at_theatre) if isinstance(step, Activate)}
    assert opened == {"bloc-deprogrammation"}


def test_each_site_loses_its_own_things_with_the_host() -> None:
    opened = called(scenario("ap-hp-2024"))
    assert ("standard-telephonie-perdue", "pluton") in opened
    assert not [site for _, site in opened if site == "venus"]
