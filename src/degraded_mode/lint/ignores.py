"""GOV, about what was set aside: an ignore whose day has passed, and one that sets nothing aside."""

from collections.abc import Collection, Iterator
from typing import Final

from degraded_mode.language.nearness import nearest
from degraded_mode.language.typography import short_date
from degraded_mode.lint.rule import Remark, Rule, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.ignore import Ignore
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Runbook
from degraded_mode.source.findings import Severity


@rule(code="GOV035", slug="ecarte-trop-longtemps", severity=Severity.WARNING)
def outlived(survey: Survey) -> Iterator[Remark]:
    """The last day of an ignore has passed: what it set aside is told again."""
    for judged in survey.records:
        if isinstance(judged.record, Ignore) and judged.record.until < survey.day:
            yield Remark(
                Kind.IGNORE,
                judged.id,
                ("until",),
                f"{judged.record.rule} n'était écarté que jusqu'au {short_date(judged.record.until)}",
                "corriger ce qui attendait et effacer cet enregistrement ; sinon redire pourquoi, et jusqu'à quand.",
                (judged.record.rule,),
            )


IDLE: Final = Rule("GOV036", "ecarte-sans-constat", Severity.WARNING, lambda _: iter(()))
"""An ignore sets nothing aside. Its remarks are made by `idle_remark`, once every other rule has spoken."""


def idle_remark(corpus: Corpus, ignore: Ignore, codes: Collection[str]) -> Remark:
    """Why an ignore sets nothing aside: what it names does not exist, or has nothing wrong any more."""
    records = {name: record for kind in Kind for name, record in corpus.of(kind).items() if kind is not Kind.IGNORE}
    found = records.get(ignore.record)
    if ignore.rule not in codes:
        return _misnamed(ignore, "rule", "aucun constat n'a le code", ignore.rule, codes)
    if found is None:
        return _misnamed(ignore, "record", "aucun enregistrement ne s'appelle", ignore.record, records)
    steps = _steps(found)
    if ignore.step and ignore.step not in steps:
        return _misnamed(ignore, "step", f"« {ignore.record} » n'a pas d'étape", ignore.step, steps)
    about = f"l'étape « {ignore.step} »" if ignore.step else f"« {ignore.record} »"
    message = f"{ignore.rule} n'a rien à dire de {about} : il n'y a rien à écarter"
    return _remark(
        ignore, "rule", message, "effacer cet enregistrement : si la faute revenait, elle ne serait pas dite."
    )


def _steps(record: Record) -> Collection[str]:
    """What an ignore may name of a procedure: its steps, and what stands in for them."""
    if not isinstance(record, Runbook):
        return ()
    steps = [placed.step for placed in record.steps()]
    return {step.id for step in steps} | {one.id for step in steps for one in step.instead}


def _misnamed(ignore: Ignore, key: str, said: str, written: str, choices: Collection[str]) -> Remark:
    near = nearest(written, choices)
    advice = (
        f"vouliez-vous « {near} » ?" if near else "recopier ce que « check » affiche, ou effacer cet enregistrement."
    )
    return _remark(ignore, key, f"{said} « {written} » : il n'y a rien à écarter", advice)


def _remark(ignore: Ignore, key: str, message: str, advice: str) -> Remark:
    return Remark(Kind.IGNORE, ignore.id, (key,), message, advice, (ignore.rule,))


RULES: Final = (outlived, IDLE)
