"""RED, first part: an instruction begins with its verb, asks for one action, in few words, without a calculation."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Final, NamedTuple

from degraded_mode.language.actions import begins_with_verb, second_action
from degraded_mode.language.nearness import quoted
from degraded_mode.language.sentences import word_count
from degraded_mode.language.typography import count_words
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.lint.texts import Use
from degraded_mode.lint.vocabulary import ARITHMETIC
from degraded_mode.model.action import Check, Do, RerouteCalls
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Mode, Route
from degraded_mode.model.step import Step
from degraded_mode.model.written import has_blank
from degraded_mode.source.findings import Severity

LONGEST_STEP: Final = 160
"""Characters of a step: two printed lines (mode-degrade L014, checklist-design C31)."""

LONGEST_FIRST_ACTION: Final = 12
"""Words of an immediate action (checklist-design C07, from CAP 676 on memory items)."""


class _Asked(NamedTuple):
    """What a step asks in words of its own."""

    procedure: Procedure
    route: Route
    key: str
    text: str
    step: Step


@rule(code="RED001", slug="verbe-d-abord", severity=Severity.WARNING)
def no_verb_first(survey: Survey) -> Iterator[Remark]:
    """An instruction does not begin with its verb."""
    for asked in chain(_asked(survey), _otherwise(survey)):
        if not _led(asked.text) and not _challenge(asked):
            yield _remark(asked, _not_led(asked.text), _VERB_FIRST)
    for judged in survey.records:
        if judged.kind is Kind.ROUTINE:
            text = survey.corpus.routines[judged.id].do
            if not _led(text):
                yield Remark(Kind.ROUTINE, judged.id, ("do",), _not_led(text), _VERB_FIRST)


_VERB_FIRST: Final = "commencer par le verbe de l'action, à l'infinitif : « Ouvrir… », « Appeler… », « Écrire… »."


def _challenge(asked: _Asked) -> bool:
    """True for the name of a thing, read aloud by one and answered by another: « Sac d'urgence ? – Scellé. »"""
    if asked.key != "check" or asked.route[0] != "phases":
        return False
    return asked.procedure.runbook.phases[int(asked.route[1])].mode is Mode.CHALLENGE_RESPONSE


def _led(text: str) -> bool:
    return begins_with_verb(text) or has_blank(text)


def _not_led(text: str) -> str:
    return f"« {quoted(text)} » ne commence pas par un verbe"


@rule(code="RED002", slug="une-seule-action", severity=Severity.WARNING)
def several_actions(survey: Survey) -> Iterator[Remark]:
    """A step asks for two actions: the second one has no box to tick."""
    for asked in chain(_asked(survey), _otherwise(survey, instead_only=True)):
        if second := second_action(asked.text):
            said = f"deux actions dans une étape : « … {second}… »"
            yield _remark(asked, said, "en faire deux étapes : une action, une case à cocher.")


@rule(code="RED009", slug="calcul", severity=Severity.WARNING)
def arithmetic(survey: Survey) -> Iterator[Remark]:
    """A step asks for a calculation, which is made alone, at night, and wrong."""
    for found in survey.wording.having(ARITHMETIC):
        written = found.written
        alone = written.use is Use.ACTION and written.step is not None and written.step.confirmed_by is None
        if alone and (met := _calculation().search(found.flat)):
            yield Remark(
                written.kind,
                written.record,
                written.route,
                f"un calcul à faire dans une étape : « {met[0].strip()} »",
                "donner une table calculée d'avance et relue, ou faire refaire le calcul (« confirmed_by »).",
                (met[0].strip(),),
            )


@cache
def _calculation() -> re.Pattern[str]:
    verbs = "(?:re)?calcule[rz]|additionne[rz]|soustraire|soustrayez|multiplie[rz]|divise[rz]|converti(?:r|ssez)"
    dose = r"[0-9] ?(?:[munµ]?g|ui|m?l|mmol|meq) ?/ ?kg|[0-9] ?(?:[munµ]?g|ui|m?l|mmol|meq) par kg|par kilo de poids"
    formula = r"[0-9] ?[×÷] ?[0-9]|[×÷] ?(?:le |son )?poids|fois le poids|fois la dose|(?:multiplie|divise)e?s? par"
    share = r"(?:moitie|tiers|quart|double) de la dose|doubler la dose|regle de trois"
    return re.compile(rf"\b(?:{verbs})\b|{dose}|{formula}|{share}")


@rule(code="RED012", slug="action-immediate-trop-longue", severity=Severity.WARNING)
def long_first_action(survey: Survey) -> Iterator[Remark]:
    """An immediate action has more words than can be taken in at a glance."""
    for procedure in survey.in_force:
        for index, step in enumerate(procedure.runbook.immediate_actions):
            if isinstance(step, Do | Check):
                key, text = ("do", step.do) if isinstance(step, Do) else ("check", step.check)
                if (count := word_count(text)) > LONGEST_FIRST_ACTION:
                    asked = _Asked(procedure, ("immediate_actions", index), key, text, step)
                    said = f"une action immédiate en {count_words(count, 'mot', 'mots')} : douze au plus"
                    yield _remark(asked, said, "garder le verbe et ce sur quoi il porte ; le reste va dans « note ».")


@rule(code="RED013", slug="etape-trop-longue", severity=Severity.WARNING)
def long_step(survey: Survey) -> Iterator[Remark]:
    """The words of a step take more than two printed lines."""
    for asked in _asked(survey):
        if (count := len(asked.text)) > LONGEST_STEP:
            said = f"une étape en {count_words(count, 'signe', 'signes')} : {LONGEST_STEP} au plus"
            yield _remark(asked, said, "couper en deux étapes, ou mettre la précision dans « note ».")


def _asked(survey: Survey) -> Iterator[_Asked]:
    """The steps that ask something in words: what is done, and what is looked at."""
    for procedure in survey.in_force:
        for key in ("do", "check"):
            for placed in procedure.having(key):
                yield _Asked(procedure, placed.route, key, vars(placed.step)[key], placed.step)


def _otherwise(survey: Survey, *, instead_only: bool = False) -> Iterator[_Asked]:
    """What steps ask when they cannot be done or do not give what is expected, and the tests of reroutes."""
    for procedure in survey.in_force:
        for placed in procedure.having("instead"):
            for index, other in enumerate(placed.step.instead):
                yield _Asked(procedure, (*placed.route, "instead", index), "do", other.do, placed.step)
        for placed in () if instead_only else procedure.having("if_not", "reroute"):
            step = placed.step
            if isinstance(step, Check) and step.if_not and step.if_not.do:
                yield _Asked(procedure, (*placed.route, "if_not"), "do", step.if_not.do, step)
            elif isinstance(step, RerouteCalls):
                yield _Asked(procedure, (*placed.route, "reroute"), "test", step.reroute.test, step)


def _remark(asked: _Asked, message: str, advice: str) -> Remark:
    return Remark(Kind.RUNBOOK, asked.procedure.runbook.id, (*asked.route, asked.key), message, advice)


RULES: Final = (no_verb_first, several_actions, arithmetic, long_first_action, long_step)
