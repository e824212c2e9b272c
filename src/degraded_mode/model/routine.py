"""Routines: what makes paper exist before the outage."""

from pydantic import Field

from degraded_mode.model.need import Needs
from degraded_mode.model.record import Id, OwnId, Record, Text
from degraded_mode.model.written import ClockTime, Duration


class Makes(Record):
    """A printed copy, where it lies, how long it may be trusted, when it must be destroyed."""

    printout: Id = Field(title="Copie", description="Nom de la copie.", examples=["programme-j1"])
    place: Id = Field(title="Lieu", description="Où elle est rangée.", examples=["bloc"])
    good_for: Duration = Field(title="Bonne pendant", description="Âge maximal.", examples=["24 h"])
    destroy_after: Duration = Field(title="Détruire après", description="Destruction.", examples=["48 h"])


class Routine(Record):
    """Something done at a rhythm so that the plan works the day it is needed."""

    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["imprimer-programme"])
    do: Text = Field(
        title="Faire",
        description="Une action, verbe d'abord.",
        examples=["Imprimer le programme opératoire de demain."],
    )
    at: ClockTime | None = Field(None, title="À", description="Heure du jour.", examples=["18:00"])
    every: Duration | None = Field(
        None, title="Toutes les", description="Rythme, si ce n'est pas chaque jour.", examples=["30 d"]
    )
    role: Id = Field(title="Rôle", description="Rôle responsable.", examples=["cadre-bloc"])
    needs: Needs = Field((), title="S'appuie sur", description="Systèmes nécessaires.", examples=[["gestion-bloc"]])
    makes: Makes | None = Field(
        None,
        title="Produit",
        description="Copie produite.",
        examples=[{"printout": "programme-j1", "place": "bloc", "good_for": "24 h", "destroy_after": "48 h"}],
    )
    proof: Text | None = Field(
        None, title="Preuve", description="Ce qui prouve que c'est fait.", examples=["Visa sur le registre du bloc."]
    )
