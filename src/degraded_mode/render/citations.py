"""Numbers on paper: which step has which, and which steps open and close each measure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from degraded_mode.model.runbook import Route, Runbook
from degraded_mode.render.views import Ref


@dataclass(frozen=True)
class Citations:
    """Every step of a procedure by route and by identifier."""

    runbook: str
    by_route: dict[Route, str]
    by_id: dict[str, Ref]
    opened: dict[str, tuple[Ref, ...]]
    closed: dict[str, tuple[Ref, ...]]
    measures: Mapping[str, str]
    """The French names of the provisional measures."""

    @classmethod
    def of(cls, runbook: Runbook) -> Self:
        """The numbers of a procedure."""
        by_route: dict[Route, str] = {}
        by_id: dict[str, Ref] = {}
        opened: dict[str, tuple[Ref, ...]] = {}
        closed: dict[str, tuple[Ref, ...]] = {}
        for placed in runbook.steps():
            ref = Ref(placed.number, f"{runbook.id}.{placed.number}")
            by_route[placed.route] = placed.number
            by_id.setdefault(placed.step.id, ref)
            for measure, steps in ((placed.step.opens, opened), (placed.step.closes, closed)):
                if measure:
                    steps[measure] = (*steps.get(measure, ()), ref)
        return cls(runbook.id, by_route, by_id, opened, closed, runbook.measures)

    def refs(self, identifiers: Iterable[str]) -> tuple[Ref, ...]:
        """The steps of these identifiers; one that does not exist keeps its identifier and has no anchor."""
        return tuple(self.by_id.get(identifier, Ref(f"« {identifier} »", "")) for identifier in identifiers)
