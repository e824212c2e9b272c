"""What a site adapts takes nothing vital away, and says where the group wrote it."""

import pytest

from tests.lint.decor import PROCEDURE, findings, loaded, placed, steps

SITE = f"sites/mercure/{PROCEDURE}"
GROUP = steps("""
- {id: voir, do: Voir., role: infirmier, vital: true, within: 10 min, every: 1 h, until: Fin., confirmed_by: medecin}
- {id: ouvrir, do: Ouvrir., role: cadre}
- id: trier
  decide: Est-ce plein ?
  criteria: Aucune place.
  role: medecin
  options:
    - answer: oui
      steps: [{id: appeler, do: Appeler., role: cadre, vital: true}]
    - answer: ne sait pas
""")

OWN = "- {id: faire-voir, do: Envoyer., role: infirmier, vital: true}"


def site(steps_: str) -> dict[str, str]:
    indented = "".join(f"      {line}\n" for line in steps_.strip().splitlines())
    return GROUP | {SITE: f"id: sans-dossier\nphases:\n  - phase: reflex\n    steps:\n{indented}"}


def told(extracts: dict[str, str]) -> list[tuple[str, str]]:
    return [(finding.code, finding.values[0]) for finding in findings(extracts)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("- {id: voir, remove: true}", [("GOV030", "voir")]),
        ("- {id: ouvrir, remove: true}", []),
        (f"- {{id: voir, remove: true}}\n{OWN}", []),
        ("- {id: voir, remove: true}\n- {id: faire-voir, do: Envoyer., role: infirmier}", [("GOV030", "voir")]),
        (
            "- {id: faire-voir, do: Envoyer., role: infirmier, vital: true}\n- {id: voir, remove: true}",
            [("GOV030", "voir")],
        ),
        (f"- {{id: voir, remove: true}}\n- {{id: ouvrir, role: chef-de-pole}}\n{OWN}", [("GOV030", "voir")]),
        (f"- {{id: voir, remove: true}}\n- {{id: ouvrir, remove: true}}\n{OWN}", []),
        ("- {id: trier, options: [{answer: oui, steps: [{id: appeler, remove: true}]}]}", [("GOV030", "appeler")]),
        ("- {id: voir, vital: false}", [("GOV031", "vital")]),
        ("- {id: voir, confirmed_by: informaticien}", []),
        ("- {id: voir, within: 20 min}", [("GOV032", "within")]),
        ("- {id: voir, within: 5 min}", []),
        ("- {id: voir, within: {time: 20 min, since: declared}}", []),
        ("- {id: voir, every: 2 h}", [("GOV032", "every")]),
        ("- {id: ouvrir, within: 3 h}", []),
    ],
)
def test_what_a_site_makes_of_a_vital_step(written: str, found: list[tuple[str, str]]) -> None:
    assert told(site(written)) == found


def test_a_site_that_removes_an_answer_removes_its_vital_steps() -> None:
    extracts = site("- {id: trier, options: [{answer: oui, remove: true}, {answer: non}]}")
    assert told(extracts) == [("GOV030", "appeler")]


def test_a_site_that_removes_a_whole_phase_removes_its_vital_steps() -> None:
    two = GROUP[PROCEDURE] + "  - phase: hold\n    steps: [{id: tenir, do: Tenir., role: cadre, vital: true}]\n"
    removal = "id: sans-dossier\nphases: [{phase: hold, remove: true}]\n"
    whole = {PROCEDURE: two, SITE: removal}
    (finding,) = findings(whole)
    assert (finding.code, finding.values) == ("GOV030", ("tenir",))
    assert placed(loaded(whole), finding) == ("GOV030", SITE, 2)


def test_both_places_are_shown() -> None:
    extracts = site("- {id: voir, remove: true}")
    (finding,) = findings(extracts)
    assert (finding.place.path, finding.place.site) == (SITE, "mercure")
    assert [(one.path, one.site) for one in finding.related] == [(PROCEDURE, "")]


def test_a_draft_of_the_group_may_be_cut_at_will() -> None:
    extracts = site("- {id: voir, remove: true}")
    assert told(extracts | {PROCEDURE: f"status: draft\n{GROUP[PROCEDURE]}"}) == []


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("- {id: voir, role: infirmier}", [1]),
        ("- {id: voir, role: infirmier, within: 5 min}", []),
        ("- {id: voir, role: infirmier}\n- {id: ouvrir, role: infirmier}", [5]),
        ("- {id: ouvrir, remove: true}\n- {id: voir, role: infirmier}", [6]),
    ],
)
def test_what_only_repeats_the_group_is_told_as_wide_as_it_goes(written: str, lines: list[int]) -> None:
    extracts = site(written)
    whole = loaded(extracts)
    found = [placed(whole, one) for one in findings(extracts)]
    assert found == [("GOV033", SITE, line) for line in lines]


def test_a_record_other_than_a_procedure_may_repeat_too() -> None:
    same = {"sites/mercure/roles.yaml": "- {id: medecin, family: medical}\n- {id: cadre, family: direction}\n"}
    (finding,) = findings(same)
    assert (finding.code, finding.place.record) == ("GOV033", "role medecin")


def test_a_site_may_have_a_procedure_of_its_own_in_place_of_the_group_s() -> None:
    gone = {SITE: "id: sans-dossier\nremove: true\n"}
    assert told(GROUP | gone) == [("GOV034", "urgences")]
    head = GROUP[PROCEDURE]
    own = f"""id: urgences-mercure
code: PD-URG-09
title: Urgences de Mercure sans dossier
applies_to: {{unit: urgences}}
version: "1.0"
status: review
author: cadre
owner: medecin
situation: Le dossier ne s'ouvre plus.
lost: [dpi]
trigger:
  any: [{{lost: dpi, lasting: 15 min}}]
  declared_by: {{day: cadre, out_of_hours: medecin}}
  may_alone: Passer au papier.
stand_down: Le dossier s'ouvre.
keep: [Urgences vitales]
stop: [Statistiques]
{head}"""
    assert told(GROUP | gone | {"sites/mercure/procedures/urgences-mercure.yaml": own}) == []
