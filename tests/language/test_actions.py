"""What an instruction orders: its verb first, one action."""

import pytest

from degraded_mode.language.actions import begins_with_verb, second_action

NARROW = "\u202f"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ouvrir le kit.",
        "ÉCRIRE l'heure.",
        "Ecrire l’heure.",
        "Ouvrez le kit.",
        "Appelle le cadre.",
        "Ne rien jeter.",
        "N'envoyer au CTA que le médecin.",
        "N’envoyer que le médecin.",
        "L'écrire en réserve, avec un nom.",
        "Y inscrire d'abord les dates.",
        "Se faire rappeler par les urgences.",
        "La mettre de côté.",
        "Si le 15 sonne, rester au Centre 15.",
        "S’il répond, noter l'heure.",
        "À 18 h, écrire le programme.",
        "Au-delà de trois jours, donner des laissez-passer.",
        "Sans courant : prendre la manivelle.",
        "Mobiles muets partout : placer un porteur.",
        "1. Ouvrir le kit.",
        "– Ouvrir le kit.",
        "{action du service}",
        "« Avez-vous un bracelet ? »",
        "Trier debout à la porte.",
    ],
)
def test_an_instruction_begins_with_its_verb(sentence: str) -> None:
    assert begins_with_verb(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Vérification des bracelets.",
        "Nouveau prélèvement.",
        "L'infirmier note l'heure.",
        "Le cadre prévient.",
        "La nôtre reste ici.",
        "Papier et stylo sortis.",
        "Cadre de garde prévenu.",
        "Registre F-04 ouvert.",
        "Si le 15 sonne, le médecin reste.",
        "À la relève.",
        "Chez le patient.",
        "Assez de fiches pour 24 h.",
        "On appelle le cadre.",
    ],
)
def test_a_noun_or_a_subject_first_is_no_instruction(sentence: str) -> None:
    assert not begins_with_verb(sentence)


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        ("Ouvrir le kit et prévenir le laboratoire.", "et prévenir"),
        ("Ouvrir le kit, puis prévenir le laboratoire.", "puis prévenir"),
        ("Ouvrir le kit ; prévenir le laboratoire.", "; prévenir"),
        (f"Ouvrir le kit{NARROW}; l’afficher.", "; l'afficher"),
        ("Allumer le mobile et le garder en main.", "et le garder"),
        ("Ouvrir le kit, sortir les fiches, prévenir le laboratoire.", "prévenir"),
    ],
)
def test_a_second_verb_is_a_second_action(sentence: str, second: str) -> None:
    assert second_action(sentence) == second


@pytest.mark.parametrize(
    "sentence",
    [
        "Recopier noms et prénoms sur F-04.",
        "Porter les tubes et les bons au laboratoire.",
        "Prévenir le cadre et le médecin.",
        "Remettre le papier et le dossier au coursier.",
        "Lire la levée de doute du partenaire et la nôtre.",
        "Lire et répéter la liste.",
        "Regarnir puis sceller le kit.",
        "Écrire puis relire à voix haute chaque résultat.",
        "Tirer un trait et signer sous chaque feuille.",
        "Compter les fiches et noter le nombre sur le couvercle.",
        "Dicter la commande et la faire relire.",
        "Compter les appels, écrire le nombre sur F-03.",
        "Laisser le service fixer et afficher son heure.",
        "Appeler le cadre pour ouvrir la salle et prévenir l'équipe.",
        "Lire le bracelet avant de piquer et donner.",
        "Écrire « ouvrir et fermer » sur la porte.",
        "Faire essayer par un utilisateur : lire, créer et imprimer.",
        "Placer un coursier, de la relève du matin à celle du soir.",
    ],
)
def test_one_action_is_not_taken_for_two(sentence: str) -> None:
    assert second_action(sentence) == ""
