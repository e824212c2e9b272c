"""When a procedure is called for, who declares it, and what may be done without waiting."""

from collections.abc import Mapping
from typing import Annotated, Final

from pydantic import Discriminator, Field, Tag

from degraded_mode.model.record import Id, Record, Text
from degraded_mode.model.written import Duration


class TwoHours(Record):
    """A role by day and a role out of hours (night, week-end, holidays)."""

    day: Id = Field(title="Jour", description="Rôle en journée.", examples=["arm-superviseur"])
    out_of_hours: Id = Field(
        title="Nuit et week-end", description="Rôle présent hors heures.", examples=["medecin-regulateur"]
    )


class LostFor(Record):
    """A system lost for some time."""

    lost: Id = Field(title="Perdu", description="Système perdu.", examples=["telephonie-crra"])
    lasting: Duration = Field(title="Depuis", description="Durée de la perte.", examples=["2 min"])


class Observed(Record):
    """Something that people see."""

    observed: Text = Field(
        title="Observé", description="Ce que l'on voit.", examples=["Moitié moins d'appels que d'habitude."]
    )
    see: Id | None = Field(None, title="Voir", description="Document de référence.", examples=["norme-appels-horaire"])


class OrderedBy(Record):
    """An order."""

    ordered_by: Id = Field(title="Ordre de", description="Rôle qui ordonne.", examples=["cellule-de-crise"])


class ReturnSlips(Record):
    """The announced hour of return has passed for a system."""

    return_slips: Id = Field(title="Retour qui glisse", description="Système attendu.", examples=["dpi"])


class PartnerAnnounces(Record):
    """A partner announces an incident."""

    partner_announces: Id = Field(
        title="Partenaire", description="Contact du partenaire.", examples=["groupe-partenaire"]
    )


class Planned(Record):
    """A planned stop of a system."""

    planned: Id = Field(title="Arrêt prévu", description="Système arrêté.", examples=["dpi"])


class BeforeEvent(Record):
    """Some time before something that comes round (a meal, a session, a shift)."""

    before: Text = Field(title="Avant", description="Événement.", examples=["la relève de nuit"])
    by: Duration = Field(title="De", description="Avance.", examples=["15 min"])


CONDITIONS: Final[Mapping[str, type[Record]]] = {
    "lost": LostFor,
    "observed": Observed,
    "ordered_by": OrderedBy,
    "return_slips": ReturnSlips,
    "partner_announces": PartnerAnnounces,
    "planned": Planned,
    "before": BeforeEvent,
}
"""Every condition by the key that tells it."""

_CONDITION_TAGS: Final[Mapping[type[Record], str]] = {kind: f"when-{key}" for key, kind in CONDITIONS.items()}


def _condition_of(written: object) -> str | None:
    if isinstance(written, dict):
        keys = [key for key in CONDITIONS if key in written]
        return f"when-{keys[0]}" if len(keys) == 1 else None
    return _CONDITION_TAGS.get(type(written)) if isinstance(written, Record) else None


Condition = Annotated[
    Annotated[LostFor, Tag("when-lost")]
    | Annotated[Observed, Tag("when-observed")]
    | Annotated[OrderedBy, Tag("when-ordered_by")]
    | Annotated[ReturnSlips, Tag("when-return_slips")]
    | Annotated[PartnerAnnounces, Tag("when-partner_announces")]
    | Annotated[Planned, Tag("when-planned")]
    | Annotated[BeforeEvent, Tag("when-before")],
    Discriminator(_condition_of, custom_error_type="trigger_condition", custom_error_message="condition illisible"),
]
"""One condition of a trigger, told by its key."""


class Trigger(Record):
    """What calls for the procedure, who declares it by day and by night, and what may be done without waiting."""

    any: tuple[Condition, ...] = Field(
        min_length=1,
        title="Une de ces conditions",
        description="Une seule suffit.",
        examples=[[{"lost": "dpi", "lasting": "15 min"}]],
    )
    declared_by: TwoHours = Field(
        title="Déclaré par",
        description="Qui déclare, jour et nuit.",
        examples=[{"day": "cadre", "out_of_hours": "ide-nuit"}],
    )
    may_alone: Text = Field(
        title="Sans attendre",
        description="Ce que le service peut faire seul.",
        examples=["Passer au papier sans attendre la cellule."],
    )
