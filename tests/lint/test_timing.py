"""Durations, rhythms and the order of phases and steps."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def codes(extracts: dict[str, str]) -> list[str]:
    return [finding.code for finding in findings(extracts)]


def phased(window: str, step: str) -> dict[str, str]:
    """The small procedure with one phase, open for this window, and one step."""
    return {PROCEDURE: f"phases:\n  - {{phase: hold, {window}, steps: [{{id: a, do: Lire., role: cadre, {step}}}]}}\n"}


@pytest.mark.parametrize(
    ("window", "within", "found"),
    [
        ("starts: 1 h, ends: 4 h", "1 h", []),
        ("starts: 1 h, ends: 4 h", "4 h", []),
        ("starts: 1 h, ends: 4 h", "59 min", ["DEL003"]),
        ("starts: 1 h, ends: 4 h", "241 min", ["DEL003"]),
        ("starts: 1 h", "3 d", []),
        ("ends: 4 h", "0 min", []),
        ("starts: 1 h, ends: 4 h", "{time: 5 min, since: declared}", []),
    ],
)
def test_a_deadline_from_the_opening_falls_within_its_phase(window: str, within: str, found: list[str]) -> None:
    assert codes(phased(window, f"within: {within}")) == found


def test_a_deadline_outside_its_phase_points_at_the_edge_that_it_crosses() -> None:
    early, late = (
        findings(phased("starts: 1 h, ends: 4 h", "within: 5 min")),
        findings(phased("starts: 1 h, ends: 4 h", "within: 5 h")),
    )
    assert [one.related[0].record_route[-1] for one in (*early, *late)] == ["starts", "ends"]


@pytest.mark.parametrize(
    ("window", "lasting", "found"),
    [
        ("starts: 1 h, ends: 4 h", "3 h", []),
        ("starts: 1 h, ends: 4 h", "181 min", ["DEL004"]),
        ("starts: 1 h", "30 d", []),
    ],
)
def test_an_action_lasts_no_longer_than_its_phase(window: str, lasting: str, found: list[str]) -> None:
    assert codes(phased(window, f"lasting: {lasting}")) == found


def test_a_phase_that_ends_as_it_starts_is_said_once() -> None:
    assert codes(phased("starts: 1 h, ends: 1 h", "lasting: 2 h")) == ["DEL001"]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("phase: reflex, starts: 0 min", "phase: hold, starts: 1 h", []),
        ("phase: hold, starts: 1 h", "phase: hold, starts: 12 h", []),
        ("phase: hold, starts: 12 h", "phase: hold, starts: 1 h", ["DEL002"]),
        ("phase: long", "phase: hold", ["DEL002"]),
        ("phase: hold, starts: 1 h", "phase: return", []),
    ],
)
def test_phases_follow_one_another(first: str, second: str, found: list[str]) -> None:
    text = "".join(
        f"  - {{{phase}, steps: [{{id: {name}, do: Lire., role: cadre}}]}}\n"
        for name, phase in (("a", first), ("b", second))
    )
    assert codes({PROCEDURE: f"phases:\n{text}"}) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("every: 1 h, until: Le courant revient.", []),
        ("every: 1 h, lasting: 6 h", []),
        ("until: Le courant revient., lasting: 6 h", []),
        ("every: 1 h", ["DEL005"]),
        ("until: Le courant revient.", ["DEL005"]),
        ("every: 0 min, until: Le courant revient.", ["DEL010"]),
        ("lasting: 0 min", ["DEL010"]),
        ("within: 0 min", []),
        ("duration: 10 min, within: 10 min", []),
        ("duration: 11 min, within: 10 min", ["DEL008"]),
        ("duration: 11 min, within: {time: 10 min, since: noticed}", ["DEL008"]),
    ],
)
def test_rhythms_end_and_durations_fit(written: str, found: list[str]) -> None:
    assert codes(steps(f"- {{id: a, do: Lire., role: cadre, {written}}}")) == found


def test_a_delay_from_the_step_itself_never_runs() -> None:
    (finding,) = findings(steps("- {id: a, do: Lire., role: cadre, within: {time: 5 min, since: a}}"))
    assert (finding.code, finding.message) == ("DEL006", "le délai part de l'étape elle-même")
    assert finding.related == ()


def test_a_step_that_waits_for_a_later_one_is_shown_where_that_one_is() -> None:
    extracts = steps("""
- {id: a, do: Lire., role: cadre, after: [b]}
- {id: b, do: Lire., role: cadre}
""")
    (finding,) = findings(extracts)
    assert (finding.code, finding.values) == ("DEL007", ("b",))
    assert [place.record_route for place in finding.related] == [("phases", 0, "steps", 1, "id")]


@pytest.mark.parametrize(("after", "found"), [("10 min", []), ("15 min", []), ("16 min", ["DEL009"])])
def test_an_answer_is_proposed_before_the_deadline(after: str, found: list[str]) -> None:
    extracts = steps(f"""
- id: trier
  decide: Est-ce plein ?
  criteria: Aucune place.
  role: medecin
  within: 15 min
  options: [{{answer: oui}}, {{answer: ne sait pas}}]
  propose: {{answer: oui, after: {after}}}
""")
    assert codes(extracts) == found
