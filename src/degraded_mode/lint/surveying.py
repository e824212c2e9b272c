"""The surveys of what was loaded: the group's, then one for each site that changes something."""

import re
from collections.abc import Iterator, Mapping, Set
from datetime import date
from typing import Final, NamedTuple

from degraded_mode.lint.citations import Citation, Reader
from degraded_mode.lint.combing import marked, may_tell, strings, tells
from degraded_mode.lint.declared import declared
from degraded_mode.lint.survey import Everywhere, Judged, Procedure, Survey, procedure
from degraded_mode.loading.load import Loaded
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.evidence import Evidence
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit
from degraded_mode.model.written import has_blank

_MARK: Final = re.compile("COMPL(?:É|E\u0301?)TER")
"""Part of the mark of a blank, as a file may hold it: composed or not, accented or not."""


class _Marked(NamedTuple):
    """The files in which something is still to be written, and those in which somebody may be named."""

    blank: Set[str]
    telling: Set[str]


def surveys(loaded: Loaded, today: date) -> Iterator[Survey]:
    """One survey for the group, then one for each site that has an overlay, in alphabetical order."""
    group = loaded.corpora[""]
    everything = (Judged(kind, name, record) for kind in Kind for name, record in group.of(kind).items())
    records = tuple(one for one in everything if not _partial(loaded, "", one))
    paths = _Marked(marked(loaded, lambda text: _MARK.search(text) is not None), marked(loaded, may_tell))
    whole = _survey(loaded, group, today, records, {}, paths)
    yield whole
    for site in sorted(loaded.corpora.keys() - {""}):
        corpus = loaded.corpora[site]
        touched = (one for one in _touched(group, corpus) if not _partial(loaded, site, one))
        yield _survey(loaded, corpus, today, tuple(touched), whole.library, paths, whole.everywhere)


def _partial(loaded: Loaded, site: str, judged: Judged) -> bool:
    """True for a procedure that is used without some of its steps: what those say is not known."""
    same = loaded.group.of(judged.kind).get(judged.id) is judged.record
    return (judged.kind, judged.id) in loaded.partial.get("" if same else site, frozenset())


def _survey(
    loaded: Loaded,
    corpus: Corpus,
    today: date,
    records: tuple[Judged, ...],
    known: Mapping[str, Procedure],
    paths: _Marked,
    everywhere: Everywhere | None = None,
) -> Survey:
    """Each procedure is taken apart and its names read in one go, while it is at hand: memory is the slow part."""
    names = declared(corpus, written_names(loaded, corpus), loaded.hidden)
    reader = Reader(names.names)
    library = {name: one for name, one in known.items() if one.runbook is corpus.runbooks.get(name)}
    strangers: list[tuple[Judged, Citation]] = []
    for judged in records:
        if isinstance(judged.record, Runbook) and judged.id not in library:
            library[judged.id] = procedure(judged.record)
        strangers += [(judged, one) for one in reader.unmet(judged.record) if one.target not in names.unsure]
    blanks = {
        key: [route for route, _ in held] for key, held in strings(loaded, corpus.site, paths.blank, has_blank).items()
    }
    return Survey(
        corpus,
        today,
        names,
        records,
        library,
        tuple(strangers),
        blanks,
        frozenset(loaded.overlaid),
        known,
        loaded.spots.get(corpus.site, {}) if corpus.site else {},
        loaded.removed.get(corpus.site, {}).keys(),
        strings(loaded, corpus.site, paths.telling, tells),
        everywhere or Everywhere(loaded.corpora, library, whole=not _cut(loaded)),
    )


def _cut(loaded: Loaded) -> bool:
    """True when a procedure is used without some of its steps."""
    return any(kind is Kind.RUNBOOK for keys in loaded.partial.values() for kind, _ in keys)


def written_names(loaded: Loaded, corpus: Corpus) -> Mapping[Kind, Set[str]]:
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
        case Evidence():
            # What was done was done with the group's procedure, whether the site keeps it or not.
            return False
        case _:
            return True


def _local_procedures(corpus: Corpus) -> frozenset[str]:
    """The procedures that a unit of the site follows."""
    here = [unit for unit in corpus.units.values() if unit.site == corpus.site]
    units, kinds = {unit.id for unit in here}, {unit.kind for unit in here}
    return frozenset(
        name for name, one in corpus.runbooks.items() if one.applies_to.unit in units or one.applies_to.kind in kinds
    )
