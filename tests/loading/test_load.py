"""The texts of a folder become records, as they are written; what cannot be used is told, and the rest is used."""

from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding, Severity

ESTABLISHMENT = """
id: clinique
title: Clinique de la Lune
time_zone: Europe/Paris
sites:
  - {id: lune, title: Clinique de la Lune, has: Consultations}
  - {id: terre, title: Annexe de la Terre, has: Standard}
horizons: {ward: 24 h, pole: 72 h, central: 28 d}
"""
SYSTEMS = """
- {id: autocom, title: Autocommutateur, kind: telephony}
- {id: radios, title: Radios portatives, kind: radio}
"""
CONTACT = "- {id: garde, title: Garde, channels: [{means: mobile, number: %s, carried_by: radios}]}\n"


def loaded(**files: str) -> Loaded:
    """A group with two sites and two systems, and these files: `units` for units.yaml, `sites__lune__units`…"""
    named = {f"{name.replace('__', '/')}.yaml": text for name, text in files.items()}
    return load_texts({"establishment.yaml": ESTABLISHMENT, "systems.yaml": SYSTEMS, **named})


def told(group: Loaded) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in group.findings]


def line(group: Loaded, finding: Finding) -> int:
    place = finding.place
    return (place.position or group.documents[place.path].position(place.route, at_key=place.at_key)).line


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0353013131", "+33353013131"),
        ("0639980123", "+33639980123"),
        ("03 53 01 31 31", "+33353013131"),
        ("+33 3 53 01 31 31", "+33353013131"),
        ("15", "15"),
        ("poste 0012", "poste 0012"),
    ],
)
def test_a_telephone_number_without_quotes_keeps_its_digits(written: str, kept: str) -> None:
    assert loaded(contacts=CONTACT % written).group.contacts["garde"].channels[0].number == kept


@pytest.mark.parametrize("version", ["2.10", "1.0", "010", "3"])
def test_a_version_without_quotes_stays_as_it_is_written(version: str) -> None:
    fields = "[{id: a, label: A, type: text, reentry: C}]"
    form = f"{{id: F-1, title: Fiche, version: {version}, copies: [a], fields: {fields}}}"
    assert loaded(forms__F_1=form).group.forms["F-1"].version == version


@pytest.mark.parametrize("title", ["NO", "yes", "null", "~", "1e3", "0x1F", "12:30", "2026-11-22", ".inf"])
def test_a_word_that_other_readers_change_stays_a_word(title: str) -> None:
    systems = f"- {{id: un, title: {title}, kind: radio}}\n"
    assert load_texts({"systems.yaml": systems}).group.systems["un"].title == title


def test_an_hour_without_quotes_is_an_hour() -> None:
    routine = "- {id: essai, do: Essayer., at: 7:30, role: garde}\n"
    assert loaded(routines=routine).group.routines["essai"].at == time(7, 30)


@pytest.mark.parametrize(
    "systems",
    [
        "id: bips\ntitle: Bips\nkind: radio\n",
        "- {id: bips, title: Bips, kind: radio}\n",
        "format: 1\nsystems:\n  - {id: bips, title: Bips, kind: radio}\n",
    ],
    ids=["one record", "a list", "a list with its format"],
)
def test_a_file_holds_one_record_or_several(systems: str) -> None:
    group = load_texts({"systems/radio.yaml": systems})
    assert list(group.group.systems) == ["bips"]
    assert group.findings == ()


def test_what_holds_is_used_beside_what_does_not() -> None:
    group = loaded(units="[", roles="- {id: garde, title: Garde, family: care}\n- {id: ide}\n")
    assert list(group.group.roles) == ["garde"]
    assert list(group.group.systems) == ["autocom", "radios"]
    assert {finding.place.path for finding in group.findings} == {"units.yaml", "roles.yaml"}


def test_a_value_that_is_not_written_is_refused_even_where_the_key_is_optional() -> None:
    group = loaded(systems="- id: autocom\n  title: Autocommutateur\n  kind: telephony\n  site:\n")
    assert told(group) == [("SCH008", "valeur absente")]
    assert line(group, group.findings[0]) == 4
    assert group.group.systems == {}


def test_a_mistake_of_the_group_is_said_once_for_all_its_sites() -> None:
    site = "- {id: radios, title: Radios du hall}\n"
    systems = "- {id: radios, title: Radios, kind: radioo}\n"
    group = loaded(systems=systems, sites__lune__systems=site, sites__terre__systems=site)
    assert [(finding.code, finding.place.path) for finding in group.findings] == [("SCH003", "systems.yaml")]


def test_a_site_s_own_mistake_is_said_in_the_site_s_file() -> None:
    group = loaded(sites__lune__systems="- id: radios\n  kind: radioo\n")
    (finding,) = group.findings
    assert (finding.place.path, finding.place.site, line(group, finding)) == ("sites/lune/systems.yaml", "lune", 2)


