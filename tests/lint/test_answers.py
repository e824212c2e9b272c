"""COU: what a unit loses is answered, by whom, at which hours, and what is no finding."""

import pytest

from tests.lint.decor import BEING_WRITTEN, PROCEDURE, findings

LABO = "- {id: labo, title: Logiciel du laboratoire, kind: application, relies_on: reseau}\n"
UNIT = """- id: {id}
  title: {id}
  site: {site}
  kind: urgences
  impact: {impact}
  tolerates: 1 h
  restoration_rank: 1
  decides: {{day: cadre, out_of_hours: medecin}}
  functions: {{soins: {{needs: {needs}, paper: F-01, place: kit-urgences}}}}
"""


def unit(needs: str = "[labo]", impact: str = "{4 h: vital}", site: str = "mercure", id: str = "urgences") -> str:
    return UNIT.format(id=id, needs=needs, impact=impact, site=site)


def codes(extracts: dict[str, str], family: str = "COU") -> list[str]:
    """The codes of the family, but of COU012: the laboratory's software serves nobody in most of these."""
    found = findings({"systems.yaml": LABO, **extracts})
    return [one.code for one in found if one.code.startswith(family) and one.code != "COU012"]


@pytest.mark.parametrize(
    ("impact", "found"),
    [("{4 h: vital}", ["COU001"]), ("{4 h: fort}", ["COU002"]), ("{}", ["COU002"]), ("{28 d: vital}", ["COU001"])],
)
def test_a_loss_that_calls_for_nothing_is_as_serious_as_what_it_leads_to(impact: str, found: list[str]) -> None:
    assert codes({"units.yaml": unit(impact=impact)}) == found


def test_several_functions_lost_with_one_tool_are_told_once() -> None:
    several = unit().replace(
        "functions: {soins:", "functions: {tri: {needs: [labo], paper: F-01, place: urgences}, soins:"
    )
    (one,) = [one for one in findings({"systems.yaml": LABO, "units.yaml": several}) if one.code == "COU001"]
    assert "les fonctions « soins » et « tri »" in one.message.replace("\u00a0", " ")


@pytest.mark.parametrize("needs", ["[dpi]", "[reseau]", "[{any: [dpi, labo]}]"])
def test_what_calls_for_a_procedure_of_the_unit_is_answered(needs: str) -> None:
    assert codes({"units.yaml": unit(needs, impact="{}")}) == []


def test_a_unit_whose_only_procedures_are_being_written_is_left_alone() -> None:
    assert codes({"units.yaml": unit(), **BEING_WRITTEN}) == []


def test_a_unit_without_any_procedure_is_told_once_its_site_has_some_in_force() -> None:
    other = f"{unit('[dpi]', '{}')}{unit(id='bloc').replace('kind: urgences', 'kind: bloc')}"
    assert codes({"units.yaml": other}) == ["COU001"]
    assert codes({"units.yaml": other, **BEING_WRITTEN}) == []


def test_a_system_that_nothing_declares_is_told_by_its_name_only() -> None:
    assert codes({"units.yaml": unit("[tamtam]")}, "") == ["REF001"]


def test_nothing_is_said_unanswered_when_a_procedure_cannot_be_read() -> None:
    assert codes({"units.yaml": unit(), "procedures/autre.yaml": "id: autre\nbroken: [\n"}) == []


def phases(*windows: str) -> str:
    steps = "steps: [{id: %s, do: Ouvrir le kit papier., role: infirmier}]"
    return "phases:\n" + "".join(f"  - {{{window}, {steps % f'a{rank}'}}}\n" for rank, window in enumerate(windows))


@pytest.mark.parametrize(
    ("windows", "found"),
    [
        (("phase: reflex, starts: 0 min",), []),
        (("phase: reflex, starts: 0 min, ends: 72 h",), ["COU003"]),
        (("phase: reflex, starts: 0 min, ends: 4 h", "phase: long, starts: 8 h"), []),
        (("phase: reflex, starts: 0 min, ends: 4 h", "phase: long, starts: 24 h"), ["COU003"]),
        (("phase: reflex, starts: 0 min, ends: 4 h", "phase: return"), ["COU003"]),
    ],
)
def test_each_hour_at_which_the_stop_is_vital_has_an_open_phase(windows: tuple[str, ...], found: list[str]) -> None:
    assert codes({"units.yaml": unit("[dpi]"), PROCEDURE: phases(*windows)}) == found


def test_the_hours_of_a_stop_that_is_never_vital_may_be_empty() -> None:
    short = phases("phase: reflex, starts: 0 min, ends: 4 h")
    assert codes({"units.yaml": unit("[dpi]", "{4 h: fort}"), PROCEDURE: short}) == []


SLIPS = """trigger:
  any: [{lost: dpi, lasting: 15 min}]
  declared_by: {day: cadre, out_of_hours: medecin}
  may_alone: Passer au papier.
"""
TWO_SITES = (
    "sites: [{id: mercure, title: Mercure, has: Urgences}, {id: venus, title: Vénus, has: Cellule}]\n"
    'places: [{id: poste-de-soins, title: "Poste de soins, 1er étage", site: mercure}]\n'
)
CELL = """id: glisse
code: PD-CEL-01
title: L'heure glisse
applies_to: {kind: %s}
version: "1.0"
status: draft
author: cadre
owner: medecin
situation: L'heure recule.
trigger:
  any: [{return_slips: dpi}]
  declared_by: {day: cadre, out_of_hours: medecin}
  may_alone: Barrer l'heure.
stand_down: Le dossier s'ouvre.
phases: [{phase: reflex, steps: [{id: barrer, do: Barrer l'heure., role: cadre}]}]
"""


def lasting(kind: str) -> dict[str, str]:
    elsewhere = (
        f"- {{id: ailleurs, title: Ailleurs, site: venus, kind: {kind}, tolerates: 1 h, restoration_rank: 2, "
        "decides: {day: cadre, out_of_hours: medecin}}\n"
    )
    return {
        "establishment.yaml": TWO_SITES,
        "units.yaml": elsewhere,
        "procedures/annoncer.yaml": SLIPS,
        "procedures/glisse.yaml": CELL % kind,
        PROCEDURE: phases("phase: reflex, starts: 0 min, ends: 24 h", "phase: long, starts: 24 h"),
    }


def test_the_cell_foresees_a_late_return_for_every_site_and_another_unit_for_its_own() -> None:
    assert codes(lasting("cellule-de-crise")) == []
    assert codes(lasting("bloc")) == ["COU006"]


def test_opening_the_procedure_that_puts_care_off_reopens_what_is_put_off() -> None:
    put_off = """phases:
  - phase: reflex
    steps:
      - {id: a, do: Compter les fiches et la relève., role: cadre}
      - {id: b, activate: annoncer, role: cadre}
"""
    slips = SLIPS.replace("}]", "}, {return_slips: dpi}]", 1)
    assert codes({PROCEDURE: slips + put_off}) == ["COU007"]
    postpone = """phases:
  - phase: reflex
    starts: 0 min
    ends: 1 h
    steps:
      - id: reporter
        postpone: {what: [Soins], decided_by: medecin, classes: [{id: a, max_delay: 9 d, rule: postpone}],
          tell: {postponed: [annonce], maintained: [annonce]}, ledger: F-01, rebook: {role: cadre, within: 5 d}}
        role: cadre
"""
    assert codes({PROCEDURE: slips + put_off, "procedures/annoncer.yaml": postpone}) == []
