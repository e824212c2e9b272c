"""Two things that one procedure names are told apart by more than a letter."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps

FORM = """
id: %s
title: "%s"
version: "1"
copies: [dossier]
fields: [{id: soins, label: Soins, type: lines, reentry: B}]
"""

KIT = """
- id: kit-urgences
  title: Kit des urgences
  place: poste-de-soins
  horizon: 24 h
  sealed: Plomb numéroté
  checked_by: infirmier
  check_every: 30 d
  envelopes: [{title: Soins, items: [{form: F-01, count: 40}, {form: F-02, count: 40}]}]
"""


def cited(one: str, other: str, forms: str = "[F-01, F-02]") -> dict[str, str]:
    return {
        "forms/F-01.yaml": FORM % ("F-01", one),
        "forms/F-02.yaml": FORM % ("F-02", other),
        "kits.yaml": KIT,
        **steps(
            f"- {{id: a, do: Lire., role: cadre, forms: {forms}}}",
            afterwards=f"- {{id: b, do: Ranger les fiches., role: cadre, forms: {forms}}}",
        ),
    }


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("Registre des entrées", "Registre des entrees", []),
        ("Registre des entrées", "Registres des entrées", ["RED010"]),
        ("Bon de garde", "Bon de carde", ["RED010"]),
        ("Demande urgente", "Demander urgente", ["RED010"]),
        ("Salle A", "Salle B", []),
        ("Feuille 14", "Feuille 15", []),
        ("Registre des entrées", "Registre des sorties", []),
        ("Bons des salles", "Bon de salle", []),
        ("Même titre", "Même titre", []),
    ],
)
def test_titles_differ_by_more_than_a_letter(one: str, other: str, found: list[str]) -> None:
    assert [finding.code for finding in findings(cited(one, other))] == found


def test_titles_that_no_procedure_cites_together_are_left_alone() -> None:
    assert findings(cited("Bon de garde", "Bon de carde", "[F-01]")) == ()


def test_the_pair_is_said_once_though_two_procedures_cite_it() -> None:
    extracts = cited("Bon de garde", "Bon de carde")
    whole = findings(extracts)
    assert [finding.code for finding in whole] == ["RED010"]
    assert [place.record for place in whole[0].related] == ["form F-01"]
    assert PROCEDURE in extracts
