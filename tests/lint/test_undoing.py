"""What is done for a time can be undone: later, under the same answer, and after a try."""

import pytest

from tests.lint.decor import PROCEDURE, codes, findings, second_procedure, steps

OPEN = "{id: fermer, do: Fermer la porte., role: cadre, opens: porte}"
CLOSE = "{id: rouvrir, do: Rouvrir la porte., role: cadre, closes: porte}"
CUT = "{id: couper, isolate: reseau, role: cadre}"
JOIN = "{id: rejoindre, reconnect: {link: reseau, clearance: {by: cadre, evidence: [Lue.]}}, role: cadre}"
SAY = "{id: dire, inform: {message: consigne, to: [staff], channels: [radio]}, role: cadre}"
UNSAY = "{id: dedire, withdraw: {message: consigne, to: [staff], channels: [radio]}, role: cadre}"
ORDER = {
    "messages/consigne.yaml": 'id: consigne\ntitle: Consigne\nkind: order\nversion: "1"\nowner: cadre\n'
    "text: Le {date} à {heure}, passez au papier.\n"
}
REROUTE = (
    "reroute: {how: public_dials, done_by: medecin, host: laboratoire, number: '15', onto: '18', in_progress: Finir., "
    "missed_calls: Rappeler., test: Appeler., test_expect: Il sonne., check_every: 1 h}"
)
RING = f"- {{id: renvoyer, role: cadre, opens: renvoi, {REROUTE}}}"
BACK = "- {id: ramener, do: Ramener les appels., role: cadre, closes: renvoi}"


def decision(yes: str, no: str, rhythm: str = "") -> dict[str, str]:
    return steps(f"""
- id: trier
  decide: Faut-il fermer ?
  criteria: Aucune place.
  role: medecin
{rhythm}  options:
    - {{answer: oui, steps: [{yes}]}}
    - {{answer: non, steps: [{no}]}}
    - {{answer: ne sait pas}}
""")


@pytest.mark.parametrize(("first", "second"), [(OPEN, CLOSE), (CUT, JOIN), (SAY, UNSAY)])
def test_what_is_undone_above_what_does_it_is_never_undone(first: str, second: str) -> None:
    assert codes({**ORDER, **steps(f"- {first}\n- {second}")}, "ANN") == []
    assert codes({**ORDER, **steps(f"- {second}\n- {first}")}, "ANN") == ["ANN002"]


def test_one_closing_in_reach_is_enough() -> None:
    again = CLOSE.replace("id: rouvrir", "id: rouvrir-encore")
    assert codes(steps(f"- {CLOSE}\n- {OPEN}\n- {again}")) == []


def test_the_order_is_not_judged_when_another_procedure_closes_too() -> None:
    assert codes({**steps(f"- {CLOSE}\n- {OPEN}"), **second_procedure(f"- {CLOSE}")}, "ANN") == []


def test_a_measure_closed_only_under_the_other_answer_is_never_closed() -> None:
    (finding,) = findings(decision(OPEN, CLOSE))
    assert finding.code == "ANN002"
    assert "sous une autre réponse que l'étape « fermer »" in finding.message


def test_a_decision_taken_again_may_close_what_it_opened() -> None:
    assert codes(decision(OPEN, CLOSE, "  every: 1 h\n  until: Fin de la panne.\n")) == []


def test_a_measure_opened_and_closed_under_one_answer_is_in_reach() -> None:
    assert codes(decision(f"{OPEN}, {CLOSE}", SAY), "ANN") == []


def test_a_link_may_be_closed_again_by_another_procedure() -> None:
    assert codes({**steps(f"- {CUT}"), **second_procedure(f"- {JOIN}")}, "ANN") == []


def test_a_cut_is_not_judged_while_a_procedure_cannot_be_read() -> None:
    assert "ANN004" not in codes({**steps(f"- {CUT}"), "procedures/retour.yaml": "id: retour\ntitle: Retour\n"})


def test_a_link_that_others_cut_may_be_closed_again() -> None:
    assert codes(steps(f"- {JOIN}"), "ANN") == []


def test_checks_of_a_system_given_back_are_a_try() -> None:
    restore = (
        "- {id: rendre, role: medecin, restore: {system: autocom, checks: [Appeler.], data_good_until: Sans objet., "
        "cutover_by: medecin, watch: 2 h, roll_back: Un appel perdu., signed_by: [medecin, informaticien]}}"
    )
    assert codes(steps(RING, afterwards=f"{restore}\n{BACK}"), "ANN") == []


def test_a_try_made_in_the_crisis_does_not_count_for_the_return() -> None:
    check = "- {id: essayer, check: Appeler le 15., expect: Il sonne., role: cadre}"
    tried = steps(f"{RING}\n{check}", afterwards=BACK)
    assert codes(tried, "ANN") == ["ANN005"]
    assert codes(steps(RING, afterwards=f"{check}\n{BACK}"), "ANN") == []


def test_calls_may_move_on_to_another_number_during_the_crisis() -> None:
    onward = RING.replace("id: renvoyer", "id: deplacer").replace(
        "opens: renvoi", "opens: renvoi-voisin, closes: renvoi"
    )
    ring_back = BACK.replace("closes: renvoi", "closes: renvoi-voisin")
    check = "- {id: essayer, check: Appeler le 15., expect: Il sonne., role: cadre}"
    moved = steps(f"{RING}\n{onward}", afterwards=f"{check}\n{ring_back}")
    assert codes(moved, "ANN") == []


def test_without_anything_lost_calls_come_back_when_they_may() -> None:
    both = f"{RING}\n{BACK}"
    assert codes({PROCEDURE: f"lost: []\n{steps(both)[PROCEDURE]}"}, "ANN") == []


def test_what_is_rerouted_at_the_return_needs_no_measure() -> None:
    assert "ANN003" not in codes(steps(RING.replace("opens: renvoi, ", ""), phase="return"))
