"""What to repair first, and where one failure is enough."""

from degraded_mode.impact.priorities import Work, priorities
from degraded_mode.impact.weak_points import weak_points
from degraded_mode.loading.load import load_texts
from degraded_mode.model.unit import Harm
from degraded_mode.model.written import DAY, HOUR
from tests.coverage.hospital import HOSPITAL, STORES, hospital

PROCEDURE = "procedures/sans-dossier.yaml"


def test_sheets_that_lack_are_asked_of_the_kit_then_of_the_pole_then_of_the_centre() -> None:
    covered = hospital(("kits.yaml", "count: 30", "count: 20"))
    todo = {one.work: one for one in priorities(covered.here, covered.holes)}
    assert todo.keys() == {Work.FILL_KIT, Work.FILL_POLE, Work.FILL_CENTRAL}
    assert todo[Work.FILL_KIT].subject == "kit"
    assert [hole.horizons for hole in todo[Work.FILL_POLE].holes] == [(72 * HOUR,)]
    assert todo[Work.FILL_CENTRAL].since == 7 * DAY


def test_one_piece_of_work_serves_every_unit_that_loses_the_same_thing() -> None:
    more = """
- id: chirurgie
  title: Chirurgie
  site: mercure
  kind: hospitalisation
  impact: {1 h: faible}
  tolerates: 1 h
  restoration_rank: 7
  decides: {day: cadre, out_of_hours: infirmier}
  functions: {biologie: {needs: [labo], paper: F-10, place: kit}}
"""
    covered = hospital(("units.yaml", "needs: [dpi]", "needs: [dpi, labo]"), more={"units.yaml": more})
    first = priorities(covered.here, covered.holes)[0]
    assert (first.work, first.subject, first.functions) == (Work.WRITE, "labo", 2)
    assert set(first.units) == {"medecine", "chirurgie"}
    assert (first.harm, first.since) == (Harm.VITAL, 4 * HOUR)


def test_a_hospital_without_a_hole_has_nothing_to_do() -> None:
    covered = hospital(more={"kits.yaml": STORES})
    assert priorities(covered.here, covered.holes) == ()


def weak(step: str) -> list[tuple[str, list[str]]]:
    files = HOSPITAL | {PROCEDURE: HOSPITAL[PROCEDURE].replace("{id: ouvrir, do: Ouvrir le kit.}", step)}
    return [(one.cause, [fallen.step for fallen in one.steps]) for one in weak_points(load_texts(files).at("mercure"))]


def test_a_failure_that_calls_for_a_step_and_takes_what_it_needs_is_a_weak_point() -> None:
    assert weak("{id: lire, do: Lire la copie., needs: [reseau]}") == [("reseau", ["lire"])]


def test_a_step_that_holds_by_a_substitute_is_no_weak_point() -> None:
    instead = "instead: [{id: papier, for_need: reseau, do: Lire le papier.}]"
    assert weak(f"{{id: lire, do: Lire la copie., needs: [reseau], {instead}}}") == []


def test_a_failure_that_does_not_call_for_the_step_is_no_weak_point() -> None:
    assert weak("{id: lire, do: Lire la copie., needs: [labo]}") == []


def test_a_step_asked_only_in_another_loss_is_no_weak_point() -> None:
    assert weak("{id: lire, do: Lire la copie., needs: [reseau], only_when: {lost: [labo]}}") == []
