"""What gives way is said; routines, readings and approvals keep up with the plan."""

import pytest

from tests.lint.decor import PROCEDURE, codes, steps

VITAL = "- {id: a, do: Voir., role: infirmier, vital: true}"
EXERCISE = (
    "- {id: exercice, title: Essai, kind: tabletop, date: 2026-09-22, outcome: passed, runbooks: [sans-dossier]}\n"
)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("keep: [Vital]\nstop: []\nreduce: [Visites]\n", []),
        ("keep: [Vital]\nstop: []\n", ["GOV017"]),
        ("keep: []\nstop: [Visites]\n", ["GOV017"]),
    ],
)
def test_what_goes_on_and_what_gives_way_is_said(written: str, found: list[str]) -> None:
    assert codes({PROCEDURE: written}) == found


def test_a_procedure_of_the_cell_has_nothing_to_give_up() -> None:
    trigger = "trigger:\n  any: [{observed: Deux services sur papier.}]\n"
    declared = "  declared_by: {day: cadre, out_of_hours: medecin}\n  may_alone: Ouvrir la salle.\n"
    assert codes({PROCEDURE: f"keep: []\nstop: []\nlost: []\n{trigger}{declared}"}) == []


def routine(rhythm: str, *proofs: str) -> dict[str, str]:
    written = [
        f"- {{id: kits-{rank}, title: Kits, kind: kit_check, {proof}, routines: [controler-kits]}}\n"
        for rank, proof in enumerate(proofs)
    ]
    kits = f"id: controler-kits\ndo: Contrôler les kits.\nrole: cadre\n{rhythm}"
    return {"routines/kits.yaml": kits} | ({"evidence/kits.yaml": "".join(written)} if written else {})


@pytest.mark.parametrize(
    ("proofs", "found"),
    [
        ([], []),
        (["date: 2026-10-23, outcome: passed"], []),
        (["date: 2026-10-22, outcome: passed"], ["GOV018"]),
        (["date: 2026-01-05, outcome: passed", "date: 2026-11-05, outcome: passed_with_gaps"], []),
        (["date: 2026-01-05, outcome: passed", "date: 2026-11-05, outcome: failed"], ["GOV018"]),
        (["date: 2026-01-05, outcome: passed", "date: 2026-12-05, outcome: planned"], ["GOV018"]),
    ],
)
def test_the_last_proof_of_a_routine_is_younger_than_its_rhythm(proofs: list[str], found: list[str]) -> None:
    assert codes(routine("every: 30 d\n", *proofs)) == found


def test_a_routine_says_when() -> None:
    assert codes(routine("")) == ["GOV018"]
    assert codes(routine('at: "18:00"\n', "date: 2026-01-05, outcome: passed")) == []


def test_a_proof_names_a_routine_that_exists() -> None:
    proof = "- {id: k, title: Kits, kind: kit_check, date: 2026-11-05, outcome: passed, routines: [controler-kit]}\n"
    assert codes(routine("every: 30 d\n") | {"evidence/kits.yaml": proof}) == ["REF001"]


def read(day: str, outcome: str = "passed") -> dict[str, str]:
    reading = (
        f"- {{id: lecture, title: Lue, kind: reading, date: {day}, outcome: {outcome}, runbooks: [sans-dossier]}}\n"
    )
    return {"evidence/exercices.yaml": EXERCISE + reading}


@pytest.mark.parametrize(
    ("day", "outcome", "found"),
    [
        ("2026-06-12", "passed_with_gaps", []),
        ("2026-06-11", "passed", ["GOV019"]),
        ("2026-12-01", "planned", ["GOV019"]),
    ],
)
def test_the_version_in_force_was_read(day: str, outcome: str, found: list[str]) -> None:
    assert codes(steps(VITAL) | read(day, outcome)) == found
    assert codes(read(day, outcome)) == []


def test_a_reading_is_of_the_version_that_its_history_dates() -> None:
    history = steps(VITAL)[PROCEDURE] + (
        'changes: [{version: "1.0", date: 2026-06-01, what: Écrite.}, {version: "0.9", date: 2026-05-01, what: Lue.}]\n'
    )
    assert codes({PROCEDURE: history} | read("2026-06-03")) == []
    assert codes({PROCEDURE: history} | read("2026-05-31")) == ["GOV019"]


@pytest.mark.parametrize(("day", "found"), [("2026-06-12", []), ("2026-06-13", ["GOV020"])])
def test_an_approval_is_of_what_is_written(day: str, found: list[str]) -> None:
    assert codes({PROCEDURE: f'changes: [{{version: "1.0", date: {day}, what: Écrite.}}]\n'}) == found
