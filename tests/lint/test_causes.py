"""CON004: the failure that calls for a vital step must not be the one that takes away what it needs."""

import pytest

from degraded_mode.impact.weak_points import weak_points
from degraded_mode.source.findings import Finding
from tests.lint.decor import PROCEDURE, findings, loaded

STEP = """lost: [dpi]
phases:
  - phase: {phase}
    starts: 0 min
    ends: 1 h
    steps:
      - {{id: prevenir, do: Prévenir le laboratoire., role: infirmier, vital: {vital}, needs: {needs}{more}}}
"""


def extract(needs: str, *, vital: str = "true", phase: str = "reflex", more: str = "") -> dict[str, str]:
    return {PROCEDURE: STEP.format(needs=needs, vital=vital, phase=phase, more=more)}


def told(extracts: dict[str, str]) -> list[Finding]:
    return [one for one in findings(extracts) if one.code == "CON004"]


def test_the_failure_nearest_to_the_step_is_told_with_the_way_down_to_it() -> None:
    (finding,) = told(extract("[autocom]"))
    assert "« Réseau » arrêté seul" in finding.message
    assert "« Autocom », qui s'appuie sur « Réseau »" in finding.message.replace("’", "'")
    assert finding.values == ("courant", "reseau")


@pytest.mark.parametrize(
    "extracts",
    [
        extract("[radio]"),
        extract("[{any: [autocom, radio]}]"),
        extract("[autocom]", vital="false"),
        extract("[autocom]", phase="return"),
        extract("[autocom]", more=", instead: [{id: r, for_need: autocom, do: Courir., needs: [radio]}]"),
    ],
)
def test_what_another_way_saves_or_nobody_dies_of_is_not_told(extracts: dict[str, str]) -> None:
    assert told(extracts) == []


def test_what_falls_with_all_that_is_supposed_lost_is_left_to_the_rule_of_lost_needs() -> None:
    codes = [one.code for one in findings(extract("[dpi]"))]
    assert "CON001" in codes
    assert "CON004" not in codes


@pytest.mark.parametrize("needs", ["[autocom]", "[radio]", "[{all: [radio, autocom]}]", "[{any: [autocom, dpi]}]"])
def test_the_rule_finds_what_the_exact_engine_finds(needs: str) -> None:
    extracts = extract(needs)
    causes = {point.cause for point in weak_points(loaded(extracts).group) if point.vital}
    flagged = {cause for one in told(extracts) for cause in one.values}
    assert flagged == causes - ({"dpi"} if "CON001" in {one.code for one in findings(extracts)} else set())
