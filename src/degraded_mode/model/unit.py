"""A care unit or a service: what it cannot do without, for how long, and the paper that replaces each tool."""

from enum import StrEnum

from pydantic import Field

from degraded_mode.model.need import Needs
from degraded_mode.model.record import Id, OwnId, Record, Title, UnitKind
from degraded_mode.model.trigger import TwoHours
from degraded_mode.model.written import Count, Duration


class Harm(StrEnum):
    """How hard a stop hits, in the words of an impact analysis."""

    FAIBLE = "faible"
    MOYEN = "moyen"
    FORT = "fort"
    VITAL = "vital"


class Function(Record):
    """Something that the unit does with a tool, and the paper that replaces the tool."""

    needs: Needs = Field(title="S'appuie sur", description="Systèmes nécessaires.", examples=[["dpi"]])
    paper: Id = Field(title="Fiche", description="Fiche papier qui remplace.", examples=["F-10"])
    place: Id = Field(title="Lieu", description="Où est la fiche.", examples=["kit-medecine-a"])


class Unit(Record):
    """A service (unité fonctionnelle)."""

    id: OwnId = Field(title="Identifiant", description="Identifiant du service.", examples=["medecine-a"])
    title: Title = Field(title="Nom", description="Nom du service.", examples=["Médecine A"])
    site: Id = Field(title="Site", description="Site du service.", examples=["mercure"])
    kind: UnitKind = Field(title="Type", description="Type de service.", examples=["hospitalisation"])
    beds: Count | None = Field(None, title="Lits", description="Lits ou postes.", examples=[28])
    admissions: Count | None = Field(
        None,
        title="Venues par jour",
        description="Patients attendus en 24 h : entrées, passages, opérés, consultations, examens.",
        examples=[5],
    )
    impact: dict[Duration, Harm] = Field(
        default_factory=dict,
        title="Gravité",
        description="Gravité selon la durée de l'arrêt.",
        examples=[{"15 min": "faible", "4 h": "fort"}],
    )
    tolerates: Duration = Field(
        title="DMIA", description="Plus long arrêt admissible sans procédure dégradée en cours.", examples=["1 h"]
    )
    data_loss: Duration | None = Field(
        None, title="PDMA", description="Perte de données admissible.", examples=["15 min"]
    )
    restoration_rank: Count = Field(title="Rang de reprise", description="0 d'abord.", examples=[7])
    decides: TwoHours = Field(
        title="Décide",
        description="Qui décide sur place.",
        examples=[{"day": "cadre-medecine-a", "out_of_hours": "ide-nuit"}],
    )
    functions: dict[Id, Function] = Field(
        default_factory=dict,
        title="Fonctions",
        description="Ce que le service perd avec l'outil, et le papier qui remplace.",
        examples=[{"prescription": {"needs": ["dpi"], "paper": "F-10", "place": "kit-medecine-a"}}],
    )
