"""DEL, first half: the phases of a procedure follow one another, and what is asked in a phase fits in it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Phase, PhaseName, PlacedStep, Route, Runbook
from degraded_mode.model.step import Anchor
from degraded_mode.source.findings import Severity

ORDER: Final = tuple(PhaseName)
NO_TIME: Final = timedelta(0)
OPENED: Final = Anchor.OPENED.value


@rule(code="DEL001", slug="phase-a-l-envers", severity=Severity.ERROR)
def backward_phase(survey: Survey) -> Iterator[Remark]:
    """A phase ends before it starts, or as it starts."""
    for procedure in survey.in_force:
        for index, phase in enumerate(procedure.runbook.phases):
            starts = phase.starts or NO_TIME
            if phase.ends is not None and phase.ends <= starts:
                yield _remark(
                    procedure.runbook,
                    ("phases", index, "ends"),
                    f"la phase finit à {duration_words(phase.ends)} et commence à {duration_words(starts)}",
                    "les deux durées se comptent depuis l'ouverture de la procédure, pas l'une depuis l'autre.",
                    ("phases", index, "starts" if phase.starts is not None else "phase"),
                )


@rule(code="DEL002", slug="phases-en-desordre", severity=Severity.WARNING)
def phases_out_of_order(survey: Survey) -> Iterator[Remark]:
    """A phase comes after one that it should precede, by its name or by its hour."""
    for procedure in survey.in_force:
        phases = procedure.runbook.phases
        for index in range(1, len(phases)):
            before, phase = phases[index - 1], phases[index]
            if ORDER.index(phase.phase) < ORDER.index(before.phase):
                yield _remark(
                    procedure.runbook,
                    ("phases", index, "phase"),
                    f"la phase « {phase.phase.value} » vient après « {before.phase.value} »",
                    f"ordre des phases : {', '.join(ORDER)}.",
                    ("phases", index - 1, "phase"),
                )
            elif _starts_earlier(phase, before):
                yield _remark(
                    procedure.runbook,
                    ("phases", index, "starts"),
                    f"la phase commence à {duration_words(phase.starts or NO_TIME)}, "
                    f"avant celle qui la précède ({duration_words(before.starts or NO_TIME)})",
                    "corriger l'une des deux heures, ou changer l'ordre des phases.",
                    ("phases", index - 1, "starts"),
                )


def _starts_earlier(phase: Phase, before: Phase) -> bool:
    return phase.starts is not None and before.starts is not None and phase.starts < before.starts


@rule(code="DEL003", slug="delai-hors-phase", severity=Severity.WARNING)
def deadline_outside_phase(survey: Survey) -> Iterator[Remark]:
    """A step is due, counting from the opening, before its phase starts or after it ends."""
    for procedure, placed, phase in _in_phases(survey, "within"):
        within = placed.step.within
        if within is None or within.since != OPENED:
            continue
        starts, ends = phase.starts or NO_TIME, phase.ends
        if within.time < starts or (ends is not None and within.time > ends):
            early = within.time < starts
            edge = starts if early else ends or NO_TIME
            said = "avant que sa phase commence" if early else "après la fin de sa phase"
            yield _remark(
                procedure.runbook,
                (*placed.route, "within"),
                f"à faire sous {duration_words(within.time)} depuis l'ouverture, {said} ({duration_words(edge)})",
                "corriger le délai, mettre l'étape dans une autre phase, ou compter depuis autre chose (« since »).",
                ("phases", placed.route[1], "starts" if early else "ends"),
            )


@rule(code="DEL004", slug="tient-plus-que-la-phase", severity=Severity.WARNING)
def longer_than_phase(survey: Survey) -> Iterator[Remark]:
    """A step lasts longer than the whole phase that it belongs to."""
    for procedure, placed, phase in _in_phases(survey, "lasting"):
        lasting = placed.step.lasting
        if lasting is None or phase.ends is None:
            continue
        room = phase.ends - (phase.starts or NO_TIME)
        if NO_TIME < room < lasting:
            yield _remark(
                procedure.runbook,
                (*placed.route, "lasting"),
                f"à tenir {duration_words(lasting)} dans une phase qui dure {duration_words(room)}",
                "raccourcir, ou faire de la suite une étape de la phase suivante.",
                ("phases", placed.route[1], "ends"),
            )


def _in_phases(survey: Survey, key: str) -> Iterator[tuple[Procedure, PlacedStep, Phase]]:
    for procedure in survey.in_force:
        for placed in procedure.having(key):
            if placed.phase is not None:
                yield procedure, placed, procedure.runbook.phases[int(placed.route[1])]


def _remark(runbook: Runbook, route: Route, message: str, advice: str, other: Route) -> Remark:
    related = (Pointer(Kind.RUNBOOK, runbook.id, other),)
    return Remark(Kind.RUNBOOK, runbook.id, route, message, advice, (), related)


RULES: Final = (backward_phase, phases_out_of_order, deadline_outside_phase, longer_than_phase)
