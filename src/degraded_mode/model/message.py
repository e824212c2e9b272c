"""Messages ready to go: short messages, posters, recordings, communiqués, orders, calls."""

from enum import StrEnum

from pydantic import Field

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Count, Duration, Version


class MessageKind(StrEnum):
    """What a message is."""

    SMS = "sms"
    POSTER = "poster"
    RECORDING = "recording"
    COMMUNIQUE = "communique"
    INTERNAL = "internal"
    CALL = "call"
    ORDER = "order"


class Audience(StrEnum):
    """People a message may go to besides contacts and roles."""

    PUBLIC = "public"
    PATIENTS = "patients"
    FAMILIES = "families"
    STAFF = "staff"
    PRESS = "press"


class Message(Record):
    """A text ready to go; blanks are written {ainsi} and filled by hand or at sending."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["public-15-vers-18"])
    title: Title = Field(title="Nom", description="Nom du message.", examples=["Annonce : composer le 18"])
    kind: MessageKind = Field(title="Genre", description="Genre de message.", examples=["communique"])
    version: Version = Field(title="Version", description="Version.", examples=["1"])
    owner: Id = Field(title="Responsable", description="Rôle qui l'envoie.", examples=["communication"])
    valid_for: Duration | None = Field(
        None, title="Valable", description="Au-delà, à renouveler ou retirer.", examples=["4 h"]
    )
    text: Text = Field(
        title="Texte",
        description="Le texte, blancs entre accolades.",
        examples=["Composez le 18. Prochain point à {heure}."],
    )
    withdrawal: Text | None = Field(
        None,
        title="Retrait",
        description="Texte qui lève la consigne (message public).",
        examples=["Le 15 fonctionne de nouveau depuis {heure}."],
    )
    lang: Text = Field("fr", title="Langue", description="Langue du texte.", examples=["fr"])
