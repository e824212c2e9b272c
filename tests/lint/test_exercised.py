"""What is approved was tried by those who use it, in this version, and lately."""

import pytest

from tests.lint.decor import PROCEDURE, codes, findings

VITAL = {
    "units.yaml": (
        "- {id: urgences, title: Urgences, site: mercure, kind: urgences, tolerates: 1 h, restoration_rank: 1, "
        "impact: {1 h: vital}, decides: {day: cadre, out_of_hours: medecin}}\n"
    )
}


def done(
    day: str = "2026-09-22",
    outcome: str = "passed",
    kind: str = "partial_exercise",
    units: str = "[urgences]",
    *,
    name: str = "exercice",
) -> str:
    return (
        f"- {{id: {name}, title: Essai, kind: {kind}, date: {day}, outcome: {outcome}, "
        f"runbooks: [sans-dossier], units: {units}}}\n"
    )


def tried(*several: str) -> dict[str, str]:
    return {"evidence/exercices.yaml": "".join(several)}


def history(version: str, *changes: tuple[str, str]) -> dict[str, str]:
    written = ", ".join(f'{{version: "{number}", date: {day}, what: Écrite.}}' for number, day in changes)
    dates = "approval: {by: chef-de-pole, date: 2026-10-20, quality: qualite}\neffective: 2026-10-20\n"
    return {PROCEDURE: f'version: "{version}"\nchanges: [{written}]\n{dates}'}


@pytest.mark.parametrize(
    ("evidence", "found"),
    [
        (done(), []),
        (done(kind="tabletop"), []),
        (done(kind="real_activation", outcome="passed_with_gaps"), []),
        (done(units="[]"), []),
        (done(kind="technical_test"), ["GOV013"]),
        (done(kind="training"), ["GOV013"]),
        (done(outcome="planned"), ["GOV013"]),
        (done(day="2026-12-01", outcome="planned"), ["GOV013"]),
        (done(units="[ailleurs]"), ["GOV013"]),
    ],
)
def test_an_approved_procedure_was_tried_by_its_unit(evidence: str, found: list[str]) -> None:
    ward = "- {id: ailleurs, title: Ailleurs, site: mercure, kind: bloc, tolerates: 1 h, restoration_rank: 2, "
    units = {"units.yaml": f"{ward}decides: {{day: cadre, out_of_hours: infirmier}}}}\n"}
    assert codes(units | tried(evidence), "GOV") == found


def test_what_is_not_approved_need_not_have_been_tried() -> None:
    assert codes({PROCEDURE: "status: review\n"} | tried(done(kind="training"))) == []


@pytest.mark.parametrize(
    ("version", "changes", "found"),
    [
        ("2.0", [("2.0", "2026-10-01")], ["GOV013"]),
        ("2.1", [("2.1", "2026-10-01"), ("2.0", "2026-09-01")], []),
        ("2.1", [("2.1", "2026-10-01"), ("1.0", "2026-09-01")], ["GOV013"]),
        ("2.1", [("2.1", "2026-10-01")], []),
        ("2.1", [], []),
    ],
)
def test_a_trial_counts_since_the_major_version_began(
    version: str, changes: list[tuple[str, str]], found: list[str]
) -> None:
    assert codes(history(version, *changes), "GOV") == found


def test_the_exercise_to_come_is_told() -> None:
    (finding,) = findings(tried(done("2027-01-14", "planned")))
    assert finding.code == "GOV013"
    assert finding.advice.endswith("Un exercice est prévu le 14/01/2027.")


@pytest.mark.parametrize(
    ("day", "vital", "ordinary"),
    [
        ("2025-11-22", [], []),
        ("2025-11-21", ["GOV014"], ["GOV014"]),
        ("2024-11-23", ["GOV014"], ["GOV014"]),
        ("2024-11-21", ["GOV015"], ["GOV014"]),
    ],
)
def test_an_exercise_grows_old(day: str, vital: list[str], ordinary: list[str]) -> None:
    assert codes(VITAL | tried(done(day))) == vital
    assert codes(tried(done(day))) == ordinary


def test_a_vital_procedure_never_exercised_counts_from_its_first_known_day() -> None:
    since = history("1.1", ("1.1", "2026-10-01"), ("1.0", "2024-03-01"))
    assert codes(VITAL | since | tried(done(kind="training"))) == ["GOV015"]
    since = history("1.1", ("1.1", "2026-10-01"), ("1.0", "2025-03-01"))
    assert codes(VITAL | since | tried(done(kind="training"))) == ["GOV013"]


FAILED = done("2026-10-13", "failed", name="nuit")


@pytest.mark.parametrize(
    ("evidence", "changes", "found"),
    [
        ([done(), FAILED], [], ["GOV016"]),
        ([done(), FAILED], [("1.1", "2026-10-15")], []),
        ([done(), FAILED], [("1.1", "2026-10-12")], ["GOV016"]),
        ([FAILED, done("2026-10-20", name="encore")], [], []),
    ],
)
def test_a_failure_stays_open_until_something_changes_or_succeeds(
    evidence: list[str], changes: list[tuple[str, str]], found: list[str]
) -> None:
    assert codes(history("1.1", *changes) | tried(*evidence), "GOV") == found
