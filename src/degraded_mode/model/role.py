"""Who acts: roles, their deputies, how many people hold them and when."""

from enum import StrEnum

from pydantic import Field

from degraded_mode.model.record import Id, OwnId, Record, Title
from degraded_mode.model.written import Count, Duration


class Family(StrEnum):
    """The side of the hospital that a role belongs to."""

    MEDICAL = "medical"
    CARE = "care"
    DIRECTION = "direction"
    ADMINISTRATION = "administration"
    LOGISTICS = "logistics"
    QUALITY = "quality"
    IT = "it"
    PARTNER = "partner"


class OnDuty(Record):
    """People present on the spot (garde, poste), per site."""

    day: Count = Field(title="Jour", description="Présents en journée.", examples=[6])
    night: Count = Field(title="Nuit", description="Présents la nuit.", examples=[2])
    weekend: Count = Field(title="Week-end", description="Présents le week-end et les jours fériés.", examples=[3])


class OnCall(Record):
    """Reachable from home (astreinte), and how long until on the spot."""

    within: Duration = Field(title="Sur place en", description="Délai d'arrivée.", examples=["30 min"])


class Role(Record):
    """A function that someone always holds, never a person's name."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du rôle.", examples=["arm"])
    title: Title = Field(title="Nom", description="Nom du rôle.", examples=["Assistant de régulation médicale"])
    short: Title | None = Field(None, title="Abrégé", description="Nom court, pour le papier.", examples=["ARM"])
    family: Family = Field(title="Famille", description="Côté de l'hôpital.", examples=["care"])
    deputy: Id | None = Field(None, title="Suppléant", description="Rôle suppléant.", examples=["arm-superviseur"])
    on_duty: OnDuty | None = Field(
        None, title="Présents", description="Personnes présentes.", examples=[{"day": 6, "night": 2, "weekend": 3}]
    )
    on_call: OnCall | None = Field(
        None, title="Astreinte", description="Joignable à domicile.", examples=[{"within": "30 min"}]
    )

    def answers_out_of_hours(self) -> bool:
        """True when somebody holds the role at 03:00 and on Sundays, on the spot or on call."""
        return self.on_call is not None or (
            self.on_duty is not None and self.on_duty.night > 0 and self.on_duty.weekend > 0
        )
