"""The French words of what a corpus says by enumerations: one word per idea, the same on every page."""

from typing import Final

from degraded_mode.model.contact import Means
from degraded_mode.model.evidence import EvidenceKind, Outcome
from degraded_mode.model.form import Reentry
from degraded_mode.model.measure import PostponeRule, RerouteMeans
from degraded_mode.model.message import Audience, MessageKind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.role import Family
from degraded_mode.model.runbook import Mode, PhaseName, Status
from degraded_mode.model.step import Anchor, Cause, Risk
from degraded_mode.model.system import SystemKind

STATUS: Final = {
    Status.DRAFT: "Brouillon",
    Status.REVIEW: "En relecture",
    Status.APPROVED: "Approuvée",
    Status.SUSPENDED: "Suspendue",
    Status.ARCHIVED: "Archivée",
}

PHASE: Final = {
    PhaseName.ALERT: "Alerte",
    PhaseName.REFLEX: "Réflexe",
    PhaseName.INSTALL: "Installation",
    PhaseName.HOLD: "Régime dégradé",
    PhaseName.LONG: "Longue durée",
    PhaseName.ENTRENCHED: "Crise installée",
    PhaseName.RETURN: "Reprise",
    PhaseName.CATCH_UP: "Rattrapage",
    PhaseName.REVIEW: "Retour d’expérience",
}

LEAF: Final = {
    PhaseName.ALERT: "Agir",
    PhaseName.REFLEX: "Agir",
    PhaseName.INSTALL: "Agir",
    PhaseName.HOLD: "Tenir",
    PhaseName.LONG: "Tenir",
    PhaseName.ENTRENCHED: "Tenir",
    PhaseName.RETURN: "Revenir",
    PhaseName.CATCH_UP: "Revenir",
    PhaseName.REVIEW: "Revenir",
}
"""The part of a procedure (« volet ») that each phase is printed on."""

# Reading a line then doing it goes without saying.
MODE: Final = {
    Mode.READ_DO: "",
    Mode.DO_CONFIRM: "faire, puis cocher",
    Mode.CHALLENGE_RESPONSE: "l’un lit, l’autre répond",
}

# A delay counts from the opening unless it says otherwise: each phase's heading says so once.
SINCE: Final = {
    Anchor.OUTAGE: "après la panne",
    Anchor.NOTICED: "après le constat",
    Anchor.DECLARED: "après la déclaration",
    Anchor.OPENED: "",
}

CAUSE: Final = {
    Cause.FAILURE: "panne",
    Cause.ATTACK: "attaque",
    Cause.PARTNER: "incident chez un partenaire",
    Cause.PLANNED: "arrêt prévu",
    Cause.UNKNOWN: "inconnue",
}

RISK: Final = {Risk.DOSE: "dose", Risk.TRANSFUSION: "transfusion", Risk.IDENTITY: "identité"}

MEANS: Final = {
    Means.PHONE: "tél.",
    Means.MOBILE: "mobile",
    Means.EXTENSION: "interne",
    Means.FAX: "fax",
    Means.RADIO: "radio",
    Means.SATELLITE: "satellite",
    Means.PAGER: "bip",
    Means.MAIL: "courriel",
    Means.RUNNER: "coursier",
}

REROUTE: Final = {
    RerouteMeans.OPERATOR_DIVERTS: "l’opérateur bascule la ligne",
    RerouteMeans.PUBLIC_DIALS: "le public compose l’autre numéro",
    RerouteMeans.TEN_DIGIT_NUMBER: "par un numéro à dix chiffres",
    RerouteMeans.OWN_EXCHANGE: "depuis notre autocommutateur",
}

RULE: Final = {
    PostponeRule.KEEP: "maintenir",
    PostponeRule.KEEP_IF_LATE: "maintenir si dépassé",
    PostponeRule.POSTPONE: "reporter",
    PostponeRule.TO_DECIDE: "à décider, jamais reportée d’office",
}

AUDIENCE: Final = {
    Audience.PUBLIC: "le public",
    Audience.PATIENTS: "les patients",
    Audience.FAMILIES: "les familles",
    Audience.STAFF: "le personnel",
    Audience.PRESS: "la presse",
}

MESSAGE: Final = {
    MessageKind.SMS: "SMS",
    MessageKind.POSTER: "Affiche",
    MessageKind.RECORDING: "Annonce enregistrée",
    MessageKind.COMMUNIQUE: "Communiqué",
    MessageKind.INTERNAL: "Note interne",
    MessageKind.CALL: "Script d’appel",
    MessageKind.ORDER: "Ordre",
}

UNIT: Final = {
    UnitKind.SAMU: "SAMU – Centre 15",
    UnitKind.URGENCES: "Urgences",
    UnitKind.BLOC: "Bloc opératoire",
    UnitKind.ANESTHESIE: "Anesthésie",
    UnitKind.REANIMATION: "Réanimation",
    UnitKind.MATERNITE: "Maternité",
    UnitKind.NEONATOLOGIE: "Néonatologie",
    UnitKind.PEDIATRIE: "Pédiatrie",
    UnitKind.PHARMACIE: "Pharmacie",
    UnitKind.CHIMIOTHERAPIE: "Chimiothérapie",
    UnitKind.LABORATOIRE: "Laboratoire",
    UnitKind.DEPOT_DE_SANG: "Dépôt de sang",
    UnitKind.IMAGERIE: "Imagerie",
    UnitKind.DIALYSE: "Dialyse",
    UnitKind.RADIOTHERAPIE: "Radiothérapie",
    UnitKind.HOSPITALISATION: "Hospitalisation",
    UnitKind.CONSULTATIONS: "Consultations",
    UnitKind.ADMISSIONS: "Admissions",
    UnitKind.STANDARD: "Standard téléphonique",
    UnitKind.STERILISATION: "Stérilisation",
    UnitKind.RESTAURATION: "Restauration",
    UnitKind.PSYCHIATRIE: "Psychiatrie",
    UnitKind.EHPAD: "EHPAD",
    UnitKind.SMR: "SMR",
    UnitKind.BRANCARDAGE: "Brancardage",
    UnitKind.DIM: "Information médicale",
    UnitKind.FINANCES_RH: "Finances et ressources humaines",
    UnitKind.COMMUNICATION: "Communication",
    UnitKind.INFORMATIQUE: "Informatique",
    UnitKind.CELLULE: "Cellule de crise",
    UnitKind.SECURITE: "Sécurité",
}

