"""A hospital's own files: what it lacks is gone with all that served it alone, and nothing is left hanging."""

import pytest

from degraded_mode.loading.load import load_texts
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Status
from tests.adoption.small import ALL, FICTIONS, KIT, NO_PARTNER, NO_SAMU, ONE_SITE, errors, kit, made


def corpus(text: str) -> Corpus:
    return load_texts(made(text)).group


def test_the_small_kit_holds() -> None:
    assert kit().findings == ()
    assert errors(dict(KIT)) == []


@pytest.mark.parametrize("text", [ALL, NO_SAMU, ONE_SITE, NO_PARTNER], ids=["all", "no samu", "one site", "no partner"])
def test_nothing_is_left_hanging(text: str) -> None:
    hanging = [one.code for one in errors(made(text)) if one.code.startswith(("REF", "SCH"))]
    assert hanging == []


def test_everything_stays_of_what_the_hospital_has() -> None:
    assert made(ALL).keys() == {path.replace("mercure", "halo").replace("venus", "aureole") for path in KIT} - {
        "evidence/faits.yaml"
    }


def test_a_kind_that_the_hospital_lacks_goes_with_what_served_it_alone() -> None:
    left = corpus(NO_SAMU)
    assert set(left.units) == {"urgences-aureole"}
    assert set(left.runbooks) == {"urgences"}
    assert set(left.forms) == {"F-07"}
    assert "acd" not in left.systems
    assert "codis" not in left.contacts
    assert "arm" not in left.roles
    assert left.routines == {}


def test_what_others_still_need_stays() -> None:
    left = corpus(NO_SAMU)
    assert {"telephonie", "mobile", "dpi", "salle-a"} <= set(left.systems)
    assert "samu" in left.contacts


def test_a_deputy_that_is_gone_is_no_longer_named() -> None:
    assert corpus(NO_SAMU).roles["cadre"].deputy is None


def test_a_step_that_calls_somebody_who_is_gone_goes_and_the_next_one_waits_for_it_no_more() -> None:
    steps = {placed.step.id: placed.step for placed in corpus(NO_PARTNER).runbooks["urgences"].steps()}
    assert set(steps) == {"prevenir", "suite"}
    assert steps["suite"].after == ("prevenir",)


def test_one_way_of_several_that_is_gone_leaves_the_others() -> None:
    files = made(NO_PARTNER)
    assert "relies_on: [{any: [salle-a]}]" in files["systems.yaml"]


def test_a_site_that_the_hospital_lacks_goes_with_its_folder_and_its_places() -> None:
    files = made(ONE_SITE)
    left = load_texts(files).group
    assert [path for path in files if path.startswith("sites/")] == ["sites/aureole/roles.yaml"]
    assert left.establishment is not None
    assert [site.id for site in left.establishment.sites] == ["aureole"]


def test_a_kind_that_no_other_site_has_moves_with_the_place_that_it_needs() -> None:
    left = corpus(ONE_SITE)
    assert left.establishment is not None
    assert left.units["samu"].site == "aureole"
    assert {place.id: place.site for place in left.establishment.places} == {
        "crra": "aureole",
        "poste-aureole": "aureole",
    }
    assert left.systems["salle-a"].site is None


def test_the_hospital_s_names_stand_in_sentences_and_in_identifiers() -> None:
    left = corpus(ALL)
    assert left.establishment is not None
    assert (left.establishment.id, left.establishment.title) == ("littoral", "Groupe du Littoral")
    assert left.units["urgences-aureole"].title == "Urgences d’Auréole"
    assert left.systems["lien-les-deux-caps"].title == "Lien avec Les Deux-Caps"
    assert left.contacts["les-deux-caps-garde"].title == "Garde des Deux-Caps"


def test_a_name_that_the_hospital_has_no_use_for_becomes_a_blank() -> None:
    (comment,) = [line for line in made(ONE_SITE)["establishment.yaml"].splitlines() if line.startswith("  # ")][:1]
    assert comment == "  # À COMPLÉTER"


def test_numbers_floors_and_places_are_to_be_filled_and_public_numbers_stay() -> None:
    left = corpus(ALL)
    assert [one.number for one in left.contacts["samu"].channels] == ["15", "À COMPLÉTER"]
    assert [one.last_called for one in left.contacts["samu"].channels] == [None, None]
    assert left.contacts["samu"].floor == "À COMPLÉTER"
    assert left.establishment is not None
    assert left.establishment.places[0].title == "Salle de régulation, À COMPLÉTER"
    text = made(ALL)["procedures/urgences.yaml"]
    assert "Rappelez le À COMPLÉTER." in text
    assert "Attendre, À COMPLÉTER." in text


def test_procedures_are_drafts_that_nobody_approved() -> None:
    for runbook in corpus(ALL).runbooks.values():
        assert (runbook.status, runbook.version) == (Status.DRAFT, "0.1")
        assert (runbook.approval, runbook.effective, runbook.review_by) == (None, None, None)


def test_comments_order_and_layout_stay() -> None:
    text = made(NO_SAMU)["systems.yaml"]
    assert text == KIT["systems.yaml"].replace(
        "- {id: acd, title: Distributeur d'appels, kind: telephony, site: mercure, relies_on: [telephonie]}\n", ""
    ).replace("lien-deux-cometes", "lien-les-deux-caps").replace("les Deux-Comètes", "Les Deux-Caps").replace(
        "site: mercure", "site: halo"
    )


def test_the_kit_s_invented_names_are_gone_everywhere() -> None:
    every = "\n".join([*made(ALL).values(), *made(ALL)])
    for name in ("mercure", "venus", "trois-planetes", *(one.id for one in FICTIONS)):
        assert name not in every
    for name in ("Mercure", "Vénus", "Trois-Planètes", *(one.name for one in FICTIONS)):
        assert name not in every
