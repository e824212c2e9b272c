"""A loss that calls for nothing of the unit's own, and for the procedure of a neighbour that turns to it."""

import csv
import io

import pytest

from degraded_mode.impact.coverage import HORIZONS
from degraded_mode.impact.holes import Reason
from degraded_mode.model.written import HOUR
from degraded_mode.render.grid import grid
from degraded_mode.render.grid_table import grid_table
from degraded_mode.render.grid_text import grid_text
from tests.cli.typed import plain
from tests.coverage.hospital import STORES, TODAY, hole, hospital, reasons

LABORATORY = """
- id: laboratoire
  title: Laboratoire
  site: mercure
  kind: laboratoire
  tolerates: 1 h
  restoration_rank: 3
  decides: {day: biologiste, out_of_hours: biologiste}
"""
BIOLOGIST = "- {id: biologiste, title: Biologiste, family: medical, on_call: {within: 1 h}}\n"
CONTACTS = """
- id: medecine
  title: Poste de soins de médecine
  channels: [{means: runner, call_sign: Étage 1}]
- id: garde
  title: Infirmier de nuit
  role: infirmier
  channels: [{means: runner, call_sign: Étage 1}]
- id: garde-venus
  title: Infirmier de nuit de Vénus
  role: infirmier
  site: venus
  channels: [{means: runner, call_sign: Étage 1}]
"""
NOTE = "{id: note, title: Note, kind: internal, version: '1', owner: biologiste, text: Bon papier.}\n"
PROCEDURE = """
id: sans-logiciel
code: PD-LAB-01
title: Laboratoire sans logiciel
applies_to: {kind: laboratoire}
version: "1.0"
status: approved
author: biologiste
owner: biologiste
situation: Les demandes n'arrivent plus.
lost: [labo]
trigger:
  any: [{lost: labo, lasting: 15 min}]
  declared_by: {day: biologiste, out_of_hours: biologiste}
  may_alone: Passer au papier.
stand_down: Les demandes arrivent.
phases:
  - {phase: %s, starts: 0 min, ends: %s, steps: [%s]}
"""
RECEIVE = "{id: recevoir, receive: {form: F-10, sent_by: {kind: hospitalisation}, what: Tubes et bons, window: 15 min}}"
SEND = "{id: rendre, send: {form: F-10, to: {unit: medecine}, what: Résultats, window: 1 h}}"
INFORM = "{id: dire, inform: {message: note, to: [%s], channels: [copie-a]}}"
CALL = "{id: appeler, call: %s, say: Bon papier.}"
EXERCISE = (
    "- {id: labo-fait, title: Labo, kind: tabletop, date: 2026-09-01, outcome: passed, runbooks: [sans-logiciel]}\n"
)


def more(step: str, phase: str = "reflex", ends: str = "28 d") -> dict[str, str]:
    return {
        "units.yaml": LABORATORY,
        "roles.yaml": BIOLOGIST,
        "contacts.yaml": CONTACTS,
        "messages/note.yaml": NOTE,
        "procedures/labo.yaml": PROCEDURE % (phase, ends, step),
        "evidence/faits.yaml": EXERCISE,
        "kits.yaml": STORES,
    }


LABO_ON_COPY = "{id: labo, title: Logiciel du laboratoire, kind: application, relies_on: [copie-a]}"
BOTH = ("units.yaml", "needs: [dpi]", "needs: [dpi, labo]")


@pytest.mark.parametrize(
    "step",
    [
        RECEIVE,
        SEND,
        INFORM % "staff",
        INFORM % "medecine",
        INFORM % "infirmier",
        CALL % "medecine",
        CALL % "garde",
        RECEIVE[:-1] + ", only_when: {lost: [labo]}}",
    ],
)
def test_a_neighbour_that_turns_to_the_unit_answers_for_it(step: str) -> None:
    (line, *_) = hospital(BOTH, more=more(step)).lines
    assert reasons(line) == set()
    by_own, by_neighbour = line.ways
    assert (by_own.runbooks, by_own.neighbours) == (("sans-dossier",), ())
    assert (by_neighbour.runbooks, by_neighbour.neighbours) == ((), ("sans-logiciel",))
    assert {cell.neighbours for cell in line.cells} == {("sans-logiciel",)}


UNDER = (
    "{id: choisir, decide: Faut-il ?, criteria: Trop., options: [{answer: oui, steps: [%s]}, {answer: ne sait pas}]}"
)


