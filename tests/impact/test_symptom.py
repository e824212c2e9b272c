"""From what people see at a small clinic to what may be lost."""

import pytest

from degraded_mode.impact.activation import is_here
from degraded_mode.impact.symptom import Diagnosis, diagnosis
from degraded_mode.language.complaint import alike, clauses
from degraded_mode.loading.read import load_folder
from tests.cli.typed import REPOSITORY
from tests.impact.clinic import nord


def seen(sentence: str) -> Diagnosis:
    return diagnosis(nord(), sentence)


def first_roots(found: Diagnosis) -> list[tuple[str, ...]]:
    return [one.roots[0] for one in found.explanations]


@pytest.mark.parametrize(
    ("sentence", "states"),
    [
        ("le dossier ne s'ouvre pas, le téléphone marche", [True, False]),
        ("plus de tonalité mais les postes fonctionnent", [True, False]),
        ("le 15 et le téléphone marchent", [False, False]),
        ("écran noir", [True]),
        ("un bruit bizarre", [True]),
        ("Le DPI est OK ; l'imprimante est HS", [False, True]),
    ],
)
def test_each_part_of_a_sentence_says_that_something_is_lost_or_works(sentence: str, states: list[bool]) -> None:
    assert [one.lost for one in clauses(sentence)] == states


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("telephone", "telephonie", True),
        ("telephone", "telephones", True),
        ("telefone", "telephone", True),
        ("dossier", "dossiers", True),
        ("salle", "salon", False),
        ("15", "18", False),
        ("dpi", "dpis", False),
    ],
)
def test_words_of_one_stem_are_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same
    assert alike(other, one) is same


def test_accents_case_and_plurals_do_not_count() -> None:
    assert seen("LES DOSSIERS NE S'OUVRENT PAS").seen[0].systems == ("dpi",)
    assert seen("plus de tonalite").seen[0].systems == ("standard",)


def test_a_name_in_brackets_is_known_too() -> None:
    assert seen("le dpi est en panne").seen[0].systems == ("dpi",)


def test_what_works_clears_all_that_it_relies_on() -> None:
    found = seen("le dossier ne s'ouvre pas, la téléphonie marche")
    assert first_roots(found) == [("dpi",), ("serveur-a", "serveur-b")]


def test_the_smallest_losses_come_first_and_none_holds_a_smaller_one() -> None:
    sets = [set(roots) for one in seen("le dossier ne s'ouvre pas").explanations for roots in one.roots]
    assert [len(one) for one in sets] == sorted(len(one) for one in sets)
    assert not any(one < other for one in sets for other in sets)


def test_losses_that_nobody_can_tell_apart_are_told_together() -> None:
    (wide,) = [one for one in seen("le dossier ne s'ouvre pas").explanations if ("coeur",) in one.roots]
    assert set(wide.roots) == {("coeur",), ("courant",), ("salle",)}


def test_the_look_that_decides_is_something_that_only_one_of_them_stops() -> None:
    narrow, *others = seen("le dossier ne s'ouvre pas, la téléphonie marche").explanations
    assert narrow.check == ()
    assert narrow.spares == ("imprimante",)
    assert others[0].check == ("imprimante",)


def test_what_contradicts_itself_is_explained_by_nothing() -> None:
    found = seen("plus de tonalité, la téléphonie marche")
    assert found.understood
    assert found.explanations == ()


def test_what_is_like_nothing_known_is_not_understood() -> None:
    found = seen("le chat a mangé la souris")
    assert not found.understood
    assert found.seen[0].systems == ()


def test_two_things_without_a_cause_in_common_need_two_losses() -> None:
    found = seen("la radio est en panne, le dossier ne s'ouvre pas, la téléphonie marche")
    assert first_roots(found)[0] == ("dpi", "radio")


def test_what_still_works_when_a_system_is_lost_does_not_clear_it() -> None:
    found = seen("le poste démarre, le dossier ne s'ouvre pas")
    assert found.seen[0].systems == ()
    assert first_roots(found)[0] == ("dpi",)


@pytest.mark.parametrize("site", ["mercure", "venus", "pluton"])
def test_every_system_of_the_sample_is_found_by_its_own_description(site: str) -> None:
    here = load_folder(REPOSITORY / "runbooks").at(site)
    for system in here.systems.values():
        if system.looks_like and is_here(here, system.id):
            explained = {roots for one in diagnosis(here, system.looks_like).explanations for roots in one.roots}
            assert (system.id,) in explained, system.id
