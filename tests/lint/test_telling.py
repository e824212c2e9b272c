"""What is told outside: text messages, communiqués, patients, neighbours."""

import pytest

from tests.lint import decor
from tests.lint.decor import PROCEDURE, findings, steps

MESSAGE = "messages/annonce.yaml"


def said_of(kind: str, text: str, title: str = "Annonce aux services") -> list[str]:
    quoted = text.replace('"', '\\"')
    return [one.code for one in findings({MESSAGE: f'kind: {kind}\ntitle: "{title}"\ntext: "{quoted}"\n'})]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("a" * 160, []),
        ("a" * 161, ["COM001"]),
        ("a" * 150 + "{date}", []),
        ("a" * 151 + "{date}", ["COM001"]),
        ("a" * 148 + "{ville}", []),
        ("a" * 149 + "{ville}", ["COM001"]),
        ("a" * 146 + "{numéro d'urgence essayé}", []),
        ("a" * 159 + "ê", ["COM002"]),
        ("ê" * 70, []),
        ("a" * 160 + "ê", ["COM001", "COM002"]),
        (f"EXERCICE. {'a' * 160} EXERCICE", []),
        (f"EXERCICE. {'a' * 161} EXERCICE", ["COM001"]),
    ],
)
def test_a_text_message_holds_in_one_part_its_blanks_filled(text: str, codes: list[str]) -> None:
    assert said_of("sms", text) == codes


def test_only_a_text_message_is_counted() -> None:
    assert said_of("recording", "ê" * 500) == []


@pytest.mark.parametrize(
    "text",
    [
        "Votre séance de chimiothérapie est reportée.",
        "Votre IRM est reportée.",
        "RDV de psychiatrie annulé.",
        "Votre opération est reportée.",
        "Consultation de Pédiatrie reportée.",
        "Votre IVG est maintenue.",
    ],
)
def test_a_text_message_names_no_care(text: str) -> None:
    assert said_of("sms", text) == ["COM003"]
    assert said_of("recording", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Votre rendez-vous est reporté. Urgence : 15.",
        "Apportez carte Vitale, ordonnances et résultats papier.",
        "Coopération de tous : venez comme prévu.",
        "Votre hospitalier habituel vous appelle.",
    ],
)
def test_what_says_nothing_of_a_persons_health_is_accepted(text: str) -> None:
    assert said_of("sms", text) == []


def test_a_script_speaks_of_the_care_once_the_person_is_known_never_to_a_machine() -> None:
    script = "1. « Vos nom et naissance ? » 2. « Votre séance de dialyse est déplacée. »"
    machine = "Répondeur : « Hôpital, merci de rappeler. » Aucun mot sur la dialyse."
    text = "kind: call\ntext: |\n  %s\n  %s\n"
    assert findings({MESSAGE: text % (script, machine)}) == ()
    (finding,) = findings({MESSAGE: text % (script, machine.replace("merci", "service de dialyse, merci"))})
    assert (finding.code, finding.values) == ("COM003", ("dialyse",))


@pytest.mark.parametrize(
    ("kind", "text", "codes"),
    [
        ("poster", "Affiche posée le {date} à {heure}.", []),
        ("poster", "Affiche posée le {date}.", ["COM005"]),
        ("recording", "Nos lignes sont perturbées.", []),
        ("order", "Ordre n° {numéro}, {date}, {heure}.", []),
        ("communique", "Communiqué n° 1, {date}, {heure}. Prochain point à {heure du prochain point}.", []),
        ("communique", "Communiqué n° 12, {date}, {heure}. Prochain point à {heure}.", ["COM007"]),
        ("communique", "Communiqué n° 1, {date}, {heure de début}. L'origine est en cours d'analyse.", ["COM006"]),
        ("internal", "Note, {date}, {heure}. Annule et remplace la précédente.", []),
    ],
)
def test_what_stays_in_sight_is_dated_and_followed(kind: str, text: str, codes: list[str]) -> None:
    assert said_of(kind, text) == codes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RDV du {date} à {heure}.", []),
        ("RDV du {}.", ["COM008"]),
        ("RDV du {date.", ["COM008"]),
        ("RDV du {{date}}.", ["COM008"]),
        ("RDV à HH:MM.", ["COM008"]),
        ("RDV à XX h.", ["COM008"]),
        ("RDV au [service].", ["COM008"]),
        ("RDV au ......", ["COM008"]),
        ("Attendez… nous vous appelons.", []),
        ("Suite au décret (art. 4), venez.", []),
    ],
)
def test_a_blank_stands_between_braces(text: str, found: list[str]) -> None:
    assert said_of("recording", text) == found


def test_a_message_of_an_exercise_needs_no_step() -> None:
    head = 'id: affiche\ntitle: Affiche\nkind: recording\nversion: "1"\nowner: cadre\n'
    assert [one.code for one in findings({"messages/affiche.yaml": f"{head}text: Venez.\n"})] == ["COM010"]
    assert findings({"messages/affiche.yaml": f"{head}text: EXERCICE. Venez. EXERCICE\n"}) == ()


