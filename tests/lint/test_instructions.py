"""An instruction begins with its verb, asks for one action, in few words, without a calculation."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def codes(extracts: dict[str, str]) -> list[str]:
    """What is said of the wording; what is said of the identity of patients has its own tests."""
    return [finding.code for finding in findings(extracts) if not finding.code.startswith("IDV")]


def step(written: str) -> dict[str, str]:
    return steps(f"- {{id: a, role: cadre, {written}}}")


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("do: Ouvrir le kit.", []),
        ("do: L’infirmier ouvre le kit.", ["RED001"]),
        ("do: Ouverture du kit À COMPLÉTER.", ["GOV012"]),
        ("check: Lecture de l'heure., expect: Moins de 1 h.", ["RED001"]),
        ("check: Lire l'heure., expect: Moins de 1 h., if_not: {do: Rester au papier.}", []),
        ("check: Lire l'heure., expect: Moins de 1 h., if_not: {do: Retour au papier.}", ["RED001"]),
        ("do: Crier., needs: radio, instead: [{id: b, for_need: radio, do: Appel à la voix.}]", ["RED001"]),
    ],
)
def test_a_step_and_what_replaces_it_begin_with_a_verb(written: str, found: list[str]) -> None:
    assert codes(step(written)) == found


def test_a_routine_begins_with_a_verb_and_may_ask_for_two() -> None:
    routine = "id: imprimer-plan\ndo: {}\nat: '18:00'\nrole: cadre\n"
    assert codes({"routines/imprimer-plan.yaml": routine.format("Imprimer le plan et ranger le plan d'hier.")}) == []
    assert codes({"routines/imprimer-plan.yaml": routine.format("Impression du plan.")}) == ["RED001"]


def test_what_one_calls_and_another_answers_may_be_a_name() -> None:
    asked = steps("- {id: a, check: Sac d'urgence., expect: Scellé., role: cadre}")[PROCEDURE]
    assert codes({PROCEDURE: asked}) == ["RED001"]
    assert codes({PROCEDURE: asked.replace("reflex", "reflex\n    mode: challenge-response")}) == []


def test_a_draft_is_not_judged_on_its_wording() -> None:
    draft = steps("- {id: a, do: Distribution du kit si besoin et rangement., role: cadre}")
    assert codes({PROCEDURE: f"status: draft\n{draft[PROCEDURE]}"}) == []


def test_a_second_action_is_quoted() -> None:
    (finding,) = findings(step("do: Ouvrir le kit et prévenir le laboratoire."))
    assert finding.message == "deux actions dans une étape : « … et prévenir… »"


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("do: Calculer la dose.", ["RED009"]),
        ("do: Préparer 15\u00a0mg/kg., risk: dose", ["RED009"]),
        ("do: Donner la moitié de la dose.", ["RED009"]),
        ("do: Multipliez le débit par deux.", ["RED009"]),
        ("do: Prendre 2 × 50 feuilles.", ["RED009"]),
        ("do: Calculer la dose à deux., confirmed_by: infirmier", []),
        ("do: 'Écrire poids, mg/kg et dose lus dans la table.'", []),
        ("do: Régler la pompe à 5 mL/h.", []),
        ("do: Compter les fiches.", []),
        ("do: Prendre la calculatrice du kit.", []),
        ("do: Convertir l'heure du poste., note: Le calcul est fait par la pharmacie.", ["RED009"]),
    ],
)
def test_a_calculation_is_made_beforehand_or_by_two(written: str, found: list[str]) -> None:
    assert codes(step(written)) == found


@pytest.mark.parametrize(("words", "found"), [(12, []), (13, ["RED012"])])
def test_an_immediate_action_is_short(words: int, found: list[str]) -> None:
    text = " ".join(["Écrire", *["mot"] * (words - 1)])
    assert codes({PROCEDURE: f"immediate_actions:\n  - {{id: z, do: {text}., role: cadre}}\n"}) == found


@pytest.mark.parametrize(("length", "found"), [(160, []), (161, ["RED013"])])
def test_a_step_takes_two_printed_lines(length: int, found: list[str]) -> None:
    assert codes(step(f"do: {'Écrire là. '.ljust(length - 1, 'a')}.")) == found