@pytest.mark.parametrize(
    "step",
    [
        "{id: ranger, do: Ranger les tubes.}",
        RECEIVE.replace("{kind: hospitalisation}", "{kind: urgences}"),
        INFORM % "public",
        INFORM % "biologiste",
        CALL % "garde-venus",
        UNDER % RECEIVE,
        RECEIVE[:-1] + ", only_when: {lost: [copie-b]}}",
        RECEIVE[:-1] + ", only_when: {cause: attack}}",
    ],
)
def test_a_neighbour_that_may_never_turn_to_the_unit_does_not_answer(step: str) -> None:
    (line, *_) = hospital(BOTH, more=more(step)).lines
    assert hole(line, Reason.NO_PROCEDURE)


def test_what_is_handed_over_on_return_does_not_answer() -> None:
    (line, *_) = hospital(BOTH, more=more(RECEIVE, phase="catch_up")).lines
    assert hole(line, Reason.NO_PROCEDURE)


def test_a_neighbour_called_for_by_what_relies_on_the_loss_speaks_of_another_tool() -> None:
    above = ("systems.yaml", "{id: labo, title: Logiciel du laboratoire, kind: application}", LABO_ON_COPY)
    (line, *_) = hospital(("units.yaml", "needs: [dpi]", "needs: [copie-a]"), above, more=more(RECEIVE)).lines
    assert hole(line, Reason.NO_PROCEDURE)


def test_a_neighbour_that_was_never_exercised_is_told_alone() -> None:
    fresh = more(RECEIVE) | {"evidence/faits.yaml": ""}
    (line, *_) = hospital(BOTH, more=fresh).lines
    found = hole(line, Reason.NEVER_EXERCISED)
    assert found is not None
    assert found.about == ("sans-logiciel",)


def test_a_neighbour_of_another_site_does_not_answer() -> None:
    elsewhere = more(RECEIVE)
    elsewhere["units.yaml"] = LABORATORY.replace("site: mercure", "site: venus")
    (line, *_) = hospital(BOTH, more=elsewhere).lines
    assert hole(line, Reason.NO_PROCEDURE)


def test_a_role_that_decides_in_several_kinds_of_unit_speaks_for_none() -> None:
    shared = more(INFORM % "infirmier")
    shared["units.yaml"] += (
        LABORATORY.replace("id: laboratoire", "id: accueil")
        .replace("kind: laboratoire", "kind: admissions")
        .replace("out_of_hours: biologiste", "out_of_hours: infirmier")
    )
    (line, *_) = hospital(BOTH, more=shared).lines
    assert hole(line, Reason.NO_PROCEDURE)


def test_without_its_paper_the_unit_has_nothing_to_hand_over() -> None:
    (line, *_) = hospital(BOTH, ("units.yaml", "paper: F-10", "paper: F-99"), more=more(RECEIVE)).lines
    assert {Reason.NO_PROCEDURE, Reason.NO_PAPER} <= reasons(line)


def test_a_neighbour_whose_phases_are_over_is_silent() -> None:
    (line, *_) = hospital(BOTH, more=more(RECEIVE, ends="4 h")).lines
    found = hole(line, Reason.STOPS)
    assert found is not None
    assert (found.about, found.horizons) == (("sans-logiciel",), tuple(one for one in HORIZONS if one > 4 * HOUR))


def test_a_neighbour_in_draft_answers_and_is_not_enough() -> None:
    draft = more(RECEIVE)
    draft["procedures/labo.yaml"] = draft["procedures/labo.yaml"].replace("status: approved", "status: draft")
    (line, *_) = hospital(BOTH, more=draft).lines
    assert reasons(line) == {Reason.NOT_APPROVED}


def test_the_grid_never_shows_a_neighbour_as_the_unit_s_own() -> None:
    covered = hospital(BOTH, more=more(RECEIVE))
    said = plain("\n".join(grid_text(grid(covered, TODAY), holes_only=False)))
    assert "V tenu par un voisin" in said
    assert "  prescription           F-10       ·     ·     V     V     V     V     V     V" in said
    assert "  PD-HOS-01, PD-LAB-01 d'un voisin (Laboratoire), exercée le" in said
    assert "Dont par un voisin : 0 à 30 min, 0 à 1 h, 1 à 4 h" in " ".join(said.split())


def test_the_table_gives_a_neighbour_its_own_column() -> None:
    table = grid_table([hospital(BOTH, more=more(RECEIVE))], holes_only=False).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(table), delimiter=";"))
    assert (lines[4]["Procédures"], lines[4]["Procédures d'un voisin"]) == ("PD-HOS-01", "PD-LAB-01")
