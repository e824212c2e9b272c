"""What of a starting kit still has a reason to be there, once it is known what the hospital does not have."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from degraded_mode.adoption.answers import Answers
from degraded_mode.adoption.fiction import bears
from degraded_mode.lint.citations import Citation, Reader, Target
from degraded_mode.lint.declared import RECORDS
from degraded_mode.loading.layout import Key
from degraded_mode.loading.load import Loaded
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.system import System
from degraded_mode.model.unit import Unit

FOLLOWERS: Final = frozenset({Kind.ROUTINE, Kind.INJECT, Kind.SCENARIO, Kind.EVIDENCE})
"""Kinds that speak of the others: they keep nothing, and go when what they speak of goes."""
ROOTS: Final = frozenset({Kind.ESTABLISHMENT, Kind.UNIT, Kind.RUNBOOK})
"""Kinds that stay or go for reasons of their own: being cited changes nothing."""
THEIRS: Final = frozenset({Kind.EVIDENCE, Kind.IGNORE})
"""Kinds that say what others did or decided: never those of a hospital that starts."""
PASSING: Final = frozenset({"deputy"})
"""Keys that mention a record without needing it: who stands in for somebody is not there for that."""

_ALL_NAMES: Final[Mapping[Target, Iterable[str]]] = dict.fromkeys(Target, ())


@dataclass(frozen=True)
class Standing:
    """What goes, and what stays of the sites that go: it is to be given another site."""

    gone: frozenset[Key]
    units: frozenset[str]
    """Units of a kind that no other site has: a group keeps its crisis cell wherever it sat."""
    places: frozenset[str]
    """Places that something which stays cannot do without."""


def standing(loaded: Loaded, answers: Answers) -> Standing:
    """The records that the hospital has no use for, and the places that it needs whatever their site."""
    cited = _cited(loaded, answers.sites)
    units = _units(loaded.group, answers)
    absent = frozenset(_absent(loaded.group, answers, {unit.id for unit in units}))
    closed = {key for key, record in _records(loaded.group) if _of_closed_site(record, answers)} - absent
    doubtful = _reached(cited, absent | closed, frozenset())
    doubtful -= {key for key in doubtful if _of_those_who_stay(loaded.group, key, units, doubtful | closed)}
    others = cited.keys() - doubtful - absent - closed
    kept = _reached(cited, {key for key in others if key[0] not in FOLLOWERS}, absent) | others
    gone = absent | ((doubtful | closed) - kept)
    gone |= {key for key in cited if any(_of_the_same(key, one) for one in gone) and key not in kept - others}
    gone |= {key for key in cited.keys() - gone if key[0] is Kind.ROUTINE and cited[key] & gone}
    moved = frozenset(unit.id for unit in units if unit.site not in answers.sites)
    return Standing(frozenset(gone), moved, _needed_places(loaded, gone))


def citations(record: Record) -> Iterator[Citation]:
    """Every identifier that a record cites."""
    return Reader(_ALL_NAMES).unmet(record)


def _records(corpus: Corpus) -> Iterator[tuple[Key, Record]]:
    for kind in Kind:
        for name, record in corpus.of(kind).items():
            yield (kind, name), record


def _cited(loaded: Loaded, sites: Iterable[str]) -> Mapping[Key, Set[Key]]:
    """By record of the group and of the sites that stay, what it needs to be there."""
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for corpus in (loaded.group, *(loaded.overlaid[site] for site in sites if site in loaded.overlaid)):
        for key, record in _records(corpus):
            found[key] |= {
                (kind, one.name)
                for one in citations(record)
                if one.route[-1] not in PASSING
                for kind in RECORDS[one.target]
                if kind not in ROOTS and one.name in corpus.of(kind)
            }
    return found


def _units(corpus: Corpus, answers: Answers) -> tuple[Unit, ...]:
    """The units that the hospital has: those of its sites, and those of a kind that none of its sites has."""
    wanted = [
        unit
        for unit in corpus.units.values()
        if unit.kind not in answers.without.kinds and unit.id not in answers.without.units
    ]
    here = {unit.kind for unit in wanted if unit.site in answers.sites}
    return tuple(unit for unit in wanted if unit.site in answers.sites or unit.kind not in here)


def _absent(corpus: Corpus, answers: Answers, stay: Set[str]) -> Iterator[Key]:
    """The units that the hospital does not have, their procedures, and what bears the name of an absent partner."""
    for key, record in _records(corpus):
        match record:
            case Unit():
                if record.id not in stay:
                    yield key
            case Runbook():
                concerned = corpus.units_of(record)
                if concerned and not any(unit.id in stay for unit in concerned):
                    yield key
            case _:
                if key[0] in THEIRS or any(bears(key[1], word) for word in answers.without.names):
                    yield key


def _of_those_who_stay(corpus: Corpus, key: Key, units: Iterable[Unit], doubtful: Set[Key]) -> bool:
    """True for the telephone of a unit or of a role that stays, even when only a procedure that goes called it."""
    contact = corpus.contacts.get(key[1]) if key[0] is Kind.CONTACT else None
    if contact is None:
        return False
    role = contact.role or contact.id
    return any(unit.id == contact.id for unit in units) or (role in corpus.roles and (Kind.ROLE, role) not in doubtful)


def _of_closed_site(record: Record, answers: Answers) -> bool:
    """True for what belongs to a site that the hospital does not have: kept only where something needs it."""
    return isinstance(record, System | Contact) and record.site is not None and record.site not in answers.sites


def _reached(cited: Mapping[Key, Set[Key]], roots: Iterable[Key], barred: Set[Key]) -> set[Key]:
    """What the roots need, directly or not, themselves left out unless something else needs them."""
    seen: set[Key] = set()
    waiting = [one for root in roots for one in cited.get(root, ())]
    while waiting:
        key = waiting.pop()
        if key not in seen and key not in barred:
            seen.add(key)
            waiting += cited.get(key, ())
    return seen


def _of_the_same(key: Key, gone: Key) -> bool:
    """True for a variant of a message that goes: its name begins with the other's."""
    return key[0] is gone[0] is Kind.MESSAGE and key[1].startswith(f"{gone[1]}-")


def _needed_places(loaded: Loaded, gone: Set[Key]) -> frozenset[str]:
    """The places that something which stays cannot do without; a copy of a procedure can be kept elsewhere."""
    return frozenset(
        one.name
        for key, record in _records(loaded.group)
        if key not in gone and key[0] not in (*FOLLOWERS, Kind.RUNBOOK)
        for one in citations(record)
        if one.target is Target.PLACE
    )
