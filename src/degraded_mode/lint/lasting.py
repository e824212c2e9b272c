"""RED, fifth part: what lasts, and what excludes another procedure, is declared so that it is not forgotten."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from degraded_mode.language.nearness import quoted
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.texts import Use
from degraded_mode.lint.vocabulary import LASTING, TOGETHER
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Severity

_BESIDE: Final = frozenset({Use.ACTION, Use.REMARK, Use.HAZARD})


@rule(code="RED017", slug="suite-non-declaree", severity=Severity.WARNING)
def undeclared_consequence(survey: Survey) -> Iterator[Remark]:
    """A step lasts « tant que » something, and nothing brings it back when that ends."""
    for found in survey.wording.having(LASTING):
        written, step = found.written, found.written.step
        if written.use not in _BESIDE or step is None or any((step.opens, step.closes, step.until, step.lasting)):
            continue
        if met := _as_long_as().search(found.flat):
            said = written.text[met.start() : met.end()]
            yield Remark(
                Kind.RUNBOOK,
                written.record,
                written.route,
                f"« {said} » : une suite qui dure, dite dans une phrase seulement",
                "déclarer la mesure (« opens: … », et l'étape qui la lève), ou la fin (« until: … »).",
            )


@cache
def _as_long_as() -> re.Pattern[str]:
    return re.compile(r"\b(?:tant qu(?:e|')|aussi longtemps qu(?:e|')|jusqu'a nouvel ordre)")


@rule(code="RED018", slug="incompatible-non-declare", severity=Severity.WARNING)
def undeclared_exclusion(survey: Survey) -> Iterator[Remark]:
    """A sentence says not to open another procedure, and nothing keeps it shut."""
    for found in survey.wording.having(TOGETHER):
        written = found.written
        if written.kind is Kind.RUNBOOK and (met := _together().search(found.flat)):
            runbook = survey.corpus.runbooks[written.record]
            if not runbook.inhibits:
                yield Remark(
                    Kind.RUNBOOK,
                    written.record,
                    written.route,
                    f"une incompatibilité dite dans une phrase seulement : « {quoted(met[0])} »",
                    "nommer l'autre procédure sous « inhibits: [...] » : la cellule la verra fermée.",
                )


@cache
def _together() -> re.Pattern[str]:
    verbs = "lancer|ouvrir|activer|derouler|appliquer|declencher|suivre"
    other = r"procedure|en meme temps|en parallele|simultanement|a la fois|pd-[a-z0-9]+-[0-9]+"
    return re.compile(rf"\bne (?:pas|jamais) (?:{verbs})\b[^.;!?]*\b(?:{other})\b")


RULES: Final = (undeclared_consequence, undeclared_exclusion)
