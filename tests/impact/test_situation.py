"""Where an outage leaves a small clinic."""

from datetime import timedelta
from pathlib import Path

import pytest

from degraded_mode.impact.left_shut import Ground
from degraded_mode.impact.situation import Situation, situation
from degraded_mode.loading.read import load_folder
from degraded_mode.model.unit import Harm
from tests.impact.clinic import clinic, nord

MINUTE = timedelta(minutes=1)
RUNBOOKS = Path(__file__).parents[2] / "runbooks"


def left(*lost: str, after: timedelta | None = None) -> Situation:
    return situation(nord(), lost, after)


def test_the_clinic_is_read_without_a_mistake() -> None:
    assert clinic().findings == ()


def test_a_unit_is_told_what_it_loses_the_paper_and_its_place() -> None:
    (unit,) = left("dpi").units
    assert (unit.unit, unit.kept, unit.runbooks) == ("urgences", 1, ("pd-urg-01",))
    (function,) = unit.functions
    assert (function.name, function.paper, function.place) == ("prescription", "F-10", "accueil")
    assert function.chains == (("dpi",),)


def test_the_unit_that_comes_to_the_worst_first_is_told_first() -> None:
    assert [unit.unit for unit in left("coeur").units] == ["urgences", "accueil-nord"]


@pytest.mark.parametrize(("minutes", "harm"), [(10, None), (15, Harm.FORT), (59, Harm.FORT), (240, Harm.VITAL)])
def test_harm_is_that_of_the_moment_asked_for(minutes: int, harm: Harm | None) -> None:
    (unit,) = left("dpi", after=minutes * MINUTE).units
    assert unit.harm is harm


def test_the_steps_of_what_opens_fall_hold_or_hold_by_a_substitute() -> None:
    (opening,) = [one for one in left("coeur").openings if one.runbook == "pd-urg-01"]
    assert opening.holding == 1
    assert [step.placed.step.id for step in opening.by_substitute] == ["imprimer"]
    (falling,) = opening.falling
    assert falling.placed.step.id == "prevenir"
    assert falling.survival.because[0].chains == (("standard", "coeur"),)


def test_what_waits_for_the_return_or_for_another_loss_is_not_asked() -> None:
    (opening,) = left("dpi").openings
    assert opening.not_asked == 2
    assert not opening.falling


def test_a_step_that_asks_for_a_second_loss_is_asked_when_it_comes() -> None:
    (opening,) = left("dpi", "radio").openings
    assert [step.placed.step.id for step in opening.falling] == ["seulement-radio"]


def test_a_procedure_is_due_when_its_loss_has_lasted_long_enough() -> None:
    assert [one.due for one in left("coeur").openings] == [15 * MINUTE, 2 * MINUTE]


def test_what_another_one_keeps_out_stays_shut() -> None:
    (shut,) = [one for one in left("standard").left_shut if one.runbook == "pd-std-02"]
    assert (shut.ground, shut.beside) == (Ground.INHIBITED, ("pd-std-01",))


def test_a_look_alike_whose_systems_stand_stays_shut() -> None:
    (shut,) = left("dpi").left_shut
    assert (shut.runbook, shut.ground, shut.beside) == ("pd-std-01", Ground.STANDS, ("pd-urg-01",))
    assert shut.systems == ("standard",)


def test_the_loss_of_another_site_opens_nothing_here() -> None:
    found = left("agenda-sud")
    assert found.untouched
    (shut,) = found.left_shut
    assert (shut.runbook, shut.ground) == ("pd-std-03", Ground.ELSEWHERE)


def test_what_people_call_for_is_told_apart() -> None:
    found = left("dpi")
    assert [one.runbook for one in found.on_order] == ["pd-urg-02"]
    assert "pd-urg-02" not in {one.runbook for one in found.left_shut}


def test_an_archived_procedure_is_not_spoken_of() -> None:
    found = left("dpi")
    spoken = {one.runbook for part in (found.openings, found.left_shut, found.on_order) for one in part}
    assert "pd-urg-09" not in spoken


def test_what_falls_though_nobody_named_it_has_its_way_down_and_belongs_here() -> None:
    found = left("standard", "agenda-sud")
    assert found.unnamed == (("file-appels", "standard"),)


def test_a_copy_can_be_read_unless_it_falls_too() -> None:
    (copy,) = left("coeur").copies
    assert (copy.system, copy.copy, copy.every, copy.chain) == ("dpi", "dpi-secours", 60 * MINUTE, ())
    (copy,) = left("coeur", "dpi-secours").copies
    assert copy.chain == ("dpi-secours",)


def test_a_reserve_holds_until_its_end() -> None:
    early = left("courant", after=10 * MINUTE)
    assert early.untouched
    assert early.reserves[0].until == 20 * MINUTE
    assert "dpi" in early.reserves[0].systems
    late = left("courant", after=30 * MINUTE)
    assert not late.untouched
    assert late.reserves == ()


def test_without_a_moment_every_reserve_has_ended_and_its_end_is_told() -> None:
    found = left("courant")
    assert {unit.unit for unit in found.units} == {"urgences", "accueil-nord"}
    assert [one.until for one in found.reserves] == [20 * MINUTE]


@pytest.mark.parametrize(
    ("lost", "site", "opened", "shut"),
    [
        (("telephonie-crra",), "mercure", "samu-15-vers-18", "samu-acd-perdu"),
        (("base-dpi",), "mercure", "hospitalisation-sans-dossier", None),
        (("hebergeur-nebuleuse",), "pluton", "standard-telephonie-perdue", None),
        (("lien-deux-cometes",), "mercure", "bloc-sans-informatique", None),
    ],
)
def test_the_losses_of_the_founding_incidents_open_what_they_must(
    lost: tuple[str, ...], site: str, opened: str, shut: str | None
) -> None:
    found = situation(load_folder(RUNBOOKS).at(site), lost)
    assert opened in {one.runbook for one in found.openings}
    assert shut is None or shut in {one.runbook for one in found.left_shut}
    assert found.falls == 0
