"""A result is a value, a warning gives no order, a condition is read only one way."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def codes(extracts: dict[str, str]) -> list[str]:
    return [finding.code for finding in findings(extracts)]


def step(written: str) -> dict[str, str]:
    return steps(f"- {{id: a, do: Lire., role: cadre, {written}}}")


@pytest.mark.parametrize(
    "result", ["OK.", "Vérifié", "Fait.", "CONFORME", "R.A.S.", "RAS", "Tout est en ordre.", "C’est bon.", "Test OK"]
)
def test_a_result_without_a_value_is_told(result: str) -> None:
    assert codes(steps(f'- {{id: a, check: Lire., expect: "{result}", role: cadre}}')) == ["RED003"]


@pytest.mark.parametrize(
    "result", ["Aucune.", "Oui.", "Conforme à F-25.", "Quatre essais réussis.", "Signé.", "Normal : 3 à 5."]
)
def test_a_value_and_a_state_are_results(result: str) -> None:
    assert codes(steps(f'- {{id: a, check: Lire., expect: "{result}", role: cadre}}')) == []


@pytest.mark.parametrize(
    "warning",
    [
        "Ne pas donner sans relire.",
        "Appeler les admissions.",
        "Deux numéros pour un patient, appeler les admissions.",
        "Deux numéros pour un patient. Appelez les admissions.",
        "Il faut relire le bracelet.",
        "Veiller à relire le bracelet.",
        "Bracelet faux ; le bracelet doit être relu.",
    ],
)
def test_an_order_in_a_warning_is_told(warning: str) -> None:
    assert codes(step(f'warning: "{warning}"')) == ["RED005"]


@pytest.mark.parametrize(
    "warning",
    [
        "Annonce avant l'essai, appels envoyés là où personne ne décroche.",
        "Deux feuilles différentes au mur font appeler un numéro mort.",
        "Redémarrer trop tôt étend l’attaque.",
        "Sans consigne, les appels non vitaux vont saturer le 18.",
        "Dossier d'un autre, premier patient opéré à tort.",
        "Papier perdu, soin donné deux fois.",
        "Porte fermée, évacuation impossible.",
    ],
)
def test_a_danger_and_its_consequence_are_no_order(warning: str) -> None:
    assert codes(step(f'warning: "{warning}"')) == []


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("Aucun lit libre ou tri arrêté et médecin absent.", ["RED006"]),
        ("Aucun lit libre, ou tri arrêté et médecin absent.", []),
        ("Identiques, ou changement écrit et signé.", []),
        ("Lits et brancards pleins.", []),
        ("Le cadre ou le médecin le dit.", []),
        ("Bloc et urgences au papier : tri arrêté ou lent.", []),
    ],
)
def test_and_is_not_mixed_with_or(condition: str, found: list[str]) -> None:
    assert codes({PROCEDURE: f'stand_down: "{condition}"\n'}) == found
    trigger = (
        f'trigger:\n  any: [{{observed: "{condition}"}}, {{lost: dpi, lasting: 15 min}}]\n'
        "  declared_by: {day: cadre, out_of_hours: medecin}\n  may_alone: Passer au papier.\n"
    )
    assert codes({PROCEDURE: trigger}) == found


@pytest.mark.parametrize(
    "note",
    [
        "Si le dossier n'est pas rendu, ne pas jeter le papier.",
        "Ne rien rebrancher tant que le doute n’est pas levé.",
        "Aucun poste n'est rebranché tant que la levée n'est pas écrite.",
        "Ce n'est pas impossible.",
    ],
)
def test_two_negations_that_answer_one_another_are_told(note: str) -> None:
    assert "RED007" in codes(step(f'note: "{note}", every: 1 h, until: Le dossier revient.'))


@pytest.mark.parametrize(
    "note",
    [
        "Ne pas brancher, appeler le biomédical.",
        "Rien ne s'efface, on barre d'un trait.",
        "Aucun patient sans bracelet.",
        "Le dossier ne s'ouvre plus, ou le poste ne démarre plus.",
        "Garder le papier tant que l'heure de reprise n'est pas affichée.",
        "Écrire « ne pas charger tant que ce n'est pas vert » sur l'appareil.",
        "Rien avant la levée. Ne pas rebrancher.",
    ],
)
def test_one_negation_is_read_straight(note: str) -> None:
    assert codes(step(f'note: "{note}", every: 1 h, until: Le dossier revient.')) == []