def test_each_site_sees_what_it_changes_and_the_group_does_not() -> None:
    group = loaded(sites__lune__systems="- {id: radios, title: Radios du hall}\n- {id: autocom, remove: true}\n")
    assert group.at("lune").systems["radios"].title == "Radios du hall"
    assert list(group.at("lune").systems) == ["radios"]
    assert group.at("terre").systems["radios"].title == "Radios portatives"
    assert list(group.at("").systems) == ["autocom", "radios"]
    place = group.place(Kind.SYSTEM, "radios", ("title",), site="lune")
    assert (place.path, place.route) == ("sites/lune/systems.yaml", (0, "title"))


def test_a_site_that_is_not_declared_is_told_once_with_the_nearest_name() -> None:
    group = loaded(sites__lunes__systems="- {id: radios, title: R}\n", sites__lunes__roles="[]\n")
    (finding,) = group.findings
    assert (finding.code, finding.place.path) == ("FIC008", "sites/lunes")
    assert "« lune »" in finding.advice


def test_a_site_adds_a_whole_record() -> None:
    group = loaded(sites__lune__systems="- {id: bips, title: Bips, kind: radio}\n")
    assert group.findings == ()
    assert "bips" in group.at("lune").systems
    assert "bips" not in group.group.systems


def test_half_a_record_that_the_group_does_not_have_is_one_mistake() -> None:
    group = loaded(sites__lune__systems="- {id: radio, title: Radios du hall}\n")
    assert [finding.code for finding in group.findings] == ["SCH013"]
    assert "« radios »" in group.findings[0].advice


def test_two_records_of_one_name_are_told_with_both_places_and_the_first_is_kept() -> None:
    group = loaded(systems__autres="- {id: radios, title: Autres radios, kind: radio}\n")
    (finding,) = group.findings
    assert (finding.code, finding.place.path) == ("SCH011", "systems/autres.yaml")
    assert [other.path for other in finding.related] == ["systems.yaml"]
    assert group.group.systems["radios"].title == "Radios portatives"


def test_a_name_with_a_look_alike_letter_is_one_mistake_for_all_who_cite_it() -> None:
    group = loaded(systems="- {id: \u0430utocom, title: Autocommutateur, kind: telephony}\n")
    assert [finding.code for finding in group.findings] == ["SCH004"]
    assert "« autocom »" in group.findings[0].advice
    assert (Kind.SYSTEM, "autocom") in group.spots[""]


@pytest.mark.parametrize(
    ("files", "hidden"),
    [
        ({"units.yaml": "["}, Kind.UNIT),
        ({"roles.yaml": "- {id: a, title: A, family: care}\n---\n- {id: b}\n"}, Kind.ROLE),
        ({"kits.yaml": "- mallette\n"}, Kind.KIT),
        ({"contacts.yaml": "- {title: Sans nom}\n"}, Kind.CONTACT),
        ({"procédures/a.yaml": "id: a\n"}, Kind.RUNBOOK),
    ],
)
def test_what_may_hide_records_is_known(files: dict[str, str], hidden: Kind) -> None:
    assert load_texts(files).hidden == {hidden}


def test_a_sound_file_hides_nothing() -> None:
    assert loaded().hidden == frozenset()


def test_a_folder_that_is_not_read_is_told_once_and_is_an_error_when_its_name_is_near() -> None:
    group = load_texts({"procédures/a.yaml": "", "procédures/b.yaml": "", "notes/c.yaml": "", "notes/d.yaml": ""})
    assert [(one.place.path, one.severity) for one in group.findings] == [
        ("notes", Severity.WARNING),
        ("procédures", Severity.ERROR),
    ]


def test_findings_come_in_the_order_of_the_files() -> None:
    texts = {"units.yaml": "[", "contacts.yaml": "[", "roles.yaml": "["}
    backwards = dict(reversed(texts.items()))
    assert load_texts(texts).findings == load_texts(backwards).findings
    assert [one.place.path for one in load_texts(texts).findings] == ["contacts.yaml", "roles.yaml", "units.yaml"]


PATHS = ["establishment.yaml", "systems.yaml", "procedures/a.yaml", "sites/lune/systems.yaml", "sites/x/kits.yml"]


TEXTS = st.text("[]{}:-#&*!|>'\"\n\t aid0é", max_size=60)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=200) | TEXTS))
def test_no_content_at_all_stops_the_loading(files: dict[str, bytes | str]) -> None:
    group = load_texts(files)
    assert all(finding.message and finding.place.path for finding in group.findings)


def test_of_many_aliases_beyond_those_that_are_told_none_is_called_a_missing_value() -> None:
    kinds = ("title: *t, kind: application", "title: *t, kind: *t", "title: Réseau, kind: network, relies_on: *t")
    lines = "".join(f"- {{id: s{number}, {kinds[number % 3]}}}\n" for number in range(30))
    found = load_texts({"systems.yaml": f"- {{id: s, title: &t Système, kind: application}}\n{lines}"}).findings
    assert {one.code for one in found} == {"YAML004"}
    assert len(found) == 10
