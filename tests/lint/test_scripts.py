"""What a scenario says of the decisions and the measures of a procedure."""

import pytest

from tests.lint.decor import PROCEDURE, findings, loaded, placed, steps

DECISION = steps("""
- {id: ouvrir-kit, do: Ouvrir le kit papier., role: infirmier, opens: tenue-sur-papier}
- id: trier
  decide: Les brancards sont-ils pleins ?
  criteria: Aucune place depuis 10 min.
  role: medecin
  options: [{answer: oui}, {answer: ne sait pas}]
- {id: ranger, do: Ranger le kit papier., role: infirmier, closes: tenue-sur-papier}
""")
SITE = "sites/mercure/procedures/sans-dossier.yaml"


def scenario(said: str) -> dict[str, str]:
    head = 'id: nuit\ntitle: Nuit\nbegins: "01:30"\nstates: [{at: 0 min, system: dpi, state: down}]\n'
    return {"scenarios/nuit.yaml": f"{head}{said}\n"}


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        ("answers: [{runbook: sans-dossier, step: triez, answer: oui}]", "vouliez-vous « trier » ?"),
        ("answers: [{runbook: sans-dossier, step: zzz, answer: oui}]", "décisions de cette procédure : trier."),
        ("answers: [{runbook: sans-dossier, step: trier, answer: non}]", "réponses : « oui » ou « ne sait pas »."),
        ("measures: [{runbook: sans-dossier, measure: zzz}]", "mesures de cette procédure : tenue-sur-papier."),
    ],
)
def test_what_the_procedure_does_have_is_told(said: str, advice: str) -> None:
    (finding,) = findings(DECISION | scenario(said))
    assert (finding.code, finding.advice) == ("REF009", advice)


def test_an_unknown_procedure_is_told_once() -> None:
    (finding,) = findings(scenario("answers: [{runbook: zzz, step: trier, answer: oui}]"))
    assert finding.code == "REF001"


@pytest.mark.parametrize(("sites", "codes"), [("[mercure]", []), ("[]", ["REF009"])])
def test_an_answer_of_one_site_is_judged_with_the_steps_of_that_site(sites: str, codes: list[str]) -> None:
    own = {
        SITE: """
id: sans-dossier
phases:
  - phase: reflex
    steps:
      - id: compter
        after: [trier]
        decide: Reste-t-il des brancards ?
        criteria: Un brancard libre.
        role: medecin
        options: [{answer: oui}, {answer: ne sait pas}]
"""
    }
    said = scenario(f"answers: [{{runbook: sans-dossier, step: compter, answer: oui, sites: {sites}}}]")
    assert [finding.code for finding in findings(DECISION | own | said)] == codes


def test_an_answer_of_a_site_that_lost_the_step_is_refused_where_it_stands() -> None:
    own = {SITE: "id: sans-dossier\nphases: [{phase: reflex, steps: [{id: trier, remove: true}]}]\n"}
    files = DECISION | own | scenario("answers: [{runbook: sans-dossier, step: trier, answer: oui, sites: [mercure]}]")
    found = findings(files)
    assert [placed(loaded(files), one) for one in found] == [("REF009", "scenarios/nuit.yaml", 5)]


def test_an_answer_of_a_site_without_files_of_its_own_is_judged_with_the_group() -> None:
    (finding,) = findings(
        DECISION | scenario("answers: [{runbook: sans-dossier, step: triez, answer: oui, sites: [mercure]}]")
    )
    assert finding.code == "REF009"
    assert finding.related[0].path == PROCEDURE
