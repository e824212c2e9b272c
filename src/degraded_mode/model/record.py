"""The record that every part of a corpus is made of, and the names that it carries."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

ID_PATTERN = r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"

# Names that Windows keeps for its devices: a folder or a file of that name cannot be made there.
WINDOWS_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{digit}" for port in ("com", "lpt") for digit in range(1, 10)}
)


class Record(BaseModel):
    """A frozen part of a corpus. An unknown key is an error, a list becomes a tuple, text loses its outer spaces."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)


@dataclass(frozen=True)
class OrAlso:
    """Marks a field that may be written shorter too, for editors: the pattern of the short form."""

    pattern: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string", "pattern": self.pattern}, handler(core)]}


@dataclass(frozen=True)
class OrOne:
    """Marks a list that may be written as its only item, for editors."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        several = handler(core)
        return {"anyOf": [several["items"], several]}


def _can_name_a_file(identifier: str) -> str:
    if identifier.lower() in WINDOWS_DEVICES:
        raise PydanticCustomError(
            "reserved_name", "« {written} » est un nom que Windows garde pour lui", {"written": identifier}
        )
    return identifier


Id = Annotated[
    str,
    StringConstraints(pattern=ID_PATTERN, max_length=64),
    Field(description="Identifiant : lettres sans accent, chiffres et tirets, 64 signes au plus."),
]
"""A reference to a record: ASCII letters, digits and single hyphens, 64 characters at most."""

OwnId = Annotated[Id, AfterValidator(_can_name_a_file)]
"""The identifier of the record itself: an `Id` that can also name a file on Windows."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""A sentence or a paragraph, never empty, 4,000 characters at most."""

Title = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""A title on one line, 120 characters at most."""


class UnitKind(StrEnum):
    """Kinds of unit that procedures are written for (the trade's usual list; a hospital has some of them)."""

    SAMU = "samu"
    URGENCES = "urgences"
    BLOC = "bloc"
    ANESTHESIE = "anesthesie"
    REANIMATION = "reanimation"
    MATERNITE = "maternite"
    NEONATOLOGIE = "neonatologie"
    PEDIATRIE = "pediatrie"
    PHARMACIE = "pharmacie"
    CHIMIOTHERAPIE = "chimiotherapie"
    LABORATOIRE = "laboratoire"
    DEPOT_DE_SANG = "depot-de-sang"
    IMAGERIE = "imagerie"
    DIALYSE = "dialyse"
    RADIOTHERAPIE = "radiotherapie"
    HOSPITALISATION = "hospitalisation"
    CONSULTATIONS = "consultations"
    ADMISSIONS = "admissions"
    STANDARD = "standard"
    STERILISATION = "sterilisation"
    RESTAURATION = "restauration"
    PSYCHIATRIE = "psychiatrie"
    EHPAD = "ehpad"
    SMR = "smr"
    BRANCARDAGE = "brancardage"
    DIM = "dim"
    FINANCES_RH = "finances-rh"
    COMMUNICATION = "communication"
    INFORMATIQUE = "informatique"
    CELLULE = "cellule-de-crise"
    SECURITE = "securite"


class Scope(Record):
    """Whom something concerns: one unit, or every unit of a kind. Exactly one of the two."""

    unit: Id | None = Field(
        None, title="Service", description="Un seul service, par son identifiant.", examples=["samu"]
    )
    kind: UnitKind | None = Field(
        None,
        title="Type de service",
        description="Tous les services de ce type : un déroulé par service.",
        examples=["hospitalisation"],
    )

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.unit is None) == (self.kind is None):
            raise PydanticCustomError("one_of_two", "il faut « unit » ou « kind », l'un des deux seulement", {})
        return self

    def covers(self, unit: str, kind: UnitKind) -> bool:
        """True when a unit of that identifier and kind is concerned."""
        return self.unit == unit or self.kind is kind
