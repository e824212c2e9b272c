"""Numbers in sentences and in messages: those that ring, those that the loss has cut, those that nobody tries."""

import pytest

from degraded_mode.source.findings import Finding
from tests.lint import decor
from tests.lint.decor import PROCEDURE, findings, steps

CONTACTS = {
    "contacts.yaml": """
- id: laboratoire
  title: Laboratoire
  channels:
    - {means: phone, number: 03 53 01 21 00, carried_by: autocom, last_called: 2026-11-02}
    - {means: mobile, number: 06 39 98 21 00, carried_by: mobile-alpha, last_called: 2026-11-02}
"""
}


def lost(systems: str, step: str) -> dict[str, str]:
    extracts = steps(step)
    extracts[PROCEDURE] = f"lost: [{systems}]\n" + extracts[PROCEDURE]
    return CONTACTS | extracts


def codes(files: dict[str, str]) -> list[str]:
    return [code for code in decor.codes(files) if code.startswith(("COM", "TEL"))]


def announced(text: str) -> dict[str, str]:
    return {"messages/annonce.yaml": f"kind: recording\ntext: {text}\n"}


SEND = "- {id: annoncer, inform: {message: annonce, to: [staff], channels: [radio]}, role: cadre}"


@pytest.mark.parametrize(
    ("systems", "found"),
    [("autocom", ["COM004"]), ("reseau", ["COM004"]), ("courant", ["COM004"]), ("radio, mobile-alpha", []), ("", [])],
)
def test_a_message_does_not_give_a_number_that_the_loss_has_cut(systems: str, found: list[str]) -> None:
    send = SEND.replace("[radio]", "[radio, autocom, dpi]") if "radio" in systems else SEND
    files = lost(systems, send) | announced("Appelez le 03 53 01 21 00.")
    assert codes(files) == found


def test_the_number_and_what_carries_it_are_pointed_at() -> None:
    files = lost("reseau", SEND) | announced("Renseignements au 03.53.01.21.00.")
    (finding,) = [one for one in findings(files) if one.code == "COM004"]
    assert finding.message.endswith("est donné à composer, et il passe par « Autocom », perdu ici")
    assert [place.record for place in finding.related] == ["message annonce", "contact laboratoire"]


def test_what_takes_the_message_back_may_give_the_number_again() -> None:
    withdraw = SEND.replace("inform", "withdraw")
    assert codes(lost("reseau", withdraw) | announced("Appelez le 03 53 01 21 00.")) == []


def test_a_number_with_a_second_way_still_rings() -> None:
    second = CONTACTS["contacts.yaml"].replace("carried_by: mobile-alpha", "carried_by: autocom")
    both = second.replace("06 39 98 21 00", "03 53 01 21 00").replace("carried_by: autocom", "carried_by: radio", 1)
    files = lost("reseau", SEND) | announced("Appelez le 03 53 01 21 00.") | {"contacts.yaml": both}
    assert "COM004" not in codes(files)


REROUTE = """
- id: renvoyer
  reroute:
    how: operator_diverts
    done_by: medecin
    number: "15"
    onto: "18"
    host: laboratoire
    in_progress: Emporter la liste des missions.
    missed_calls: Rappeler les appels perdus.
    test: Composer le 15.
    test_expect: Une personne décroche.
    check_every: 1 h
  role: medecin
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pour une urgence, composez le 15.", ["COM004"]),
        ("Appelez tout de suite le 15.", ["COM004"]),
        ("Pour une urgence, composez le 18.", []),
        ("N'appelez pas le 15 pour essayer.", []),
        ("Ne composez plus le 15, composez le 18.", []),
        ("Le 15 n'aboutit plus.", []),
        ("Le 15 répond de nouveau.", []),
    ],
)
def test_nobody_is_sent_to_a_number_that_rings_elsewhere(text: str, found: list[str]) -> None:
    assert codes(lost("dpi", REROUTE + SEND) | announced(f'"{text}"')) == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Appeler le laboratoire au 03 53 01 21 00.", ["TEL010"]),
        ("Appeler le poste 2100.", ["TEL010"]),
        ("Appeler le +33 3 53 01 21 00.", ["TEL010"]),
        ("Composer le 15 depuis un mobile.", []),
        ("Ouvrir le poste 12 du couloir.", []),
        ("Lire la fiche F-12, lots 0123 à 0456.", []),
        ("Compter 0353 feuilles, 012100 étiquettes.", []),
    ],
)
def test_a_number_in_a_sentence_escapes_the_directory(sentence: str, found: list[str]) -> None:
    assert codes(steps(f"- {{id: a, do: '{sentence}', role: cadre}}")) == found


def test_the_contact_that_has_the_number_is_proposed() -> None:
    (finding,) = findings(CONTACTS | steps("- {id: a, do: Appeler le 03 53 01 21 00., role: cadre}"))
    assert finding.advice == "citer le contact « laboratoire » : « call: laboratoire »."


def test_a_message_may_repeat_a_number_of_the_directory_and_no_other() -> None:
    assert codes(CONTACTS | announced("Renseignements au 03 53 01 21 00.")) == []
    assert codes(CONTACTS | announced("Renseignements au 03 53 01 99 99.")) == ["TEL010"]


def test_a_draft_and_a_reference_may_hold_numbers() -> None:
    draft = steps("- {id: a, do: Appeler le 03 53 01 21 00., role: cadre}")
    draft[PROCEDURE] = "status: draft\n" + draft[PROCEDURE]
    assert codes(draft) == []


def test_a_dead_number_in_a_call_is_said_once() -> None:
    call = "- {id: a, call: laboratoire, say: Rappelez le 03 53 01 21 00., role: cadre}"
    assert codes(lost("reseau", call)) == ["COM004"]
    assert codes(lost("dpi", call)) == ["TEL010"]


def vital(*channels: str, systems: str = "", step: str = "vital: true") -> list[Finding]:
    files = {
        "contacts.yaml": f"- {{id: laboratoire, title: Laboratoire, channels: [{', '.join(channels)}]}}",
        "systems.yaml": f"- {{id: local, title: Local, kind: room}}\n{systems}",
    }
    call = f"- {{id: a, call: laboratoire, say: Venez., role: infirmier, {step}}}"
    # The room may be nobody's: that is another matter.
    return [one for one in findings(files | steps(call)) if one.code != "COU012"]


EXTENSION = "{means: extension, number: poste 2100, carried_by: autocom, last_called: 2026-11-02}"
DECT = "{means: extension, number: poste 7100, carried_by: dect, last_called: 2026-11-02}"
OWN = "- {id: dect, title: DECT, kind: telephony, relies_on: local}"
OUTSIDE = "- {id: dect, title: Téléphone rouge, kind: telephony, relies_on: mobile-alpha}"


def test_two_telephones_of_the_hospital_are_not_enough_for_a_vital_step() -> None:
    (finding,) = vital(EXTENSION, DECT, systems=OWN)
    assert (finding.code, finding.related[0].record) == ("TEL007", "runbook sans-dossier")


def test_a_line_of_the_operator_is_outside() -> None:
    assert vital(EXTENSION, DECT, systems=OUTSIDE) == []


def test_a_common_cause_is_said_once() -> None:
    shared = OWN.replace("relies_on: local", "relies_on: reseau")
    assert {one.code for one in vital(EXTENSION, DECT, systems=shared)} == {"TEL002", "CON004"}


def test_only_what_a_vital_step_reaches_is_judged() -> None:
    assert vital(EXTENSION, DECT, systems=OWN, step="report: true") == []
