"""RET, last part: nothing is to come back before what it cannot do without."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from degraded_mode.lint.comeback import returns
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.need import AllOf, AnyOf, Need
from degraded_mode.model.record import UnitKind
from degraded_mode.model.unit import Unit
from degraded_mode.source.findings import Severity


class Back(NamedTuple):
    """When something is back: a rank, and the system that has it."""

    rank: int
    system: str


AT_ONCE: Final = Back(-1, "")
"""What no rank speaks of holds nobody up."""


def _back(need: Need, known: Mapping[str, Back]) -> Back:
    """When a need is met: all its parts back, or the first of any of them."""
    match need:
        case AllOf(all=parts):
            return _all(parts, known)
        case AnyOf(any=parts):
            return min((_back(part, known) for part in parts), key=_rank)
        case str() as name:
            return known.get(name, AT_ONCE)


def _all(needs: Iterable[Need], known: Mapping[str, Back]) -> Back:
    return max((_back(need, known) for need in needs), key=_rank, default=AT_ONCE)


def _rank(back: Back) -> int:
    return back.rank


@rule(code="RET015", slug="rang-avant-l-appui", severity=Severity.WARNING)
def ranked_before_its_support(survey: Survey) -> Iterator[Remark]:
    """A system is to be restored before something that it relies on, directly or through what has no rank."""
    if not survey.touches(Kind.SYSTEM):
        return
    systems, known = survey.corpus.systems, dict[str, Back]()
    # Supports come first: by the time a system is looked at, what it relies on is known, circles apart.
    for name in (name for group in survey.reliance.groups for name in group):
        own, latest = systems[name].restoration_rank, _all(survey.reliance.needs[name], known)
        known[name] = latest if own is None else Back(own, name)
        if own is not None and own < latest.rank:
            yield Remark(
                Kind.SYSTEM,
                name,
                ("restoration_rank",),
                f"« {survey.title(name)} » revient au rang {own}, "
                f"avant « {survey.title(latest.system)} » dont il a besoin (rang {latest.rank})",
                "changer l'un des deux rangs, ou faire reposer le premier sur autre chose.",
                (latest.system,),
                (Pointer(Kind.SYSTEM, latest.system, ("restoration_rank",)),),
            )


@rule(code="RET016", slug="rang-avant-l-outil", severity=Severity.WARNING)
def ranked_before_its_tool(survey: Survey) -> Iterator[Remark]:
    """A unit is to come back before a system that its own procedure gives back to it."""
    for unit, name in _given_back(survey):
        system = survey.corpus.systems.get(name)
        rank = system.restoration_rank if system else None
        if rank is not None and unit.restoration_rank < rank:
            yield Remark(
                Kind.UNIT,
                unit.id,
                ("restoration_rank",),
                f"{unit.title} revient au rang {unit.restoration_rank}, "
                f"avant son outil « {survey.title(name)} » (rang {rank})",
                "changer l'un des deux rangs : le service ne reprend pas sans son outil.",
                (name,),
                (Pointer(Kind.SYSTEM, name, ("restoration_rank",)),),
            )


def _given_back(survey: Survey) -> Iterator[tuple[Unit, str]]:
    """Each unit with each system that a procedure gives back to it, once."""
    by_id = {unit.id: unit for unit in survey.units}
    of_kind: dict[UnitKind, list[Unit]] = {}
    for unit in survey.units:
        of_kind.setdefault(unit.kind, []).append(unit)
    seen: set[tuple[str, str]] = set()
    for procedure in survey.in_force:
        scope = procedure.runbook.applies_to
        units = of_kind.get(scope.kind, []) if scope.kind else [by_id[name] for name in [scope.unit] if name in by_id]
        pairs = {(unit.id, one.restore.system): unit for one in returns(procedure) for unit in units}
        for (_, name), unit in ((pair, unit) for pair, unit in pairs.items() if pair not in seen):
            yield unit, name
        seen |= pairs.keys()


RULES: Final = (ranked_before_its_support, ranked_before_its_tool)
