"""CON005: two failures together must not both ask for a vital step of a vital unit and take away its last way."""

import pytest

from degraded_mode.source.findings import Finding
from tests.lint.decor import PROCEDURE, findings

UNIT = """- {{id: urgences, title: Urgences, site: mercure, kind: urgences, tolerates: 1 h, impact: {{4 h: {harm}}},
   restoration_rank: 1, decides: {{day: cadre, out_of_hours: medecin}}}}
"""
STEP = """lost: [dpi]
phases:
  - phase: {phase}
    starts: 0 min
    ends: 1 h
    steps:
      - {{id: prevenir, do: Prévenir le laboratoire., role: infirmier, vital: {vital}, needs: {needs}{more}}}
"""


def told(
    needs: str, *, harm: str = "vital", vital: str = "true", phase: str = "reflex", more: str = ""
) -> list[Finding]:
    step = STEP.format(needs=needs, vital=vital, phase=phase, more=more)
    return [one for one in findings({"units.yaml": UNIT.format(harm=harm), PROCEDURE: step}) if one.code == "CON005"]


def test_every_couple_is_told_with_the_first_three_in_words() -> None:
    (finding,) = told("[radio]")
    assert finding.values == ("courant+radio", "dpi+radio", "radio+reseau")
    assert finding.message.startswith("« Courant » et « Radio » arrêtés ensemble demandent cette étape vitale")
    assert finding.message.count(" et ") == 4


def test_a_step_that_two_ways_serve_falls_with_no_couple() -> None:
    assert told("[{any: [radio, mobile-alpha]}]") == []


@pytest.mark.parametrize("harmless", [{"harm": "fort"}, {"vital": "false"}, {"phase": "return"}])
def test_what_costs_no_life_or_waits_for_the_return_is_not_told(harmless: dict[str, str]) -> None:
    assert told("[radio]", **harmless) == []


def test_what_one_failure_is_enough_to_defeat_is_left_to_the_rule_of_single_causes() -> None:
    assert told("[autocom]") == []
