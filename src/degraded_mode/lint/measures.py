"""Temporary measures: what is opened is closed, what is closed was opened."""

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from degraded_mode.language.nearness import nearest
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Severity


def _all(survey: Survey, key: Literal["opens", "closes"]) -> Mapping[str, Pointer]:
    """Where each measure of the corpus is opened, or closed."""
    return {
        name: Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, key))
        for procedure in survey.library.values()
        for placed in procedure.having(key)
        if (name := placed.step.opens if key == "opens" else placed.step.closes)
    }


@rule(code="REF006", slug="mesure-jamais-ouverte", severity=Severity.ERROR)
def measure_never_opened(survey: Survey) -> Iterator[Remark]:
    """A step closes a measure that no step of the corpus opens."""
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    opened = _all(survey, "opens")
    for procedure in survey.procedures:
        for placed in procedure.having("closes"):
            name = placed.step.closes
            if name and name not in opened:
                near = nearest(name, opened)
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "closes"),
                    f"aucune étape n'ouvre la mesure « {name} » levée ici",
                    f"vouliez-vous « {near} » ?"
                    if near
                    else f"écrire « opens: {name} » à l'étape qui prend la mesure.",
                    (name,),
                    (opened[near],) if near else (),
                )


@rule(code="MES001", slug="mesure-jamais-levee", severity=Severity.ERROR)
def measure_never_closed(survey: Survey) -> Iterator[Remark]:
    """A step opens a measure that no step of the corpus closes."""
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    closed = _all(survey, "closes")
    for procedure in survey.in_force:
        for placed in procedure.having("opens"):
            name = placed.step.opens
            if name and name not in closed:
                near = nearest(name, closed)
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "opens"),
                    f"aucune étape ne lève la mesure « {name} » prise ici",
                    f"vouliez-vous « {near} » ?" if near else f"écrire « closes: {name} » à une étape de la reprise.",
                    (name,),
                    (closed[near],) if near else (),
                )


RULES: Final = (measure_never_opened, measure_never_closed)
