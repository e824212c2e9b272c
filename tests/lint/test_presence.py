"""Who is left at 03:00: to confirm, and on the spot once others have been sent away."""

import pytest

from tests.lint import decor
from tests.lint.decor import findings, steps

REROUTE = """
- id: renvoyer
  reroute:
    how: operator_diverts
    done_by: laboratoire
    number: "15"
    onto: "18"
    host: laboratoire
    staff: [%s]
    in_progress: Emporter la liste des missions.
    missed_calls: Rappeler les appels perdus.
    test: Composer le 15.
    test_expect: Une personne décroche.
    check_every: 1 h
  role: medecin
"""
CONFIRMED = "- {id: controler, do: Relire à deux., role: %s, confirmed_by: %s, %s}"


def codes(text: str, phase: str = "reflex") -> list[str]:
    return [code for code in decor.codes(steps(text, phase)) if code in ("GOV011", "GOV023", "GOV024")]


@pytest.mark.parametrize(
    ("doer", "second", "more", "found"),
    [
        ("infirmier", "medecin", "vital: true", []),
        ("infirmier", "chef-de-pole", "vital: true", ["GOV023"]),
        ("infirmier", "chef-de-pole", "risk: dose", ["GOV023"]),
        ("infirmier", "chef-de-pole", "report: true", []),
        ("infirmier", "informaticien", "vital: true", []),
        ("infirmier", "cadre", "vital: true", []),
        ("medecin", "medecin", "vital: true", ["GOV011"]),
        ("infirmier", "zzz", "vital: true", []),
    ],
)
def test_somebody_is_there_at_night_to_confirm(doer: str, second: str, more: str, found: list[str]) -> None:
    assert codes(CONFIRMED % (doer, second, more)) == found


def test_what_can_wait_for_the_day_is_not_judged() -> None:
    assert codes(CONFIRMED % ("infirmier", "chef-de-pole", "risk: dose"), "catch_up") == []


AFTER = REROUTE % "{role: medecin, count: 1}" + CONFIRMED % ("infirmier", "medecin", "vital: true")
BEFORE = CONFIRMED % ("infirmier", "medecin", "vital: true") + REROUTE % "{role: medecin, count: 1}"


def test_whoever_has_left_with_the_calls_confirms_nothing_more() -> None:
    assert codes(AFTER) == ["GOV023"]
    assert codes(BEFORE) == []


def test_a_phase_that_holds_somebody_leaves_one_person_fewer() -> None:
    held = "\n- {id: tenir, do: Tenir la ligne., role: medecin, lasting: 30 min}"
    assert codes(CONFIRMED % ("infirmier", "medecin", "vital: true") + held) == ["GOV023"]
    assert codes(CONFIRMED % ("infirmier", "cadre", "vital: true") + held) == []


def test_a_deputy_who_is_free_confirms() -> None:
    deputy = {
        "roles.yaml": "- {id: medecin, title: Médecin, family: medical, deputy: infirmier, "
        "on_duty: {day: 3, night: 1, weekend: 2}}"
    }
    assert "GOV023" not in [one.code for one in findings(steps(AFTER) | deputy)]


@pytest.mark.parametrize(
    ("staff", "said"),
    [
        ("{role: infirmier, count: 2}", None),
        ("{role: infirmier, count: 2, leave_at_least: 1}", "la nuit, 2 « Infirmier » sur place et 2 qui partent"),
        ("{role: infirmier, count: 2, out_of_hours: 1, leave_at_least: 1}", None),
        ("{role: infirmier, count: 4, out_of_hours: 1, leave_at_least: 1}", "le jour, 4 « Infirmier » sur place"),
        ("{role: infirmier, count: 1, out_of_hours: 3}", "la nuit, 2 « Infirmier » sur place et 3 qui partent : il en"),
        ("{role: informaticien, count: 2}", None),
        ("{role: zzz, count: 2}", None),
    ],
)
def test_no_more_leave_than_can_be_spared(staff: str, said: str | None) -> None:
    found = [one for one in findings(steps(REROUTE % staff)) if one.code == "GOV024"]
    assert len(found) == (said is not None)
    for one in found:
        assert one.message.startswith(said or "")
