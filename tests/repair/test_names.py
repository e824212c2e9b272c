"""An identifier badly written is put right everywhere at once, never into another's and never into a stranger's."""

from collections.abc import Mapping

import pytest

from tests.repair.corpus import PROCEDURE, difference, left, mend, sound, spoilt


def everywhere(before: str, after: str) -> dict[str, str]:
    """The sound texts with a name written otherwise wherever it is declared or cited."""
    return {path: text.replace(before, after) for path, text in sound().items()}


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("cadre-standard", "cadre_standard"),
        ("cadre-standard", "Cadre standard"),
        ("cadre-standard", "cadre-st\u0430ndard"),
        ("F-54", "F_54"),
        ("ouvrir-registre", "Ouvrir_régistre"),
        ("local-standard", "Local-du_standard"),
        ("annuaire", "annuaïre"),
    ],
)
def test_a_name_is_put_right_where_it_is_declared_and_wherever_it_is_cited(name: str, written: str) -> None:
    texts = {path: _in_values(text, name, written) for path, text in sound().items()}
    done = mend(texts)
    assert left(done) == []
    assert written not in "".join(done.after.texts.values())
    expected = "local-du-standard" if "du_" in written else name
    assert done.after.texts == {path: _in_values(text, name, expected) for path, text in sound().items()}


def _in_values(text: str, name: str, other: str) -> str:
    """A name changed where it is a name, and not a part of a sentence."""
    for sign in (": ", "[", "{printout: "):
        for end in ("\n", ",", "]", "}"):
            text = text.replace(f"{sign}{name}{end}", f"{sign}{other}{end}")
    return text


def test_a_name_that_another_bears_already_is_left() -> None:
    texts = spoilt(
        "roles.yaml", "- id: standardiste", "- id: cadre_standard\n  title: Autre\n  family: it\n- id: standardiste"
    )
    texts = spoilt("units.yaml", "day: cadre-standard", "day: cadre_standard", texts)
    assert mend(texts).repairs == ()


def test_two_names_that_would_become_one_are_left() -> None:
    texts = spoilt("systems.yaml", "id: radios", "id: réseau mobile")
    texts = spoilt("systems.yaml", "id: reseau-mobile", "id: réseau_mobile", texts)
    texts = spoilt("contacts.yaml", "carried_by: radios", "carried_by: réseau mobile", texts)
    assert mend(texts).repairs == ()


def test_the_same_name_in_another_kind_of_record_does_not_matter() -> None:
    """The contact and the role « directeur-de-garde » are two records: each is free."""
    done = mend(everywhere("directeur-de-garde", "directeur de garde"))
    assert done.after.texts == sound()


def test_a_citation_that_names_nobody_is_left() -> None:
    assert mend(spoilt(PROCEDURE, "role: standardiste", "role: le standardiste")).repairs == ()


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (PROCEDURE, "role: standardiste", "role: Standardiste"),
        (PROCEDURE, "forms: [F-54]", "forms: [f-54]"),
        (PROCEDURE, "after: [prevenir-direction]", "after: [Prevenir-Direction]"),
        (PROCEDURE, "lost: [autocom]", "lost: [aut0com]"),
        ("units.yaml", "site: lune", "site: 1une"),
    ],
)
def test_a_citation_with_a_wrong_case_or_a_look_alike_sign_finds_its_name(path: str, before: str, after: str) -> None:
    done = mend(spoilt(path, before, after))
    assert done.after.texts == sound()
    assert left(done) == []


def test_a_citation_one_letter_off_is_left_to_a_person() -> None:
    assert mend(spoilt(PROCEDURE, "lost: [autocom]", "lost: [autocon]")).repairs == ()


def test_a_citation_that_may_be_two_names_is_left_to_a_person() -> None:
    texts = spoilt("systems.yaml", "- id: radios", "- id: radi0s\n  title: Autres\n  kind: radio\n- id: radios")
    assert mend(spoilt(PROCEDURE, "lost: [autocom]", "lost: [Radios]", texts)).repairs == ()


def test_a_site_that_adapts_a_record_follows_its_name() -> None:
    texts = everywhere("cadre-standard", "cadre_standard")
    texts["sites/lune/roles.yaml"] = "- id: cadre_standard\n  title: Cadre de la Lune\n"
    done = mend(texts)
    assert left(done) == []
    assert done.after.texts["sites/lune/roles.yaml"] == "- id: cadre-standard\n  title: Cadre de la Lune\n"


def test_a_measure_is_opened_and_closed_under_the_same_name() -> None:
    texts = spoilt(PROCEDURE, "        within: 5 min\n", "        within: 5 min\n        opens: renvoi_15\n")
    texts = spoilt(PROCEDURE, "        forms: [F-54]\n", "        forms: [F-54]\n        closes: renvoi_15\n", texts)
    after = mend(texts).after.texts[PROCEDURE]
    assert ("opens: renvoi-15" in after, "closes: renvoi-15" in after) == (True, True)


def test_a_name_cited_in_files_that_may_not_be_changed_is_left() -> None:
    texts: Mapping[str, str] = everywhere("cadre-standard", "cadre_standard")
    assert mend(texts, "roles.yaml").repairs == ()
    assert mend(texts, *texts).after.texts == sound()


def test_only_the_named_files_are_changed() -> None:
    texts = spoilt("units.yaml", "title:", "titre:", spoilt("roles.yaml", "title:", "titre:"))
    done = mend(texts, "roles.yaml")
    assert {path for path, _ in difference(texts, done.after.texts)} == {"roles.yaml"}


def test_a_measure_closed_under_another_case_is_the_one_that_is_opened() -> None:
    texts = spoilt(PROCEDURE, "        within: 5 min\n", "        within: 5 min\n        opens: renvoi-15\n")
    texts = spoilt(PROCEDURE, "        forms: [F-54]\n", "        forms: [F-54]\n        closes: Renvoi-I5\n", texts)
    done = mend(texts)
    assert "        closes: renvoi-15\n" in done.after.texts[PROCEDURE]


STEPS = "id: standard-perdu\nphases:\n  - phase: reflex\n    steps:\n"


@pytest.mark.parametrize(
    ("path", "text", "written", "meant"),
    [
        ("systems.yaml", "- id: NOM\n  title: Radios du hall\n", "Radios", "radios"),
        ("systems.yaml", "- id: NOM\n  remove: true\n", "Radi0s", "radios"),
        (PROCEDURE, f"{STEPS}      - id: NOM\n        remove: true\n", "Ouvrir-registre", "ouvrir-registre"),
        (PROCEDURE, f"{STEPS}      - {{id: NOM, within: 2 h}}\n", "ouvrir-reg1stre", "ouvrir-registre"),
    ],
)
def test_what_a_site_adapts_is_found_whatever_the_case(path: str, text: str, written: str, meant: str) -> None:
    after = mend({**sound(), f"sites/lune/{path}": text.replace("NOM", written)}).after
    assert after.texts == {**sound(), f"sites/lune/{path}": text.replace("NOM", meant)}
    assert [one.code for one in after.findings if one.code.startswith("SCH")] == []
