"""What the rules look at: a corpus as one site sees it, with the indexes that several rules share, made once."""

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from itertools import chain
from typing import Final

from degraded_mode.impact.coverage import Coverage, coverage
from degraded_mode.impact.graph import Reliance, reliance
from degraded_mode.impact.outage import Aftermath, Outage, aftermaths
from degraded_mode.impact.survival import Ways, ways
from degraded_mode.lint.citations import Citation
from degraded_mode.lint.declared import Declared
from degraded_mode.lint.papers import NAMING, Papers, papers
from degraded_mode.lint.wording import Wording, wording
from degraded_mode.loading.overlay import Merged
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.evidence import Evidence
from degraded_mode.model.record import Record, Scope, UnitKind
from degraded_mode.model.runbook import PhaseName, PlacedStep, Route, Runbook, Status
from degraded_mode.model.unit import Unit

NOT_IN_FORCE: Final = frozenset({Status.DRAFT, Status.ARCHIVED})
"""A draft is being written and an archived procedure is out of use: only the names that they cite are judged."""

AFTERWARDS: Final = frozenset({PhaseName.RETURN, PhaseName.CATCH_UP, PhaseName.REVIEW})
"""Phases in which what was lost is tried again or is back, and whose steps can wait for the day."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A record to judge."""

    kind: Kind
    id: str
    record: Record


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure, its steps in reading order, and for each key that steps write, the ranks of those that do."""

    runbook: Runbook
    steps: tuple[PlacedStep, ...]
    ids: tuple[str, ...]
    """The identifiers of the steps, in the same order."""
    writing: Mapping[str, Sequence[int]]

    def having(self, *keys: str) -> Sequence[PlacedStep]:
        """The steps that write one of these keys, in reading order: most rules look at a few steps only."""
        found = [self.writing[key] for key in keys if key in self.writing]
        ranks = found[0] if len(found) == 1 else sorted({rank for some in found for rank in some})
        return [self.steps[rank] for rank in ranks]


def procedure(runbook: Runbook) -> Procedure:
    """A procedure ready to be looked at by the rules."""
    steps = tuple(runbook.steps())
    writing: defaultdict[str, list[int]] = defaultdict(list)
    ids: list[str] = []
    for rank, placed in enumerate(steps):
        ids.append(placed.step.id)
        for key in placed.step.model_fields_set:
            writing[key].append(rank)
    return Procedure(runbook, steps, tuple(ids), dict(writing))


class Everywhere:
    """Every corpus, and the procedures of each as its site sees them, taken apart once for all the surveys."""

    def __init__(self, corpora: Mapping[str, Corpus], library: Mapping[str, Procedure], *, whole: bool = True) -> None:
        """`corpora` has the group's under the empty name, and that of each site that has a survey of its own.

        Not `whole` when a procedure is used without some of its steps: what they say is not known.
        """
        self.corpora = corpora
        self.whole = whole
        self._library = library
        self._known: dict[str, tuple[Procedure, ...]] = {}

    def at(self, site: str) -> tuple[Procedure, ...]:
        """The procedures as a site sees them, archived ones left out; as the group does, for a site like the others."""
        name = site if site in self.corpora else ""
        if name not in self._known and name in self.corpora:
            runbooks = self.corpora[name].runbooks.items()
            self._known[name] = tuple(
                self._taken_apart(identifier, one) for identifier, one in runbooks if one.status is not Status.ARCHIVED
            )
        return self._known.get(name, ())

    def _taken_apart(self, name: str, runbook: Runbook) -> Procedure:
        known = self._library.get(name)
        return known if known and known.runbook is runbook else procedure(runbook)

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """All of them; one that several sites see alike stands once."""
        every = (one for site in self.corpora for one in self.at(site))
        return tuple({id(one.runbook): one for one in every}.values())


@dataclass(frozen=True)
class Survey:
    """A corpus on a given day, and what is to be judged of it."""

    corpus: Corpus
    day: date
    """The day on which ages are judged."""
    declared: Declared
    records: tuple[Judged, ...]
    """What is to be judged: every record for the group; for a site, what may differ from the group's."""
    library: Mapping[str, Procedure]
    """Every procedure of the corpus, drafts and archived ones included."""
    strangers: tuple[tuple[Judged, Citation], ...]
    """Every citation that names nothing of the sort that it must, where that can be known."""
    blanks: Mapping[tuple[Kind, str], Sequence[Route]] = field(default_factory=dict)
    """By record, the values that the hospital has still to write; for a site, those of its own files."""
    apart: frozenset[str] = frozenset()
    """The sites that have a survey of their own."""
    group: Mapping[str, Procedure] = field(default_factory=dict)
    """For a site, every procedure as the group wrote it, before what the site lays over it."""
    laid: Mapping[tuple[Kind, str], Merged] = field(default_factory=dict)
    """For a site, what it writes of its own, laid over the group's record when there is one."""
    removed: Set[tuple[Kind, str]] = frozenset()
    """For a site, the records of the group that it does without."""
    sightings: Mapping[tuple[Kind, str], Sequence[tuple[Route, str]]] = field(default_factory=dict)
    """By record, the strings in which somebody may be named, or a telephone number stand in a sentence."""
    everywhere: Everywhere = field(default_factory=lambda: Everywhere({}, {}))
    """What the group and its sites say, for what one of them does and another uses."""

    @cached_property
    def procedures(self) -> tuple[Procedure, ...]:
        """The procedures whose names are to be judged."""
        return tuple(self.library[one.id] for one in self.records if one.kind is Kind.RUNBOOK)

    @cached_property
    def in_force(self) -> tuple[Procedure, ...]:
        """The procedures that every rule judges."""
        return tuple(one for one in self.procedures if one.runbook.status not in NOT_IN_FORCE)

    @cached_property
    def wording(self) -> Wording:
        """The words that rules watch, in what is read: procedures in force, and every other record."""
        others = ((one.kind, one.id, one.record) for one in self.records if one.kind is not Kind.RUNBOOK)
        in_force = ((Kind.RUNBOOK, one.runbook.id, one.runbook) for one in self.in_force)
        return wording(chain(in_force, others))

    @cached_property
    def beginning(self) -> bool:
        """True while no procedure is in force: what nothing uses yet may still find its use."""
        return all(one.runbook.status in NOT_IN_FORCE for one in self.library.values())

    def touches(self, *kinds: Kind) -> bool:
        """True when a record of one of these kinds is to be judged."""
        return any(one.kind in kinds for one in self.records)

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """The units of the site, or of the whole group."""
        return tuple(one for one in self.corpus.units.values() if self.corpus.site in ("", one.site))

    @cached_property
    def _units_of_kind(self) -> Mapping[UnitKind, tuple[Unit, ...]]:
        found: defaultdict[UnitKind, list[Unit]] = defaultdict(list)
        for unit in self.corpus.units.values():
            found[unit.kind].append(unit)
        return {kind: tuple(units) for kind, units in found.items()}

    def followers(self, runbook: Runbook) -> tuple[Unit, ...]:
        """The units that follow a procedure, whatever their site."""
        scope = runbook.applies_to
        if scope.kind is not None:
            return self._units_of_kind.get(scope.kind, ())
        unit = self.corpus.units.get(scope.unit or "")
        return (unit,) if unit else ()

    @cached_property
    def own_sites(self) -> frozenset[str]:
        """The sites whose units this survey judges: its own, or those of the group that have no survey of their own."""
        return frozenset((self.corpus.site,) if self.corpus.site else {one.site for one in self.units} - self.apart)

    def owners(self, runbook: Runbook) -> Sequence[Unit]:
        """The units of these sites that a procedure is written for."""
        return self._owners.get(runbook.applies_to, ())

    @cached_property
    def _owners(self) -> Mapping[Scope, Sequence[Unit]]:
        found: defaultdict[Scope, list[Unit]] = defaultdict(list)
        kinds = {kind: Scope(kind=kind) for kind in UnitKind}
        for unit in self.units:
            if unit.site in self.own_sites:
                found[Scope(unit=unit.id)].append(unit)
                found[kinds[unit.kind]].append(unit)
        return found

    @cached_property
    def coverages(self) -> tuple[Coverage, ...]:
        """What the units of each of these sites have to go on with when they lose their tools."""
        sites = (replace(self.corpus, site=site) for site in sorted(self.own_sites))
        return tuple(coverage(here, self.day, whole=self.reliance) for here in sites)

    @cached_property
    def contacts(self) -> tuple[Contact, ...]:
        """The contacts of the site and those of no site in particular, or all those of the group."""
        site = self.corpus.site
        return tuple(one for one in self.corpus.contacts.values() if site == "" or one.site in (None, site))

    @cached_property
    def evidence_of(self) -> Mapping[str, tuple[Evidence, ...]]:
        """For each procedure, all that shows that it works or is to show it."""
        found: defaultdict[str, list[Evidence]] = defaultdict(list)
        for one in self.corpus.evidence.values():
            for name in one.runbooks:
                found[name].append(one)
        return {name: tuple(several) for name, several in found.items()}

    @cached_property
    def reliance(self) -> Reliance:
        """What every system relies on."""
        return reliance(self.corpus.systems)

    @cached_property
    def ways(self) -> Ways:
        """What it takes to reach each contact."""
        return ways(self.corpus.contacts)

    @cached_property
    def aftermaths(self) -> Mapping[frozenset[str], Aftermath]:
        """What each loss that a procedure in force supposes leaves, by what is lost.

        What never stands, whatever is lost, is counted as standing there: that is a mistake of its own.
        """
        losses: set[frozenset[str]] = set()
        for procedure in self.in_force:
            losses.add(frozenset(procedure.runbook.lost))
            losses.update(supposed(procedure.runbook, placed) for placed in procedure.having("only_when"))
        judged = aftermaths(self.reliance, [Outage(loss) for loss in losses])
        return {after.outage.down: replace(after, fallen=after.fallen - self.never_standing) for after in judged}

    @cached_property
    def papers(self) -> Papers:
        """What becomes of each paper form that the procedures in force name, drafts left aside."""
        used = (one for one in self.library.values() if one.runbook.status not in NOT_IN_FORCE)
        return papers(((one.runbook.id, one.having("forms"), one.having(*NAMING)) for one in used), AFTERWARDS)

    @cached_property
    def never_standing(self) -> frozenset[str]:
        """The systems that hold up by nothing but one another: they do not stand even when nothing is lost."""
        return aftermaths(self.reliance, [Outage(frozenset())])[0].fallen

    def title(self, system: str) -> str:
        """What people call a system; its identifier when it is not declared."""
        declared = self.corpus.systems.get(system)
        return declared.title if declared else system


def supposed(runbook: Runbook, placed: PlacedStep) -> frozenset[str]:
    """The systems that are lost when a step is asked: those of its procedure, and those of its own condition."""
    only_when = placed.step.only_when
    return frozenset((*runbook.lost, *(only_when.lost if only_when else ())))
