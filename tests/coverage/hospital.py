"""A hospital of one ward, in text: each test changes the few words that matter to it."""

from datetime import date

from degraded_mode.impact.coverage import Coverage, Line, coverage
from degraded_mode.impact.holes import Hole, Reason
from degraded_mode.loading.load import load_texts

TODAY = date(2026, 11, 22)

HOSPITAL = {
    "establishment.yaml": """
id: trois-planetes
title: Groupe des Trois-Planètes
time_zone: Europe/Paris
sites:
  - {id: mercure, title: Hôpital Mercure, has: Médecine}
  - {id: venus, title: Hôpital Vénus, has: Rien}
places:
  - {id: reserve, title: Réserve du pôle, site: mercure}
  - {id: magasin, title: Magasin central, site: venus}
horizons: {ward: 24 h, pole: 72 h, central: 28 d}
""",
    "units.yaml": """
- id: medecine
  title: Médecine
  site: mercure
  kind: hospitalisation
  beds: 10
  admissions: 5
  impact: {1 h: faible, 4 h: moyen, 24 h: vital}
  tolerates: 1 h
  restoration_rank: 7
  decides: {day: cadre, out_of_hours: infirmier}
  functions:
    prescription: {needs: [dpi], paper: F-10, place: kit}
""",
    "systems.yaml": """
- {id: dpi, title: Dossier patient, kind: application, relies_on: [reseau]}
- {id: reseau, title: Réseau, kind: network}
- {id: labo, title: Logiciel du laboratoire, kind: application}
- {id: copie-a, title: Copie A, kind: application}
- {id: copie-b, title: Copie B, kind: application}
""",
    "roles.yaml": """
- {id: cadre, title: Cadre, family: care, on_duty: {day: 1, night: 0, weekend: 0}}
- {id: infirmier, title: Infirmier de nuit, family: care, on_duty: {day: 2, night: 1, weekend: 1}}
""",
    "forms/F-10.yaml": """
id: F-10
title: Prescription
version: "1"
copies: [dossier]
per_bed_day: 2
per_admission: 1
fields: [{id: dose, label: Dose, type: text, reentry: A1}]
""",
    "kits.yaml": """
- id: kit
  title: Kit de médecine
  place: medecine
  horizon: 24 h
  sealed: Plomb
  checked_by: cadre
  check_every: 30 d
  envelopes: [{title: Soins, items: [{form: F-10, count: 30}]}]
""",
    "procedures/sans-dossier.yaml": """
id: sans-dossier
code: PD-HOS-01
title: Médecine sans dossier
applies_to: {kind: hospitalisation}
version: "1.0"
status: approved
author: cadre
owner: cadre
situation: Le dossier ne s'ouvre plus.
lost: [dpi]
trigger:
  any: [{lost: dpi, lasting: 20 min}]
  declared_by: {day: cadre, out_of_hours: infirmier}
  may_alone: Passer au papier.
stand_down: Le dossier s'ouvre.
phases:
  - {phase: reflex, starts: 0 min, ends: 4 h, steps: [{id: ouvrir, do: Ouvrir le kit.}]}
  - {phase: long, starts: 4 h, steps: [{id: tenir, do: Compter les fiches.}]}
  - {phase: return, steps: [{id: ressaisir, do: Ressaisir les fiches.}]}
""",
    "evidence/faits.yaml": """
- {id: exercice, title: Une nuit sans dossier, kind: partial_exercise, date: 2026-08-20, outcome: passed,
   runbooks: [sans-dossier], units: [medecine]}
""",
}

STORES = """
- id: reserve-du-pole
  title: Réserve du pôle
  place: reserve
  horizon: 72 h
  sealed: Clé
  checked_by: cadre
  check_every: 30 d
  envelopes: [{title: Soins, items: [{form: F-10, count: 60}]}]
- id: magasin-central
  title: Magasin central
  place: magasin
  horizon: 28 d
  sealed: Clé
  checked_by: cadre
  check_every: 30 d
  envelopes: [{title: Modèles, items: [{form: F-10, count: 1}]}]
"""


def hospital(*changes: tuple[str, str, str], more: dict[str, str] | None = None) -> Coverage:
    """The coverage of the ward with these words changed (file, before, after) and these texts added to files."""
    files = dict(HOSPITAL)
    for path, text in (more or {}).items():
        files[path] = f"{files.get(path, '')}{text}"
    for path, before, after in changes:
        assert before in files[path], (path, before)
        files[path] = files[path].replace(before, after)
    loaded = load_texts({path: text for path, text in files.items() if text})
    assert loaded.findings == ()
    return coverage(loaded.at("mercure"), TODAY)


def line(*changes: tuple[str, str, str], more: dict[str, str] | None = None) -> Line:
    """The only function of the ward."""
    (one,) = hospital(*changes, more=more).lines
    return one


def hole(one: Line, reason: Reason) -> Hole | None:
    """The hole of that reason, if there is one."""
    return next((hole for hole in one.holes if hole.reason is reason), None)


def reasons(one: Line) -> set[Reason]:
    return {hole.reason for hole in one.holes}
