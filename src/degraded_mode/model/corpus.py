"""All the records of one establishment, found by kind and identifier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Self, TypeVar

from degraded_mode.model.contact import Contact
from degraded_mode.model.evidence import Evidence
from degraded_mode.model.form import Form
from degraded_mode.model.ignore import Ignore
from degraded_mode.model.kind import FOLDERS, Kind
from degraded_mode.model.kit import Kit
from degraded_mode.model.message import Message
from degraded_mode.model.record import Record, Scope, UnitKind
from degraded_mode.model.reference import Reference
from degraded_mode.model.role import Role
from degraded_mode.model.routine import Routine
from degraded_mode.model.runbook import PlacedStep, Runbook
from degraded_mode.model.scenario import Scenario, Stimulus
from degraded_mode.model.site import Establishment
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit

__all__ = ["FOLDERS", "MODELS", "Corpus", "Kind"]

R = TypeVar("R", bound=Record)


MODELS: Final[Mapping[Kind, type[Record]]] = MappingProxyType(
    {
        Kind.ESTABLISHMENT: Establishment,
        Kind.UNIT: Unit,
        Kind.SYSTEM: System,
        Kind.ROLE: Role,
        Kind.CONTACT: Contact,
        Kind.FORM: Form,
        Kind.REFERENCE: Reference,
        Kind.KIT: Kit,
        Kind.MESSAGE: Message,
        Kind.ROUTINE: Routine,
        Kind.RUNBOOK: Runbook,
        Kind.INJECT: Stimulus,
        Kind.SCENARIO: Scenario,
        Kind.EVIDENCE: Evidence,
        Kind.IGNORE: Ignore,
    }
)


@dataclass(frozen=True)
class Corpus:
    """The records of one establishment as one site sees them (`site` empty: the group, before any overlay).

    `establishment` is None when its file could not be read; everything else is then still usable.
    """

    site: str = ""
    establishment: Establishment | None = None
    units: Mapping[str, Unit] = field(default_factory=dict)
    systems: Mapping[str, System] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)
    forms: Mapping[str, Form] = field(default_factory=dict)
    references: Mapping[str, Reference] = field(default_factory=dict)
    kits: Mapping[str, Kit] = field(default_factory=dict)
    messages: Mapping[str, Message] = field(default_factory=dict)
    routines: Mapping[str, Routine] = field(default_factory=dict)
    runbooks: Mapping[str, Runbook] = field(default_factory=dict)
    injects: Mapping[str, Stimulus] = field(default_factory=dict)
    scenarios: Mapping[str, Scenario] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    ignores: Mapping[str, Ignore] = field(default_factory=dict)

    @classmethod
    def of_records(cls, site: str, records: Mapping[Kind, Mapping[str, Record]]) -> Self:
        """A corpus of records already sorted by kind and identifier; each must be of its kind's model."""
        establishments = [one for one in records.get(Kind.ESTABLISHMENT, {}).values() if isinstance(one, Establishment)]
        return cls(
            site=site,
            establishment=establishments[0] if establishments else None,
            units=_only(Unit, records.get(Kind.UNIT, {})),
            systems=_only(System, records.get(Kind.SYSTEM, {})),
            roles=_only(Role, records.get(Kind.ROLE, {})),
            contacts=_only(Contact, records.get(Kind.CONTACT, {})),
            forms=_only(Form, records.get(Kind.FORM, {})),
            references=_only(Reference, records.get(Kind.REFERENCE, {})),
            kits=_only(Kit, records.get(Kind.KIT, {})),
            messages=_only(Message, records.get(Kind.MESSAGE, {})),
            routines=_only(Routine, records.get(Kind.ROUTINE, {})),
            runbooks=_only(Runbook, records.get(Kind.RUNBOOK, {})),
            injects=_only(Stimulus, records.get(Kind.INJECT, {})),
            scenarios=_only(Scenario, records.get(Kind.SCENARIO, {})),
            evidence=_only(Evidence, records.get(Kind.EVIDENCE, {})),
            ignores=_only(Ignore, records.get(Kind.IGNORE, {})),
        )

    def of(self, kind: Kind) -> Mapping[str, Record]:
        """Every record of a kind, by identifier."""
        match kind:
            case Kind.ESTABLISHMENT:
                return {self.establishment.id: self.establishment} if self.establishment else {}
            case Kind.RUNBOOK:
                return self.runbooks
            case _:
                records: Mapping[str, Record] = getattr(self, FOLDERS[kind])
                return records

    def units_of(self, runbook: Runbook) -> tuple[Unit, ...]:
        """The units that a procedure is written for, of this site only when there is one."""
        return tuple(
            unit
            for unit in self.units.values()
            if runbook.applies_to.covers(unit.id, unit.kind) and self.site in ("", unit.site)
        )

    def kind_of(self, scope: Scope) -> UnitKind | None:
        """The kind of unit that a scope concerns; None when it names a unit that is not declared."""
        unit = self.units.get(scope.unit or "")
        return unit.kind if unit else scope.kind

    def runbooks_here(self) -> tuple[Runbook, ...]:
        """The procedures that at least one unit of this site needs, in the order of their codes."""
        units = {unit.id: unit.kind for unit in self.units.values() if self.site in ("", unit.site)}
        kinds = frozenset(units.values())
        here = (one for one in self.runbooks.values() if one.applies_to.unit in units or one.applies_to.kind in kinds)
        return tuple(sorted(here, key=lambda one: (one.code, one.id)))

    def kinds_here(self) -> frozenset[UnitKind]:
        """The kinds of unit that exist at this site."""
        return frozenset(unit.kind for unit in self.units.values() if self.site in ("", unit.site))

    def steps(self) -> Iterator[tuple[Runbook, PlacedStep]]:
        """Every step of every procedure."""
        for runbook in self.runbooks.values():
            for placed in runbook.steps():
                yield runbook, placed


def _only(model: type[R], records: Mapping[str, Record]) -> dict[str, R]:
    return {identifier: record for identifier, record in records.items() if isinstance(record, model)}
