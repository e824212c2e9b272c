"""REF, decisions: a reader who does not know has an answer too, and no answer stands twice."""

import re
from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.action import Decide
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Severity

NOT_KNOWING: Final = re.compile(r"\bsai[st] pas|\binconnu|\bincertain|\bindécis|\bdoute|\bpas (?:s[ûu]r|certain)", re.I)
"""What an answer says when the person who must decide cannot tell."""


def knows_not(decision: Decide) -> bool:
    """True when the decision has an answer for whoever cannot tell."""
    return any(NOT_KNOWING.search(option.answer) for option in decision.options)


@rule(code="REF010", slug="sans-ne-sait-pas", severity=Severity.ERROR)
def no_answer_for_doubt(survey: Survey) -> Iterator[Remark]:
    """A decision has no answer for whoever cannot tell."""
    for procedure in survey.in_force:
        for placed in procedure.having("decide"):
            if isinstance(placed.step, Decide) and not knows_not(placed.step):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "options"),
                    "aucune réponse pour qui ne sait pas",
                    "ajouter « answer: ne sait pas », avec ce qu'il faut faire en attendant de savoir.",
                    at_key=True,
                )


@rule(code="REF011", slug="reponse-en-double", severity=Severity.ERROR)
def repeated_answer(survey: Survey) -> Iterator[Remark]:
    """Two answers of a decision are the same: the steps of one of them are never asked."""
    for procedure in survey.in_force:
        for placed in procedure.having("decide"):
            first: dict[str, int] = {}
            for rank, option in enumerate(placed.step.options if isinstance(placed.step, Decide) else ()):
                same = first.setdefault(" ".join(option.answer.casefold().split()), rank)
                if same != rank:
                    yield Remark(
                        Kind.RUNBOOK,
                        procedure.runbook.id,
                        (*placed.route, "options", rank, "answer"),
                        f"deux réponses s'appellent « {option.answer} »",
                        "n'en garder qu'une, ou dire ce qui les distingue.",
                        (option.answer,),
                        (Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, "options", same, "answer")),),
                    )


RULES: Final = (no_answer_for_doubt, repeated_answer)
