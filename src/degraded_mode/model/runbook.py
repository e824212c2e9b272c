"""A procedure for degraded mode: when it is called for, what it asks phase by phase, who answers for it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from pydantic import Field, JsonValue

from degraded_mode.model.action import AnyStep, Decide
from degraded_mode.model.record import Id, OwnId, Record, Scope, Text, Title
from degraded_mode.model.step import Ids
from degraded_mode.model.trigger import Trigger
from degraded_mode.model.written import Code, Count, Day, Duration, Version


class Status(StrEnum):
    """Where a procedure stands in its life."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
    SUSPENDED = "suspended"
    ARCHIVED = "archived"


class PhaseName(StrEnum):
    """The moments of a degraded mode, in order, from the alert to the review."""

    ALERT = "alert"
    REFLEX = "reflex"
    INSTALL = "install"
    HOLD = "hold"
    LONG = "long"
    ENTRENCHED = "entrenched"
    RETURN = "return"
    CATCH_UP = "catch_up"
    REVIEW = "review"


class Mode(StrEnum):
    """How a block is read: read then do, do then confirm, or one reads and another answers."""

    READ_DO = "read-do"
    DO_CONFIRM = "do-confirm"
    CHALLENGE_RESPONSE = "challenge-response"


class Approval(Record):
    """Who approved the content, when, and the quality department's visa."""

    by: Id = Field(title="Approuvé par", description="Rôle, différent de l'auteur.", examples=["chef-pole-urgences"])
    date: Day = Field(title="Le", description="Date d'approbation.", examples=["2026-06-12"])
    quality: Id = Field(title="Visa qualité", description="Rôle qualité.", examples=["direction-qualite"])


class Revision(Record):
    """What changed in a version, and why."""

    version: Version = Field(title="Version", description="Version concernée.", examples=["2.1"])
    date: Day = Field(title="Date", description="Date du changement.", examples=["2026-06-10"])
    what: Text = Field(title="Quoi", description="Ce qui change.", examples=["Essai d'appel avant l'annonce."])
    because: Text | None = Field(
        None, title="Pourquoi", description="Exercice, panne ou retour d'expérience.", examples=["exercice-2026-05"]
    )


class KeyFact(Record):
    """Something to find at a glance on the first page: a contact, a form, a reference document, or a short text."""

    contact: Id | None = Field(None, title="Contact", description="Contact.", examples=["codis"])
    form: Id | None = Field(None, title="Fiche", description="Fiche.", examples=["F-01"])
    reference: Id | None = Field(
        None, title="Document", description="Document de référence.", examples=["norme-appels-horaire"]
    )
    kit: Id | None = Field(None, title="Kit", description="Kit.", examples=["mallette-crra"])
    text: Text | None = Field(
        None, title="Texte", description="Texte court.", examples=["Mot de passe du CTA : enveloppe rouge."]
    )


class Copies(Record):
    """Printed copies and where they hang."""

    place: Id = Field(title="Lieu", description="Lieu d'affichage ou de rangement.", examples=["poste-securite"])
    copies: Count = Field(title="Exemplaires", description="Nombre.", examples=[2])


class Phase(Record):
    """A block of steps and its window, counted from the opening."""

    phase: PhaseName = Field(title="Phase", description="Moment du mode dégradé.", examples=["reflex"])
    title: Title | None = Field(
        None, title="Titre", description="Titre du bloc, imprimé après la phase.", examples=["Ouvrir la salle"]
    )
    starts: Duration | None = Field(None, title="Début", description="Depuis l'ouverture.", examples=["0 min"])
    ends: Duration | None = Field(None, title="Fin", description="Depuis l'ouverture.", examples=["30 min"])
    mode: Mode = Field(Mode.READ_DO, title="Lecture", description="Façon de lire le bloc.", examples=["read-do"])
    steps: tuple[AnyStep, ...] = Field(
        min_length=1,
        title="Étapes",
        description="Étapes dans l'ordre.",
        examples=[[{"id": "ouvrir-kit", "do": "Ouvrir le kit."}]],
    )


Route = tuple[str | int, ...]


# One of these for each step of a corpus: a tuple is made twice as fast as a frozen dataclass.
class PlacedStep(NamedTuple):
    """A step with its place in the procedure: its route, paper number, phase and the answers that lead to it."""

    route: Route
    number: str
    step: AnyStep
    phase: PhaseName | None
    under: tuple["Branch", ...]


class Branch(NamedTuple):
    """The answer of a decision under which a step stands."""

    decision: str
    answer: str


