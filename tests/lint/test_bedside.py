"""The right patient, the right product, two pairs of eyes; provisional numbers that nobody else has."""

import pytest

from tests.lint import decor
from tests.lint.decor import PROCEDURE, findings, steps


def idv(files: dict[str, str]) -> list[str]:
    return decor.codes(files, "IDV")


@pytest.mark.parametrize(
    "sentence",
    [
        "Prélever le groupe sanguin.",
        "Transfuser la poche.",
        "Administrer les traitements de 20 h.",
        "Délivrer les médicaments demandés.",
        "Étiqueter les tubes.",
        "Poser un bracelet préimprimé.",
        "Imprimer une étiquette par tube.",
        "Donner les médicaments de midi.",
    ],
)
def test_what_is_made_or_given_for_a_patient_looks_at_who_it_is(sentence: str) -> None:
    assert "IDV002" in idv(steps(f"- {{id: a, do: {sentence}, role: infirmier}}"))
    assert "IDV001" in idv(steps(f"- {{id: a, do: {sentence}, role: infirmier, vital: true}}"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Prélever le groupe sanguin, bracelet lu.",
        "Étiqueter chaque tube, nom et naissance relus.",
        "Donner les médicaments, photo vue.",
        "Coller le même numéro au tube et au bon.",
        "Imprimer les traitements de tous les présents.",
        "Coller quatre feuilles au mur.",
        "Poser aux pupitres le panneau « Pas de traitement ».",
        "Préparer les sorties de demain.",
        "Passer au papier.",
        "Donner un poste à chaque agent.",
        "Réclamer le prélèvement de groupe.",
        "Faire la tournée des prélèvements.",
    ],
)
def test_what_controls_the_identity_or_makes_nothing_is_accepted(sentence: str) -> None:
    assert idv(steps(f'- {{id: a, do: "{sentence}", role: infirmier, vital: true}}')) == []


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("forms: F-01", ["IDV002"]),
        ("note: Bracelet lu.", []),
        ("risk: transfusion, confirmed_by: medecin", []),
        ("risk: identity", ["IDV001", "IDV004"]),
    ],
)
def test_a_note_a_form_or_a_second_person_may_control(more: str, found: list[str]) -> None:
    assert sorted(idv(steps(f"- {{id: a, do: Prélever., role: infirmier, {more}}}"))) == found


def test_a_form_with_a_zone_for_the_identity_controls() -> None:
    zone = {"forms/F-01.yaml": "identity_zone: true"}
    assert idv(zone | steps("- {id: a, do: Prélever., role: infirmier, forms: F-01}")) == []


@pytest.mark.parametrize(("kind", "found"), [("urgences", ["IDV002"]), ("informatique", []), ("sterilisation", [])])
def test_a_service_without_patients_labels_machines(kind: str, found: list[str]) -> None:
    extracts = steps("- {id: a, do: Étiqueter les postes suspects., role: infirmier}")
    extracts[PROCEDURE] = f"applies_to: {{kind: {kind}}}\n" + extracts[PROCEDURE]
    assert idv(extracts) == found


@pytest.mark.parametrize(
    ("risk", "found"), [("dose", ["IDV003"]), ("transfusion", ["IDV003"]), ("identity", ["IDV004"])]
)
def test_a_risk_asks_for_a_second_person(risk: str, found: list[str]) -> None:
    assert idv(steps(f"- {{id: a, do: Relire., role: infirmier, risk: {risk}}}")) == found
    assert idv(steps(f"- {{id: a, do: Relire., role: infirmier, risk: {risk}, confirmed_by: medecin}}")) == []


def test_what_is_keyed_in_is_checked_by_another() -> None:
    reenter = "reenter: {form: F-01, within: 12 h, checked_by: %s, check: all}, role: infirmier, risk: dose"
    assert idv(steps(f"- {{id: a, {reenter % 'medecin'}}}", "catch_up")) == []
    assert idv(steps(f"- {{id: a, {reenter % 'infirmier'}}}", "catch_up")) == ["IDV003"]


@pytest.mark.parametrize(
    ("kind", "sentence", "found"),
    [
        ("urgences", "Préparer les insulines, nom relu.", ["IDV005"]),
        ("urgences", "Prescrire l'héparine sur F-10.", ["IDV005"]),
        ("urgences", "Transfuser deux culots, bracelet lu.", ["IDV005"]),
        ("urgences", "Doser le potassium.", []),
        ("urgences", "Relire les F-10 : anticoagulants, insulines.", []),
        ("urgences", "Calculer chaque volume.", []),
        ("pediatrie", "Calculer chaque volume.", ["IDV005"]),
        ("neonatologie", "Régler le débit de chaque seringue.", ["IDV005"]),
        ("pediatrie", "Préparer les sorties.", []),
    ],
)
def test_a_high_risk_product_is_not_left_to_one_person(kind: str, sentence: str, found: list[str]) -> None:
    extracts = steps(f'- {{id: a, do: "{sentence}", role: infirmier}}')
    extracts[PROCEDURE] = f"applies_to: {{kind: {kind}}}\n" + extracts[PROCEDURE]
    assert idv(extracts) == found


