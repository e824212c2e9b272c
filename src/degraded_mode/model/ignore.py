"""Ignores: a finding that can wait, who says so, why, and until when."""

from typing import Annotated, Final

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from degraded_mode.language.nearness import as_identifier
from degraded_mode.model.record import Id, OwnId, Record, Text
from degraded_mode.model.written import Day, RuleCode

PRINTING: Final = ("PAP001", "PAP002", "PAP003", "PAP004", "PAP005")
"""What is found on the page once it is set, where no check sees it."""

NEVER_SET_ASIDE: Final = ("YAML", "FIC", "SCH", "REF", "INI", "PRG", "GOV035", "GOV036", *PRINTING)
"""How the codes begin of what can never wait: nobody knows what an unread line or an unknown name hides, and what is
said of the ignores themselves would silence them all."""

FILLERS: Final = frozenset(
    {
        *{"a", "voir", "revoir", "faire", "refaire", "corriger", "completer", "plus", "tard", "en", "cours", "attente"},
        *{"todo", "tbd", "rien", "neant", "ras", "ok", "oui", "non"},
    }
)
"""Words that say nothing by themselves: « à voir », « à corriger plus tard », « RAS »."""

SHORTEST_REASON: Final = 4
"""Letters and digits below which nothing was said: « - », « x », « ??? »."""


def _can_wait(code: str) -> str:
    if code.startswith(NEVER_SET_ASIDE):
        raise PydanticCustomError("never_set_aside", "« {written} » ne s'écarte jamais", {"written": code})
    return code


def _says_why(reason: str) -> str:
    says_nothing = FILLERS.issuperset(as_identifier(reason).split("-"))
    if says_nothing or sum(map(str.isalnum, reason)) < SHORTEST_REASON:
        raise PydanticCustomError("no_reason", "« {written} » n'est pas une raison", {"written": reason})
    return reason


class Ignore(Record):
    """The findings of one rule, in one record or one of its steps, that are set aside until a day."""

    id: OwnId = Field(title="Identifiant", description="Identifiant.", examples=["revue-standard"])
    rule: Annotated[RuleCode, AfterValidator(_can_wait)] = Field(
        title="Règle", description="Code du constat, tel que « check » l'affiche.", examples=["GOV004"]
    )
    record: Id = Field(
        title="Enregistrement",
        description="Ce dont le constat parle, par son identifiant.",
        examples=["standard-perdu"],
    )
    step: Id | None = Field(
        None, title="Étape", description="Une seule étape de cette procédure.", examples=["prevenir-codis"]
    )
    reason: Annotated[Text, AfterValidator(_says_why)] = Field(
        title="Raison",
        description="Pourquoi cela peut attendre, en une phrase.",
        examples=["La relecture attend le retour de l'exercice du 12 janvier."],
    )
    until: Day = Field(
        title="Jusqu'au", description="Dernier jour : le constat revient le lendemain.", examples=["2027-01-31"]
    )
    by: Id = Field(title="Décidé par", description="Rôle qui en répond.", examples=["cadre-standard"])
