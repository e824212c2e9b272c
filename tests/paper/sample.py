"""A small hospital in text, and procedures built from a few lines, for pages to be made of."""

from collections.abc import Mapping
from datetime import date

from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.runbook import Runbook
from degraded_mode.render.checklist import sheet
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.render.views import Sheet

TODAY = date(2026, 11, 22)

HOSPITAL = {
    "establishment.yaml": """
id: trois-planetes
title: Groupe des Trois-Planètes
time_zone: Europe/Paris
sites:
  - {id: mercure, title: Hôpital Mercure, has: "Centre 15, urgences"}
places:
  - {id: crra, title: "Salle de régulation, 1er étage", site: mercure}
horizons: {ward: 24 h, pole: 72 h, central: 28 d}
""",
    "units.yaml": """
- {id: samu, title: SAMU, site: mercure, kind: samu, tolerates: 2 min, restoration_rank: 0,
   decides: {day: superviseur, out_of_hours: regulateur}}
- {id: labo, title: Laboratoire, site: mercure, kind: laboratoire, tolerates: 1 h, restoration_rank: 3,
   decides: {day: biologiste, out_of_hours: biologiste}}
""",
    "systems.yaml": """
- {id: telephonie, title: Téléphonie du Centre 15, kind: telephony, relies_on: [courant], looks_like: Plus de tonalité.}
- {id: courant, title: Courant de la salle, kind: power}
- {id: fixe, title: Ligne directe, kind: telephony}
- {id: radio, title: Radio ANTARES, kind: radio}
- {id: mobile, title: Réseau mobile Alpha, kind: operator}
- {id: lien, title: Lien avec les Deux-Comètes, kind: link}
- {id: labo, title: Système du laboratoire, kind: application}
""",
    "roles.yaml": """
- {id: arm, title: Assistant de régulation médicale, short: ARM, family: care, on_duty: {day: 6, night: 2, weekend: 3}}
- {id: superviseur, title: Superviseur des ARM, short: Superviseur, family: care, on_call: {within: 30 min}}
- {id: regulateur, title: Médecin régulateur, short: MR, family: medical,
   on_duty: {day: 2, night: 1, weekend: 1}}
- {id: biologiste, title: Biologiste de garde, family: medical, on_call: {within: 30 min}}
- {id: qualite, title: Direction de la qualité, family: quality}
""",
    "contacts.yaml": """
- id: codis
  title: CODIS, officier de garde
  channels:
    - {means: phone, number: 03 53 01 18 40, carried_by: fixe, last_called: 2026-10-12}
    - {means: phone, number: 03 53 01 99 99, carried_by: telephonie, last_called: 2026-10-13}
    - {means: mobile, number: 06 39 98 77 77, carried_by: mobile, restricted: true}
- id: operateur
  title: Opérateur Alpha
  channels:
    - {means: phone, number: 01 99 00 10 15, carried_by: fixe, last_called: 2026-09-28}
    - {means: radio, call_sign: ANTARES 218, carried_by: radio}
""",
    "kits.yaml": """
- {id: mallette, title: Mallette de repli, place: crra, horizon: 24 h, sealed: Plomb, checked_by: superviseur,
   check_every: 30 d, envelopes: [{title: À ouvrir, items: [{form: F-01, count: 30}]}]}
""",
    "forms/F-01.yaml": """
id: F-01
title: Fiche de régulation
version: "5"
identity_zone: true
allergy_box: true
copies: [dossier, déclenchement]
numbered: {series: REG, check: true}
instructions: Écrire au stylo noir.
fields:
  - {id: motif, label: Motif, type: text, reentry: A2}
  - {id: rappel, label: Rappel, type: phone, reentry: A2}
  - {id: tension, label: Tension, type: number, unit: mmHg, reentry: A1}
  - {id: gravite, label: Gravité, type: choice, options: [vitale, urgente, différée], reentry: A1}
  - {id: suivi, label: Suivi, type: table, rows: 4, reentry: B, columns: [
      {id: heure, label: Heure, type: time, reentry: B}, {id: geste, label: Geste, type: text, reentry: B}]}
""",
    "messages/public.yaml": """
id: public
title: Composer le 18
kind: communique
version: "1"
owner: superviseur
valid_for: 4 h
text: "Composez le 18. Prochain point à {heure}."
withdrawal: "Le 15 fonctionne depuis {heure}."
""",
    "references/norme.yaml": """
id: norme
title: Appels habituels
version: "1"
columns: [Heure, Appels]
rows: [["0 h", "30"], ["1 h", "25"]]
""",
}

HEAD = """
id: {id}
code: {code}
title: {title}
applies_to: {{unit: samu}}
version: "2.1"
status: approved
author: superviseur
owner: regulateur
approval: {{by: biologiste, date: 2026-06-12, quality: qualite}}
effective: 2026-06-15
review_by: 2027-06-12
situation: Le 15 ne sonne plus.
lost: [telephonie]
trigger:
  any: [{{lost: telephonie, lasting: 2 min}}, {{observed: Moitié moins d'appels, see: norme}}]
  declared_by: {{day: superviseur, out_of_hours: regulateur}}
  may_alone: Prévenir le CODIS sans attendre.
stand_down: Le 15 sonne de nouveau.
keep: [Détresses vitales]
reduce: [Conseil médical]
stop: [Statistiques]
key_facts: [{{contact: codis}}, {{form: F-01}}, {{kit: mallette}}, {{text: Valeurs d'exemple.}}]
immediate_actions:
  - {{id: essai, check: Composer le 15., expect: Aucun appel n'aboutit., role: arm, within: 2 min}}
"""

PHASE = """
phases:
  - phase: reflex
    starts: 0 min
    ends: 30 min
    steps:
"""

