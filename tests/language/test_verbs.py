"""Verbs told from the words that end like them."""

import pytest

from degraded_mode.language.verbs import is_infinitive, is_order

VERBS = """
Ouvrir appeler ÉCRIRE Ecrire éteindre Mettre prévoir recevoir Faire extraire inscrire suspendre interrompre suivre
réinitialiser télécharger Trier vérifier Tenir vider scanner poster réélire conclure connaître débattre
"""
NOUNS = """
Papier dossier Infirmier premier hier tiroir soir couloir noir air cuir cadre Registre ordre chambre lettre livre
titre centre heure mesure annuaire horaire laboratoire maître nôtre navire empire cancer scooter er L'infirmier
"""
ORDERS = "Ouvrez appelez Faites dites Écris ecris Préviens note"
NO_ORDERS = "chez assez nez rez dossier Nouveau"


@pytest.mark.parametrize("word", VERBS.split())
def test_an_infinitive_is_a_verb(word: str) -> None:
    assert is_infinitive(word)


@pytest.mark.parametrize("word", NOUNS.split())
def test_a_noun_that_ends_alike_is_not(word: str) -> None:
    assert not is_infinitive(word)


@pytest.mark.parametrize("word", ORDERS.split())
def test_an_order_is_a_verb(word: str) -> None:
    assert is_order(word)


@pytest.mark.parametrize("word", NO_ORDERS.split())
def test_not_every_word_in_ez_is_an_order(word: str) -> None:
    assert not is_order(word)
