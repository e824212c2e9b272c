"""Keys and values written another way than everywhere else."""

import pytest

from tests.repair.corpus import PROCEDURE, left, mend, sound, spoilt


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (PROCEDURE, "within: 5 min", "within: 5min"),
        (PROCEDURE, "lasting: 5 min", "lasting: 5 minutes"),
        ("units.yaml", "tolerates: 30 min", "tolerates: 30 mn"),
        ("units.yaml", "{15 min: moyen, 1 h: fort}", "{15min: moyen, 1h: fort}"),
        ("establishment.yaml", "ward: 24 h, pole: 72 h", "ward: 24 heures, pole: 72h"),
        ("contacts.yaml", "2026-11-02", "02/11/2026"),
        ("routines.yaml", '"18:00"', "18h00"),
        ("routines.yaml", '"18:00"', "18h"),
        ("routines.yaml", '"18:00"', "'18 h 00'"),
    ],
)
def test_a_duration_an_hour_or_a_date_takes_its_normal_form(path: str, before: str, after: str) -> None:
    done = mend(spoilt(path, before, after))
    assert {one: text.replace("'18:00'", '"18:00"') for one, text in done.after.texts.items()} == sound()
    assert left(done) == []


@pytest.mark.parametrize("written", ["0639980123", "06.39.98.01.23", "+33 6 39 98 01 23", "'06-39-98-01-23'"])
def test_a_telephone_number_is_written_as_everywhere_and_between_quotes(written: str) -> None:
    done = mend(spoilt("contacts.yaml", "06 39 98 01 23", written))
    sign = "'" if written.startswith("'") else '"'
    assert f"number: {sign}06 39 98 01 23{sign}," in done.after.texts["contacts.yaml"]
    assert left(done) == []


@pytest.mark.parametrize(("written", "meant"), [("oui", "true"), ('"non"', "false"), ("Yes", "true"), ("NO", "false")])
def test_yes_and_no_become_true_and_false_without_quotes(written: str, meant: str) -> None:
    done = mend(spoilt(PROCEDURE, "within: 5 min\n", f"within: 5 min\n        report: {written}\n"))
    assert f"        report: {meant}\n" in done.after.texts[PROCEDURE]
    assert left(done) == []


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("units.yaml", "  title:", "  titre:"),
        ("units.yaml", "  title:", '  "titre":'),
        ("units.yaml", "- id:", "- identifiant:"),
        ("units.yaml", "out_of_hours:", "out-of-hours:"),
        ("roles.yaml", "on_duty:", "onduty:"),
        (PROCEDURE, "        role:", "        rôle:"),
        (PROCEDURE, "        do:", "        faire:"),
        (PROCEDURE, "    - {lost:", "    - {perdu:"),
        (PROCEDURE, "phases:", "phase:"),
    ],
)
def test_a_misspelt_or_french_key_becomes_the_one_that_the_message_proposes(path: str, before: str, after: str) -> None:
    done = mend(spoilt(path, before, after))
    assert {one: text.replace('"title"', "title") for one, text in done.after.texts.items()} == sound()
    assert left(done) == []


def test_a_key_that_is_there_already_is_not_written_twice() -> None:
    assert mend(spoilt("units.yaml", "  site:", "  titre: Autre\n  site:")).repairs == ()


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("establishment.yaml", "central: 28 d", "central: 28 j"),
        ("units.yaml", "tolerates: 30 min", "tolerates: 1 h 30"),
        ("routines.yaml", '"18:00"', "7:30"),
        ("contacts.yaml", "06 39 98 01 23", '"15"'),
        ("contacts.yaml", "06 39 98 01 23", "+41 22 123 45 67"),
        ("units.yaml", "tolerates: 30 min", "tolerates: 30"),
        ("contacts.yaml", "06 39 98 01 23", "O6 39 98 01 23"),
        ("contacts.yaml", "2026-11-02", "02/11/26"),
        ("units.yaml", "kind: standard", "kind: standart"),
    ],
)
def test_what_is_well_written_or_may_be_several_things_is_left(path: str, before: str, after: str) -> None:
    assert mend(spoilt(path, before, after)).repairs == ()


def test_a_sentence_that_speaks_of_a_number_is_left_as_it_is() -> None:
    assert mend(spoilt(PROCEDURE, "say: Le", "say: Appeler 0353013131 à 14h05. Le")).repairs == ()


def test_what_a_site_writes_takes_its_normal_form_too() -> None:
    texts = {**sound(), "sites/lune/units.yaml": "- id: standard\n  tolerates: 45min\n"}
    done = mend(texts)
    assert done.after.texts == {**texts, "sites/lune/units.yaml": "- id: standard\n  tolerates: 45 min\n"}