EVERY_VERB = """
      - {id: appeler, call: codis, say: Préparez quatre positions., role: regulateur, vital: true, report: true,
         within: {time: 5 min, since: declared}, confirmed_by: superviseur, needs: [fixe], read_back: true,
         instead: [{id: par-radio, for_need: fixe, do: Appeler par radio., needs: [radio]}]}
      - id: renvoyer
        reroute: {how: operator_diverts, done_by: operateur, number: "15", onto: "18", host: codis,
          staff: [{role: arm, count: 3, out_of_hours: 1, leave_at_least: 2}], take_forms: [F-01], take_kits: [mallette],
          in_progress: Emporter les missions en cours., missed_calls: Rappeler les appels perdus.,
          test: Appeler le 15 depuis un mobile., test_expect: Le CTA décroche., check_every: 1 h}
        warning: Salle vide, appel direct perdu.
        caution: La ligne n'a pas de répondeur.
        note: Quatre positions sont libres.
        opens: renvoi-15
        after: [appeler]
        role: regulateur
      - {id: dire, inform: {message: public, to: [public, codis], channels: [radio, mobile]}, role: superviseur}
      - id: trier
        decide: Le 18 absorbe-t-il les appels ?
        criteria: Moins de 3 appels en attente.
        options:
          - {answer: oui}
          - {answer: non, steps: [{id: aide, do: Demander de l'aide au voisin., role: arm}]}
          - {answer: ne sait pas, leave_to: labo-perdu}
        propose: {answer: non, after: 10 min}
      - {id: donner, issue: {form: F-01, count: 30, place: mallette}}
      - {id: porter, send: {form: F-01, to: {kind: laboratoire}, what: Tubes et bon, window: 15 min}}
      - {id: prendre, receive: {form: F-01, sent_by: {unit: labo}, what: Résultats écrits, window: 20 min}}
      - id: reporter
        postpone: {what: [chirurgie programmée], decided_by: biologiste, ledger: F-01,
          classes: [{id: cancer, max_delay: 14 d, rule: keep if the delay would be passed},
                    {id: programme, max_delay: 90 d, rule: postpone}],
          tell: {postponed: [public], maintained: [public], phone_when: [jeûne, enfant]},
          rebook: {role: superviseur, within: 5 d}}
      - {id: partir, transfer: {patients: Patients ventilés, to: codis, decided_by: regulateur, form: F-01,
         accepted_by: "Médecin d'accueil, nom noté."}}
      - {id: ouvrir, activate: labo-perdu, only_when: {cause: attack, lost: [labo]}}
      - {id: couper, isolate: lien, place: crra, people: 2, duration: 5 min}
      - {id: refermer, reconnect: {link: lien, clearance: {by: qualite, evidence: [Journaux lus, Accord écrit]}}}
      - {id: tenir, do: Tenir la double écoute., lasting: 30 min, every: 1 h, until: Le 15 sonne., risk: identity}
  - phase: return
    steps:
      - id: rendre
        restore: {system: labo, checks: [Éditer trois étiquettes], data_good_until: À noter au redémarrage.,
          cutover_by: biologiste, watch: 2 h, roll_back: Deux étiquettes fausses., signed_by: [biologiste, arm]}
      - {id: ramener, do: Rétablir l'arrivée du 15., closes: renvoi-15, after: [rendre]}
      - {id: retirer, withdraw: {message: public, to: [public], channels: [radio]}}
      - {id: reprendre, collect: {form: F-01, place: crra, check: Premier et dernier numéro.}}
      - {id: saisir, reenter: {form: F-01, within: 72 h, checked_by: regulateur, check: {sample: 10 %}}, role: arm}
"""


def hospital(**procedures: str) -> Loaded:
    """The small hospital with these procedures, written as the text of their files."""
    files = {f"procedures/{name.replace('_', '-')}.yaml": text for name, text in procedures.items()}
    return load_texts({**HOSPITAL, **files})


def procedure(steps: str, *, identifier: str = "samu-perdu", code: str = "PD-SAMU-01", more: str = "") -> str:
    """The text of a procedure whose steps are given, indented by six spaces."""
    return HEAD.format(id=identifier, code=code, title=f"Centre 15 injoignable {code[-2:]}") + more + PHASE + steps


def whole_hospital() -> Loaded:
    """Two procedures; the first has every kind of step."""
    other = procedure("      - {id: seul, do: Faire seul.}\n", identifier="labo-perdu", code="PD-LABO-02")
    return hospital(
        samu_perdu=procedure(EVERY_VERB, more="look_alikes: [labo-perdu]\n"),
        labo_perdu=other.replace("{unit: samu}", "{unit: labo}").replace("[telephonie]", "[labo]"),
    )


def step_text(identifier: str, sentence: str, more: str = "") -> str:
    """The text of one step that says `sentence`."""
    return f'      - {{id: {identifier}, do: "{sentence}"{more}}}\n'


def printed(loaded: Loaded, runbook: str = "samu-perdu", today: date = TODAY) -> Sheet:
    """The view of a procedure of Hôpital Mercure."""
    corpus = loaded.at("mercure")
    return sheet(corpus.runbooks[runbook], Edition(corpus, today))


def changed(loaded: Loaded, values: Mapping[str, object], runbook: str = "samu-perdu") -> tuple[Corpus, Runbook]:
    """The corpus of Hôpital Mercure and its procedure with other values."""
    corpus = loaded.at("mercure")
    return corpus, corpus.runbooks[runbook].model_copy(update=dict(values))


def document(*sheets: Sheet) -> Document:
    """A document of these procedures."""
    return Document(sheets[0].head.title, sheets, date(2026, 6, 15))
