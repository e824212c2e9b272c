"""Every name that a corpus declares, by the sort of citation that may cite it, and where it declares it."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Final

from degraded_mode.lint.citations import Target
from degraded_mode.lint.pointer import Pointer
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.message import Audience

RECORDS: Final[Mapping[Target, tuple[Kind, ...]]] = {
    Target.SITE: (),
    Target.UNIT: (Kind.UNIT,),
    Target.SYSTEM: (Kind.SYSTEM,),
    Target.ROLE: (Kind.ROLE,),
    Target.CONTACT: (Kind.CONTACT,),
    Target.FORM: (Kind.FORM,),
    Target.REFERENCE: (Kind.REFERENCE,),
    Target.KIT: (Kind.KIT,),
    Target.MESSAGE: (Kind.MESSAGE,),
    Target.RUNBOOK: (Kind.RUNBOOK,),
    Target.INJECT: (Kind.INJECT,),
    Target.SCENARIO: (Kind.SCENARIO,),
    Target.ROUTINE: (Kind.ROUTINE,),
    Target.PRINTOUT: (),
    Target.PLACE: (Kind.KIT, Kind.UNIT),
    Target.SOMEONE: (Kind.ROLE, Kind.CONTACT),
    Target.AUDIENCE: (Kind.ROLE, Kind.CONTACT),
}
"""The kinds of record whose own identifier a citation may name."""

PARTS: Final[Mapping[Target, Kind]] = {
    Target.SITE: Kind.ESTABLISHMENT,
    Target.PLACE: Kind.ESTABLISHMENT,
    Target.PRINTOUT: Kind.ROUTINE,
}
"""The kind of record inside which a citation may find its name."""


@dataclass(frozen=True, slots=True)
class Declared:
    """What may be cited, and what cannot be judged because a file or a record that may declare it does not hold."""

    names: Mapping[Target, Mapping[str, Pointer | None]]
    """With the place of each declaration; none for the words of the format itself, such as `public`."""
    unsure: frozenset[Target]
    hidden: frozenset[Kind]
    """The kinds of which a file could not be read or a record does not hold: what is not found may be there."""

    def elsewhere(self, name: str) -> tuple[Target, Pointer] | None:
        """What does bear this name, and where, when the citation wanted something else."""
        for target in RECORDS:
            pointer = self.names[target].get(name)
            if pointer and (len(RECORDS[target]) == 1 or pointer.kind is PARTS.get(target)):
                return target, pointer
        return None


def declared(corpus: Corpus, written: Mapping[Kind, Set[str]], unread: Set[Kind]) -> Declared:
    """The names of a corpus.

    `written` has the identifiers of every record of the files, held or not: naming one of them is no mistake.
    `unread` has the kinds of which a file could not be read.
    """
    parts = _parts(corpus)
    names = {
        target: {
            **{one: Pointer(kind, one, ("id",)) for kind in kinds for one in written[kind]},
            **parts.get(target, {}),
        }
        for target, kinds in RECORDS.items()
    }
    hidden = {kind for kind in Kind if written[kind] - corpus.of(kind).keys()}
    if corpus.establishment is None:
        hidden.add(Kind.ESTABLISHMENT)
    unsure = {target for target, kind in PARTS.items() if kind in hidden | unread}
    unsure |= {target for target, kinds in RECORDS.items() if unread & set(kinds)}
    return Declared(names, frozenset(unsure), frozenset(hidden | unread))


def _parts(corpus: Corpus) -> Mapping[Target, Mapping[str, Pointer | None]]:
    return {
        Target.SITE: dict(_sites(corpus)),
        Target.PLACE: dict(_places(corpus)),
        Target.PRINTOUT: dict(_printouts(corpus)),
        Target.AUDIENCE: dict.fromkeys(one.value for one in Audience),
    }


def _sites(corpus: Corpus) -> Iterator[tuple[str, Pointer]]:
    if corpus.establishment:
        for index, site in enumerate(corpus.establishment.sites):
            yield site.id, Pointer(Kind.ESTABLISHMENT, corpus.establishment.id, ("sites", index, "id"))


def _places(corpus: Corpus) -> Iterator[tuple[str, Pointer]]:
    if corpus.establishment:
        for index, place in enumerate(corpus.establishment.places):
            yield place.id, Pointer(Kind.ESTABLISHMENT, corpus.establishment.id, ("places", index, "id"))


def _printouts(corpus: Corpus) -> Iterator[tuple[str, Pointer]]:
    for routine in corpus.routines.values():
        if routine.makes:
            yield routine.makes.printout, Pointer(Kind.ROUTINE, routine.id, ("makes", "printout"))
