"""What a function lost has to go on with, hour by hour, and what is a hole."""

from datetime import timedelta

import pytest

from degraded_mode.impact.coverage import HORIZONS
from degraded_mode.impact.holes import Reason
from degraded_mode.model.unit import Harm
from degraded_mode.model.written import DAY, HOUR, MINUTE
from tests.coverage.hospital import STORES, hole, hospital, line, reasons

UNITS, KITS, FORM, SYSTEMS = "units.yaml", "kits.yaml", "forms/F-10.yaml", "systems.yaml"
PROCEDURE, EVIDENCE, ROLES = "procedures/sans-dossier.yaml", "evidence/faits.yaml", "roles.yaml"
LATE = tuple(one for one in HORIZONS if one > HOUR)
AFTER_A_DAY = (72 * HOUR, 7 * DAY, 28 * DAY)


def test_a_function_with_everything_has_no_hole() -> None:
    assert line(more={KITS: STORES}).holes == ()


def test_nothing_is_asked_before_the_unit_can_no_longer_wait() -> None:
    cells = {cell.horizon: cell for cell in line((UNITS, "paper: F-10", "paper: F-99"), more={KITS: ""}).cells}
    assert [one for one, cell in cells.items() if not cell.due] == [30 * MINUTE, HOUR]
    assert cells[HOUR].lacks == ()
    assert cells[4 * HOUR].lacks == (Reason.NO_PAPER,)


def test_a_loss_that_calls_for_nothing_of_the_unit_s_is_a_hole_that_names_it() -> None:
    found = hole(line((UNITS, "needs: [dpi]", "needs: [dpi, labo]"), more={KITS: STORES}), Reason.NO_PROCEDURE)
    assert found is not None
    assert (found.about, found.horizons, found.harm) == (("labo",), LATE, Harm.VITAL)


def test_what_replaces_one_another_is_only_lost_together() -> None:
    either = (UNITS, "needs: [dpi]", "needs: [{any: [dpi, copie-a]}]")
    (way,) = line(either).ways
    assert way.lost == {"dpi", "copie-a"}
    assert way.runbooks == ("sans-dossier",)


def test_a_loss_underneath_calls_for_the_procedure_of_what_stands_on_it() -> None:
    (way,) = line((UNITS, "needs: [dpi]", "needs: [reseau]")).ways
    assert way.runbooks == ("sans-dossier",)


def test_the_procedure_of_another_kind_of_unit_does_not_answer() -> None:
    assert hole(line((PROCEDURE, "kind: hospitalisation", "kind: bloc")), Reason.NO_PROCEDURE)


@pytest.mark.parametrize(
    ("before", "after", "silent"),
    [
        ("{phase: long, starts: 4 h,", "{phase: long, starts: 4 h, ends: 72 h,", (7 * DAY, 28 * DAY)),
        ("ends: 4 h", "ends: 1 h", ()),
        ("{phase: long, starts: 4 h,", "{phase: long, starts: 24 h,", (8 * HOUR,)),
        ("{phase: long, starts: 4 h,", "{phase: catch_up, starts: 4 h,", (8 * HOUR, 24 * HOUR, *AFTER_A_DAY)),
        ("lasting: 20 min", "lasting: 8 h", (4 * HOUR,)),
    ],
)
def test_a_procedure_with_no_phase_open_at_that_hour_is_silent(
    before: str, after: str, silent: tuple[timedelta, ...]
) -> None:
    found = hole(line((PROCEDURE, before, after), more={KITS: STORES}), Reason.STOPS)
    assert (found.horizons if found else ()) == silent


def test_the_sheets_are_those_of_the_beds_and_of_the_arrivals_and_a_fifth_more() -> None:
    needed = {cell.horizon: cell.stock.needed for cell in line().cells if cell.stock}
    # (10 beds × 2 + 5 arrivals × 1) × 1.2 = 30 a day.
    assert (needed[30 * MINUTE], needed[24 * HOUR], needed[28 * DAY]) == (1, 30, 840)


def test_a_kit_that_is_one_sheet_short_is_a_hole_from_that_hour_on() -> None:
    found = hole(line((KITS, "count: 30", "count: 29"), more={}), Reason.SHEETS)
    assert found is not None
    assert found.horizons == (24 * HOUR, *AFTER_A_DAY)


def test_without_a_store_the_sheets_end_with_the_kit() -> None:
    found = hole(line(), Reason.SHEETS)
    assert found is not None
    assert (found.horizons, found.lacking) == (AFTER_A_DAY, 810)


def test_a_pole_store_answers_once_the_kit_has_lasted_its_time() -> None:
    cells = {cell.horizon: cell.stock for cell in line(more={KITS: STORES}).cells}
    day, three = cells[24 * HOUR], cells[72 * HOUR]
    assert day
    assert three
    assert (day.pole, three.pole, three.lacking) == (None, 60, 0)


def test_a_pole_store_is_shared_by_the_units_of_the_site() -> None:
    twin = """
- id: chirurgie
  title: Chirurgie
  site: mercure
  kind: hospitalisation
  beds: 10
  admissions: 5
  tolerates: 1 h
  restoration_rank: 7
  decides: {day: cadre, out_of_hours: infirmier}
  functions: {prescription: {needs: [dpi], paper: F-10, place: kit}}
"""
    one = hospital((KITS, "count: 30", "count: 60"), more={KITS: STORES, UNITS: twin}).lines[0]
    found = hole(one, Reason.SHEETS)
    assert found is not None
    assert found.horizons == (72 * HOUR,)


