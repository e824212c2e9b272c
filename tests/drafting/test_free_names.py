"""A name that is taken is refused, whoever has it, and the one proposed is free."""

import pytest

from degraded_mode.drafting.free_names import free, identifier_of, next_of_series, taken, usual_series
from degraded_mode.loading.load import load_texts
from degraded_mode.model.corpus import Kind
from tests.adoption.small import KIT

LOADED = load_texts({**KIT, "sites/venus/roles.yaml": "- {id: brancardier, title: Brancardier, family: care}\n"})


@pytest.mark.parametrize(
    ("kind", "wanted", "proposed"),
    [
        (Kind.ROLE, "ioa", "ioa"),
        (Kind.ROLE, "cadre", "cadre-2"),
        (Kind.ROLE, "Cadre", "Cadre-2"),
        (Kind.ROLE, "brancardier", "brancardier-2"),
        (Kind.FORM, "F-01", "F-08"),
        (Kind.FORM, "f-07", "f-08"),
        (Kind.KIT, "samu", "samu-2"),
        (Kind.UNIT, "crra", "crra-2"),
        (Kind.CONTACT, "crra", "crra"),
        (Kind.SYSTEM, "con", "con-2"),
    ],
)
def test_the_name_proposed_is_free(kind: Kind, wanted: str, proposed: str) -> None:
    assert free(LOADED, kind, wanted) == proposed
    assert free(LOADED, kind, proposed) == proposed


def test_a_file_keeps_the_name_that_it_has_whatever_it_holds() -> None:
    renamed = {("forms/F-09.yaml" if path == "forms/F-07.yaml" else path): text for path, text in KIT.items()}
    loaded = load_texts(renamed)
    assert taken(loaded, Kind.FORM, "F-09") is None
    assert free(loaded, Kind.FORM, "F-09") != "F-09"


def test_a_name_is_told_with_the_file_where_it_stands() -> None:
    spot = taken(LOADED, Kind.ROLE, "brancardier")
    assert spot is not None
    assert spot.path == "sites/venus/roles.yaml"


@pytest.mark.parametrize(
    ("title", "identifier"),
    [
        ("Médecine A", "medecine-a"),
        ("L'autocom de Mercure s'arrête", "autocom-de-mercure-arrete"),
        ("Les badges des trois bâtiments ne marchent plus du tout", "badges-des-trois-batiments"),
        ("La Traîne", "traine"),
        ("Le", "le"),
        ("« … »", ""),
        ("A" * 80, ""),
        (f"Porte {'B' * 70}", "porte"),
    ],
)
def test_an_identifier_is_made_of_the_first_words_of_a_title(title: str, identifier: str) -> None:
    assert identifier_of(title) == identifier


def test_a_series_goes_on_after_its_last_number() -> None:
    assert next_of_series("PD-HOS-", ["PD-HOS-01", "PD-HOS-09", "PD-BLO-12"], 2) == "PD-HOS-10"
    assert next_of_series("PD-NEO-", [], 2) == "PD-NEO-01"
    assert usual_series(["F-01", "F-02", "X-9"]) == "F-"
    assert usual_series(["dossier"]) == ""
