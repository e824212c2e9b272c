"""What the first page and the control box say."""

import pytest

from tests.paper.sample import hospital, printed, procedure, step_text

FIRST = "{lost: telephonie, lasting: 2 min}"
STEP = step_text("a", "Agir.")


def plain(words: str) -> str:
    return " ".join(words.split())


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (FIRST, "Arrêt depuis 2 min : Téléphonie du Centre 15"),
        ("{observed: Plus un appel.}", "Plus un appel"),
        ("{observed: Plus un appel., see: norme}", "Plus un appel (voir « Appels habituels »)"),
        ("{ordered_by: superviseur}", "Ordre : Superviseur des ARM"),
        ("{return_slips: labo}", "Système du laboratoire : l’heure de retour annoncée est passée"),
        ("{partner_announces: operateur}", "Incident annoncé par Opérateur Alpha"),
        ("{planned: labo}", "Arrêt prévu : Système du laboratoire"),
        ("{before: la relève, by: 15 min}", "15 min avant la relève"),
        ("{lost: telephonie, lasting: 1 h 30}", "Arrêt depuis 1 h 30 : Téléphonie du Centre 15"),
    ],
)
def test_a_condition_is_said_in_a_sentence(written: str, said: str) -> None:
    opening = printed(hospital(samu_perdu=procedure(STEP).replace(FIRST, written))).opening
    assert plain(opening.conditions[0]) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("    starts: 0 min\n    ends: 30 min\n", "de 0 min à 30 min"),
        ("    starts: 72 h\n", "à partir de 72 h"),
        ("    ends: 2 h\n", "jusqu’à 2 h"),
        ("", ""),
    ],
)
def test_a_phase_says_when_it_runs(written: str, said: str) -> None:
    text = procedure(STEP).replace("    starts: 0 min\n    ends: 30 min\n", written)
    assert plain(printed(hospital(samu_perdu=text)).phases[0].window) == said


def test_the_control_box_says_who_answers_for_the_procedure_and_what_changed() -> None:
    more = (
        "parent_plan: Plan blanc\nmeets: [CARE-D2-1]\ndistribution: [{place: crra, copies: 2}]\n"
        'changes: [{version: "2.1", date: 2026-06-10, what: Essai ajouté., because: Exercice de mai}]\n'
    )
    control = printed(hospital(samu_perdu=procedure(STEP, more=more))).control
    assert {line.label: tuple(map(plain, line.items)) for line in control} == {
        "Rédigée par": ("Superviseur des ARM",),
        "Responsable": ("Médecin régulateur",),
        "Approuvée par": ("Biologiste de garde, le 12/06/2026 ; visa qualité : Direction de la qualité",),
        "Plan parent": ("Plan blanc",),
        "Répond à": ("CARE-D2-1",),
        "Exemplaires": ("Salle de régulation, 1er étage (2 exemplaires)",),
        "Historique": ("v2.1, 10/06/2026 : Essai ajouté. (Exercice de mai)",),
    }


def test_procedures_that_exclude_one_another_are_named() -> None:
    other = procedure(STEP, identifier="autre", code="PD-SAMU-09")
    loaded = hospital(samu_perdu=procedure(STEP, more="inhibits: [autre]\n"), autre=other)
    assert printed(loaded).opening.inhibits == ("PD-SAMU-09 Centre 15 injoignable 09",)


def test_a_name_that_is_not_declared_is_printed_as_it_is_written() -> None:
    steps = "      - {id: a, call: inconnu, say: Bonjour., role: personne, after: [absente]}\n"
    step = printed(hospital(samu_perdu=procedure(steps))).phases[0].steps[0]
    assert plain(step.text) == "Appeler : inconnu."
    assert step.who == "personne"
    (cited,) = (part for part in step.parts if part.kind == "cites")
    assert [(ref.number, ref.anchor) for ref in cited.refs] == [("« absente »", "")]
