"""Answers written beforehand: what is left out is proposed, and every mistake is said in the words of the model."""

import pytest

from degraded_mode.drafting.question import Situation
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding
from tests.drafting.desk import SMALL, answered, desk, read


def said(kind: Kind, text: str, site: str = "") -> list[tuple[int, str]]:
    found = read(desk(kind, site), text)
    assert isinstance(found, tuple)
    assert all(isinstance(one, Finding) for one in found)
    return [(one.place.position.line if one.place.position else 0, f"{one.message} | {one.advice}") for one in found]


@pytest.mark.parametrize("kind", SMALL, ids=lambda kind: kind.value)
def test_the_fewest_answers_are_enough(kind: Kind) -> None:
    situation = answered(desk(kind), SMALL[kind])
    assert situation.text("id")


def test_what_is_left_out_is_what_a_bare_enter_would_take() -> None:
    situation = answered(desk(Kind.RUNBOOK), SMALL[Kind.RUNBOOK])
    assert situation.text("id") == "dossier-perdu"
    assert situation.text("code") == "PD-URG-02"
    assert situation.text("lasting") == "15 min"
    assert situation.text("trigger", "declared_by", "day") == "cadre"
    assert situation.text("trigger", "declared_by", "out_of_hours") == "medecin"
    assert situation.text("form") == ""


def test_a_unit_takes_after_those_of_its_kind() -> None:
    text = "title: Urgences du soir\nsite: venus\nkind: urgences\ndecides: {day: cadre, out_of_hours: medecin}\n"
    situation = answered(desk(Kind.UNIT), text)
    assert (situation.text("tolerates"), situation.text("restoration_rank")) == ("5 min", "1")


def test_a_day_to_come_is_planned_and_a_day_past_must_say_how_it_ended() -> None:
    assert answered(desk(Kind.EVIDENCE), SMALL[Kind.EVIDENCE]).text("outcome") == "planned"
    past = SMALL[Kind.EVIDENCE].replace("2027-02-11", "2026-02-11")
    assert said(Kind.EVIDENCE, past) == [
        (1, "clé « outcome » absente | ajouter « outcome: … » (résultat, par exemple « passed_with_gaps »).")
    ]
    assert answered(desk(Kind.EVIDENCE), f"{past}outcome: passed\npeople: 9\n").text("people") == "9"


def test_a_site_is_proposed_only_when_there_is_no_doubt() -> None:
    without = SMALL[Kind.UNIT].replace("site: venus\n", "")
    assert "clé « site » absente" in said(Kind.UNIT, without)[0][1]
    assert answered(desk(Kind.UNIT, "venus"), without).text("site") == "venus"


UNIT = SMALL[Kind.UNIT]


