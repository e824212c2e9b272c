"""Evidence that the plan lives: exercises, real activations, checks, calls, training."""

from enum import StrEnum
from typing import Final

from pydantic import Field

from degraded_mode.model.record import Id, OwnId, Record, Text, Title
from degraded_mode.model.step import Ids
from degraded_mode.model.written import Count, Day, Duration, Truth


class EvidenceKind(StrEnum):
    """What was done. Only some count as a continuity exercise (see `counts`)."""

    FULL_EXERCISE = "full_exercise"
    PARTIAL_EXERCISE = "partial_exercise"
    TABLETOP = "tabletop"
    REAL_ACTIVATION = "real_activation"
    TECHNICAL_TEST = "technical_test"
    KIT_CHECK = "kit_check"
    DIRECTORY_CALLS = "directory_calls"
    TRAINING = "training"
    READING = "reading"


COUNTING: Final = frozenset(
    {
        EvidenceKind.FULL_EXERCISE,
        EvidenceKind.PARTIAL_EXERCISE,
        EvidenceKind.TABLETOP,
        EvidenceKind.REAL_ACTIVATION,
    }
)
"""What tries whether care goes on without its tools (ARS Occitanie): never a technical test, nor a planned stop."""


class Outcome(StrEnum):
    """How it ended."""

    PLANNED = "planned"
    PASSED = "passed"
    PASSED_WITH_GAPS = "passed_with_gaps"
    FAILED = "failed"


class Evidence(Record):
    """Something done, or planned, that shows that a procedure works."""

    format: Count = Field(1, title="Format", description="Version du format de fichier.", examples=[1])
    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["exercice-2026-05"])
    title: Title = Field(title="Titre", description="Titre.", examples=["Renvoi du 15, équipe de nuit"])
    kind: EvidenceKind = Field(title="Genre", description="Genre de preuve.", examples=["partial_exercise"])
    date: Day = Field(title="Date", description="Fait ou prévu le.", examples=["2026-05-19"])
    outcome: Outcome = Field(title="Résultat", description="Résultat.", examples=["passed_with_gaps"])
    runbooks: Ids = Field((), title="Procédures", description="Procédures essayées.", examples=[["samu-15-vers-18"]])
    routines: Ids = Field(
        (), title="Routines", description="Routines dont c'est la preuve.", examples=[["controler-kits"]]
    )
    scenario: Id | None = Field(None, title="Scénario", description="Scénario joué.", examples=["metz-2023"])
    units: Ids = Field((), title="Services", description="Services présents.", examples=[["samu"]])
    lasted: Duration | None = Field(None, title="Durée", description="Durée.", examples=["2 h"])
    night: Truth = Field(False, title="De nuit", description="Joué la nuit ou le week-end.", examples=[True])
    people: Count | None = Field(None, title="Participants", description="Nombre de personnes.", examples=[12])
    led_by: Id | None = Field(None, title="Animé par", description="Rôle.", examples=["direction-qualite"])
    found: tuple[Text, ...] = Field(
        (), title="Constats", description="Ce qui a été vu.", examples=[["Deux numéros périmés."]]
    )

    @property
    def counts(self) -> bool:
        """True for what can stand as a continuity exercise, done or planned."""
        return self.kind in COUNTING
