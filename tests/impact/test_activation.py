"""Which procedures an outage calls for at a site."""

from collections.abc import Mapping
from datetime import timedelta

import pytest

from degraded_mode.impact.activation import called_for, called_over, moments
from degraded_mode.impact.graph import reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.scenario import Scenario
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit

LOST_DPI: Mapping[str, object] = {"any": [{"lost": "dpi", "lasting": "15 min"}]}


def runbook(name: str, lost: list[str], trigger: Mapping[str, object] = LOST_DPI, status: str = "approved") -> Runbook:
    return Runbook.model_validate(
        {
            "id": name,
            "code": name.upper(),
            "title": name,
            "applies_to": {"kind": "urgences"},
            "version": "1.0",
            "status": status,
            "author": "cadre",
            "owner": "medecin",
            "situation": "Le dossier ne s'ouvre plus.",
            "lost": lost,
            "trigger": {
                **trigger,
                "declared_by": {"day": "cadre", "out_of_hours": "medecin"},
                "may_alone": "Passer au papier.",
            },
            "stand_down": "Le dossier s'ouvre.",
            "phases": [{"phase": "reflex", "steps": [{"id": "ouvrir", "do": "Ouvrir le kit."}]}],
        }
    )


def system(name: str, *relies_on: str, site: str | None = None) -> System:
    return System.model_validate(
        {"id": name, "title": name, "kind": "server", "relies_on": list(relies_on), "site": site}
    )


def unit(name: str, site: str) -> Unit:
    return Unit.model_validate(
        {
            "id": name,
            "title": name,
            "site": site,
            "kind": "urgences",
            "tolerates": "1 h",
            "restoration_rank": "1",
            "decides": {"day": "cadre", "out_of_hours": "medecin"},
        }
    )


def corpus(site: str, *runbooks: Runbook) -> Corpus:
    systems = [
        system("courant"),
        system("base", "courant"),
        system("dpi", "base"),
        system("autocom-nord", "courant", site="nord"),
        system("autocom-sud", site="sud"),
    ]
    return Corpus(
        site=site,
        units={"nord-1": unit("nord-1", "nord"), "nord-2": unit("nord-2", "nord"), "sud-1": unit("sud-1", "sud")},
        systems={one.id: one for one in systems},
        runbooks={one.id: one for one in runbooks},
    )


def called(here: Corpus, *lost: str) -> list[str]:
    (after,) = aftermaths(reliance(here.systems), [Outage(frozenset(lost))])
    return [one.runbook for one in called_for(here, after)]


def scenario(*states: Mapping[str, object]) -> Scenario:
    return Scenario.model_validate({"id": "nuit", "title": "Nuit", "begins": "01:30", "states": list(states)})


def test_a_procedure_is_called_for_when_what_its_loss_relies_on_is_lost() -> None:
    here = corpus("nord", runbook("a", ["dpi"]))
    (after,) = aftermaths(reliance(here.systems), [Outage(frozenset({"courant"}))])
    (one,) = called_for(here, after)
    assert one.units == ("nord-1", "nord-2")
    assert one.chains == (("dpi", "base", "courant"),)


def test_nothing_is_called_for_by_what_it_does_not_name() -> None:
    assert called(corpus("nord", runbook("a", ["dpi"])), "autocom-nord") == []


def test_a_loss_that_only_the_trigger_names_counts_too() -> None:
    trigger = {"any": [{"lost": "autocom-nord", "lasting": "5 min"}]}
    assert called(corpus("nord", runbook("a", [], trigger)), "autocom-nord") == ["a"]


@pytest.mark.parametrize(
    "condition", [{"ordered_by": "cadre"}, {"observed": "Plus rien."}, {"planned": "dpi"}, {"return_slips": "dpi"}]
)
def test_a_procedure_that_people_call_for_is_not_called_for_by_what_it_does_without(condition: object) -> None:
    assert called(corpus("nord", runbook("a", ["dpi"], {"any": [condition]})), "dpi") == []


def test_a_system_of_another_site_is_not_a_loss_here() -> None:
    both = runbook("a", ["autocom-nord", "autocom-sud"], {"any": [{"lost": "autocom-nord", "lasting": "5 min"}]})
    assert called(corpus("nord", both), "autocom-sud") == []
    assert called(corpus("sud", both), "autocom-sud") == ["a"]


