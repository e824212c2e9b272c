"""What is asked for each kind of record, in the order in which a person would tell it."""

from collections.abc import Callable, Mapping
from typing import Final

from degraded_mode.drafting import doings, inventory
from degraded_mode.drafting.question import Question
from degraded_mode.model.corpus import Kind

ASKED: Final[Mapping[Kind, Callable[[], tuple[Question, ...]]]] = {
    Kind.RUNBOOK: doings.runbook,
    Kind.FORM: inventory.form,
    Kind.CONTACT: inventory.contact,
    Kind.UNIT: inventory.unit,
    Kind.ROLE: inventory.role,
    Kind.SYSTEM: inventory.system,
    Kind.KIT: inventory.kit,
    Kind.MESSAGE: doings.message,
    Kind.ROUTINE: doings.routine,
    Kind.SCENARIO: doings.scenario,
    Kind.REFERENCE: inventory.reference,
    Kind.EVIDENCE: doings.evidence,
}
"""The questions of every kind of record that a hospital adds by hand."""
