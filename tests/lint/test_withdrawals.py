"""What was told is taken back, everywhere it was told, and only that."""

import pytest

from tests.lint.decor import codes, findings, second_procedure, steps

MESSAGE = "messages/annonce.yaml"


def said(verb: str = "inform", to: str = "staff", channels: str = "radio", step: str = "dire") -> str:
    return f"- {{id: {step}, {verb}: {{message: annonce, to: [{to}], channels: [{channels}]}}, role: cadre}}"


def message(**keys: str) -> dict[str, str]:
    return {MESSAGE: "".join(f"{key}: {value}\n" for key, value in keys.items())}


PUBLIC = message(kind="communique", valid_for="4 h", withdrawal="C'est fini.")


def test_another_procedure_may_withdraw_what_the_public_was_told() -> None:
    assert codes({**PUBLIC, **steps(said(to="public")), **second_procedure(said("withdraw", to="public"))}, "ANN") == []


def test_a_message_given_at_the_return_says_that_it_is_over() -> None:
    assert codes({**PUBLIC, **steps("- {id: lire, do: Lire., role: cadre}", afterwards=said(to="public"))}, "ANN") == []


def test_what_the_public_was_told_is_not_judged_while_a_procedure_cannot_be_read() -> None:
    broken = {"procedures/retour.yaml": "id: retour\ntitle: Retour\n"}
    assert "ANN007" not in codes({**PUBLIC, **steps(said(to="public")), **broken})


@pytest.mark.parametrize("kind", ["sms", "call", "internal", "order"])
def test_a_message_without_words_to_lift_it_stands_alone(kind: str) -> None:
    assert codes({**message(kind=kind), **steps(said())}, "ANN") == []


@pytest.mark.parametrize("keys", [{"kind": "recording"}, {"kind": "call", "withdrawal": "C'est fini."}])
def test_a_message_that_goes_on_speaking_must_be_withdrawn(keys: dict[str, str]) -> None:
    assert codes({**message(**keys), **steps(said())}, "ANN") == ["ANN008"]


def test_a_message_that_a_postponement_sends_may_be_withdrawn() -> None:
    postpone = """
- id: reporter
  postpone:
    what: [chirurgie]
    decided_by: medecin
    classes: [{id: programme, max_delay: 90 d, rule: postpone}]
    tell: {postponed: [annonce], maintained: [annonce]}
    ledger: F-01
    rebook: {role: cadre, within: 5 d}
  role: medecin
  opens: report
- {id: rouvrir, do: Rouvrir le programme., role: medecin, closes: report}
"""
    assert codes(steps(postpone, afterwards=said("withdraw", step="dedire")), "ANN") == []


def test_a_withdrawal_forgets_a_channel() -> None:
    (finding,) = findings(steps(said(channels="radio, mobile-alpha"), afterwards=said("withdraw", step="dedire")))
    assert (finding.code, finding.values) == ("ANN010", ("mobile-alpha",))
    assert finding.message == ("le retrait ne passe pas par « Mobile de l'opérateur Alpha », où le message est passé")


def test_a_withdrawal_may_reach_further_than_the_message() -> None:
    wider = said("withdraw", to="staff, press", channels="radio, mobile-alpha", step="dedire")
    assert codes(steps(said(), afterwards=wider)) == []


def test_several_withdrawals_add_up() -> None:
    during = said(to="staff, press")
    both = f"{said('withdraw', step='dedire')}\n{said('withdraw', to='press', step='dedire-a-la-presse')}"
    assert codes(steps(during, afterwards=both)) == []


def test_a_procedure_that_withdraws_answers_for_itself() -> None:
    own = steps(said(to="staff, press"), afterwards=said("withdraw", step="dedire"))
    elsewhere = second_procedure(said("withdraw", to="staff, press"))
    assert codes({**own, **elsewhere}, "ANN") == ["ANN010"]
    assert codes({**steps(said(to="staff, press")), **elsewhere}, "ANN") == []


def test_a_message_is_said_to_lack_its_end_once() -> None:
    twice = f"{said(to='public')}\n{said(to='public', step='redire')}"
    short = message(kind="communique", withdrawal="C'est fini.")
    assert codes({**short, **steps(twice, afterwards=said("withdraw", to="public", step="dedire"))}, "ANN") == [
        "ANN011"
    ]
