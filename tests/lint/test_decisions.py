"""Decisions have an answer for whoever does not know, and every step is reached."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def told(extracts: dict[str, str]) -> list[tuple[str, str]]:
    """Code and first value of each finding."""
    return [(finding.code, finding.values[0] if finding.values else "") for finding in findings(extracts)]


def decision(options: str, **keys: str) -> str:
    written = "".join(f"\n  {key}: {value}" for key, value in keys.items())
    return f"""
- id: trier
  decide: Est-ce plein ?
  criteria: Aucune place.
  role: medecin{written}
  options: {options}
"""


@pytest.mark.parametrize(
    "answer",
    ["ne sait pas", "Je ne sais pas", "on ne sait pas encore", "inconnu", "dans le doute", "pas sûr", "incertain"],
)
def test_doubt_has_many_words(answer: str) -> None:
    assert told(steps(decision(f"[{{answer: oui}}, {{answer: {answer}}}]"))) == []


@pytest.mark.parametrize("answer", ["non", "sait", "pas encore"])
def test_other_answers_are_not_doubt(answer: str) -> None:
    assert told(steps(decision(f"[{{answer: oui}}, {{answer: {answer}}}]"))) == [("REF010", "")]


def test_a_draft_may_leave_its_decisions_unfinished() -> None:
    extract = steps(decision("[{answer: oui}, {answer: non}]"))[PROCEDURE]
    assert told({PROCEDURE: f"status: draft\n{extract}"}) == []


def test_an_answer_may_leave_for_another_procedure_when_another_stays() -> None:
    text = decision("[{answer: oui, leave_to: sans-dossier}, {answer: non}, {answer: ne sait pas}]")
    assert told(steps(f"{text}- {{id: b, do: Lire., role: cadre}}")) == [("REF013", "sans-dossier")]


LEAVING = "[{answer: oui, leave_to: autre}, {answer: non, leave_to: autre}, {answer: ne sait pas, leave_to: autre}]"
OTHER = {
    "procedures/autre.yaml": """id: autre
code: PD-URG-02
title: Autre
applies_to: {unit: urgences}
version: "1.0"
status: draft
author: cadre
owner: medecin
situation: Le réseau est perdu.
lost: [reseau]
trigger:
  any: [{lost: reseau, lasting: 15 min}]
  declared_by: {day: cadre, out_of_hours: medecin}
  may_alone: Passer au papier.
stand_down: Le réseau revient.
phases: [{phase: reflex, steps: [{id: z, do: Lire., role: cadre}]}]
"""
}


def test_nothing_is_read_after_a_decision_whose_answers_all_leave() -> None:
    text = decision(LEAVING)
    assert told(OTHER | steps(f"{text}- {{id: b, do: Lire., role: cadre}}")) == [("REF012", "trier")]
    assert told(OTHER | steps(f"- {{id: b, do: Lire., role: cadre}}\n{text.strip()}")) == []
    only_when = decision(LEAVING, only_when="{cause: attack}")
    assert told(OTHER | steps(f"{only_when}- {{id: b, do: Lire., role: cadre}}")) == []


def test_a_step_may_wait_for_one_of_its_own_answer_or_before_the_decision() -> None:
    text = decision("""
    - answer: oui
      steps:
        - {id: a, do: Lire., role: cadre}
        - {id: b, do: Lire., role: cadre, after: [a, avant]}
    - answer: ne sait pas""")
    assert told(steps(f"- {{id: avant, do: Lire., role: cadre}}{text.rstrip()}")) == []


@pytest.mark.parametrize(("cause", "found"), [("attack", []), ("failure", [("REF012", "trier")])])
def test_a_step_has_the_cause_of_the_decision_above(cause: str, found: list[tuple[str, str]]) -> None:
    text = decision(
        f"""
    - answer: oui
      steps: [{{id: a, do: Lire., role: cadre, only_when: {{cause: {cause}}}}}]
    - answer: ne sait pas""",
        only_when="{cause: attack}",
    )
    assert told(steps(text)) == found


@pytest.mark.parametrize(
    ("starts", "needs", "found"),
    [
        ("24 h", "[dpi]", [("REF012", "plan-de-soins")]),
        ("12 h", "[dpi]", []),
        ("24 h", "[radio]", []),
        ("24 h", "[{any: [dpi, radio]}]", []),
    ],
)
def test_a_printed_copy_is_not_asked_for_when_it_can_only_be_stale(
    starts: str, needs: str, found: list[tuple[str, str]]
) -> None:
    extracts = {
        PROCEDURE: f"""phases:
  - phase: hold
    starts: {starts}
    steps: [{{id: a, do: Lire., role: cadre, only_when: {{have: plan-de-soins}}}}]
""",
        "routines/imprimer-plan.yaml": f"needs: {needs}\n",
    }
    assert told(extracts) == found
