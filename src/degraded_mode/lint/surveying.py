"""The surveys of what was loaded: the group's, then one for each site that changes something."""

from collections.abc import Iterator, Mapping, Set
from datetime import date

from degraded_mode.lint.declared import declared
from degraded_mode.lint.survey import Judged, Procedure, Survey, procedure
from degraded_mode.loading.layout import role_of
from degraded_mode.loading.load import Loaded
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import Record, Scope, UnitKind


def surveys(loaded: Loaded, today: date) -> Iterator[Survey]:
    """One survey for the group, then one for each site that has an overlay, in alphabetical order."""
    unread = _unread(loaded)
    group = loaded.corpora[""]
    whole = Survey(
        corpus=group,
        day=today,
        declared=declared(group, _written(loaded, group), unread),
        records=tuple(Judged(kind, name, record) for kind in Kind for name, record in group.of(kind).items()),
        library=_library(group, {}),
    )
    yield whole
    for site in sorted(loaded.corpora.keys() - {""}):
        corpus = loaded.corpora[site]
        yield Survey(
            corpus=corpus,
            day=today,
            declared=declared(corpus, _written(loaded, corpus), unread),
            records=_touched(group, corpus),
            library=_library(corpus, whole.library),
        )


def _library(corpus: Corpus, known: Mapping[str, Procedure]) -> dict[str, Procedure]:
    """Every procedure with its steps; those that a site leaves as they are, are taken from the group's."""
    library: dict[str, Procedure] = {}
    for name, runbook in corpus.runbooks.items():
        same = known.get(name)
        library[name] = same if same and same.runbook is runbook else procedure(runbook)
    return library


def _written(loaded: Loaded, corpus: Corpus) -> Mapping[Kind, Set[str]]:
    """The identifiers that the files declare, by kind, those of records that do not hold included."""
    written = {kind: set(corpus.of(kind)) for kind in Kind}
    for site in {"", corpus.site}:
        for kind, name in loaded.spots.get(site, {}):
            if name not in loaded.corpora[site].of(kind):
                written[kind].add(name)
    return written


def _unread(loaded: Loaded) -> frozenset[Kind]:
    """The kinds of which a file gave nothing at all."""
    paths = {finding.place.path for finding in loaded.findings} - loaded.documents.keys()
    return frozenset(role.kind for path in paths if (role := role_of(path)))


def _touched(group: Corpus, corpus: Corpus) -> tuple[Judged, ...]:
    """What may be judged otherwise at a site than in the group: what it changes, and the procedures of its units.

    When it takes a record away, everything: any record may cite what is no longer there.
    """
    removed = any(group.of(kind).keys() - corpus.of(kind).keys() for kind in Kind)
    local = _local_procedures(corpus)
    return tuple(
        Judged(kind, name, record)
        for kind in Kind
        for name, record in corpus.of(kind).items()
        if removed or (kind is Kind.RUNBOOK and name in local) or not _same(group, kind, name, record)
    )


def _same(group: Corpus, kind: Kind, name: str, record: Record) -> bool:
    return group.of(kind).get(name) is record


def _local_procedures(corpus: Corpus) -> frozenset[str]:
    here = [unit for unit in corpus.units.values() if unit.site == corpus.site]
    units, kinds = {unit.id for unit in here}, {unit.kind for unit in here}
    return frozenset(name for name, one in corpus.runbooks.items() if _concerns(one.applies_to, units, kinds))


def _concerns(scope: Scope, units: Set[str], kinds: Set[UnitKind]) -> bool:
    return scope.unit in units or scope.kind in kinds
