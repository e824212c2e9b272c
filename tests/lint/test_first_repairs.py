"""Four hundred findings are not four hundred evenings: what is said again is gathered, and three repairs come first."""

from degraded_mode.lint.check import check
from degraded_mode.lint.first_repairs import Repair, Why, first_repairs
from degraded_mode.lint.repeats import gathered
from degraded_mode.loading.load import load_texts
from tests.lint.decor import PROCEDURE, TODAY, laid, steps

CODES = {"YAML010", "SCH004", "REF001", "REF003", "DEL005", "GOV001", "GOV006"}
"""What these steps are written for: other rules may have something to say of them."""

UNKNOWN = "- {id: %s, do: Lire., role: %s}"


def found(extracts: dict[str, str]) -> tuple[Repair, ...]:
    whole = load_texts(laid(extracts))
    return first_repairs(whole, gathered(one for one in check(whole, today=TODAY) if one.code in CODES))


def told(extracts: dict[str, str]) -> list[tuple[str, Why, int, int]]:
    """What each repair is about, and why it comes where it does."""
    return [
        (one.finding.values[0] if one.finding.values else "", one.why, one.removes, one.alike)
        for one in found(extracts)
    ]


def several(*roles: str) -> dict[str, str]:
    """Steps done by roles that nothing declares."""
    return steps("\n".join(UNKNOWN % (f"e{rank}", role) for rank, role in enumerate(roles)))


def test_one_cause_is_one_repair_that_removes_all_its_findings() -> None:
    assert told(several("nain", "geant", "nain", "nain")) == [("nain", Why.ERROR, 3, 1)]


def test_what_is_mended_place_by_place_does_not_go_in_one_stroke() -> None:
    rhythm = "- {id: %s, do: Lire., role: medecin, every: 1 h}"
    assert told(steps("\n".join(rhythm % name for name in "abc"))) == [("", Why.WARNING, 1, 2)]


def test_a_vital_step_in_force_comes_before_what_removes_more() -> None:
    extracts = steps(
        "\n".join([UNKNOWN % (name, "nain") for name in "abc"] + ["- {id: d, do: Lire., role: geant, vital: true}"])
    )
    assert [(what, why) for what, why, _, _ in told(extracts)] == [("geant", Why.VITAL), ("nain", Why.ERROR)]


def test_of_one_cause_the_vital_step_is_shown() -> None:
    extracts = steps(f"{UNKNOWN % ('a', 'nain')}\n- {{id: b, do: Lire., role: nain, vital: true}}")
    (one,) = found(extracts)
    assert (one.why, one.removes, one.finding.place.record_route[3]) == (Why.VITAL, 2, 1)


def test_a_draft_has_no_step_in_force() -> None:
    extracts = steps("- {id: a, do: Lire., role: nain, vital: true}")
    extracts[PROCEDURE] += "status: draft\n"
    assert [why for _, why, _, _ in told(extracts)] == [Why.ERROR]


def test_a_vital_step_that_cannot_be_read_is_vital_all_the_same() -> None:
    extracts = steps("- {id: a, do: Lire., role: medecin, vital: true, within: bientôt}")
    assert [why for _, why, _, _ in told(extracts)] == [Why.VITAL]


def test_what_is_not_read_comes_before_everything() -> None:
    extracts = steps("- {id: a, do: Lire., role: nain, vital: true}") | {"kits.yaml": "id: [kit"}
    assert [why for _, why, _, _ in told(extracts)] == [Why.UNREAD, Why.VITAL]


def test_errors_come_before_warnings_however_many() -> None:
    rhythm = "- {id: %s, do: Lire., role: medecin, every: 1 h}"
    extracts = steps("\n".join([*(rhythm % name for name in "abc"), UNKNOWN % ("d", "nain")]))
    assert [why for _, why, _, _ in told(extracts)] == [Why.ERROR, Why.WARNING]


def test_three_at_most_and_always_the_same_three() -> None:
    extracts = steps("- {id: a, do: Lire., role: nain, every: 1 h, forms: [F-99], after: [z]}")
    extracts[PROCEDURE] += "owner: informaticien\nreview_by: 2026-12-01\n"
    first = found(extracts)
    assert len(first) == 3
    assert [one.why for one in first] == sorted(one.why for one in first)
    assert found(extracts) == first
