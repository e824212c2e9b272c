"""What a procedure says of its own steps, answers and measures."""

import pytest

from tests.lint.decor import PROCEDURE, codes, findings, loaded, placed, second_procedure, steps


@pytest.mark.parametrize("since", ["outage", "noticed", "declared", "opened", "ouvrir-kit"])
def test_a_delay_starts_from_an_hour_of_the_crisis_or_from_a_step(since: str) -> None:
    extracts = steps(f"""
- {{id: ouvrir-kit, do: Ouvrir le kit., role: infirmier}}
- {{id: tracer, do: Tracer., role: infirmier, within: {{time: 5 min, since: {since}}}}}
""")
    assert findings(extracts) == ()


def test_a_delay_from_an_unknown_hour_is_told_which_hours_there_are() -> None:
    extracts = steps("- {id: tracer, do: Tracer., role: infirmier, within: {time: 5 min, since: declare}}")
    (finding,) = findings(extracts)
    assert finding.code == "REF003"
    assert "« declared »" in finding.advice
    assert "vouliez-vous « declared » ?" in finding.advice


def test_a_step_may_wait_for_a_step_of_a_branch() -> None:
    extracts = steps("""
- id: trier
  decide: Est-ce plein ?
  criteria: Aucune place.
  role: medecin
  options:
    - {answer: oui, steps: [{id: renforcer, do: Rappeler., role: cadre}]}
    - {answer: ne sait pas}
- {id: suivre, do: Suivre., role: cadre, after: [renforcer]}
""")
    assert findings(extracts) == ()


def test_the_steps_of_a_long_procedure_are_not_recited() -> None:
    some = "\n".join(f"- {{id: etape-{number}, do: Lire., role: cadre}}" for number in range(9))
    pause = "- {id: pause, check: Lire., expect: Vide., if_not: {do: Relire.}, role: cadre}"
    (finding,) = findings(steps(f"{some}\n{pause}\n- {{id: a, do: Lire., role: cadre, after: [zzz]}}"))
    assert finding.advice == "écrire l'identifiant d'une étape de cette procédure."


def test_a_substitute_may_not_bear_the_name_of_a_step() -> None:
    extracts = steps("""
- {id: lire, do: Lire., role: infirmier, needs: [radio], instead: [{id: tracer, for_need: radio, do: Crier.}]}
- {id: tracer, do: Tracer., role: infirmier}
""")
    (finding,) = findings(extracts)
    assert finding.code == "REF004"
    assert [place.record_route for place in finding.related] == [("phases", 0, "steps", 0, "instead", 0, "id")]


def test_a_circle_is_shown_whole_and_once() -> None:
    extracts = steps("""
- {id: a, do: Lire., role: infirmier, after: [c]}
- {id: b, do: Lire., role: infirmier, after: [a]}
- {id: c, do: Lire., role: infirmier, after: [b]}
""")
    (finding,) = findings(extracts)
    assert finding.code == "REF005"
    assert finding.message == "ces étapes s'attendent en cercle : « a » → « c » → « b » → « a »"
    assert [place.record_route[3] for place in finding.related] == [2, 1]


def test_a_step_that_waits_for_itself_is_a_circle() -> None:
    (finding,) = findings(steps("- {id: a, do: Lire., role: infirmier, after: [a]}"))
    assert (finding.code, finding.message) == ("REF005", "une étape s'attend elle-même : « a » → « a »")


def test_two_circles_are_two_findings() -> None:
    extracts = steps("""
- {id: a, do: Lire., role: infirmier, after: [b]}
- {id: b, do: Lire., role: infirmier, after: [a]}
- {id: c, do: Lire., role: infirmier, after: [d]}
- {id: d, do: Lire., role: infirmier, after: [c]}
""")
    assert codes(extracts) == ["REF005", "REF005"]


OPENING = "- {id: fermer, do: Fermer., role: cadre, opens: porte-fermee}"
CLOSING = "- {id: rouvrir, do: Rouvrir., role: cadre, closes: porte-fermee}"


def test_a_measure_may_be_closed_by_another_procedure() -> None:
    assert findings({**steps(OPENING), **second_procedure(CLOSING)}) == ()


def test_a_measure_closed_under_another_name_is_two_halves_that_find_one_another() -> None:
    found = findings({**steps(OPENING), **second_procedure(CLOSING.replace("porte-fermee", "porte-ferme"))})
    assert {(finding.code, finding.values[0]) for finding in found} == {
        ("ANN001", "porte-fermee"),
        ("REF006", "porte-ferme"),
    }
    assert all("vouliez-vous" in finding.advice for finding in found)
    assert {place.path for finding in found for place in finding.related} == {PROCEDURE, "procedures/retour.yaml"}


def test_a_measure_is_not_judged_while_a_procedure_cannot_be_read() -> None:
    broken = {"procedures/retour.yaml": "id: retour\ntitle: Retour\n"}
    assert "ANN001" not in codes({**steps(OPENING), **broken})


@pytest.mark.parametrize("need", ["autocom", "mobile-alpha"])
def test_a_substitute_may_replace_any_channel_of_the_contact_called(need: str) -> None:
    instead = f"[{{id: autrement, for_need: {need}, do: Courir.}}]"
    step = f"- {{id: a, call: laboratoire, say: Venez., role: cadre, instead: {instead}}}"
    assert findings(steps(step)) == ()


def test_a_substitute_may_replace_the_channel_of_a_message() -> None:
    instead = "[{id: autrement, for_need: radio, do: Crier.}]"
    inform = "{message: annonce, to: [staff], channels: [radio]}"
    assert findings(steps(f"- {{id: a, inform: {inform}, role: cadre, instead: {instead}}}")) == ()


def test_a_substitute_for_nothing_is_told_the_needs_of_its_step() -> None:
    instead = "[{id: autrement, for_need: radio, do: Crier.}]"
    (finding,) = findings(steps(f"- {{id: a, call: laboratoire, say: Venez., role: cadre, instead: {instead}}}"))
    assert (finding.code, finding.advice) == ("REF008", "besoins de l'étape : autocom, mobile-alpha.")


def test_an_unknown_need_of_a_substitute_is_said_once() -> None:
    instead = "[{id: autrement, for_need: tamtam, do: Crier.}]"
    assert codes(steps(f"- {{id: a, do: Lire., role: cadre, needs: [radio], instead: {instead}}}")) == ["REF001"]


def test_the_line_of_a_finding_is_the_line_of_the_name() -> None:
    extracts = steps("- id: a\n  do: Lire.\n  role: cadre\n  after:\n    - b\n    - a-b")
    whole = loaded(extracts)
    assert [
        placed(whole, finding)[2] - whole.documents[PROCEDURE].text.count("\n") for finding in findings(extracts)
    ] == [
        -1,
        0,
    ]
