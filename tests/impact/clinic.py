"""A clinic of two sites, small enough to be known by heart: what an outage does there is worked out by hand."""

from collections.abc import Mapping
from functools import cache

from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Corpus

HEAD = """format: 1
version: "1.0"
status: {status}
author: cadre
owner: medecin
situation: "{title}, vu du service."
stand_down: "Tout est revenu."
"""
TRIGGER = """trigger:
  any: [{any}]
  declared_by: {{day: cadre, out_of_hours: medecin}}
  may_alone: "Passer au papier."
"""


def runbook(code: str, title: str, kind: str, rest: str, when: str, status: str = "approved") -> str:
    """The text of a procedure; `when` is its trigger's condition, `rest` its other keys."""
    return (
        f'id: {code.lower()}\ncode: {code}\ntitle: "{title}"\napplies_to: {{kind: {kind}}}\n'
        + HEAD.format(status=status, title=title)
        + TRIGGER.format(any=when)
        + rest
    )


TEXTS: Mapping[str, str] = {
    "establishment.yaml": """format: 1
id: clinique
title: Clinique des Deux-Lunes
time_zone: Europe/Paris
sites:
  - {id: nord, title: Site Nord, has: Urgences et standard}
  - {id: sud, title: Site Sud, has: Consultations}
places:
  - {id: accueil, title: "Accueil, rez-de-chaussée", site: nord}
horizons: {ward: 24 h, pole: 72 h, central: 28 d}
""",
    "systems.yaml": """
- {id: courant, title: Courant, kind: power}
- {id: onduleur, title: Onduleur, kind: power}
- {id: salle, title: Salle informatique, kind: room, relies_on: [courant], autonomy: {source: onduleur, lasts: 20 min}}
- {id: coeur, title: Cœur de réseau, kind: network, relies_on: [salle]}
- {id: serveur-a, title: Serveur A, kind: server, relies_on: [coeur]}
- {id: serveur-b, title: Serveur B, kind: server, relies_on: [coeur]}
- id: dpi
  title: Dossier patient (DPI)
  kind: application
  relies_on: [{any: [serveur-a, serveur-b]}]
  read_only_copy: {id: dpi-secours, every: 1 h, place: accueil}
  looks_like: Le poste démarre, le dossier ne s'ouvre pas.
- {id: dpi-secours, title: Dossier de secours, kind: workstation}
- id: standard
  title: Téléphonie
  kind: telephony
  site: nord
  relies_on: [coeur]
  looks_like: Plus de tonalité.
- id: file-appels
  title: File d'appels
  kind: telephony
  site: nord
  relies_on: [standard]
  looks_like: La file est vide.
- {id: imprimante, title: Imprimantes, kind: printing, relies_on: [serveur-b], looks_like: Rien ne sort sur papier.}
- {id: agenda-sud, title: Agenda du Sud, kind: application, site: sud, looks_like: Plus d'agenda.}
- {id: radio, title: Radio, kind: radio}
""",
    "units.yaml": """
- id: urgences
  title: Urgences
  site: nord
  kind: urgences
  impact: {15 min: fort, 1 h: vital}
  tolerates: 15 min
  restoration_rank: 2
  decides: {day: cadre, out_of_hours: medecin}
  functions:
    prescription: {needs: [dpi], paper: F-10, place: accueil}
    appel: {needs: [standard], paper: F-11, place: accueil}
- id: accueil-nord
  title: Standard
  site: nord
  kind: standard
  impact: {5 min: moyen}
  tolerates: 30 min
  restoration_rank: 1
  decides: {day: cadre, out_of_hours: medecin}
  functions:
    ecoute: {needs: [standard], paper: F-11, place: accueil}
- id: consultations
  title: Consultations
  site: sud
  kind: consultations
  tolerates: 4 h
  restoration_rank: 5
  decides: {day: cadre, out_of_hours: medecin}
""",
    "forms/F-10.yaml": """format: 1
id: F-10
title: Feuille de prescription
version: "1"
copies: [dossier]
fields: [{id: nom, label: Nom, type: text, reentry: A1}]
""",
    "forms/F-11.yaml": """format: 1
id: F-11
title: Registre des appels
version: "1"
copies: [standard]
fields: [{id: nom, label: Nom, type: text, reentry: A1}]
""",
    "roles.yaml": """
- {id: cadre, title: Cadre, family: care, on_duty: {day: 1, night: 0, weekend: 0}}
- {id: medecin, title: Médecin, family: medical, on_duty: {day: 1, night: 1, weekend: 1}}
""",
    "contacts.yaml": """
- id: codis
  title: CODIS
  channels:
    - {means: phone, number: "18", carried_by: standard}
""",
    "procedures/urg.yaml": runbook(
        "PD-URG-01",
        "Dossier perdu",
        "urgences",
        """lost: [dpi]
look_alikes: [pd-std-01]
phases:
  - phase: reflex
    steps:
      - {id: ouvrir, do: Ouvrir le kit.}
      - {id: prevenir, call: codis, say: Nous passons au papier., vital: true}
      - id: imprimer
        do: Imprimer la liste.
        needs: [imprimante]
        instead: [{id: recopier, for_need: imprimante, do: Recopier la liste à la main.}]
      - {id: seulement-radio, do: Changer de canal., needs: [dpi], only_when: {lost: [radio]}}
  - phase: return
    steps:
      - {id: ressaisir, do: Ressaisir., needs: [dpi]}
""",
        "{lost: dpi, lasting: 15 min}",
    ),
    "procedures/std.yaml": runbook(
        "PD-STD-01",
        "Téléphone perdu",
        "standard",
        """lost: [standard]
inhibits: [pd-std-02]
phases: [{phase: reflex, steps: [{id: mobile, do: Prendre le mobile.}]}]
""",
        "{lost: standard, lasting: 2 min}",
    ),
    "procedures/file.yaml": runbook(
        "PD-STD-02",
        "File perdue",
        "standard",
        "lost: [file-appels]\nphases: [{phase: reflex, steps: [{id: compter, do: Compter les appels.}]}]\n",
        "{lost: file-appels, lasting: 2 min}",
    ),
    "procedures/agenda.yaml": runbook(
        "PD-STD-03",
        "Agenda perdu",
        "standard",
        "lost: [agenda-sud]\nphases: [{phase: reflex, steps: [{id: noter, do: Noter.}]}]\n",
        "{lost: agenda-sud, lasting: 2 min}",
    ),
    "procedures/reporter.yaml": runbook(
        "PD-URG-02",
        "Reporter des soins",
        "urgences",
        "lost: [dpi]\nphases: [{phase: reflex, steps: [{id: trier, do: Trier.}]}]\n",
        "{ordered_by: medecin}",
    ),
    "procedures/vieille.yaml": runbook(
        "PD-URG-09",
        "Ancienne",
        "urgences",
        "lost: [dpi]\nphases: [{phase: reflex, steps: [{id: trier, do: Trier.}]}]\n",
        "{lost: dpi, lasting: 2 min}",
        "archived",
    ),
}


@cache
def clinic() -> Loaded:
    """The clinic as loaded."""
    return load_texts(dict(TEXTS))


def nord() -> Corpus:
    """The clinic as its main site sees it."""
    return clinic().at("nord")
