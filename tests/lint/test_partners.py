"""COU008 to COU012: partners, idle systems, printed copies and copies to read."""

import pytest

from tests.lint.decor import BEING_WRITTEN, PROCEDURE, findings, steps

UNIT = """- id: urgences
  title: Urgences
  site: mercure
  kind: urgences
  data_loss: %s
  tolerates: 1 h
  restoration_rank: 1
  decides: {day: cadre, out_of_hours: medecin}
  functions: {soins: {needs: [dpi], paper: F-01, place: kit-urgences}}
"""


def codes(extracts: dict[str, str]) -> list[str]:
    return [one.code for one in findings(extracts) if one.code.startswith("COU")]


def hosted(relies: str, kind: str = "hosting", more: str = "") -> dict[str, str]:
    systems = (
        f"- {{id: hebergeur, title: Hébergeur, kind: {kind}}}\n"
        f"- {{id: dpi, title: Dossier, kind: application, relies_on: {relies}}}\n{more}"
    )
    return {"systems.yaml": systems, "units.yaml": UNIT % "1 h"}


LINK = "- {id: lien, title: Lien vers l'hébergeur, kind: link, relies_on: hebergeur}\n"


@pytest.mark.parametrize(
    ("extracts", "found"),
    [
        (hosted("[reseau, hebergeur]"), ["COU008"]),
        (hosted("[reseau, {any: [hebergeur, courant]}]"), []),
        (hosted("[reseau, hebergeur]", "server"), []),
        ({**hosted("[reseau, hebergeur]"), PROCEDURE: "lost: [dpi, hebergeur]\n"}, []),
        ({**hosted("[reseau, lien]", more=LINK), PROCEDURE: "lost: [dpi, lien]\n"}, []),
        ({**hosted("[reseau, hebergeur]"), **BEING_WRITTEN}, []),
    ],
)
def test_a_partner_that_alone_stops_a_unit_is_named_itself_or_by_its_link(
    extracts: dict[str, str], found: list[str]
) -> None:
    assert codes(extracts) == found


IDLE = {"systems.yaml": "- {id: pneumatique, title: Pneumatique, kind: interface, relies_on: courant}\n"}


@pytest.mark.parametrize(
    "more",
    [
        steps("- {id: a, do: Envoyer., role: infirmier, needs: [{any: [dpi, pneumatique]}]}"),
        steps(
            "- {id: a, do: Envoyer., role: infirmier, needs: [dpi], "
            "instead: [{id: b, for_need: dpi, do: Envoyer., needs: [pneumatique]}]}"
        ),
        steps("- {id: a, isolate: pneumatique, role: informaticien}"),
        {"routines/essai.yaml": "- {id: essai, do: Essayer., every: 7 d, role: cadre, needs: [pneumatique]}\n"},
        {"sites/mercure/systems.yaml": "- {id: dpi, relies_on: [reseau, pneumatique]}\n"},
    ],
)
def test_a_system_is_used_by_whatever_cites_it_at_any_site(more: dict[str, str]) -> None:
    assert codes(IDLE) == ["COU012"]
    assert "COU012" not in codes({**IDLE, **more})


def routine(more: str, place: str = "archives") -> dict[str, str]:
    return {
        "establishment.yaml": (
            'places: [{id: poste-de-soins, title: "Poste, 1er étage", site: mercure}, '
            '{id: archives, title: "Archives, sous-sol", site: mercure}]\n'
        ),
        "routines/imprimer-plan.yaml": (
            f"{more}makes: {{printout: plan-de-soins, place: {place}, good_for: 24 h, destroy_after: 48 h}}\n"
        ),
    }


def test_a_copy_that_a_step_asks_for_is_used_wherever_it_lies() -> None:
    asked = steps("- {id: a, do: Lire., role: infirmier, only_when: {have: plan-de-soins}}")
    assert codes(routine("needs: [dpi]\n")) == ["COU009"]
    assert codes({**routine("needs: [dpi]\n"), **asked}) == []


@pytest.mark.parametrize(("needs", "found"), [("[dpi]", []), ("[radio]", ["COU009"])])
def test_a_copy_lies_where_somebody_loses_what_it_is_made_from(needs: str, found: list[str]) -> None:
    assert codes(routine(f"needs: {needs}\n", "poste-de-soins")) == found


@pytest.mark.parametrize(
    ("rhythm", "found"), [('at: "18:00"\n', []), ("every: 12 h\n", []), ("every: 25 h\n", ["COU010"])]
)
def test_a_copy_is_made_at_least_as_often_as_it_is_good(rhythm: str, found: list[str]) -> None:
    assert codes(routine(rhythm, "poste-de-soins")) == found


def copied(every: str) -> str:
    return (
        "- {id: dpi-secours, title: Dossier de secours, kind: workstation}\n"
        f"- {{id: dpi, title: Dossier, kind: application, relies_on: reseau, "
        f"read_only_copy: {{id: dpi-secours, every: {every}, place: poste-de-soins}}}}\n"
    )


@pytest.mark.parametrize(("every", "loss", "found"), [("1 h", "1 h", []), ("1 h", "59 min", ["COU011"])])
def test_a_copy_to_read_is_no_older_than_what_may_be_lost(every: str, loss: str, found: list[str]) -> None:
    assert codes({"systems.yaml": copied(every), "units.yaml": UNIT % loss}) == found
