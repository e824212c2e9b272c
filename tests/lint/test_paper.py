"""PAP: what is on the shelf, where, and in what number; and what is no finding."""

import pytest

from degraded_mode.source.findings import Finding
from tests.lint.decor import BEING_WRITTEN, PROCEDURE, findings, steps

UNIT = """- id: %s
  title: Urgences
  site: mercure
  kind: urgences
  beds: 10
  admissions: 20
  tolerates: 1 h
  restoration_rank: 1
  decides: {day: cadre, out_of_hours: medecin}
  functions: {soins: {needs: [dpi], paper: F-01, place: kit-urgences}}
"""
KIT = """- id: kit-urgences
  title: Kit des urgences
  place: poste-de-soins
  horizon: 24 h
  sealed: Plomb
  checked_by: infirmier
  check_every: 30 d
  envelopes: [{title: Soins, items: [{form: F-01, count: %d}]}]
"""


def pap(extracts: dict[str, str]) -> list[Finding]:
    return [one for one in findings(extracts) if one.code.startswith("PAP")]


def codes(extracts: dict[str, str]) -> list[str]:
    return [one.code for one in pap(extracts)]


@pytest.mark.parametrize(
    ("count", "form", "found"),
    [
        # 10 lits × 2 × 1,2 = 24 feuilles par jour, 8 en huit heures.
        (24, "per_bed_day: 2\nidentity_zone: true\n", []),
        (23, "per_bed_day: 2\nidentity_zone: true\n", ["PAP009"]),
        (8, "per_bed_day: 2\nidentity_zone: true\n", ["PAP009"]),
        (7, "per_bed_day: 2\nidentity_zone: true\n", ["PAP008"]),
        (1, "", []),
    ],
)
def test_a_kit_is_reckoned_once_for_eight_hours_and_for_its_day(count: int, form: str, found: list[str]) -> None:
    assert codes({"units.yaml": UNIT % "urgences", "kits.yaml": KIT % count, "forms/F-01.yaml": form}) == found


def test_those_who_share_a_kit_are_reckoned_together_and_told_once() -> None:
    both = f"{UNIT % 'urgences'}{(UNIT % 'urgences-enfants').replace('title: Urgences', 'title: Enfants')}"
    checked = "- {id: k, title: K, kind: kit_check, date: 2026-11-12, outcome: passed, units: [urgences]}\n"
    (one,) = pap(
        {
            "units.yaml": both,
            "kits.yaml": KIT % 15,
            "forms/F-01.yaml": "per_bed_day: 2\nidentity_zone: true\n",
            "evidence/kits.yaml": checked,
            PROCEDURE: "applies_to: {kind: urgences}\n",
        }
    )
    assert one.code == "PAP008"
    assert "1 feuille de F-01" in one.message.replace("\u00a0", " ")
    assert "« Urgences » et « Enfants »" in one.message.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("evidence", "late"),
    [
        ("date: 2026-10-23, outcome: passed, units: [urgences]", False),
        ("date: 2026-10-22, outcome: passed, units: [urgences]", True),
        ("date: 2026-11-12, outcome: failed, units: [urgences]", False),
        ("date: 2026-11-12, outcome: planned, units: [urgences]", True),
        ("date: 2026-11-12, outcome: passed, units: []", True),
    ],
)
def test_a_kit_is_late_from_the_day_after_its_rhythm(evidence: str, late: bool) -> None:
    checked = f"- {{id: kits-2026-11, title: K, kind: kit_check, {evidence}}}\n"
    assert codes({"units.yaml": UNIT % "urgences", "evidence/kits.yaml": checked}) == (["PAP015"] if late else [])


def test_the_kit_of_a_unit_whose_plan_is_being_written_is_not_late() -> None:
    never = {
        "evidence/kits.yaml": "- {id: kits-2026-11, title: T, kind: training, date: 2026-11-12, outcome: passed}\n"
    }
    assert codes({"units.yaml": UNIT % "urgences", **never}) == ["PAP015"]
    assert codes({"units.yaml": UNIT % "urgences", **never, **BEING_WRITTEN}) == []


@pytest.mark.parametrize(
    ("form", "found"),
    [
        ("title: Registre des prescriptions\n", []),
        ("title: Ordonnance\n", ["PAP010", "PAP012"]),
        ("title: Organisation administrative\n", []),
        ("per_admission: 1\n", ["PAP011"]),
        ("per_admission: 1\nfields: [{id: a, label: Né(e) le, type: date, reentry: A1}]\n", []),
        ("per_admission: 1\nfields: [{id: a, label: Étiquette, type: sticker, reentry: C}]\n", []),
        ("title: État des présents\nper_bed_day: 1\n", []),
    ],
)
def test_a_sheet_says_which_patient_unless_it_lists_several(form: str, found: list[str]) -> None:
    assert sorted(set(codes({"forms/F-01.yaml": form}))) == found


