"""Whom to reach, by which channels, and when each number was last called."""

from enum import StrEnum
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Day, Phone, Truth


class Means(StrEnum):
    """How a contact is reached."""

    PHONE = "phone"
    MOBILE = "mobile"
    EXTENSION = "extension"
    FAX = "fax"
    RADIO = "radio"
    SATELLITE = "satellite"
    PAGER = "pager"
    MAIL = "mail"
    RUNNER = "runner"


NUMBERED = frozenset({Means.PHONE, Means.MOBILE, Means.EXTENSION, Means.FAX, Means.SATELLITE, Means.PAGER})
"""Means that have a number to dial."""


class Channel(Record):
    """One way to reach a contact, and the system that carries it (none for someone who walks)."""

    means: Means = Field(title="Moyen", description="Moyen.", examples=["phone"])
    number: Phone | None = Field(None, title="Numéro", description="Numéro à composer.", examples=["03 53 01 31 31"])
    call_sign: Text | None = Field(
        None,
        title="Indicatif ou adresse",
        description="Indicatif radio, adresse, lieu.",
        examples=["ANTARES 218, CODIS"],
    )
    carried_by: Id | None = Field(None, title="Passe par", description="Système porteur.", examples=["autocom-mercure"])
    last_called: Day | None = Field(
        None, title="Appelé le", description="Dernier essai réussi.", examples=["2026-10-12"]
    )
    restricted: Truth = Field(False, title="Restreint", description="Hors du classeur de service.", examples=[True])

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        if self.means in NUMBERED and self.number is None:
            raise PydanticCustomError(
                "channel_number", "un canal « {means} » a besoin d'un numéro", {"means": self.means.value}
            )
        if self.means is not Means.RUNNER and self.carried_by is None:
            raise PydanticCustomError(
                "channel_carrier", "un canal « {means} » passe par un système", {"means": self.means.value}
            )
        return self


class Contact(Record):
    """A function to reach, never a person's name."""

    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["codis"])
    title: Title = Field(title="Nom", description="Fonction à joindre.", examples=["CODIS, officier de garde"])
    site: Id | None = Field(None, title="Site", description="Site, s'il y en a un.", examples=["mercure"])
    floor: Title | None = Field(
        None, title="Étage", description="Étage, pour l'annuaire.", examples=["Rez-de-chaussée"]
    )
    role: Id | None = Field(
        None, title="Rôle", description="Rôle joint, s'il est interne.", examples=["medecin-regulateur"]
    )
    channels: tuple[Channel, ...] = Field(
        min_length=1,
        title="Canaux",
        description="Deux au moins, sans cause de panne commune.",
        examples=[[{"means": "phone", "number": "03 53 01 31 31", "carried_by": "operateur-a"}]],
    )