@pytest.mark.parametrize(
    ("kind", "text", "line", "part"),
    [
        (Kind.UNIT, UNIT.replace("1 h", "1 heure"), 4, "« 1 heure » n'est pas une durée | écrire « 1 h »"),
        (Kind.UNIT, UNIT.replace("rank: 7", "rank: sept"), 5, "« sept » n'est pas un nombre entier"),
        (Kind.UNIT, UNIT.replace("hospitalisation", "hospitalization"), 3, "vouliez-vous « hospitalisation » ?"),
        (
            Kind.UNIT,
            UNIT.replace("day: cadre", "day: cadres"),
            6,
            "rôle « cadres » non déclaré | vouliez-vous « cadre » ?",
        ),
        (Kind.UNIT, UNIT.replace("day: cadre", "day: dpi"), 6, "« dpi » est un système ; il faut ici un rôle"),
        (Kind.UNIT, UNIT.replace("site: venus", "site: terre"), 2, "site « terre » non déclaré"),
        (Kind.UNIT, UNIT.replace("title: Médecine", "title: ''"), 1, "valeur absente"),
        (Kind.UNIT, UNIT.replace("title", "titre"), 1, "clé « titre » inconnue ici | vouliez-vous « title » ?"),
        (Kind.UNIT, UNIT.replace("{day", "{jour: x, day"), 6, "clé « jour » inconnue ici"),
        (Kind.UNIT, UNIT.replace("{day: cadre, out_of_hours: medecin}", "cadre"), 6, "il faut ici un bloc de clés"),
        (Kind.UNIT, UNIT.replace("title: Médecine", "title: [a, b]"), 1, "il faut ici un texte, pas une liste"),
        (Kind.UNIT, f"{UNIT}id: samu\n", 7, "« samu » est déjà pris (units.yaml:1) | identifiant libre : « samu-2 »."),
        (Kind.UNIT, f"{UNIT}id: Médecine\n", 7, "« Médecine » n'est pas un identifiant"),
        (Kind.UNIT, f"{UNIT}id: con\n", 7, "« con » est un nom que Windows garde pour lui"),
        (Kind.UNIT, f"{UNIT}file: roles.yaml\n", 7, "« roles.yaml » n'est pas un fichier où écrire"),
        (Kind.ROLE, "title: Référent\nfamily: soins\n", 2, "« soins » n'est pas un des mots admis"),
        (Kind.CONTACT, SMALL[Kind.CONTACT].replace(", carried_by: telephonie", ""), 3, "clé « carried_by » absente"),
        (Kind.CONTACT, f"{SMALL[Kind.CONTACT]}  - {{means: fax}}\n", 5, "clé « 2 » inconnue ici"),
        (Kind.CONTACT, SMALL[Kind.CONTACT].replace("runner", "runner, number: '15'"), 4, "« number » ne sert pas ici"),
        (Kind.CONTACT, SMALL[Kind.CONTACT].replace("phone,", "phone, number: 12 34,"), 3, "n'est pas un numéro"),
        (Kind.FORM, "title: Relevé\nfields: [Motif, '']\n", 2, "valeur absente"),
        (Kind.FORM, "title: Relevé\nfields: [Motif]\nidentity_zone: oui\n", 3, "ni « true » ni « false »"),
        (Kind.RUNBOOK, f"{SMALL[Kind.RUNBOOK]}code: PD-URG-01\n", 7, "code libre : « PD-URG-02 »."),
        (
            Kind.RUNBOOK,
            SMALL[Kind.RUNBOOK].replace("kind: urgences", "kind: urgences, unit: samu"),
            2,
            "ne sert pas ici",
        ),
        (Kind.RUNBOOK, SMALL[Kind.RUNBOOK].replace("[dpi]", "[dpi, dppi]"), 4, "système « dppi » non déclaré"),
        (Kind.SYSTEM, f"{SMALL[Kind.SYSTEM]}relies_on: [{{any: [dpi]}}]\n", 3, "il faut ici une liste de textes"),
        (Kind.ROLE, "[", 1, ""),
        (Kind.ROLE, "- a\n- b\n", 1, ""),
    ],
)
def test_a_mistake_is_said_where_it_stands_with_what_to_write(kind: Kind, text: str, line: int, part: str) -> None:
    found = said(kind, text)
    assert line in {one for one, _ in found}
    assert any(part in one for _, one in found), found


def test_every_mistake_is_said_at_once() -> None:
    wrong = UNIT.replace("1 h", "1 heure").replace("day: cadre", "day: cadres").replace("rank: 7", "rank: x")
    assert len(said(Kind.UNIT, wrong)) == 3


def test_a_site_keeps_a_record_of_its_own_site_only() -> None:
    assert "« mercure » n'est pas le site demandé" in said(Kind.UNIT, UNIT.replace("venus", "mercure"), "venus")[0][1]


def test_a_name_is_not_refused_when_the_file_that_may_declare_it_cannot_be_read() -> None:
    where = desk(Kind.UNIT, roles="- {id: cadre, title: Cadre, family: care}\n- [")
    assert isinstance(answered(where, UNIT), Situation)
