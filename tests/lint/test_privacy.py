"""Persons and patients: a plan names functions."""

import pytest

from degraded_mode.lint.people import Datum, may_show, personal_data_in, persons_in
from tests.lint.decor import PROCEDURE, findings, steps


@pytest.mark.parametrize(
    "text",
    [
        "Prévenir le Dr Martin.",
        "Voir M. DUPONT-LÉGER au bloc.",
        "Appeler Mme Petit",
        "Joindre le professeur Nguyen",
        "Demander à Sophie Durand les clés.",
        "Sophie Durand a les clés.",
        "Jean-Pierre Petit garde la clé.",
        "Le Pr O'Brien valide.",
    ],
)
def test_a_person_is_seen(text: str) -> None:
    assert len(persons_in(text)) == 1
    assert may_show(f"do: {text}")
    (finding,) = findings(steps(f'- {{id: a, do: Lire., note: "{text}", role: cadre}}'))
    assert finding.code == "GOV021"


@pytest.mark.parametrize(
    "text",
    [
        "Prévenir le docteur de garde.",
        "Prévenir M. le directeur.",
        "Écrire « Mme X » sur le tableau.",
        "Aller au pavillon Marie Curie.",
        "Ouvrir la salle Pierre Dupont, 2e étage.",
        "Hôpital Mercure, Groupe des Deux-Comètes, ARS de la Région Céleste",
        "Poser le Dossier Patient sur la table.",
        "Brancher 3 m. Attendre.",
        "Ranger chaque Marie-Louise au tiroir.",
    ],
)
def test_a_function_a_place_or_a_thing_is_nobody(text: str) -> None:
    assert persons_in(text) == ()


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("1 85 05 78 006 084 91", (Datum.SOCIAL_NUMBER,)),
        ("185057800608491", (Datum.SOCIAL_NUMBER,)),
        (f"2 69 05 2A 588 157 {97 - 2690519588157 % 97:02}", (Datum.SOCIAL_NUMBER,)),
        ("1 85 05 78 006 084 92", ()),
        ("Lot 185057800608491234", ()),
        ("IPP 00012345", (Datum.FILE_NUMBER,)),
        ("IEP n° 1234567", (Datum.FILE_NUMBER,)),
        ("Table numéro provisoire vers IPP et IEP", ()),
        ("né le 12/03/1950", (Datum.BIRTH,)),
        ("née le 1er mars 1950", (Datum.BIRTH,)),
        ("ne\u0301 le 3.4.50", (Datum.BIRTH,)),
        ("né(e) le {date}", ()),
        ("jean.martin@hopital.example", (Datum.ADDRESS,)),
        ("service12@gmail.com", (Datum.ADDRESS,)),
        ("garde.bloc@hopital.example", ()),
        ("urgences@hopital.example", ()),
        ("FINESS 123456789, 03 53 01 31 31", ()),
    ],
)
def test_what_belongs_to_one_person_is_seen(text: str, data: tuple[Datum, ...]) -> None:
    assert personal_data_in(text) == data
    assert may_show(f"note: {text}") or not data


@pytest.mark.parametrize(
    "files",
    [
        {"messages/annonce.yaml": "kind: recording\ntext: Rappelez IPP 00012345."},
        {"forms/F-01.yaml": "instructions: Voir le patient né le 12/03/1950."},
        {PROCEDURE: "custom: {exemple: IPP 00012345}"},
        {PROCEDURE: "status: draft\nsituation: Patient IPP 00012345."},
    ],
)
def test_a_patients_datum_is_an_error_wherever_it_stands_and_is_not_copied(files: dict[str, str]) -> None:
    (finding,) = findings(files)
    assert finding.code == "GOV022"
    assert "1234" not in finding.message + "".join(finding.values)


def test_a_person_named_in_a_draft_is_not_said_yet() -> None:
    draft = steps("- {id: a, do: Prévenir le Dr Martin., role: cadre}")
    draft[PROCEDURE] = "status: draft\n" + draft[PROCEDURE]
    assert findings(draft) == ()
