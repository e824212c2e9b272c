"""Which names are shown first: what the hospital already uses where the new record will stand."""

from collections.abc import Iterable
from itertools import chain

from degraded_mode.drafting.habits import trees, usual, values_at
from degraded_mode.drafting.question import Situation, Suggestion
from degraded_mode.model.action import Call
from degraded_mode.model.need import names
from degraded_mode.model.record import UnitKind
from degraded_mode.model.unit import Unit
from degraded_mode.source.place import Route


def concerned(situation: Situation) -> tuple[Unit, ...]:
    """The units that the procedure being written is for."""
    kind, unit = situation.text("applies_to", "kind"), situation.text("applies_to", "unit")
    here = [one for one in situation.corpus.units.values() if situation.site in ("", one.site)]
    return tuple(one for one in here if one.id == unit or one.kind.value == kind)


def deciders(situation: Situation, key: str) -> tuple[str, ...]:
    found = [one.decides.day if key == "day" else one.decides.out_of_hours for one in concerned(situation)]
    return _by_frequency(found)


def decisions(key: str, *route: str | int) -> Suggestion:
    """Who decides in the units concerned, then those whom the other procedures name."""
    return lambda situation: (*deciders(situation, key), *usual(situation, route))


def tools(situation: Situation) -> tuple[str, ...]:
    """What the units concerned cannot do without, then what the other procedures suppose lost."""
    needed = [names(function.needs) for unit in concerned(situation) for function in unit.functions.values()]
    return (*_by_frequency(chain.from_iterable(map(sorted, needed))), *usual(situation, ("lost",)))


def papers(situation: Situation) -> tuple[str, ...]:
    """The paper of the units concerned for what they lose with the tools supposed lost, then their other papers."""
    lost = set(situation.several("lost"))
    functions = [one for unit in concerned(situation) for one in unit.functions.values()]
    replaced = [one.paper for one in functions if lost & names(one.needs)]
    return tuple(dict.fromkeys((*_by_frequency(replaced), *_by_frequency(one.paper for one in functions))))


def called(situation: Situation) -> tuple[str, ...]:
    """Whom the procedures call, those of the units concerned first."""
    units = {unit.id for unit in concerned(situation)}
    ours: list[str] = []
    others: list[str] = []
    for runbook, placed in situation.corpus.steps():
        if isinstance(placed.step, Call):
            mine = any(unit.id in units for unit in situation.corpus.units_of(runbook))
            (ours if mine else others).append(placed.step.call)
    return tuple(dict.fromkeys((*_by_frequency(ours), *_by_frequency(others))))


def carriers(index: int) -> Suggestion:
    """The systems that carry the same means elsewhere, those that carry no other channel of this contact first."""

    def suggested(situation: Situation) -> tuple[str, ...]:
        means = situation.text("channels", index, "means")
        channels = [one for tree in trees(situation) for one in _channels(tree)]
        alike = _by_frequency(carrier for one, carrier in channels if one == means)
        mine = {situation.text("channels", rank, "carried_by") for rank in range(index)}
        return (*(one for one in alike if one not in mine), *(one for one in alike if one in mine))

    return suggested


def _channels(tree: object) -> Iterable[tuple[str, str]]:
    listed = tree.get("channels") if isinstance(tree, dict) else None
    for channel in listed if isinstance(listed, list) else ():
        means, carrier = values_at(channel, ("means",)), values_at(channel, ("carried_by",))
        yield from zip(means, carrier, strict=False)


def places(situation: Situation) -> tuple[str, ...]:
    """The places of the site, in the order of the establishment's file."""
    establishment = situation.corpus.establishment
    found = establishment.places if establishment else ()
    return tuple(one.id for one in found if situation.site in ("", one.site))


def answering(situation: Situation) -> tuple[str, ...]:
    """The procedures that one of the losses of the scenario calls for."""
    lost = set(situation.several("lost"))
    return tuple(one.id for one in situation.corpus.runbooks.values() if lost & set(one.lost))


def here(situation: Situation) -> tuple[str, ...]:
    """The kinds of unit that the site has, in the order of the catalogue."""
    known = situation.corpus.kinds_here()
    return tuple(kind.value for kind in UnitKind if kind in known)


def _by_frequency(found: Iterable[str]) -> tuple[str, ...]:
    several = list(found)
    return tuple(sorted(dict.fromkeys(several), key=several.count, reverse=True))


def usually(*route: str | int) -> Suggestion:
    """What the records already there say, those alike first."""
    where: Route = route
    return lambda situation: usual(situation, where)


def procedures(situation: Situation) -> tuple[str, ...]:
    """The procedures of the site, those that no exercise has tried yet first."""
    tried = set(usual(situation, ("runbooks",)))
    every = [
        one.id for one in (situation.corpus.runbooks_here() if situation.site else situation.corpus.runbooks.values())
    ]
    return (*(one for one in every if one not in tried), *(one for one in every if one in tried))


def taking_part(situation: Situation) -> tuple[str, ...]:
    """The units of the procedures that are tried."""
    runbooks = [situation.corpus.runbooks.get(one) for one in situation.several("runbooks")]
    return tuple(dict.fromkeys(unit.id for one in runbooks if one for unit in situation.corpus.units_of(one)))
