"""A starting kit of two hospitals, small enough to be read, and the answers of a hospital that takes all of it."""

from datetime import date

from degraded_mode.adoption.adopt import adopt
from degraded_mode.adoption.answers import Answers, Kit, read_answers
from degraded_mode.adoption.fiction import Fiction
from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.source.findings import Finding, Severity

TODAY = date(2026, 11, 22)
FICTIONS = (Fiction(id="deux-cometes", name="Deux-Comètes", ask="Partenaire", optional=True),)

PROCEDURE = """\
# {code}
id: {id}
code: {code}
title: {title}
applies_to: {{kind: {kind}}}
version: "2.1"
status: approved
author: cadre
owner: medecin
approval: {{by: chef, date: 2026-06-12, quality: chef}}
effective: 2026-06-15
review_by: 2027-06-12
situation: Plus rien à Vénus.
lost: [{lost}]
trigger:
  any: [{{lost: {lost}, lasting: 5 min}}]
  declared_by: {{day: cadre, out_of_hours: medecin}}
  may_alone: Passer au papier.
stand_down: Tout remarche.
phases:
  - phase: reflex
    steps:
{steps}"""

FORM = """\
id: {id}
title: {title}
version: "1"
copies: [dossier]
fields: [{{id: a, label: A, type: text, reentry: C}}]
"""

KIT = {
    "establishment.yaml": """\
# Groupe de fiction.
id: trois-planetes
title: Groupe hospitalier des Trois-Planètes
time_zone: Europe/Paris
sites:
  - {id: mercure, title: Hôpital Mercure, has: Centre 15}
  - {id: venus, title: Hôpital Vénus, has: Urgences}
places:
  # Mercure
  - {id: crra, title: "Salle de régulation, 1er étage", site: mercure}
  # Vénus
  - {id: poste-venus, title: "Poste de Vénus, rez-de-chaussée", site: venus}
horizons: {ward: 24 h, pole: 72 h, central: 28 d}
perimeters:
  - {id: urgence, title: Urgence, units: [samu, urgences-venus]}
""",
    "units.yaml": """\
- {id: samu, title: SAMU, site: mercure, kind: samu, tolerates: 5 min, restoration_rank: 1,
   decides: {day: arm, out_of_hours: arm}, functions: {appels: {needs: [telephonie], paper: F-01, place: crra}}}
- {id: urgences-venus, title: Urgences de Vénus, site: venus, kind: urgences, tolerates: 5 min, restoration_rank: 1,
   decides: {day: cadre, out_of_hours: medecin}, functions: {tri: {needs: [dpi], paper: F-07, place: kit-urgences}}}
""",
    "systems.yaml": """\
# Téléphonie
- {id: telephonie, title: Téléphonie, kind: telephony}
- {id: acd, title: Distributeur d'appels, kind: telephony, site: mercure, relies_on: [telephonie]}

# Dossiers
- {id: dpi, title: Dossier, kind: application, relies_on: [{any: [salle-a, lien-deux-cometes]}]}
- {id: salle-a, title: Salle A, kind: room, site: mercure}
- {id: lien-deux-cometes, title: Lien avec les Deux-Comètes, kind: link}
- {id: radio, title: Radio, kind: radio}
- {id: mobile, title: Mobile, kind: operator}
""",
    "roles.yaml": """\
- {id: arm, title: ARM, family: care, on_duty: {day: 2, night: 2, weekend: 2}}
- {id: cadre, title: Cadre, family: care, deputy: arm, on_duty: {day: 1, night: 0, weekend: 0}}
- {id: medecin, title: Médecin, family: medical, on_duty: {day: 2, night: 2, weekend: 2}}
- {id: chef, title: Chef, family: quality}
""",
    "contacts.yaml": """\
- id: codis
  title: CODIS
  channels:
    - {means: phone, number: "03 53 01 18 40", carried_by: telephonie, last_called: 2026-11-03}
    - {means: radio, call_sign: CODIS, carried_by: radio}
- id: samu
  title: Centre 15
  floor: 1er étage
  channels:
    - {means: phone, number: "15", carried_by: telephonie}
    - {means: mobile, number: "06 39 98 15 61", carried_by: mobile, last_called: 2026-11-03}
- id: deux-cometes-garde
  title: Garde des Deux-Comètes
  channels:
    - {means: phone, number: "05 36 49 12 90", carried_by: telephonie, last_called: 2026-11-03}
    - {means: radio, call_sign: Partenaire, carried_by: radio}
""",
    "forms/F-01.yaml": FORM.format(id="F-01", title="Appel"),
    "forms/F-07.yaml": FORM.format(id="F-07", title="Tri"),
    "kits.yaml": """\
- {id: kit-urgences, title: Kit des urgences, place: poste-venus, horizon: 24 h, sealed: Plomb, checked_by: cadre,
   check_every: 30 d, envelopes: [{title: Une, items: [{form: F-07, count: 9}, {thing: Lampe, count: 1}]}]}
""",
    "routines/jour.yaml": "- {id: essayer-acd, do: Essayer., role: arm, needs: [acd]}\n",
    "evidence/faits.yaml": (
        "- {id: ex-1, title: Exercice, kind: tabletop, date: 2026-05-19, outcome: passed, runbooks: [urgences]}\n"
    ),
    "procedures/samu.yaml": PROCEDURE.format(
        id="samu-perdu",
        code="PD-SAMU-01",
        title="Centre 15 perdu",
        kind="samu",
        lost="acd",
        steps="      - {id: appeler, call: codis, say: Venez., role: arm, needs: [radio], forms: [F-01]}\n",
    ),
    "procedures/urgences.yaml": PROCEDURE.format(
        id="urgences",
        code="PD-URG-01",
        title="Urgences de Vénus sans dossier",
        kind="urgences",
        lost="dpi",
        steps="""\
      # Prévenir.
      - {id: prevenir, call: samu, say: "Urgences de Vénus sans dossier. Rappelez le 03 53 01 99 99.", role: cadre}
      - {id: partenaire, call: deux-cometes-garde, say: Dossier perdu., role: cadre}
      - {id: suite, do: "Attendre, poste 5110.", role: medecin, after: [prevenir, partenaire]}
""",
    ),
    "sites/venus/roles.yaml": "- {id: medecin, title: Médecin de Vénus}\n",
    "sites/mercure/roles.yaml": "- {id: medecin, title: Médecin de Mercure}\n",
}

