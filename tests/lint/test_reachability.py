"""Contacts, their channels and their numbers."""

from collections.abc import Sequence

import pytest

from degraded_mode.source.findings import Finding
from tests.lint.decor import findings

PHONE = "{means: phone, number: 03 53 01 11 11, carried_by: autocom, last_called: 2026-11-02}"
MOBILE = "{means: mobile, number: 06 39 98 11 11, carried_by: mobile-alpha, last_called: 2026-11-02}"
MAIL = "{means: mail, call_sign: Boîte, carried_by: dpi}"
RUNNER = "{means: runner, call_sign: Étage 2}"
RADIO = "{means: radio, call_sign: Poste 4, carried_by: radio}"


def contact(*channels: str, name: str = "garde") -> str:
    return f"- {{id: {name}, title: {name.capitalize()}, site: mercure, channels: [{', '.join(channels)}]}}\n"


def said_of(*channels: str) -> Sequence[Finding]:
    return findings({"contacts.yaml": contact(*channels)})


@pytest.mark.parametrize("channels", [[PHONE, MOBILE], [PHONE, RADIO], [PHONE, RUNNER], [PHONE, MAIL, MOBILE]])
def test_two_channels_that_nothing_cuts_together_are_enough(channels: list[str]) -> None:
    assert said_of(*channels) == ()


def test_channels_carried_by_one_system_are_one() -> None:
    fax = PHONE.replace("phone", "fax").replace("11 11", "11 12")
    (finding,) = said_of(PHONE, fax)
    assert finding.code == "TEL002"
    assert finding.message.startswith("« Garde » : les 2 canaux passent par le même système, « Autocom » (")


def test_the_nearest_common_cause_is_named_first_and_the_others_after() -> None:
    (finding,) = said_of(PHONE, MAIL)
    assert finding.message == ("« Garde » : une seule perte coupe les 2 canaux, « Réseau » (« Courant » aussi)")
    assert finding.values == ("reseau",)
    assert {place.record for place in finding.related} == {"system autocom", "system dpi"}


def test_a_choice_of_ways_is_no_common_cause() -> None:
    systems = "- {id: autocom, title: Autocom, kind: telephony, relies_on: [{any: [reseau, radio]}]}"
    assert findings({"systems.yaml": systems, "contacts.yaml": contact(PHONE, MAIL)}) == ()


def test_a_common_cause_that_a_site_brings_is_said_of_the_site() -> None:
    found = findings({"sites/mercure/systems.yaml": "- {id: mobile-alpha, relies_on: [courant]}"})
    assert [(finding.code, finding.place.site) for finding in found] == [("TEL002", "mercure")]


@pytest.mark.parametrize(
    ("last_called", "codes"),
    [
        ("2026-08-24", []),
        ("2026-08-23", ["TEL003"]),
        ("2026-05-26", ["TEL003"]),
        ("2026-05-25", ["TEL004"]),
        ("2026-11-22", []),
    ],
)
def test_a_number_grows_old_after_90_days_then_180(last_called: str, codes: list[str]) -> None:
    found = said_of(PHONE.replace("2026-11-02", last_called), MOBILE)
    assert [finding.code for finding in found] == codes


def test_a_number_never_tried_is_said_where_the_channel_stands() -> None:
    (finding,) = said_of(PHONE.replace(", last_called: 2026-11-02", ""), MOBILE)
    assert (finding.code, finding.place.record_route) == ("TEL003", ("channels", 0))
    assert finding.message.endswith("aucun essai noté")


@pytest.mark.parametrize("number", ["15", "18", "112"])
def test_nobody_tries_a_public_short_number(number: str) -> None:
    assert said_of(f"{{means: phone, number: '{number}', carried_by: autocom}}", MOBILE) == ()


def test_one_number_for_two_contacts_is_pointed_at_from_the_second() -> None:
    text = contact(PHONE, MOBILE, name="cadre") + contact(PHONE, RADIO, name="interne")
    (finding,) = findings({"contacts.yaml": text})
    assert (finding.code, finding.place.record, finding.values[1]) == ("TEL006", "contact interne", "cadre")


def test_an_extension_is_a_number_of_its_own_exchange_only() -> None:
    extension = "{means: extension, number: poste 2200, carried_by: %s, last_called: 2026-11-02}"
    text = contact(extension % "autocom", MOBILE, name="cadre") + contact(extension % "radio", RUNNER, name="interne")
    assert findings({"contacts.yaml": text}) == ()