TAB: Final = {
    UnitKind.SAMU: "SAMU",
    UnitKind.URGENCES: "URGENCES",
    UnitKind.BLOC: "BLOC",
    UnitKind.ANESTHESIE: "ANESTH.",
    UnitKind.REANIMATION: "RÉA",
    UnitKind.MATERNITE: "MATER.",
    UnitKind.NEONATOLOGIE: "NÉONAT",
    UnitKind.PEDIATRIE: "PÉDIA.",
    UnitKind.PHARMACIE: "PHARM.",
    UnitKind.CHIMIOTHERAPIE: "CHIMIO",
    UnitKind.LABORATOIRE: "LABO",
    UnitKind.DEPOT_DE_SANG: "SANG",
    UnitKind.IMAGERIE: "IMAGERIE",
    UnitKind.DIALYSE: "DIALYSE",
    UnitKind.RADIOTHERAPIE: "RADIOTH.",
    UnitKind.HOSPITALISATION: "HOSPIT.",
    UnitKind.CONSULTATIONS: "CONSULT.",
    UnitKind.ADMISSIONS: "ADMISS.",
    UnitKind.STANDARD: "STANDARD",
    UnitKind.STERILISATION: "STÉRIL.",
    UnitKind.RESTAURATION: "REPAS",
    UnitKind.PSYCHIATRIE: "PSY",
    UnitKind.EHPAD: "EHPAD",
    UnitKind.SMR: "SMR",
    UnitKind.BRANCARDAGE: "BRANC.",
    UnitKind.DIM: "DIM",
    UnitKind.FINANCES_RH: "FIN-RH",
    UnitKind.COMMUNICATION: "COMM.",
    UnitKind.INFORMATIQUE: "INFORM.",
    UnitKind.CELLULE: "CELLULE",
    UnitKind.SECURITE: "SÉCURITÉ",
}
"""The word on a binder's tab, eight letters at most: it never changes when a procedure is added beside it."""

SYSTEM: Final = {
    SystemKind.POWER: "Courant",
    SystemKind.ROOM: "Locaux techniques",
    SystemKind.NETWORK: "Réseau",
    SystemKind.SERVER: "Serveurs",
    SystemKind.STORAGE: "Stockage",
    SystemKind.APPLICATION: "Applications",
    SystemKind.INTERFACE: "Échanges",
    SystemKind.TELEPHONY: "Téléphonie",
    SystemKind.RADIO: "Radio",
    SystemKind.PRINTING: "Impression",
    SystemKind.BADGES: "Badges et portes",
    SystemKind.SUPERVISION: "Surveillance",
    SystemKind.LINK: "Liens",
    SystemKind.HOSTING: "Hébergement",
    SystemKind.OPERATOR: "Opérateurs",
    SystemKind.PARTNER: "Partenaires",
    SystemKind.SUPPLIER: "Fournisseurs",
    SystemKind.STAFF: "Personnel",
    SystemKind.WORKSTATION: "Postes et appareils",
    SystemKind.MEDIA: "Médias",
}

FAMILY: Final = {
    Family.MEDICAL: "Médical",
    Family.CARE: "Soins",
    Family.DIRECTION: "Direction",
    Family.ADMINISTRATION: "Administration",
    Family.LOGISTICS: "Logistique",
    Family.QUALITY: "Qualité",
    Family.IT: "Informatique",
    Family.PARTNER: "Partenaire",
}

REENTRY: Final = {
    Reentry.A1: "ressaisi tout de suite",
    Reentry.A2: "ressaisi avant le prochain soin",
    Reentry.A3: "ressaisi dans les jours qui suivent",
    Reentry.A4: "ressaisi ensuite",
    Reentry.B: "numérisé",
    Reentry.C: "gardé sur papier",
}

EVIDENCE: Final = {
    EvidenceKind.FULL_EXERCISE: "Exercice complet",
    EvidenceKind.PARTIAL_EXERCISE: "Exercice partiel",
    EvidenceKind.TABLETOP: "Exercice sur table",
    EvidenceKind.REAL_ACTIVATION: "Panne réelle",
    EvidenceKind.TECHNICAL_TEST: "Essai technique",
    EvidenceKind.KIT_CHECK: "Contrôle de kit",
    EvidenceKind.DIRECTORY_CALLS: "Appel de l’annuaire",
    EvidenceKind.TRAINING: "Formation",
    EvidenceKind.READING: "Lecture signée",
}

OUTCOME: Final = {
    Outcome.PLANNED: "Prévu",
    Outcome.PASSED: "Réussi",
    Outcome.PASSED_WITH_GAPS: "Réussi, avec des écarts",
    Outcome.FAILED: "Échoué",
}