def test_while_all_is_a_draft_a_message_may_wait_for_its_step() -> None:
    orphan = {
        "messages/affiche.yaml": 'id: affiche\ntitle: A\nkind: recording\nversion: "1"\nowner: cadre\ntext: Non.\n'
    }
    drafts = {path: "status: draft\n" for path in decor.decor() if path.startswith("procedures/")}
    assert decor.codes(orphan, "COM") == ["COM010"]
    assert decor.codes(orphan | drafts, "COM") == []


POSTPONE = """
- id: reporter
  postpone:
    what: [consultations]
    decided_by: medecin
    classes: [{id: urgent, max_delay: %s, rule: %s}, {id: autre, max_delay: 90 d, rule: postpone}]
    tell: {postponed: %s, maintained: [appel, annonce]}
    ledger: F-01
    rebook: {role: cadre, within: 5 d}
  role: medecin
  opens: report
- {id: rouvrir, do: Rouvrir les consultations., role: medecin, closes: report}
"""
CALL = {"messages/appel.yaml": 'id: appel\ntitle: Appel\nkind: call\nversion: "1"\nowner: cadre\ntext: Bonjour.\n'}


@pytest.mark.parametrize(
    ("delay", "rule", "told", "codes"),
    [
        ("24 h", "keep", "[appel, annonce]", []),
        ("24 h", "keep", "[]", ["COM011"]),
        ("24 h", "keep", "[appel]", ["COM012"]),
        ("24 h", "keep", "[appel, zzz]", ["REF001"]),
        ("24 h", "postpone", "[appel, annonce]", ["COM014"]),
        ("5 d", "postpone", "[appel, annonce]", []),
        ("24 h", "keep if the delay would be passed", "[appel, annonce]", []),
    ],
)
def test_care_put_off_is_told_to_both_lists_in_time(delay: str, rule: str, told: str, codes: list[str]) -> None:
    assert [one.code for one in findings(steps(POSTPONE % (delay, rule, told)) | CALL)] == codes


CLOSED = """
- {id: fermer, do: Fermer la porte., role: cadre, opens: %s}
- {id: rouvrir, do: Rouvrir la porte., role: cadre, closes: %s}
%s
"""


def closing(measure: str, step: str = "") -> list[str]:
    return [one.code for one in findings(steps(CLOSED % (measure, measure, step)))]


@pytest.mark.parametrize(
    ("measure", "codes"),
    [
        ("urgences-limitees", ["COM009"]),
        ("accueil-ferme", ["COM009"]),
        ("porte-sud-fermee", []),
        ("entree-provisoire", []),
        ("tenue-sur-papier", []),
    ],
)
def test_a_reception_that_closes_is_told_to_whoever_takes_over(measure: str, codes: list[str]) -> None:
    assert closing(measure) == codes


@pytest.mark.parametrize(
    ("step", "codes"),
    [
        ("- {id: dire, do: Prévenir le 15 et l'ARS., role: medecin}", []),
        ("- {id: dire, do: Prévenir le SAMU., role: medecin}", ["COM009"]),
        ("- {id: dire, do: Prévenir le SAMU., role: medecin, report: true}", ["COM009"]),
        ("- {id: dire, do: Prévenir l'ARS qu'il manque 15 brancards., role: medecin}", ["COM009"]),
    ],
)
def test_the_agency_and_the_samu_are_two(step: str, codes: list[str]) -> None:
    assert closing("urgences-limitees", step) == codes


def test_the_cell_speaks_to_the_agency_when_a_procedure_does() -> None:
    told = "- {id: dire, do: Prévenir le SAMU., role: medecin, report: true}"
    agency = {
        "contacts.yaml": """
- id: ars
  title: ARS, point focal
  channels:
    - {means: mobile, number: 06 39 98 30 21, carried_by: mobile-alpha, last_called: 2026-11-02}
    - {means: runner, call_sign: Préfecture}
""",
        "procedures/cellule.yaml": """
id: cellule
code: PD-CEL-01
title: Cellule
applies_to: {unit: urgences}
version: "0.1"
status: draft
author: cadre
owner: medecin
situation: Une crise.
trigger: {any: [{ordered_by: medecin}], declared_by: {day: cadre, out_of_hours: medecin}, may_alone: Rien.}
stand_down: La crise est finie.
phases: [{phase: reflex, steps: [{id: dire, call: ars, say: Point de situation., role: cadre}]}]
""",
    }
    assert findings(steps(CLOSED % ("urgences-limitees", "urgences-limitees", told)) | agency) == ()


def test_a_measure_is_judged_by_its_french_name_too() -> None:
    extracts = steps(CLOSED % ("filtrage", "filtrage", ""))
    extracts[PROCEDURE] = "measures: {filtrage: Entrées régulées}\n" + extracts[PROCEDURE]
    (finding,) = findings(extracts)
    assert finding.message.startswith(
        "« Entrées régulées » envoie des patients ailleurs, et personne ne prévient le SAMU"
    )
