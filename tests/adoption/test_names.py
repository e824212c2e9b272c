"""A name put in place of another follows French around it, and what is not that name stays."""

import pytest

from degraded_mode.adoption.fiction import Renaming, bears, short_name, with_article

RENAME = Renaming({"venus": "halo", "pluton": "venus"}, {"Vénus": "Le Halo", "Pluton": "Auréole"}, {})


@pytest.mark.parametrize(
    ("article", "name", "said"),
    [
        ("de", "Auréole", "d’Auréole"),
        ("De", "Évreux", "D’Évreux"),
        ("de", "Dinan", "de Dinan"),
        ("de", "Le Halo", "du Halo"),
        ("à", "Le Halo", "au Halo"),
        ("à", "les Sables", "aux Sables"),
        ("des", "Les Deux-Caps", "des Deux-Caps"),
        ("des", "Littoral", "de Littoral"),
        ("aux", "Littoral", "à Littoral"),
        ("les", "Littoral", "Littoral"),
        ("de", "la Traîne", "de la Traîne"),
        ("de", "À COMPLÉTER", "de À COMPLÉTER"),
    ],
)
def test_french_joins_an_article_and_a_name(article: str, name: str, said: str) -> None:
    assert with_article(article, name) == said


def test_names_change_places_without_being_taken_for_one_another() -> None:
    assert RENAME("De Pluton à Vénus : standard-venus, standard-pluton.") == (
        "D’Auréole au Halo : standard-halo, standard-venus."
    )


@pytest.mark.parametrize("text", ["Vénusien", "venusien", "aphrodite-venusta", "Mercure", "survenus"])
def test_what_only_looks_like_a_name_stays(text: str) -> None:
    assert RENAME(text) == text


def test_the_short_name_is_what_the_identifier_is_made_of() -> None:
    assert short_name("trois-planetes", "Groupe hospitalier des Trois-Planètes") == "Trois-Planètes"
    assert short_name("x", "Hôpital Vénus") == "Hôpital Vénus"


def test_a_word_is_found_whole_in_an_identifier() -> None:
    assert bears("lien-deux-cometes", "deux-cometes")
    assert not bears("lien-deux-cometes", "deux-comete")