def test_the_kit_of_a_unit_is_nobody_s_store_whatever_its_site() -> None:
    elsewhere = """
- id: venus-1
  title: Accueil
  site: venus
  kind: admissions
  tolerates: 1 h
  restoration_rank: 7
  decides: {day: cadre, out_of_hours: infirmier}
  functions: {registre: {needs: [dpi], paper: F-10, place: reserve-du-pole}}
"""
    stock = line(more={KITS: STORES, UNITS: elsewhere}).cells[5].stock
    assert stock is not None
    assert (stock.pole, stock.lacking) == (None, 60)


def test_one_copy_in_the_central_store_is_a_master_to_make_the_others_from() -> None:
    last = line(more={KITS: STORES}).cells[-1].stock
    assert last is not None
    # 840 sheets, less 30 in the kit, 60 in the pole's store and the master itself.
    assert (last.central, last.lacking, last.to_copy) == (1, 0, 749)


def test_a_central_store_without_the_form_gives_nothing() -> None:
    found = hole(
        line((KITS, "{form: F-10, count: 1}", "{thing: Ramette, count: 1}"), more={KITS: STORES}), Reason.SHEETS
    )
    assert found is not None
    assert found.horizons == (7 * DAY, 28 * DAY)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (UNITS, "  admissions: 5\n", ""),
        (FORM, "per_bed_day: 2\nper_admission: 1\n", ""),
        (UNITS, "place: kit", "place: medecine"),
    ],
)
def test_what_cannot_be_counted_is_not_called_enough(path: str, before: str, after: str) -> None:
    assert hole(line((path, before, after), more={KITS: STORES}), Reason.UNCOUNTED)


def test_a_unit_without_beds_counts_whom_it_sees() -> None:
    stock = line((UNITS, "  beds: 10\n", "")).cells[4].stock
    assert stock is not None
    assert stock.needed == 6


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (KITS, "place: medecine", "place: magasin"),
        (KITS, "place: medecine", "place: armoire"),
        (KITS, "place: medecine", "place: reserve"),
    ],
)
def test_paper_at_another_site_or_behind_what_is_lost_is_lost_too(path: str, before: str, after: str) -> None:
    room = "- {id: reserve, title: Réserve du pôle, kind: room}\n"
    ward = (SYSTEMS, "relies_on: [reseau]", "relies_on: [reseau, reserve]")
    needs = (UNITS, "needs: [dpi]", "needs: [reserve]")
    assert hole(line((path, before, after), ward, needs, more={SYSTEMS: room, KITS: STORES}), Reason.PLACE_LOST)


def test_a_draft_answers_but_is_not_enough() -> None:
    one = line((PROCEDURE, "status: approved", "status: draft"), more={KITS: STORES})
    assert reasons(one) == {Reason.NOT_APPROVED}
    assert one.cells[2].answering == ("sans-dossier",)


def test_whoever_decides_at_night_must_be_there_at_night() -> None:
    one = line((UNITS, "out_of_hours: infirmier", "out_of_hours: cadre"), more={KITS: STORES})
    found = hole(one, Reason.NOBODY_AT_NIGHT)
    assert found is not None
    assert found.about == ("cadre",)


@pytest.mark.parametrize(
    ("before", "after", "reason"),
    [
        ("kind: partial_exercise", "kind: technical_test", Reason.NEVER_EXERCISED),
        ("kind: partial_exercise", "kind: training", Reason.NEVER_EXERCISED),
        ("outcome: passed", "outcome: planned", Reason.NEVER_EXERCISED),
        ("2026-08-20", "2027-01-10", Reason.NEVER_EXERCISED),
        ("2026-08-20", "2025-11-21", Reason.TOO_OLD),
        ("2026-08-20", "2025-11-22", None),
        ("kind: partial_exercise", "kind: real_activation", None),
        ("kind: partial_exercise", "kind: tabletop", None),
        ("units: [medecine]", "units: []", None),
    ],
)
def test_only_a_recent_exercise_of_care_without_tools_counts(before: str, after: str, reason: Reason | None) -> None:
    assert reasons(line((EVIDENCE, before, after), more={KITS: STORES})) == ({reason} if reason else set())


def test_an_exercise_of_its_own_is_told_before_a_later_one_elsewhere_and_the_next_is_told_too() -> None:
    more = """
- {id: ailleurs, title: Ailleurs, kind: tabletop, date: 2026-10-01, outcome: passed, runbooks: [sans-dossier],
   units: [bloc]}
- {id: bientot, title: Bientôt, kind: full_exercise, date: 2027-01-14, outcome: planned, runbooks: [sans-dossier]}
"""
    practised = line(more={EVIDENCE: more}).practice
    assert practised.last
    assert practised.planned
    assert (practised.last.id, practised.own, practised.planned.id) == ("exercice", True, "bientot")


def test_the_holes_that_kill_come_first() -> None:
    other = """
- id: archives
  title: Archives
  site: mercure
  kind: dim
  impact: {30 min: faible}
  tolerates: 0 min
  restoration_rank: 0
  decides: {day: cadre, out_of_hours: infirmier}
  functions: {rangement: {needs: [labo], paper: F-10, place: kit}}
"""
    assert [hole.unit for hole in hospital(more={UNITS: other}).holes][:2] == ["medecine", "archives"]
