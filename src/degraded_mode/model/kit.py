"""Kits: what stands ready on a shelf for the day the tools are lost."""

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.written import Count, Duration


class KitItem(Record):
    """One line of a kit: a form, a reference document, or a thing, and how many."""

    form: Id | None = Field(None, title="Fiche", description="Fiche papier.", examples=["F-10"])
    reference: Id | None = Field(
        None, title="Document", description="Document de référence.", examples=["menu-reduit-labo"]
    )
    thing: Text | None = Field(None, title="Objet", description="Matériel.", examples=["Lampe torche et piles"])
    count: Count = Field(title="Nombre", description="Quantité attendue.", examples=[90])

    @model_validator(mode="after")
    def _one_of_three(self) -> Self:
        if sum(part is not None for part in (self.form, self.reference, self.thing)) != 1:
            raise PydanticCustomError(
                "kit_item", "il faut « form », « reference » ou « thing », l'un des trois seulement", {}
            )
        return self


class Envelope(Record):
    """One envelope or drawer of a kit."""

    title: Title = Field(title="Nom", description="Ce qui est écrit dessus.", examples=["À ouvrir en premier"])
    items: tuple[KitItem, ...] = Field(
        min_length=1, title="Contenu", description="Lignes du contenu.", examples=[[{"form": "F-00", "count": 2}]]
    )


class Kit(Record):
    """A kit, sealed and checked."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du kit.", examples=["kit-urgences"])
    title: Title = Field(title="Nom", description="Nom du kit.", examples=["Kit mode dégradé des urgences"])
    place: Id = Field(title="Lieu", description="Où il est rangé.", examples=["poste-ioa"])
    horizon: Duration = Field(title="Autonomie", description="Durée couverte.", examples=["24 h"])
    sealed: Text = Field(
        title="Scellé", description="Comment il est scellé.", examples=["Plomb numéroté, numéro sur le couvercle"]
    )
    checked_by: Id = Field(title="Contrôlé par", description="Rôle qui contrôle.", examples=["cadre-urgences"])
    check_every: Duration = Field(title="Contrôle toutes les", description="Rythme du contrôle.", examples=["30 d"])
    envelopes: tuple[Envelope, ...] = Field(
        min_length=1,
        title="Enveloppes",
        description="Contenu par enveloppe.",
        examples=[[{"title": "À ouvrir en premier", "items": []}]],
    )
