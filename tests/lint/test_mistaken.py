"""Nobody takes one procedure for another, nor is sent round between two."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps

CHECK = (
    "- {id: essayer, check: Ouvrir un dossier., expect: Aucun ne s'ouvre., if_not: {do: Signaler.}, role: infirmier}"
)


def codes(*extracts: dict[str, str]) -> list[str]:
    everything = {path: text for one in extracts for path, text in one.items()}
    return [finding.code for finding in findings(everything)]


def another(
    step: str = CHECK, *, unit: str = "{unit: urgences}", loses: str = "reseau", more: str = ""
) -> dict[str, str]:
    """A second procedure, of the same unit unless it says otherwise."""
    return {
        "procedures/seconde.yaml": f"""id: seconde
code: PD-URG-02
title: Seconde
applies_to: {unit}
version: "1.0"
status: review
author: cadre
owner: medecin
situation: Les écrans sont figés.
lost: [{loses}]
trigger:
  any: [{{lost: {loses}, lasting: 15 min}}]
  declared_by: {{day: cadre, out_of_hours: medecin}}
  may_alone: Passer au papier.
stand_down: Les écrans reviennent.
keep: [Urgences vitales]
stop: [Statistiques]
{more}phases:
  - phase: reflex
    steps:
      {step}
"""
    }


def leaving(check: str, expect: str, to: str) -> str:
    return f"- {{id: essayer, check: {check}, expect: {expect}, if_not: {{leave_to: {to}}}, role: infirmier}}"


def test_two_procedures_that_ask_contrary_questions_may_send_to_one_another() -> None:
    here = leaving("Ouvrir un dossier.", "Il s'ouvre.", "seconde")
    there = leaving("Ouvrir un dossier.", "Il ne s'ouvre pas.", "sans-dossier")
    assert codes(steps(here), another(there)) == []


def test_two_procedures_that_ask_the_same_question_send_round() -> None:
    same = "Ouvrir un dossier.", "Il s'ouvre."
    assert codes(steps(leaving(*same, "seconde")), another(leaving(*same, "sans-dossier"))) == ["REF013"]


def test_leaving_for_a_procedure_that_sends_straight_back_turns_round() -> None:
    straight = "- {id: ouvrir, activate: sans-dossier, role: cadre}"
    here = steps(leaving("Ouvrir un dossier.", "Il s'ouvre.", "seconde"))
    # It does not verify its situation either.
    assert codes(here, another(straight)) == ["REF013", "REF014"]
    later = f"{CHECK}\n      {straight}"
    assert codes(here, another(later)) == []


def test_a_unit_with_one_procedure_cannot_take_the_wrong_one() -> None:
    ward = (
        "- {id: medecine, title: Médecine, site: mercure, kind: hospitalisation, tolerates: 1 h, restoration_rank: 2, "
    )
    units = {"units.yaml": f"{ward}decides: {{day: cadre, out_of_hours: infirmier}}}}\n"}
    plain = "- {id: lire, do: Lire., role: cadre}"
    assert codes(units, another(plain, unit="{unit: medecine}")) == []
    assert codes(units, another(plain)) == ["REF014", "REF014"]


def test_a_look_alike_of_another_service_need_not_answer() -> None:
    ward = (
        "- {id: medecine, title: Médecine, site: mercure, kind: hospitalisation, tolerates: 1 h, restoration_rank: 2, "
    )
    units = {"units.yaml": f"{ward}decides: {{day: cadre, out_of_hours: infirmier}}}}\n"}
    more = "look_alikes: [sans-dossier]\n"
    assert codes(units, another(unit="{unit: medecine}", more=more)) == []
    assert codes(steps(CHECK), another(more=more)) == ["REF015"]


@pytest.mark.parametrize(
    ("loses", "more", "found"),
    [
        ("dpi", "", ["REF016"]),
        ("dpi", "inhibits: [sans-dossier]\n", []),
        ("reseau", "", []),
    ],
)
def test_the_same_losses_call_for_one_procedure(loses: str, more: str, found: list[str]) -> None:
    assert codes(steps(CHECK), another(loses=loses, more=more)) == found


def test_a_procedure_that_opens_another_says_how_they_go_together() -> None:
    opening = f"{CHECK}\n- {{id: ouvrir, activate: seconde, role: cadre}}"
    assert codes(steps(opening), another(loses="dpi")) == []


def test_what_nobody_follows_at_one_site_may_be_followed_at_another() -> None:
    opening = steps(f"{CHECK}\n- {{id: ouvrir, activate: seconde, role: cadre}}")
    assert codes(opening, another(unit="{kind: bloc}")) == ["REF017"]
    bloc = "- {id: bloc, title: Bloc, site: venus, kind: bloc, tolerates: 1 h, restoration_rank: 2, "
    sites = {
        "establishment.yaml": (
            "sites: [{id: mercure, title: Mercure, has: Urgences}, {id: venus, title: Vénus, has: Bloc}]\n"
        ),
        "units.yaml": f"{bloc}decides: {{day: cadre, out_of_hours: infirmier}}}}\n",
        "sites/mercure/systems.yaml": "- {id: dpi, looks_like: Écran blanc.}\n",
    }
    assert codes(opening, sites, another(unit="{kind: bloc}")) == []


def test_a_procedure_of_the_cell_may_wait_for_an_order() -> None:
    declared = "  declared_by: {day: cadre, out_of_hours: medecin}\n  may_alone: Rien.\n"
    assert codes({PROCEDURE: f"lost: []\ntrigger:\n  any: [{{ordered_by: cadre}}]\n{declared}"}) == []