class Runbook(Record):
    """A procedure for degraded mode."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Identifiant", description="Identifiant stable.", examples=["samu-15-vers-18"])
    code: Code = Field(title="Code", description="Code imprimé.", examples=["PD-SAMU-01"])
    title: Title = Field(title="Titre", description="80 caractères au plus.", examples=["Centre 15 injoignable"])
    applies_to: Scope = Field(
        title="Concerne", description="Service ou type de service.", examples=[{"kind": "urgences"}]
    )
    version: Version = Field(title="Version", description="Version.", examples=["2.1"])
    status: Status = Field(title="Statut", description="Statut.", examples=["approved"])
    author: Id = Field(title="Auteur", description="Rôle qui a écrit.", examples=["cadre-crra"])
    owner: Id = Field(
        title="Responsable", description="Rôle du métier, pas de l'informatique.", examples=["medecin-responsable-crra"]
    )
    approval: Approval | None = Field(
        None,
        title="Approbation",
        description="Qui a approuvé.",
        examples=[{"by": "chef-pole", "date": "2026-06-12", "quality": "direction-qualite"}],
    )
    effective: Day | None = Field(None, title="En vigueur le", description="Date d'effet.", examples=["2026-06-15"])
    review_by: Day | None = Field(
        None, title="À revoir avant le", description="Date de revue.", examples=["2027-06-12"]
    )
    changes: tuple[Revision, ...] = Field(
        (),
        title="Historique",
        description="Versions et raisons.",
        examples=[[{"version": "2.1", "date": "2026-06-10", "what": "Essai ajouté."}]],
    )
    parent_plan: Text | None = Field(
        None,
        title="Plan parent",
        description="Plan dont la procédure relève.",
        examples=["Plan blanc, volet numérique"],
    )
    meets: tuple[Code, ...] = Field((), title="Répond à", description="Exigences.", examples=[["CARE-D2-1"]])
    look_alikes: Ids = Field(
        (), title="Ne pas confondre", description="Procédures voisines.", examples=[["samu-acd-perdu"]]
    )
    inhibits: Ids = Field(
        (), title="Ne pas ouvrir ensemble", description="Procédures incompatibles.", examples=[["dpi-lent"]]
    )
    situation: Text = Field(title="Situation", description="Ce que l'on constate.", examples=["Le 15 ne sonne plus."])
    lost: Ids = Field(
        (),
        title="Perdu",
        description="Systèmes dont la perte appelle la procédure ; aucun pour une procédure de la cellule.",
        examples=[["telephonie-crra"]],
    )
    trigger: Trigger = Field(
        title="Déclenchement", description="Quand, par qui.", examples=[{"any": [{"lost": "dpi", "lasting": "15 min"}]}]
    )
    stand_down: Text = Field(
        title="Fin", description="Ce qui met fin à la procédure.", examples=["Le 15 sonne depuis un mobile."]
    )
    keep: tuple[Text, ...] = Field(
        (), title="Maintenu", description="Ce qui continue.", examples=[["Urgences vitales"]]
    )
    reduce: tuple[Text, ...] = Field((), title="Réduit", description="Ce qui ralentit.", examples=[["Conseil médical"]])
    stop: tuple[Text, ...] = Field((), title="Arrêté", description="Ce qui s'arrête.", examples=[["Statistiques"]])
    key_facts: tuple[KeyFact, ...] = Field(
        (), title="À portée de main", description="Encadré.", examples=[[{"contact": "codis"}]]
    )
    distribution: tuple[Copies, ...] = Field(
        (), title="Exemplaires", description="Où sont les copies.", examples=[[{"place": "crra", "copies": 2}]]
    )
    measures: dict[Id, Text] = Field(
        default_factory=dict,
        title="Mesures provisoires",
        description="Nom français de chaque mesure qu'une étape ouvre.",
        examples=[{"renvoi-15-18": "Renvoi du 15 vers le 18"}],
    )
    immediate_actions: tuple[AnyStep, ...] = Field(
        (),
        max_length=3,
        title="Actions immédiates",
        description="Trois au plus, sans condition, douze mots au plus.",
        examples=[[{"id": "noter-heure", "do": "Noter l'heure."}]],
    )
    phases: tuple[Phase, ...] = Field(
        min_length=1,
        title="Phases",
        description="De l'alerte au retour d'expérience.",
        examples=[[{"phase": "reflex", "steps": []}]],
    )
    custom: dict[str, JsonValue] = Field(
        default_factory=dict,
        title="Libre",
        description="Propre à l'hôpital, jamais interprété.",
        examples=[{"reference-ged": "QUAL-2026-118"}],
    )

    def steps(self) -> Iterator[PlacedStep]:
        """Every step in reading order, branches included; numbers are `A1`… then `1`…, branches `7b.1`."""
        for index, step in enumerate(self.immediate_actions):
            placed = PlacedStep(("immediate_actions", index), f"A{index + 1}", step, None, ())
            yield placed
            if isinstance(step, Decide):
                yield from _branches(placed, step)
        number = 0
        for position, phase in enumerate(self.phases):
            for index, step in enumerate(phase.steps):
                number += 1
                placed = PlacedStep(("phases", position, "steps", index), str(number), step, phase.phase, ())
                yield placed
                if isinstance(step, Decide):
                    yield from _branches(placed, step)


def _branches(placed: PlacedStep, decision: Decide) -> Iterator[PlacedStep]:
    for rank, option in enumerate(decision.options):
        branch = (*placed.under, Branch(decision.id, option.answer))
        letter = chr(ord("a") + rank) if rank < 26 else f"({rank + 1})"
        for index, step in enumerate(option.steps):
            route = (*placed.route, "options", rank, "steps", index)
            nested = PlacedStep(route, f"{placed.number}{letter}.{index + 1}", step, placed.phase, branch)
            yield nested
            if isinstance(step, Decide):
                yield from _branches(nested, step)
