"""The two indexes of a binder: by what is lost, and by unit."""

from collections.abc import Iterable

from degraded_mode.language.typography import typeset
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.unit import Unit
from degraded_mode.render.binder_views import Entry, Heading, Index
from degraded_mode.render.masthead import Edition, front, kind_of
from degraded_mode.render.names import filing
from degraded_mode.render.wording import TAB


def by_loss(edition: Edition, code: str) -> Index:
    """« Je n'ai plus… »: every system whose loss calls for a procedure of the site, and these procedures."""
    runbooks = edition.corpus.runbooks_here()
    lost = sorted(
        {system for one in runbooks for system in one.lost}, key=lambda one: filing(edition.names.system(one))
    )
    headings = []
    for identifier in lost:
        system = edition.corpus.systems.get(identifier)
        called = [one for one in runbooks if identifier in one.lost]
        hint = typeset(system.looks_like) if system and system.looks_like else ""
        headings.append(Heading(edition.names.system(identifier), hint, _entries(called, edition)))
    head = front(edition, "Index : je n'ai plus…", code)
    return Index("index-pannes", ("", "", ()), head, typeset("Je n'ai plus…"), tuple(headings))


def by_unit(edition: Edition, code: str) -> Index:
    """Every unit of the site, and its procedures. A unit without any says so."""
    corpus = edition.corpus
    here = sorted((one for one in corpus.units.values() if one.site == corpus.site), key=lambda one: filing(one.title))
    headings = tuple(Heading(typeset(one.title), _decides(one, edition), _of_unit(one, edition)) for one in here)
    return Index("index-services", ("", "", ()), front(edition, "Index par service", code), "Service", headings)


def _decides(unit: Unit, edition: Edition) -> str:
    day, night = map(edition.names.role_in_full, (unit.decides.day, unit.decides.out_of_hours))
    return typeset(f"Décide : {day}" if day == night else f"Décide, le jour : {day} ; la nuit et le week-end : {night}")


def _of_unit(unit: Unit, edition: Edition) -> tuple[Entry, ...]:
    runbooks = edition.corpus.runbooks_here()
    return _entries([one for one in runbooks if one.applies_to.covers(unit.id, unit.kind)], edition)


def _entries(runbooks: Iterable[Runbook], edition: Edition) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            tab=TAB[kind] if (kind := kind_of(one, edition.corpus)) else "",
            code=one.code,
            title=typeset(one.title),
            immediate=bool(one.immediate_actions),
        )
        for one in runbooks
    )
