"""Everything that can be lost, and what it relies on."""

from enum import StrEnum

from pydantic import Field

from degraded_mode.model.need import Needs
from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Count, Duration


class SystemKind(StrEnum):
    """What sort of thing can be lost."""

    POWER = "power"
    ROOM = "room"
    NETWORK = "network"
    SERVER = "server"
    STORAGE = "storage"
    APPLICATION = "application"
    INTERFACE = "interface"
    TELEPHONY = "telephony"
    RADIO = "radio"
    PRINTING = "printing"
    BADGES = "badges"
    SUPERVISION = "supervision"
    LINK = "link"
    HOSTING = "hosting"
    OPERATOR = "operator"
    PARTNER = "partner"
    SUPPLIER = "supplier"
    STAFF = "staff"
    WORKSTATION = "workstation"
    MEDIA = "media"


class Autonomy(Record):
    """A reserve that takes over when what the system relies on is lost, and for how long."""

    source: Id = Field(title="Réserve", description="Système qui prend le relais.", examples=["onduleurs-salle-a"])
    lasts: Duration = Field(title="Tient", description="Autonomie.", examples=["20 min"])


class ReadOnlyCopy(Record):
    """A copy that can still be read when the system is lost, and how old it may be."""

    id: Id = Field(title="Copie", description="Système qui porte la copie.", examples=["dpi-secours"])
    every: Duration = Field(title="Rafraîchie toutes les", description="Âge maximal de la copie.", examples=["1 h"])
    place: Id = Field(title="Lieu", description="Où la lire.", examples=["poste-secours-medecine-a"])


class System(Record):
    """Something that can be lost."""

    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["dpi"])
    title: Title = Field(
        title="Nom", description="Nom connu des utilisateurs.", examples=["Dossier patient informatisé"]
    )
    kind: SystemKind = Field(title="Genre", description="Genre de système.", examples=["application"])
    site: Id | None = Field(
        None, title="Site", description="Site, si le système n'est pas commun.", examples=["mercure"]
    )
    relies_on: Needs = Field(
        (),
        title="S'appuie sur",
        description="Ce dont il a besoin : un nom, {all: […]}, {any: […]}.",
        examples=[{"all": ["serveurs-dpi", {"any": ["reseau-coeur-a", "reseau-coeur-b"]}]}],
    )
    autonomy: Autonomy | None = Field(
        None,
        title="Autonomie",
        description="Réserve et durée.",
        examples=[{"source": "onduleurs-salle-a", "lasts": "20 min"}],
    )
    read_only_copy: ReadOnlyCopy | None = Field(
        None,
        title="Copie de lecture",
        description="Copie consultable.",
        examples=[{"id": "dpi-secours", "every": "1 h", "place": "poste-secours"}],
    )
    restoration_rank: Count | None = Field(None, title="Rang de reprise", description="0 d'abord.", examples=[5])
    looks_like: Text | None = Field(
        None,
        title="Vu du service",
        description="Ce que voit l'utilisateur quand il est perdu.",
        examples=["Le dossier ne s'ouvre pas."],
    )