ALL = """\
group: {id: littoral, name: Littoral, title: Groupe du Littoral}
sites:
  mercure: {name: Le Halo, id: halo, title: Hôpital du Halo}
  venus: {name: Auréole, title: "Hôpital d'Auréole"}
names: {deux-cometes: {name: Les Deux-Caps}}
"""
ONE_SITE = ALL.replace("  mercure: {name: Le Halo, id: halo, title: Hôpital du Halo}\n", "")
NO_SAMU = f"{ALL}without: {{kinds: [samu]}}\n"
NO_PARTNER = ALL.replace("names: {deux-cometes: {name: Les Deux-Caps}}\n", "without: {names: [deux-cometes]}\n")


def kit() -> Loaded:
    return load_texts(KIT)


def answers(text: str) -> Answers | tuple[Finding, ...]:
    loaded = kit()
    return read_answers("r.yaml", text.encode(), Kit(loaded.sites, tuple(loaded.group.units), FICTIONS))


def made(text: str) -> dict[str, str]:
    """The files that these answers make of the kit."""
    given = answers(text)
    assert isinstance(given, Answers), given
    return dict(adopt(kit(), FICTIONS, given, TODAY).files)


def errors(files: dict[str, str]) -> list[Finding]:
    return [one for one in check(load_texts(files), today=TODAY) if one.severity is Severity.ERROR]
