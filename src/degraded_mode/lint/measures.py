"""ANN, first part: a temporary measure that is opened is closed, and what is closed was opened."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from degraded_mode.language.nearness import alike, nearest
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.model.action import RerouteCalls
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity

End = Literal["opens", "closes"]


@rule(code="REF006", slug="mesure-jamais-ouverte", severity=Severity.ERROR)
def measure_never_opened(survey: Survey) -> Iterator[Remark]:
    """A step closes a measure that no step of the corpus opens."""
    for half in _halves(survey, survey.procedures, "closes", "opens"):
        said = f"aucune étape n'ouvre la mesure « {half.name} » levée ici"
        yield half.remark(said, f"écrire « opens: {half.name} » à l'étape qui prend la mesure.")


@rule(code="ANN001", slug="mesure-jamais-levee", severity=Severity.ERROR)
def measure_never_closed(survey: Survey) -> Iterator[Remark]:
    """A step opens a measure that no step of the corpus closes."""
    for half in _halves(survey, survey.in_force, "opens", "closes"):
        said = f"aucune étape ne lève la mesure « {half.name} » prise ici"
        yield half.remark(said, f"écrire « closes: {half.name} » à une étape de la reprise.")


@rule(code="ANN003", slug="geste-sans-mesure", severity=Severity.ERROR)
def nothing_to_close(survey: Survey) -> Iterator[Remark]:
    """Calls are rerouted, or care is postponed, and no measure is opened that would be there to close."""
    for procedure in survey.in_force:
        for placed in procedure.having("reroute", "postpone"):
            step = placed.step
            if step.opens is None and placed.phase not in AFTERWARDS:
                if isinstance(step, RerouteCalls):
                    verb, what, back = "reroute", "le renvoi des appels", "ramène les appels"
                else:
                    verb, what, back = "postpone", "le report", "rouvre le programme"
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, verb),
                    f"{what} n'ouvre aucune mesure : rien ne rappellera de le lever",
                    f"écrire « opens: … » à cette étape, et « closes: … » à celle qui {back}.",
                    at_key=True,
                )


@dataclass(frozen=True, slots=True)
class Half:
    """One end of a measure whose other end is nowhere, and the other ends that exist."""

    procedure: Procedure
    placed: PlacedStep
    end: End
    name: str
    others: Mapping[str, Pointer]

    def remark(self, message: str, advice: str) -> Remark:
        """A remark on this end."""
        near = nearest(self.name, self.others)
        return Remark(
            Kind.RUNBOOK,
            self.procedure.runbook.id,
            (*self.placed.route, self.end),
            message,
            f"vouliez-vous « {near} » ? Sinon, {advice}" if near else advice,
            (self.name,),
            (self.others[near],) if near else (),
            correction=alike(self.name, self.others),
        )


def _halves(survey: Survey, procedures: Iterable[Procedure], end: End, other: End) -> Iterator[Half]:
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    # Both ends mostly stand in one procedure: the whole corpus is searched only for the others.
    apart = [
        (procedure, placed, name)
        for procedure in procedures
        if end in procedure.writing
        for matched in ({name for _, name in _ends(procedure, other)},)
        for placed, name in _ends(procedure, end)
        if name not in matched
    ]
    if apart:
        others = {
            name: Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, other))
            for procedure in survey.library.values()
            for placed, name in _ends(procedure, other)
        }
        for procedure, placed, name in apart:
            if name not in others:
                yield Half(procedure, placed, end, name, others)


def _ends(procedure: Procedure, end: End) -> Iterator[tuple[PlacedStep, str]]:
    for placed in procedure.having(end):
        name = placed.step.opens if end == "opens" else placed.step.closes
        if name:
            yield placed, name


RULES: Final = (measure_never_opened, measure_never_closed, nothing_to_close)