def series(*ranges: tuple[str, int, int], horizon: str = "28 d") -> dict[str, str]:
    lines = [
        f"  - {{id: s{rank}, entrance: Entrée {rank}, site: mercure, prefix: {prefix}, first: {first}, last: {last}}}"
        for rank, (prefix, first, last) in enumerate(ranges)
    ]
    return {
        "establishment.yaml": "provisional_numbers:\n"
        + "\n".join(lines)
        + f"\nhorizons: {{ward: 24 h, pole: 72 h, central: {horizon}}}\n"
    }


@pytest.mark.parametrize(
    ("ranges", "found"),
    [
        ([("A", 1, 9), ("A", 10, 19)], []),
        ([("A", 1, 9), ("A", 9, 19)], ["IDV006"]),
        ([("A", 10, 19), ("A", 1, 10)], ["IDV006"]),
        ([("A", 1, 99), ("A", 10, 19), ("A", 20, 29)], ["IDV006", "IDV006"]),
        ([("A", 1, 9), ("B", 9, 19)], ["IDV007"]),
        ([("A", 1, 9), ("B", 10, 19)], []),
        ([("A", 9, 1)], ["IDV008"]),
        ([("A", 9, 1), ("A", 2, 8)], ["IDV008"]),
        ([("A", 5, 5), ("A", 5, 5)], ["IDV006"]),
    ],
)
def test_two_entrances_never_give_one_number(ranges: list[tuple[str, int, int]], found: list[str]) -> None:
    assert idv(series(*ranges)) == found


def test_the_series_that_is_met_is_pointed_at() -> None:
    (finding,) = findings(series(("A", 1, 99), ("A", 50, 60)))
    assert finding.message == "« Entrée 1 » et « Entrée 0 » donnent les mêmes numéros : A 50 à 60"
    assert [place.record_route for place in finding.related] == [("provisional_numbers", 0, "first")]


UNIT = (
    "- {{id: {kind}, title: Service, site: mercure, kind: {kind}, admissions: {daily}, tolerates: 1 h, "
    "restoration_rank: 1, decides: {{day: cadre, out_of_hours: medecin}}}}\n"
)


@pytest.mark.parametrize(
    ("units", "horizon", "found"),
    [
        ({"urgences": 10}, "28 d", []),
        ({"urgences": 11}, "28 d", ["IDV009"]),
        ({"urgences": 11}, "14 d", []),
        ({"urgences": 6, "maternite": 5}, "28 d", ["IDV009"]),
        ({"urgences": 6, "admissions": 9}, "28 d", []),
        ({"consultations": 400}, "28 d", []),
    ],
)
def test_the_numbers_of_a_site_last_as_long_as_its_paper(units: dict[str, int], horizon: str, found: list[str]) -> None:
    written = "".join(UNIT.format(kind=kind, daily=daily) for kind, daily in units.items())
    assert idv(series(("A", 1, 280), horizon=horizon) | {"units.yaml": written}) == found


@pytest.mark.parametrize(
    ("step", "found"),
    [
        ("do: Téléphoner chaque résultat critique et le faire répéter.", []),
        ("do: 'Téléphoner chaque résultat critique.', note: 'Valeur répétée, nom noté.'", []),
        ("do: Téléphoner chaque résultat critique.", ["IDV011"]),
        ("call: laboratoire, say: Voici le résultat critique., read_back: true", []),
        ("call: laboratoire, say: Voici le résultat critique.", ["IDV011", "IDV010"]),
        ("do: Porter les résultats par coursier.", ["IDV011"]),
    ],
)
@pytest.mark.parametrize("kind", ["laboratoire", "imagerie"])
def test_a_critical_result_is_telephoned_and_read_back(step: str, found: list[str], kind: str) -> None:
    extracts = steps(f"- {{id: a, {step}, role: infirmier}}")
    other = dict(extracts)
    extracts[PROCEDURE] = f"applies_to: {{kind: {kind}}}\n" + extracts[PROCEDURE]
    assert sorted(idv(extracts)) == sorted(found)
    assert idv(other) == []
