"""What needs more than a sentence in a crisis: rerouting, postponing, moving, restoring, keying in."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from degraded_mode.model.record import Id, OrAlso, OwnId, Record, Scope, Text, Title
from degraded_mode.model.step import Ids
from degraded_mode.model.written import Count, Duration, Phone, Share, Truth


class RerouteMeans(StrEnum):
    """How calls to a number come to ring elsewhere."""

    OPERATOR_DIVERTS = "operator_diverts"
    PUBLIC_DIALS = "public_dials"
    TEN_DIGIT_NUMBER = "ten_digit_number"
    OWN_EXCHANGE = "own_exchange"


class Detachment(Record):
    """People of one role who leave to help elsewhere, and how many must stay."""

    role: Id = Field(title="Rôle", description="Rôle détaché.", examples=["arm"])
    count: Count = Field(title="Nombre", description="Personnes détachées en journée.", examples=[3])
    out_of_hours: Count | None = Field(
        None,
        title="Nombre la nuit",
        description="Personnes détachées la nuit et le week-end, si différent.",
        examples=[1],
    )
    leave_at_least: Count | None = Field(
        None, title="Restent au moins", description="Personnes qui restent sur place.", examples=[1]
    )


class Reroute(Record):
    """Calls to one number made to ring elsewhere, with both ends: who sends, who hosts, the test, the lost calls."""

    how: RerouteMeans = Field(title="Comment", description="Moyen du renvoi.", examples=["operator_diverts"])
    done_by: Id = Field(
        title="Fait par", description="Contact ou rôle qui bascule la ligne.", examples=["operateur-telecom"]
    )
    number: Phone = Field(title="Numéro perdu", description="Numéro qui ne sonne plus.", examples=["15"])
    onto: Phone = Field(title="Vers", description="Numéro qui le remplace.", examples=["18"])
    host: Id = Field(title="Accueil", description="Contact qui reçoit les appels.", examples=["codis"])
    staff: tuple[Detachment, ...] = Field(
        (), title="Personnel envoyé", description="Qui part, combien.", examples=[[{"role": "arm", "count": "3"}]]
    )
    take_forms: Ids = Field((), title="Fiches à emporter", description="Fiches papier.", examples=[["F-01"]])
    take_kits: Ids = Field((), title="Mallettes à emporter", description="Kits.", examples=[["mallette-crra"]])
    in_progress: Text = Field(
        title="Missions en cours",
        description="Que faire de ce qui est commencé.",
        examples=["Emporter la liste des missions."],
    )
    missed_calls: Text = Field(
        title="Appels perdus", description="Comment les rattraper.", examples=["Rappeler les appels du registre F-03."]
    )
    test: Text = Field(title="Essai", description="Essai du renvoi.", examples=["Appeler le 15 depuis un mobile."])
    test_expect: Text = Field(title="Résultat attendu", description="Valeur attendue.", examples=["Le CTA décroche."])
    check_every: Duration = Field(title="Essai toutes les", description="Rythme de l'essai.", examples=["1 h"])


class PostponeRule(StrEnum):
    """What a class of planned care undergoes."""

    KEEP = "keep"
    KEEP_IF_LATE = "keep if the delay would be passed"
    POSTPONE = "postpone"
    TO_DECIDE = "to_decide"


class CareClass(Record):
    """A local class of planned care: a longest delay, never a bare label."""

    id: OwnId = Field(title="Classe", description="Nom local de la classe.", examples=["cancer"])
    title: Title | None = Field(
        None, title="Nom", description="Nom de la classe sur le papier.", examples=["Chirurgie du cancer"]
    )
    max_delay: Duration = Field(title="Délai maximal", description="Au-delà, perte de chance.", examples=["14 d"])
    rule: PostponeRule = Field(title="Règle", description="Ce qui est décidé pour la classe.", examples=["postpone"])


class Tell(Record):
    """Who is told what: those postponed, those maintained, and whom to telephone rather than text."""

    postponed: Ids = Field(title="Reportés", description="Messages aux patients reportés.", examples=[["sms-report"]])
    maintained: Ids = Field(
        title="Maintenus", description="Messages aux patients maintenus.", examples=[["sms-maintien"]]
    )
    phone_when: tuple[Text, ...] = Field(
        (), title="Téléphoner si", description="Cas où l'on téléphone.", examples=[["jeûne commencé"]]
    )


class Rebook(Record):
    """Who gives new dates, and by when."""

    role: Id = Field(title="Rôle", description="Qui redonne les rendez-vous.", examples=["secretariat-bloc"])
    within: Duration = Field(title="Sous", description="Délai de reprogrammation.", examples=["5 d"])


class Postpone(Record):
    """Planned care put off, line by line, by a rule that says who decides and who is told."""

    what: tuple[Text, ...] = Field(
        min_length=1, title="Quoi", description="Activités concernées.", examples=[["chirurgie programmée"]]
    )
    decided_by: Id = Field(title="Décidé par", description="Rôle qui décide.", examples=["conseil-de-bloc"])
    classes: tuple[CareClass, ...] = Field(
        min_length=1,
        title="Classes",
        description="Classes locales et leur délai.",
        examples=[[{"id": "vital", "max_delay": "0 d", "rule": "keep"}]],
    )
    incomplete_line: PostponeRule = Field(
        PostponeRule.TO_DECIDE,
        title="Ligne incomplète",
        description="Jamais reportée d'office : à décider.",
        examples=["to_decide"],
    )
    tell: Tell = Field(
        title="Prévenir",
        description="Messages aux deux listes.",
        examples=[{"postponed": ["sms-report"], "maintained": ["sms-maintien"]}],
    )
    ledger: Id = Field(title="Registre", description="Fiche qui garde la trace.", examples=["F-42"])
    rebook: Rebook = Field(
        title="Reprogrammer", description="Qui et quand.", examples=[{"role": "secretariat-bloc", "within": "5 d"}]
    )


class Transfer(Record):
    """Patients moved to another place."""

    patients: Text = Field(title="Patients", description="Lesquels.", examples=["Patients ventilés"])
    to: Id = Field(title="Vers", description="Contact de l'accueil.", examples=["reanimation-venus"])
    decided_by: Id = Field(title="Décidé par", description="Rôle qui décide.", examples=["reanimateur"])
    form: Id = Field(title="Fiche", description="Fiche de transfert.", examples=["F-20"])
    accepted_by: Text = Field(
        title="Accepté par",
        description="Accord à obtenir avant le départ.",
        examples=["Médecin d'accueil, nom et heure notés."],
    )


class Issue(Record):
    """Numbered forms handed out."""

    form: Id = Field(title="Fiche", description="Fiche remise.", examples=["F-05"])
    count: Count | None = Field(None, title="Nombre", description="Exemplaires remis.", examples=[30])
    place: Id = Field(title="Lieu", description="Où les prendre.", examples=["kit-urgences"])


class Collect(Record):
    """Numbered forms taken back and counted."""

    form: Id = Field(title="Fiche", description="Fiche reprise.", examples=["F-01"])
    place: Id = Field(title="Lieu", description="Où les ranger.", examples=["archives-urgences"])
    check: Text = Field(
        title="Contrôle", description="Comment compter.", examples=["Premier et dernier numéro, numéros manquants."]
    )


class Send(Record):
    """Something sent to other units, which expect it."""

    form: Id = Field(title="Fiche", description="Fiche qui accompagne.", examples=["F-12"])
    to: Scope = Field(title="Vers", description="Service ou type de service.", examples=[{"kind": "laboratoire"}])
    what: Text = Field(title="Quoi", description="Ce qui part.", examples=["Tubes et bon d'examen"])
    window: Duration = Field(title="Sous", description="Délai d'arrivée convenu.", examples=["15 min"])


class Receive(Record):
    """Something expected from other units: the twin of their `send`, same form, same window."""

    form: Id = Field(title="Fiche", description="Fiche qui accompagne.", examples=["F-12"])
    sent_by: Scope = Field(title="De", description="Service ou type de service.", examples=[{"kind": "urgences"}])
    what: Text = Field(title="Quoi", description="Ce qui arrive.", examples=["Tubes et bon d'examen"])
    window: Duration = Field(title="Sous", description="Délai d'arrivée convenu.", examples=["15 min"])


class Announcement(Record):
    """A message, the people it goes to, and the systems that may carry it (one of them is enough)."""

    message: Id = Field(title="Message", description="Message prêt.", examples=["public-15-vers-18"])
    to: Ids = Field(
        min_length=1,
        title="À",
        description="Contacts, rôles, ou public, patients, families, staff, press.",
        examples=[["public", "prefecture"]],
    )
    channels: Ids = Field(
        min_length=1, title="Canaux", description="Systèmes porteurs ; un seul suffit.", examples=[["radio-locale"]]
    )


class Clearance(Record):
    """The gate before a link is closed again: who clears, on what evidence (« levée de doute »)."""

    by: Id = Field(title="Par", description="Rôle qui lève le doute.", examples=["rssi"])
    evidence: tuple[Text, ...] = Field(
        min_length=1,
        title="Preuves",
        description="Ce qui doit être vérifié.",
        examples=[["Analyse des journaux rendue par écrit"]],
    )


class Reconnect(Record):
    """A link closed again after clearance."""

    link: Id = Field(title="Lien", description="Lien coupé.", examples=["lien-groupe-partenaire"])
    clearance: Clearance = Field(
        title="Levée de doute",
        description="La porte à franchir.",
        examples=[{"by": "rssi", "evidence": ["Analyse rendue"]}],
    )


class Restore(Record):
    """A system given back to its users: checks, the single hour after which nothing new goes on paper, the way back."""

    system: Id = Field(title="Système", description="Système rendu.", examples=["labo"])
    checks: tuple[Text, ...] = Field(
        min_length=1, title="Essais", description="Essais du métier.", examples=[["Éditer trois étiquettes"]]
    )
    data_good_until: Text = Field(
        title="Données bonnes jusqu'à",
        description="Dernière donnée sûre, à noter au redémarrage.",
        examples=["À noter au redémarrage."],
    )
    cutover_by: Id = Field(
        title="Heure de reprise fixée par",
        description="Rôle qui affiche l'heure de reprise.",
        examples=["biologiste-de-garde"],
    )
    freeze_paper: Truth = Field(
        True, title="Arrêter le papier", description="Trait et signature sur chaque feuille ouverte.", examples=[True]
    )
    watch: Duration = Field(title="Surveillance", description="Temps d'observation après la reprise.", examples=["2 h"])
    roll_back: Text = Field(
        title="Retour au papier", description="Ce qui fait revenir au papier.", examples=["Deux étiquettes fausses."]
    )
    signed_by: Ids = Field(
        min_length=1, title="Signé par", description="Rôles signataires.", examples=[["biologiste-de-garde"]]
    )


class Sample(Record):
    """A share of what was keyed in, verified against paper."""

    sample: Share = Field(title="Échantillon", description="Part vérifiée.", examples=["10 %"])


Extent = Annotated[
    Sample,
    BeforeValidator(lambda written: {"sample": "100 %"} if written == "all" else written),
    OrAlso("^all$"),
]
"""How much of the keyed data is verified: `all`, or `{sample: 10 %}`."""


class Reenter(Record):
    """Paper keyed into the record again: which form, by when, verified by whom and how far."""

    form: Id = Field(title="Fiche", description="Fiche ressaisie.", examples=["F-01"])
    within: Duration = Field(title="Sous", description="Délai après la reprise.", examples=["72 h"])
    checked_by: Id = Field(
        title="Contrôlée par", description="Autre rôle que celui qui saisit.", examples=["medecin-regulateur"]
    )
    check: Extent = Field(
        title="Contrôle", description="all (tout), ou une part.", examples=["all", {"sample": "10 %"}]
    )