def test_a_sheet_is_known_to_treat_by_the_function_that_it_replaces() -> None:
    unit = (UNIT % "urgences").replace("soins:", "prescription-de-sortie:")
    assert set(codes({"units.yaml": unit})) == {"PAP010", "PAP012"}


def test_what_lacks_on_a_treatment_sheet_is_told_together() -> None:
    columns = (
        "columns: [{id: h, label: Heure, type: time, reentry: A2}, {id: s, label: Donné par, type: text, reentry: A2}]"
    )
    form = (
        "title: Plan d'administration\nidentity_zone: true\nallergy_box: true\n"
        f"fields: [{{id: t, label: Prises, type: table, reentry: A2, {columns}}}]\n"
    )
    (one,) = pap({"forms/F-01.yaml": form})
    assert (one.code, one.values) == ("PAP012", ("la date",))


SECOND = """id: F-02
title: Registre
version: "1"
copies: [registre]
fields: [{id: a, label: A, type: lines, reentry: C}]
"""
FAR = KIT.replace("kit-urgences", "kit-reserve").replace("poste-de-soins", "archives").replace("F-01", "F-02") % 9
ARCHIVES = (
    'places: [{id: poste-de-soins, title: "Poste, 1er étage", site: mercure}, '
    '{id: archives, title: "Archives, sous-sol", site: mercure}]\n'
)


@pytest.mark.parametrize(
    ("step", "phase", "more", "found"),
    [
        ("do: Noter., forms: [F-02]", "reflex", "", ["PAP014"]),
        ("do: Noter., forms: [F-02], place: archives", "reflex", "", []),
        ("issue: {form: F-02, place: kit-reserve}", "reflex", "", []),
        ("issue: {form: F-02, place: archives}", "reflex", "", []),
        ("do: Noter., forms: [F-02]", "reflex", "key_facts: [{kit: kit-reserve}]\n", []),
        ("do: Compter., forms: [F-02]", "catch_up", "", []),
        ("collect: {form: F-02, place: archives, check: Tout.}", "reflex", "", []),
    ],
)
def test_a_form_is_within_reach_in_the_kits_of_the_unit_of_the_step_or_of_the_page(
    step: str, phase: str, more: str, found: list[str]
) -> None:
    extracts = steps(f"- {{id: a, {step}, role: infirmier}}", phase)
    extracts[PROCEDURE] += more
    shelves = {"establishment.yaml": ARCHIVES, "forms/F-02.yaml": SECOND, "kits.yaml": FAR}
    assert codes({**extracts, **shelves, "units.yaml": UNIT % "urgences"}) == found


def test_a_unit_without_a_kit_is_not_told_what_it_lacks_there() -> None:
    shelves = {"establishment.yaml": ARCHIVES, "forms/F-02.yaml": SECOND, "kits.yaml": FAR}
    assert codes({**steps("- {id: a, do: Noter., forms: [F-02], role: infirmier}"), **shelves}) == []


NUMBERED = {
    "establishment.yaml": ARCHIVES,
    "forms/F-02.yaml": SECOND,
    "forms/F-03.yaml": SECOND.replace("F-02", "F-03").replace("Registre", "Suivi") + "numbered: {series: S}\n",
    "kits.yaml": KIT % 40 + FAR + FAR.replace("kit-reserve", "kit-suivi").replace("F-02", "F-03"),
}
USED = "- {id: a, do: Écrire., forms: [F-01, F-03], place: archives, role: infirmier}\n"
PUT_AWAY = "- {id: b, do: Ranger., forms: [F-03], role: infirmier}\n"


@pytest.mark.parametrize(
    ("afterwards", "found"),
    [
        ("- {id: b, do: Relire., role: infirmier}", []),  # RET010 says that nobody puts it away.
        (PUT_AWAY, ["PAP018"]),
        ("- {id: b, collect: {form: F-03, place: poste-de-soins, check: Numéros.}, role: cadre}", []),
        ("- {id: b, reenter: {form: F-03, within: 24 h, checked_by: cadre, check: all}, role: infirmier}", []),
        (PUT_AWAY + "- {id: c, collect: {form: F-02, place: poste-de-soins, check: Numéros.}, role: cadre}", []),
    ],
)
def test_a_numbered_sheet_is_counted_keyed_in_or_listed(afterwards: str, found: list[str]) -> None:
    assert codes({**NUMBERED, **steps(USED, afterwards=afterwards)}) == found


def test_a_numbered_form_that_nobody_uses_is_not_missed() -> None:
    assert codes(NUMBERED) == []
