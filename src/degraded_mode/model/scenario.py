"""Scenarios: an outage told hour by hour, with what it must activate and what it must not."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from degraded_mode.model.contact import Means
from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.step import Cause, Ids
from degraded_mode.model.written import ClockTime, Count, Duration, Truth


class State(StrEnum):
    """The state of a system at a site."""

    UP = "up"
    SLOW = "slow"
    READ_ONLY = "read_only"
    PARTIAL = "partial"
    DOWN = "down"
    UNKNOWN = "unknown"


class Certainty(StrEnum):
    """How sure a state is."""

    SUSPECTED = "suspected"
    CONFIRMED = "confirmed"


class StateChange(Record):
    """A system that changes state at a site, some time after the beginning."""

    at: Duration = Field(title="À", description="Depuis le début.", examples=["0 min"])
    system: Id = Field(title="Système", description="Système.", examples=["dpi"])
    sites: Ids = Field((), title="Sites", description="Sites touchés ; tous si vide.", examples=[["mercure"]])
    state: State = Field(title="État", description="Nouvel état.", examples=["down"])
    certainty: Certainty = Field(
        Certainty.CONFIRMED, title="Certitude", description="Certitude.", examples=["suspected"]
    )
    cause: Cause = Field(Cause.UNKNOWN, title="Cause connue", description="À cette heure.", examples=["failure"])
    author: Id | None = Field(None, title="Auteur", description="Rôle, pour une coupure volontaire.", examples=["rssi"])


class Stimulus(Record):
    """An inject of the bank, without an hour: any scenario may take it."""

    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["resultats-absents"])
    title: Title = Field(title="Titre", description="Titre.", examples=["Les résultats n'arrivent plus"])
    usual: Duration | None = Field(
        None, title="Moment habituel", description="Depuis le début d'une panne.", examples=["10 min"]
    )
    to: Id = Field(title="À qui", description="Rôle ou contact.", examples=["dsi-astreinte"])
    by: Means = Field(title="Par", description="Canal.", examples=["phone"])
    text: Text = Field(
        title="Texte", description="Ce qui est dit.", examples=["Les résultats n'arrivent plus dans les services."]
    )
    expect: Text = Field(title="Réaction attendue", description="Réaction.", examples=["L'astreinte vient sur place."])
    source: Text | None = Field(
        None, title="Source", description="Panne réelle qui l'inspire.", examples=["Presse, Arles."]
    )


class Inject(Record):
    """Something told to the players, and the reaction expected: written here, or taken from the bank."""

    at: Duration = Field(title="À", description="Depuis le début.", examples=["10 min"])
    bank: Id | None = Field(
        None, title="De la banque", description="Stimulus de injects.yaml.", examples=["resultats-absents"]
    )
    to: Id | None = Field(None, title="À qui", description="Rôle ou contact.", examples=["medecin-regulateur"])
    by: Means | None = Field(None, title="Par", description="Canal.", examples=["phone"])
    text: Text | None = Field(
        None, title="Texte", description="Ce qui est dit.", examples=["Le 15 ne sonne plus depuis dix minutes."]
    )
    expect: Text | None = Field(
        None, title="Réaction attendue", description="Réaction.", examples=["Essai du 15 depuis un mobile."]
    )

    @model_validator(mode="after")
    def _told(self) -> Self:
        if self.bank is None and (self.to is None or self.by is None or self.text is None):
            raise PydanticCustomError("inject_told", "il faut « bank », ou « to », « by » et « text »", {})
        return self


class AnnouncedReturn(Record):
    """A return time announced by somebody, to be believed or not."""

    at: Duration = Field(title="À", description="Heure de l'annonce.", examples=["2 h"])
    by: Id = Field(title="Par", description="Rôle ou contact.", examples=["hebergeur"])
    system: Id = Field(title="Système", description="Système attendu.", examples=["dpi"])
    expected: Duration | None = Field(
        None, title="Retour prévu", description="Depuis le début ; vide si inconnu.", examples=["9 h"]
    )
    sure: Text | None = Field(
        None, title="Confiance", description="Confiance, en mots.", examples=["Diagnostic en cours."]
    )


class Expected(Record):
    """A procedure that the outage calls for, or one that it must not open."""

    runbook: Id = Field(title="Procédure", description="Procédure.", examples=["samu-15-vers-18"])
    sites: Ids = Field((), title="Sites", description="Sites ; tous si vide.", examples=[["mercure"]])
    because: Text = Field(title="Parce que", description="Raison.", examples=["Le 15 est perdu."])


class ScriptedAnswer(Record):
    """What the players decide when the scenario is replayed without them."""

    runbook: Id = Field(title="Procédure", description="Procédure.", examples=["samu-15-vers-18"])
    step: Id = Field(title="Étape", description="Décision.", examples=["charge-du-18"])
    answer: Text = Field(title="Réponse", description="Réponse de la procédure.", examples=["non"])
    sites: Ids = Field((), title="Sites", description="Sites ; tous si vide.", examples=[["mercure"]])


class ExpectedMeasure(Record):
    """A provisional measure that the scenario must see opened, and closed unless it says otherwise."""

    runbook: Id = Field(title="Procédure", description="Procédure qui l'ouvre.", examples=["samu-15-vers-18"])
    measure: Id = Field(title="Mesure", description="Mesure provisoire.", examples=["renvoi-15-18"])
    closed: Truth = Field(True, title="Levée", description="Levée à la fin.", examples=[True])


class ExpectedMessage(Record):
    """A message that the scenario must see sent."""

    message: Id = Field(title="Message", description="Message.", examples=["public-15-vers-18"])
    at: Duration | None = Field(None, title="Vers", description="Depuis le début.", examples=["30 min"])
    withdrawn: Truth = Field(False, title="Retiré", description="Retiré avant la fin.", examples=[True])


class Scenario(Record):
    """An outage told hour by hour."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["metz-2023"])
    title: Title = Field(title="Titre", description="Titre.", examples=["Tout s'arrête, et le 15"])
    source: Text | None = Field(
        None, title="Source", description="Panne réelle qui l'inspire.", examples=["Presse du 20 novembre 2023."]
    )
    begins: ClockTime = Field(title="Commence à", description="Heure du jour.", examples=["13:30"])
    weekday: Text | None = Field(None, title="Jour", description="Jour de la semaine.", examples=["lundi"])
    states: tuple[StateChange, ...] = Field(
        min_length=1,
        title="États",
        description="Ce qui est perdu, où, quand.",
        examples=[[{"at": "0 min", "system": "dpi", "state": "down"}]],
    )
    injects: tuple[Inject, ...] = Field(
        (),
        title="Stimulus",
        description="Ce qui est dit aux joueurs.",
        examples=[[{"at": "5 min", "to": "arm", "by": "phone", "text": "…"}]],
    )
    announced_returns: tuple[AnnouncedReturn, ...] = Field(
        (),
        title="Retours annoncés",
        description="Heures annoncées.",
        examples=[[{"at": "2 h", "by": "hebergeur", "system": "dpi"}]],
    )
    activates: tuple[Expected, ...] = Field(
        (),
        title="Doit ouvrir",
        description="Procédures attendues.",
        examples=[[{"runbook": "samu-15-vers-18", "because": "…"}]],
    )
    leaves_alone: tuple[Expected, ...] = Field(
        (),
        title="Ne doit pas ouvrir",
        description="Procédures à ne pas ouvrir.",
        examples=[[{"runbook": "urgences-sans-dpi", "because": "…"}]],
    )
    answers: tuple[ScriptedAnswer, ...] = Field(
        (),
        title="Réponses écrites d'avance",
        description="Décisions du déroulé sans joueurs.",
        examples=[[{"runbook": "samu-15-vers-18", "step": "charge-du-18", "answer": "non"}]],
    )
    measures: tuple[ExpectedMeasure, ...] = Field(
        (),
        title="Mesures attendues",
        description="Mesures provisoires ouvertes puis levées.",
        examples=[[{"runbook": "samu-15-vers-18", "measure": "renvoi-15-18"}]],
    )
    messages: tuple[ExpectedMessage, ...] = Field(
        (),
        title="Messages attendus",
        description="Messages émis, retirés.",
        examples=[[{"message": "public-15-vers-18", "withdrawn": True}]],
    )
    restoration: Ids = Field(
        (), title="Ordre de reprise", description="Systèmes, dans l'ordre.", examples=[["telephonie-crra", "dpi"]]
    )
