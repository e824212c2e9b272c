"""RED, second part: no more than nine steps in a row without a pause in which the reader stops and looks."""

from collections.abc import Iterator, Sequence
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.action import AnyStep, Check, Decide, ReconnectLink, ReenterForms, RestoreSystem
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.source.findings import Severity

MOST_IN_A_ROW: Final = 9
"""Steps between two pauses (checklist-design C06, from the checklist for checklists: fewer than ten)."""

PAUSES: Final = frozenset({Check, Decide, ReconnectLink, RestoreSystem, ReenterForms})
"""Where the reader stops: a value to look at, a question, a clearance, tests to be signed, what another has to verify.

So does the beginning of a phase.
"""


@rule(code="RED004", slug="dix-etapes-sans-pause", severity=Severity.WARNING)
def no_pause(survey: Survey) -> Iterator[Remark]:
    """Too many steps follow one another without a decision or a check: the reader skips one."""
    for procedure in survey.in_force:
        for index, phase in enumerate(procedure.runbook.phases):
            if _longest(phase.steps)[0] <= MOST_IN_A_ROW:
                continue
            rows = _Rows()
            rows.read(("phases", index, "steps"), phase.steps, [])
            for row in rows.long:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*row[MOST_IN_A_ROW], "id"),
                    "dixième étape de suite sans décision ni vérification",
                    "mettre une vérification avant, ou couper la phase en deux blocs qui ont chacun leur titre.",
                    (),
                    (Pointer(Kind.RUNBOOK, procedure.runbook.id, (*row[0], "id")),),
                )


def _longest(steps: Sequence[AnyStep]) -> tuple[int, int]:
    """How long the longest row is, and the one open at the end: counted first, as nearly none is too long."""
    longest = row = 0
    for step in steps:
        if type(step) not in PAUSES:
            row += 1
            longest = max(longest, row)
        else:
            inside = [_longest(option.steps) for option in step.options] if isinstance(step, Decide) else []
            longest = max([longest, *(deep for deep, _ in inside)])
            row = max((open_ for _, open_ in inside), default=0)
    return longest, row


class _Rows:
    """The rows of steps that are too long, each once: read on until a tenth step is met."""

    def __init__(self) -> None:
        self.long: list[list[Route]] = []

    def read(self, route: Route, steps: Sequence[AnyStep], row: list[Route]) -> list[Route]:
        """Reads steps that follow a row already begun; the row that is open at their end."""
        for index, step in enumerate(steps):
            here = (*route, index)
            if isinstance(step, Decide):
                ends = [
                    self.read((*here, "options", rank, "steps"), option.steps, [])
                    for rank, option in enumerate(step.options)
                ]
                row = max(ends, key=len)
            elif type(step) in PAUSES:
                row = []
            elif len(row) <= MOST_IN_A_ROW:  # Beyond, the row has been told.
                row = [*row, here]
                if len(row) > MOST_IN_A_ROW:
                    self.long.append(row)
        return row


RULES: Final = (no_pause,)
