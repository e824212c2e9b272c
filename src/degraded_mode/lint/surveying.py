"""The surveys of what was loaded: the group's, then one for each site that changes something."""

from collections.abc import Iterator, Mapping, Set
from datetime import date

from degraded_mode.lint.citations import Citation, Reader
from degraded_mode.lint.declared import declared
from degraded_mode.lint.survey import Judged, Procedure, Survey, procedure
from degraded_mode.loading.load import Loaded
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit


def surveys(loaded: Loaded, today: date) -> Iterator[Survey]:
    """One survey for the group, then one for each site that has an overlay, in alphabetical order."""
    group = loaded.corpora[""]
    records = tuple(Judged(kind, name, record) for kind in Kind for name, record in group.of(kind).items())
    whole = _survey(loaded, group, today, records, {})
    yield whole
    for site in sorted(loaded.corpora.keys() - {""}):
        corpus = loaded.corpora[site]
        yield _survey(loaded, corpus, today, _touched(group, corpus), whole.library)


def _survey(
    loaded: Loaded, corpus: Corpus, today: date, records: tuple[Judged, ...], known: Mapping[str, Procedure]
) -> Survey:
    """Each procedure is taken apart and its names read in one go, while it is at hand: memory is the slow part."""
    names = declared(corpus, _written(loaded, corpus), loaded.hidden)
    reader = Reader(names.names)
    library = {name: one for name, one in known.items() if one.runbook is corpus.runbooks.get(name)}
    strangers: list[tuple[Judged, Citation]] = []
    for judged in records:
        if isinstance(judged.record, Runbook) and judged.id not in library:
            library[judged.id] = procedure(judged.record)
        strangers += [(judged, one) for one in reader.unmet(judged.record) if one.target not in names.unsure]
    return Survey(corpus, today, names, records, library, tuple(strangers))


def _written(loaded: Loaded, corpus: Corpus) -> Mapping[Kind, Set[str]]:
    """The identifiers that the files declare, by kind, those of records that do not hold included."""
    written = {kind: set(corpus.of(kind)) for kind in Kind}
    corpora = loaded.corpora
    for site in {"", corpus.site}:
        held = {kind: corpora[site].of(kind) for kind in Kind}
        for kind, name in loaded.spots.get(site, {}):
            if name not in held[kind]:
                written[kind].add(name)
    return written


def _touched(group: Corpus, corpus: Corpus) -> tuple[Judged, ...]:
    """What may be judged otherwise at a site than in the group: what it changes, and the procedures of its units.

    When it takes a record away, all that is not of another site too: any of it may cite what is no longer there.
    """
    removed = any(group.of(kind).keys() - corpus.of(kind).keys() for kind in Kind)
    local = _local_procedures(corpus)
    touched: list[Judged] = []
    for kind in Kind:
        theirs = group.of(kind)
        for name, record in corpus.of(kind).items():
            followed = name in local if kind is Kind.RUNBOOK else removed and _may_be_of(corpus.site, record)
            if followed or theirs.get(name) is not record:
                touched.append(Judged(kind, name, record))
    return tuple(touched)


def _may_be_of(site: str, record: Record) -> bool:
    match record:
        case Unit(site=own) | System(site=own) | Contact(site=own):
            return own in (None, site)
        case _:
            return True


def _local_procedures(corpus: Corpus) -> frozenset[str]:
    """The procedures that a unit of the site follows."""
    here = [unit for unit in corpus.units.values() if unit.site == corpus.site]
    units, kinds = {unit.id for unit in here}, {unit.kind for unit in here}
    return frozenset(
        name for name, one in corpus.runbooks.items() if one.applies_to.unit in units or one.applies_to.kind in kinds
    )
