"""DEL, last part: a delay told in a sentence is the one that the step or the trigger declares."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from typing import Final

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import Check, Decide, Do
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.model.step import Step
from degraded_mode.model.trigger import LostFor
from degraded_mode.source.findings import Severity

_LINKS: Final = (
    ("toutes les", "every"),
    ("tous les", "every"),
    ("pendant", "lasting"),
    ("durant", "lasting"),
    ("sous", "within"),
    ("dans les", "within"),
)
"""The words after which a sentence tells a delay, and the key that says it too."""


@rule(code="DEL012", slug="duree-dite-autrement", severity=Severity.WARNING)
def told_otherwise(survey: Survey) -> Iterator[Remark]:
    """The words of a step or of a situation say one delay, and its key another."""
    for procedure in survey.in_force:
        yield from _situation(procedure)
        for placed in procedure.having("every", "lasting", "within"):
            yield from _step(procedure, placed)


def _situation(procedure: Procedure) -> Iterator[Remark]:
    """« Le dossier ne s'ouvre plus depuis 10 min », and a trigger that waits for 15."""
    runbook = procedure.runbook
    waits = {
        condition.lasting: index
        for index, condition in enumerate(runbook.trigger.any)
        if isinstance(condition, LostFor)
    }
    for told in _told("depuis", runbook.situation) if waits else ():
        if told not in waits:
            length, index = min(waits.items())
            key: Route = ("trigger", "any", index, "lasting")
            yield _remark(procedure, ("situation",), f"« depuis {duration_words(told)} »", length, key)


def _step(procedure: Procedure, placed: PlacedStep) -> Iterator[Remark]:
    route, text = _words(placed)
    for link, key in _LINKS:
        if link in text and (length := _declared(placed.step, key)) is not None:
            for told in _told(link, text):
                if told != length:
                    said = f"« {link} {duration_words(told)} »"
                    yield _remark(procedure, route, said, length, (*placed.route, key))


def _words(placed: PlacedStep) -> tuple[Route, str]:
    match placed.step:
        case Do() as step:
            return (*placed.route, "do"), step.do
        case Check() as step:
            return (*placed.route, "check"), step.check
        case Decide() as step:
            return (*placed.route, "decide"), step.decide
        case _:
            return placed.route, ""


def _declared(step: Step, key: str) -> timedelta | None:
    match key:
        case "every":
            return step.every
        case "lasting":
            return step.lasting
        case _:
            return step.within.time if step.within else None


def _told(link: str, text: str) -> Iterator[timedelta]:
    """The delays that a sentence tells after a word; « sous » tells one at the end only, elsewhere it counts days."""
    for met in _delay(link, at_end=link == "sous").finditer(text):
        if met["half"]:
            yield timedelta(minutes=30)
        else:
            unit = met["unit"][0].lower()
            past = int(met["past"] or 0) if unit == "h" else 0
            yield int(met["count"] or 1) * _UNITS[unit] + timedelta(minutes=past)


_UNITS: Final = {
    "h": timedelta(hours=1),
    "m": timedelta(minutes=1),
    "s": timedelta(seconds=1),
    "j": timedelta(days=1),
}


@cache
def _delay(link: str, *, at_end: bool) -> re.Pattern[str]:
    space = "[ \u00a0\u202f]"
    unit = "heures?|h|minutes?|min|secondes?|s|jours?|j"
    end = r"(?=\s*[.,;]?\s*$)" if at_end else ""
    count = rf"(?:(?P<count>[0-9]{{1,4}}){space}?)"
    one = f"{count}?" if link.endswith("les") else count
    length = rf"{one}(?P<unit>{unit})(?![^\W\d_])(?:{space}?(?P<past>[0-5][0-9])(?![0-9]|{space}?(?:min|h)))?"
    return re.compile(rf"\b{link}{space}(?:(?P<half>demi-heures)|{length}){end}", re.IGNORECASE)


def _remark(procedure: Procedure, route: Route, said: str, declared: timedelta, key: Route) -> Remark:
    runbook = procedure.runbook.id
    return Remark(
        Kind.RUNBOOK,
        runbook,
        route,
        f"{said} dans la phrase, {duration_words(declared)} sous « {key[-1]} »",
        "garder la bonne durée aux deux endroits, ou l'ôter de la phrase : le papier imprime celle de la clé.",
        (str(key[-1]), said),
        (Pointer(Kind.RUNBOOK, runbook, key),),
    )


RULES: Final = (told_otherwise,)
