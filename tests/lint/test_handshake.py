"""COU004 and COU005: what is sent is expected, what is expected is sent, each site with its own procedures."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps

LABO = (
    "- {id: laboratoire, title: Laboratoire, site: %s, kind: laboratoire, tolerates: 1 h, restoration_rank: 3, "
    "decides: {day: medecin, out_of_hours: medecin}}\n"
)
SEND = "- {id: envoyer, send: {form: F-01, to: %s, what: Tubes, window: 15 min}, role: infirmier}"
RECEIVE = "{id: recevoir, receive: {form: F-01, sent_by: %s, what: Tubes, window: %s}, role: infirmier}"
RUNBOOK = """id: labo-sans-logiciel
code: PD-LAB-01
title: Laboratoire sans logiciel
applies_to: {kind: laboratoire}
version: "1.0"
status: %s
author: cadre
owner: medecin
approval: {by: chef-de-pole, date: 2026-06-12, quality: qualite}
effective: 2026-06-15
review_by: 2027-06-12
situation: Les demandes n'arrivent plus.
lost: [dpi]
trigger:
  any: [{lost: dpi, lasting: 15 min}]
  declared_by: {day: medecin, out_of_hours: medecin}
  may_alone: Passer au papier.
stand_down: Les demandes arrivent.
phases: [{phase: reflex, steps: [%s]}]
"""
BY_KIND, BY_UNIT = "{kind: laboratoire}", "{unit: laboratoire}"


def codes(*extracts: dict[str, str]) -> list[tuple[str, str]]:
    files = {path: text for one in extracts for path, text in one.items()}
    return [(one.code, one.place.site) for one in findings(files) if one.code in ("COU004", "COU005")]


def lab(step: str, status: str = "approved", site: str = "mercure") -> dict[str, str]:
    return {"units.yaml": LABO % site, "procedures/labo.yaml": RUNBOOK % (status, step)}


@pytest.mark.parametrize("to", [BY_KIND, BY_UNIT])
@pytest.mark.parametrize("sent_by", ["{kind: urgences}", "{unit: urgences}"])
@pytest.mark.parametrize("status", ["approved", "draft"])
def test_two_ends_that_meet_are_no_finding(to: str, sent_by: str, status: str) -> None:
    assert codes(steps(SEND % to), lab(RECEIVE % (sent_by, "15 min"), status)) == []


@pytest.mark.parametrize(
    ("sent_by", "window", "found"),
    [
        ("{kind: urgences}", "30 min", [("COU005", ""), ("COU004", "")]),
        ("{kind: bloc}", "15 min", [("COU005", ""), ("COU004", "")]),
    ],
)
def test_another_time_or_another_sender_is_another_hand_over(
    sent_by: str, window: str, found: list[tuple[str, str]]
) -> None:
    assert codes(steps(SEND % BY_KIND), lab(RECEIVE % (sent_by, window))) == found


def test_an_archived_procedure_expects_nothing() -> None:
    assert codes(steps(SEND % BY_KIND), lab(RECEIVE % ("{kind: urgences}", "15 min"), "archived")) == [("COU004", "")]


def test_another_time_is_told_with_the_time_of_the_other_end() -> None:
    extracts = {**steps(SEND % BY_KIND), **lab(RECEIVE % ("{kind: urgences}", "30 min"))}
    (one,) = [one for one in findings(extracts) if one.code == "COU004"]
    assert "mais F-01 sous 30 min (PD-LAB-01)" in one.message.replace("\u00a0", " ")
    assert one.place.record_route[-1] == "window"


def test_what_is_sent_to_a_kind_of_unit_that_nobody_has_goes_nowhere() -> None:
    assert codes(steps(SEND % BY_KIND)) == [("COU004", "")]


TWO_SITES = {
    "establishment.yaml": (
        "sites: [{id: mercure, title: Mercure, has: Urgences}, {id: venus, title: Vénus, has: Laboratoire}]\n"
    )
}


def test_each_end_is_looked_for_in_the_procedures_of_its_own_site() -> None:
    quiet = "{id: ranger, do: Ranger les tubes., role: infirmier}"
    overlay = (
        f"id: labo-sans-logiciel\nphases: [{{phase: reflex, steps: [{RECEIVE % ('{unit: urgences}', '15 min')}]}}]\n"
    )
    apart = {**TWO_SITES, **steps(SEND % BY_UNIT), **lab(quiet, site="venus")}
    assert codes(apart) == [("COU004", "")]
    assert codes(apart, {"sites/venus/procedures/labo.yaml": overlay}) == []


def test_a_procedure_that_lacks_an_unreadable_step_is_not_said_to_expect_nothing() -> None:
    broken = lab("{id: recevoir, receve: {form: F-01}, role: infirmier}")
    assert codes(steps(SEND % BY_KIND), broken) == []


def test_a_draft_may_send_to_nobody() -> None:
    draft = {PROCEDURE: f"{steps(SEND % BY_KIND)[PROCEDURE]}status: draft\n"}
    assert codes(draft) == []
