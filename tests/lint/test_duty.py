"""Who answers for a procedure, and who is there at 03:00."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps

TRIGGER = """trigger:
  any: [{lost: dpi, lasting: 15 min}]
  declared_by: {day: cadre, out_of_hours: %s}
  may_alone: Passer au papier.
"""


def codes(*extracts: dict[str, str]) -> list[str]:
    return [finding.code for finding in findings({key: text for one in extracts for key, text in one.items()})]


@pytest.mark.parametrize(("role", "found"), [("medecin", []), ("informaticien", []), ("cadre", ["GOV008"])])
def test_who_declares_at_night_is_present_or_on_call(role: str, found: list[str]) -> None:
    assert codes({PROCEDURE: TRIGGER % role}) == found


def test_the_deputy_who_is_there_is_proposed() -> None:
    (finding,) = findings({PROCEDURE: TRIGGER % "cadre"})
    assert finding.advice == "écrire « infirmier », son suppléant, qui est là."
    assert [place.record for place in finding.related] == ["role cadre"]


def test_who_decides_in_a_unit_at_night_is_there_too() -> None:
    unit = (
        "- {id: urgences, title: Urgences, site: mercure, kind: urgences, tolerates: 1 h, restoration_rank: 1, "
        "decides: {day: cadre, out_of_hours: chef-de-pole}}"
    )
    (finding,) = findings({"units.yaml": unit})
    assert (finding.code, finding.place.record) == ("GOV008", "unit urgences")


def test_a_role_that_a_site_leaves_without_anybody_is_said_of_the_site() -> None:
    site = {"sites/mercure/roles.yaml": "- {id: medecin, on_duty: {day: 1, night: 0, weekend: 0}}"}
    found = findings(site)
    assert {(finding.code, finding.place.site) for finding in found} == {("GOV008", "mercure")}
    assert {finding.place.record for finding in found} == {"runbook sans-dossier", "unit urgences"}


def vital(role: str) -> dict[str, str]:
    return steps(f"- {{id: a, do: Ventiler., role: {role}, vital: true}}")


@pytest.mark.parametrize(
    ("role", "found"), [("medecin", []), ("cadre", []), ("chef-de-pole", ["GOV010"]), ("informaticien", [])]
)
def test_a_vital_step_has_somebody_at_night_if_only_a_deputy(role: str, found: list[str]) -> None:
    assert codes(vital(role)) == found


def test_deputies_of_one_another_are_nobody() -> None:
    roles = """
- {id: chef-de-pole, title: Chef, family: medical, deputy: qualite, on_duty: {day: 1, night: 0, weekend: 0}}
- {id: qualite, title: Qualité, family: quality, deputy: chef-de-pole, on_duty: {day: 1, night: 0, weekend: 0}}
"""
    assert codes({"roles.yaml": roles}, vital("chef-de-pole")) == ["GOV010"]


def checked(doer: str, second: str, phase: str = "reflex") -> dict[str, str]:
    step = f"- {{id: a, do: Contrôler., role: {doer}, confirmed_by: {second}, risk: dose}}"
    return steps(step, phase)


@pytest.mark.parametrize(
    ("doer", "second", "found"),
    [
        ("medecin", "infirmier", []),
        ("medecin", "medecin", ["GOV011"]),
        ("cadre", "infirmier", []),
        ("infirmier", "cadre", []),
    ],
)
def test_the_second_person_is_another_one(doer: str, second: str, found: list[str]) -> None:
    assert codes(checked(doer, second)) == found


def test_a_deputy_alone_at_night_would_confirm_what_he_did() -> None:
    alone = {"roles.yaml": "- {id: infirmier, title: Infirmier, family: care, on_duty: {day: 4, night: 1, weekend: 3}}"}
    assert codes(alone, checked("infirmier", "cadre")) == ["GOV011"]
    assert codes(alone, checked("infirmier", "cadre", phase="catch_up")) == []
    assert codes(alone, checked("infirmier", "infirmier", phase="catch_up")) == ["GOV011"]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("review_by: 2026-11-21", ["GOV004"]),
        ("review_by: 2026-11-22", ["GOV006"]),
        ("review_by: 2027-01-21", ["GOV006"]),
        ("review_by: 2027-01-22", []),
        ("review_by: 2026-06-15", ["GOV004", "GOV007"]),
        ("effective: 2026-06-12", []),
        ("approval: {by: chef-de-pole, date: 2026-11-23, quality: qualite}", ["GOV007", "GOV007"]),
        ("status: review", []),
        ("status: suspended", []),
    ],
)
def test_the_dates_of_a_procedure_are_in_order(written: str, found: list[str]) -> None:
    assert sorted(codes({PROCEDURE: written})) == found


def test_a_procedure_in_review_needs_no_approval_yet() -> None:
    extracts = steps("- {id: a, do: Lire., role: cadre}")
    (finding,) = findings(
        {PROCEDURE: extracts[PROCEDURE] + "approval: {by: cadre, date: 2026-06-12, quality: qualite}\n"}
    )
    assert finding.code == "GOV003"
    assert [place.record_route for place in finding.related] == [("author",)]