def test_a_procedure_without_a_unit_here_is_not_called_for() -> None:
    assert called(corpus("ouest", runbook("a", ["dpi"])), "dpi") == []


@pytest.mark.parametrize(("status", "expected"), [("archived", []), ("draft", ["a"]), ("suspended", ["a"])])
def test_only_an_archived_procedure_is_out_of_use(status: str, expected: list[str]) -> None:
    assert called(corpus("nord", runbook("a", ["dpi"], status=status)), "dpi") == expected


@pytest.mark.parametrize(
    ("inhibits", "opened"),
    [({"a": ["b"]}, ["a"]), ({"b": ["a"]}, ["b"]), ({"a": ["b"], "b": ["a"]}, ["a"]), ({"a": ["c"]}, ["a", "b"])],
)
def test_of_two_not_to_be_open_together_only_one_opens(inhibits: Mapping[str, list[str]], opened: list[str]) -> None:
    two = [runbook(name, ["dpi"]).model_copy(update={"inhibits": tuple(inhibits.get(name, ()))}) for name in "ab"]
    assert called(corpus("nord", *two), "dpi") == opened


def test_what_never_stood_is_not_put_down_to_the_outage() -> None:
    here = corpus("nord", runbook("a", ["oeuf"], {"any": [{"lost": "oeuf", "lasting": "5 min"}]}))
    circle = {"oeuf": system("oeuf", "poule"), "poule": system("poule", "oeuf")}
    assert (
        called(Corpus(site="nord", units=here.units, systems={**here.systems, **circle}, runbooks=here.runbooks)) == []
    )


def test_what_comes_back_is_no_longer_lost_and_the_other_sites_are_not_told() -> None:
    told = scenario(
        {"at": "0 min", "system": "dpi", "state": "down"},
        {"at": "1 h", "system": "autocom-sud", "sites": ["sud"], "state": "down"},
        {"at": "2 h", "system": "dpi", "state": "up"},
    )
    assert [(one.at, set(one.outage.down)) for one in moments(told, "nord")] == [
        (timedelta(0), {"dpi"}),
        (timedelta(hours=2), set()),
    ]
    assert [set(one.outage.down) for one in moments(told, "sud")] == [{"dpi"}, {"dpi", "autocom-sud"}, {"autocom-sud"}]


@pytest.mark.parametrize("state", ["slow", "read_only", "partial", "unknown", "up"])
def test_what_still_serves_somehow_is_not_lost(state: str) -> None:
    (moment,) = moments(scenario({"at": "0 min", "system": "dpi", "state": state}), "nord")
    assert moment.outage.down == frozenset()


def test_a_scenario_calls_for_each_procedure_once_from_the_first_moment_that_does() -> None:
    told = scenario(
        {"at": "3 h", "system": "base", "state": "down"},
        {"at": "0 min", "system": "courant", "state": "slow"},
        {"at": "1 h", "system": "dpi", "state": "down"},
    )
    found = called_over(corpus("nord", runbook("a", ["dpi"])), told)
    assert [(at, one.runbook) for at, one in found] == [(timedelta(hours=1), "a")]


def test_two_losses_that_never_last_together_do_not_add_up() -> None:
    double = {
        "double": System.model_validate(
            {"id": "double", "title": "d", "kind": "server", "relies_on": {"any": ["a", "b"]}}
        )
    }
    parts = {"a": system("a"), "b": system("b")}
    trigger = {"any": [{"lost": "double", "lasting": "5 min"}]}
    one = runbook("r", ["double"], trigger)
    here = Corpus(site="nord", units={"n": unit("n", "nord")}, systems={**parts, **double}, runbooks={"r": one})
    turns = [
        {"at": "0 min", "system": "a", "state": "down"},
        {"at": "1 h", "system": "a", "state": "up"},
        {"at": "1 h", "system": "b", "state": "down"},
    ]
    assert called_over(here, scenario(*turns)) == ()
    assert len(called_over(here, scenario(turns[0], turns[2]))) == 1
