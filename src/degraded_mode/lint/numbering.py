"""PAP, last part: somebody would see that a numbered sheet is missing."""

import re
from collections.abc import Iterator, Set
from typing import Final

from degraded_mode.lint.forms_at_hand import USING, used_forms
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import CollectForms, ReenterForms
from degraded_mode.model.corpus import Kind
from degraded_mode.model.form import Form
from degraded_mode.source.findings import Severity

REGISTER: Final = re.compile(r"(?:registre|bordereau|main courante|répertoire|journal)(?!\w)", re.IGNORECASE)
"""Forms that list the others, or that are bound: what they list or hold is missed when it is missing."""


@rule(code="PAP018", slug="numeros-jamais-releves", severity=Severity.WARNING)
def numbers_never_counted(survey: Survey) -> Iterator[Remark]:
    """A numbered form is put away without anyone counting it, keying it in or listing its numbers: a loss goes unseen.

    Those that nobody puts away at all are told by RET009 and RET010.
    """
    if Kind.RUNBOOK in survey.declared.hidden or not survey.everywhere.whole:
        return
    forms = {one.id: one.record for one in survey.records if isinstance(one.record, Form)}
    numbered = {name for name, form in forms.items() if form.numbered and not REGISTER.match(form.title)}
    for name in _unseen(survey, numbered) if numbered else ():
        yield Remark(
            Kind.FORM,
            name,
            ("numbered",),
            f"{name} est numérotée, et rangée sans relever ses numéros : ni « collect », ni ressaisie, ni bordereau",
            "ajouter au rattrapage « collect » de cette fiche, ou d'un bordereau qui en liste les numéros.",
            (name,),
        )


def _unseen(survey: Survey, numbered: Set[str]) -> list[str]:
    """Those of the forms that a procedure puts away, and of which none would tell that a sheet is missing."""
    left = (numbered & survey.papers.kept) - survey.papers.keyed
    for one in survey.everywhere.procedures if left else ():
        left -= set(_taken_back(one))
    for one in survey.everywhere.procedures if left else ():
        if _keeps_a_register(survey, one):
            left -= {name for placed in one.having(*USING) for _, name in used_forms(placed.step)}
    return sorted(left)


def _taken_back(own: Procedure) -> Iterator[str]:
    for placed in own.having("collect", "reenter"):
        match placed.step:
            case CollectForms(collect=collect):
                yield collect.form
            case ReenterForms(reenter=reenter):
                yield reenter.form
            case _:
                pass


def _keeps_a_register(survey: Survey, own: Procedure) -> bool:
    """True when the procedure takes back a register, in which the numbers of the other sheets are written."""
    forms = (survey.corpus.forms.get(name) for name in _taken_back(own))
    return any(form is not None and REGISTER.match(form.title) for form in forms)


RULES: Final = (numbers_never_counted,)
