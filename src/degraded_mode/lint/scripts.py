"""REF, last part: what a scenario says of a procedure, its decisions and its measures, is there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.nearness import alike, nearest
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.lint.words import SHORT_LIST, listed
from degraded_mode.model.action import Decide
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.model.scenario import Scenario, ScriptedAnswer
from degraded_mode.source.findings import Severity


@rule(code="REF009", slug="scenario-sans-procedure", severity=Severity.ERROR)
def unknown_script(survey: Survey) -> Iterator[Remark]:
    """A scenario answers a decision, or awaits a measure, that the procedure does not have."""
    for scenario in survey.corpus.scenarios.values():
        for index, answer in enumerate(scenario.answers):
            procedure = survey.library.get(answer.runbook)
            if procedure and _judged_here(survey, answer):
                yield from _answer(scenario, index, answer, procedure)
        for index, expected in enumerate(scenario.measures if survey.corpus.site == "" else ()):
            if procedure := survey.library.get(expected.runbook):
                opened = {placed.step.opens: placed.route for placed in procedure.having("opens") if placed.step.opens}
                if expected.measure not in opened:
                    place = ("measures", index, "measure")
                    yield _Absent(scenario, place, expected.measure, procedure).remark(
                        f"la procédure « {expected.runbook} » ne prend pas la mesure « {expected.measure} »",
                        "mesures",
                        {name: (*route, "opens") for name, route in opened.items()},
                    )


def _judged_here(survey: Survey, answer: ScriptedAnswer) -> bool:
    """A site may have its own steps: its answers are judged with them, the others with those of the group."""
    site = survey.corpus.site
    return site in answer.sites if site else not set(answer.sites) & survey.apart


def _answer(scenario: Scenario, index: int, answer: ScriptedAnswer, procedure: Procedure) -> Iterator[Remark]:
    decisions = {
        placed.step.id: (placed.route, placed.step) for placed in procedure.steps if isinstance(placed.step, Decide)
    }
    if answer.step not in decisions:
        yield _Absent(scenario, ("answers", index, "step"), answer.step, procedure).remark(
            f"la procédure « {answer.runbook} » n'a pas de décision « {answer.step} »",
            "décisions",
            {name: (*route, "id") for name, (route, _) in decisions.items()},
        )
        return
    route, decision = decisions[answer.step]
    if answer.answer not in (answers := [option.answer for option in decision.options]):
        yield Remark(
            Kind.SCENARIO,
            scenario.id,
            ("answers", index, "answer"),
            f"« {answer.answer} » n'est pas une des réponses de la décision « {answer.step} »",
            f"réponses : {listed(answers, 'ou')}.",
            (answer.answer,),
            (Pointer(Kind.RUNBOOK, procedure.runbook.id, (*route, "options")),),
        )


@dataclass(frozen=True, slots=True)
class _Absent:
    """A name that a scenario cites and that the procedure does not have."""

    scenario: Scenario
    route: Route
    name: str
    procedure: Procedure

    def remark(self, message: str, sort: str, known: dict[str, Route]) -> Remark:
        """A remark on it; `known` has the names that the procedure does have, and where."""
        near = nearest(self.name, known)
        if near:
            advice = f"vouliez-vous « {near} » ?"
        elif 0 < len(known) <= SHORT_LIST:
            advice = f"{sort} de cette procédure : {', '.join(known)}."
        else:
            advice = f"relire les {sort} de cette procédure, ou retirer cette ligne."
        found = (Pointer(Kind.RUNBOOK, self.procedure.runbook.id, known[near]),) if near else ()
        certain = alike(self.name, known)
        return Remark(
            Kind.SCENARIO, self.scenario.id, self.route, message, advice, (self.name,), found, correction=certain
        )


RULES: Final = (unknown_script,)
