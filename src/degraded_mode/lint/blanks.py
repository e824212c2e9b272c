"""GOV, last part: what the hospital has still to write in place of « À COMPLÉTER »."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.language.typography import count_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Status
from degraded_mode.model.written import BLANK
from degraded_mode.source.findings import Severity

SHOWN: Final = 12
"""Places named for one record; the count says how many there are."""


@rule(code="GOV012", slug="a-completer", severity=Severity.WARNING)
def left_to_fill(survey: Survey) -> Iterator[Remark]:
    """A record still has values that only the hospital knows: said once per record, drafts included."""
    for (kind, record), routes in survey.blanks.items():
        runbook = survey.corpus.runbooks.get(record) if kind is Kind.RUNBOOK else None
        if runbook is not None and runbook.status is Status.ARCHIVED:
            continue
        count = len(routes)
        yield Remark(
            kind,
            record,
            ("id",),
            f"« {record} » a {count_words(count, 'valeur', 'valeurs')} à compléter par l'établissement",
            f"écrire la valeur de l'établissement à la place de « {BLANK} ».",
            (survey.corpus.site,),
            tuple(Pointer(kind, record, route) for route in routes[:SHOWN]),
        )


RULES: Final = (left_to_fill,)
