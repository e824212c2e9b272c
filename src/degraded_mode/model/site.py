"""The establishment: its group, its sites, its places, its paper horizons, its provisional numbers."""

from pydantic import Field

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Count, Duration


class Site(Record):
    """One hospital of the group, at one address."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du site.", examples=["mercure"])
    title: Title = Field(title="Nom", description="Nom du site.", examples=["Hôpital Mercure"])
    has: Text = Field(
        title="Activités", description="Ce que le site abrite.", examples=["Urgences, Centre 15, bloc, maternité"]
    )


class Place(Record):
    """A place where people act, where a kit or a binder stands."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du lieu.", examples=["poste-securite"])
    title: Title = Field(
        title="Nom", description="Nom du lieu, avec l'étage.", examples=["Poste de sécurité, rez-de-chaussée"]
    )
    site: Id = Field(title="Site", description="Site du lieu.", examples=["mercure"])


class Horizons(Record):
    """How long the paper kept in each store must last."""

    ward: Duration = Field(title="Service", description="Autonomie du kit de service.", examples=["24 h"])
    pole: Duration = Field(title="Pôle", description="Autonomie de la réserve de pôle.", examples=["72 h"])
    central: Duration = Field(title="Magasin", description="Autonomie du magasin central.", examples=["28 d"])


class Series(Record):
    """Provisional numbers reserved for one entrance, from the first to the last included. Series never overlap."""

    id: OwnId = Field(title="Identifiant", description="Identifiant de la série.", examples=["urgences-mercure"])
    entrance: Title = Field(title="Entrée", description="Entrée concernée.", examples=["Urgences adultes"])
    site: Id = Field(title="Site", description="Site de l'entrée.", examples=["mercure"])
    prefix: Title = Field(title="Préfixe", description="Lettres devant le numéro.", examples=["MU"])
    first: Count = Field(title="Premier", description="Premier numéro.", examples=[1000])
    last: Count = Field(title="Dernier", description="Dernier numéro.", examples=[4999])


class Perimeter(Record):
    """A perimeter of the continuity plan and the units that it covers."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du périmètre.", examples=["urgences"])
    title: Title = Field(title="Nom", description="Nom du périmètre.", examples=["Urgences et SAMU"])
    units: tuple[Id, ...] = Field(
        title="Services", description="Services couverts.", examples=[["samu", "urgences-mercure"]]
    )


class Establishment(Record):
    """The group that the corpus describes."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Identifiant", description="Identifiant du groupe.", examples=["groupe-hospitalier"])
    title: Title = Field(title="Nom", description="Nom du groupe.", examples=["Groupe hospitalier des Trois-Planètes"])
    time_zone: Text = Field(title="Fuseau horaire", description="Nom IANA, obligatoire.", examples=["Europe/Paris"])
    language: Text = Field("fr", title="Langue", description="Langue des contenus.", examples=["fr"])
    sites: tuple[Site, ...] = Field(
        min_length=1,
        title="Sites",
        description="Hôpitaux du groupe.",
        examples=[[{"id": "mercure", "title": "Hôpital Mercure"}]],
    )
    places: tuple[Place, ...] = Field(
        (),
        title="Lieux",
        description="Lieux cités.",
        examples=[[{"id": "crra", "title": "Centre 15", "site": "mercure"}]],
    )
    horizons: Horizons = Field(
        title="Autonomie du papier",
        description="Durées visées.",
        examples=[{"ward": "24 h", "pole": "72 h", "central": "28 d"}],
    )
    provisional_numbers: tuple[Series, ...] = Field(
        (),
        title="Numéros provisoires",
        description="Séries réservées.",
        examples=[[{"id": "urgences", "prefix": "MU"}]],
    )
    perimeters: tuple[Perimeter, ...] = Field(
        (),
        title="Périmètres",
        description="Périmètres du plan de continuité.",
        examples=[[{"id": "urgences", "units": ["samu"]}]],
    )
