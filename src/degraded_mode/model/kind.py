"""The kinds of record, and where each stands in a corpus folder. Known without building any model."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """The kinds of record, in the order in which a person reads a corpus."""

    ESTABLISHMENT = "establishment"
    UNIT = "unit"
    SYSTEM = "system"
    ROLE = "role"
    CONTACT = "contact"
    FORM = "form"
    REFERENCE = "reference"
    KIT = "kit"
    MESSAGE = "message"
    ROUTINE = "routine"
    RUNBOOK = "runbook"
    INJECT = "inject"
    SCENARIO = "scenario"
    EVIDENCE = "evidence"
    IGNORE = "ignore"


FOLDERS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.ESTABLISHMENT: "establishment",
        Kind.UNIT: "units",
        Kind.SYSTEM: "systems",
        Kind.ROLE: "roles",
        Kind.CONTACT: "contacts",
        Kind.FORM: "forms",
        Kind.REFERENCE: "references",
        Kind.KIT: "kits",
        Kind.MESSAGE: "messages",
        Kind.ROUTINE: "routines",
        Kind.RUNBOOK: "procedures",
        Kind.INJECT: "injects",
        Kind.SCENARIO: "scenarios",
        Kind.EVIDENCE: "evidence",
        Kind.IGNORE: "ignores",
    }
)
"""The name of the file (`units.yaml`) or of the folder of files (`units/`) that holds each kind."""
