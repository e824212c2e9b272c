"""RED, third part: a result is a value, a warning gives no order, a condition is read only one way."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from degraded_mode.language.actions import order_within
from degraded_mode.language.complaint import plain, word_set
from degraded_mode.language.nearness import quoted
from degraded_mode.language.negations import denied_twice
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.lint.texts import Use
from degraded_mode.lint.vocabulary import NEGATION
from degraded_mode.model.action import Check, Decide, PostponeCare, RerouteCalls, RestoreSystem
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.model.trigger import Observed
from degraded_mode.source.findings import Severity

_EMPTY: Final = word_set(
    "ok o k ko ras r a s c est bon bonne bons bonnes bien fait faite faits faites verifie verifiee verifies verifiees "
    "controle controlee controles effectue effectuee realise realisee valide validee conforme conformes correct "
    "correcte corrects correctes correctement normal normale normaux normalement nominal nominale satisfaisant "
    "satisfaisante concluant concluante positif marche marchent fonctionne fonctionnent fonctionnel fonctionnelle "
    "fonctionnement operationnel operationnelle va vont oui tout tous toute toutes est sont a d en ordre regle le la "
    "les l un une de du resultat resultats essai essais test tests verification systeme logiciel application outil "
    "element elements point points etat aucun aucune rien pas sans probleme problemes anomalie anomalies erreur "
    "erreurs signaler souci soucis comme attendu attendue prevu prevue"
)
"""Words that say that a thing was looked at, never what was seen (checklist-design C04, from Degani and Wiener)."""

_NUMBERS: Final = word_set("aucun aucune rien oui non")
"""Alone, these are values: « Combien de prises sans signature ? Aucune. »"""

SHORT: Final = 80
"""Characters: nobody says nothing in more."""

_WORD: Final = re.compile(r"[^\W_]+")


@rule(code="RED003", slug="attendu-sans-valeur", severity=Severity.WARNING)
def empty_result(survey: Survey) -> Iterator[Remark]:
    """What is expected is « OK » or « conforme »: whoever looks cannot tell whether it is."""
    for procedure in survey.in_force:
        for route, text in _results(procedure):
            if _empty(text):
                yield _remark(
                    procedure,
                    route,
                    f"« {quoted(text)} » ne dit pas ce que l'on doit voir",
                    "écrire une valeur ou un état : « décroché en moins de 30 s », « porte fermée ».",
                )


def _empty(text: str) -> bool:
    # The first word is nearly always enough to tell that something is said.
    return all(map(_hollow, _WORD.findall(text[:SHORT]))) and len(text) <= SHORT and not _number(text)


def _number(text: str) -> bool:
    return _NUMBERS.issuperset(_WORD.findall(plain(text)))


@lru_cache(maxsize=1024)
def _hollow(word: str) -> bool:
    return plain(word) in _EMPTY


def _results(procedure: Procedure) -> Iterator[tuple[Route, str]]:
    for placed in procedure.having("expect", "reroute", "restore"):
        step = placed.step
        if isinstance(step, Check):
            yield (*placed.route, "expect"), step.expect
        elif isinstance(step, RerouteCalls):
            yield (*placed.route, "reroute", "test_expect"), step.reroute.test_expect
        elif isinstance(step, RestoreSystem):
            for index, check in enumerate(step.restore.checks):
                yield (*placed.route, "restore", "checks", index), check


@rule(code="RED005", slug="ordre-dans-un-danger", severity=Severity.WARNING)
def order_in_warning(survey: Survey) -> Iterator[Remark]:
    """A warning gives an order: it has no box, and is read after the step that it should have changed."""
    for procedure in survey.in_force:
        for placed in procedure.having("warning"):
            if (warning := placed.step.warning) and (order := order_within(warning)):
                yield _remark(
                    procedure,
                    (*placed.route, "warning"),
                    f"un ordre dans un danger : « {quoted(order)} »",
                    "écrire le danger et sa conséquence ; faire de l'ordre une étape, placée avant.",
                )


@rule(code="RED006", slug="et-avec-ou", severity=Severity.WARNING)
def mixed_condition(survey: Survey) -> Iterator[Remark]:
    """A condition joins with « et » and with « ou »: two people read it two ways."""
    for procedure in survey.in_force:
        for route, text in _conditions(procedure):
            if " et " in text and " ou " in text and (clause := _mixed(text)):
                yield _remark(
                    procedure,
                    route,
                    f"« et » et « ou » dans une même condition : « {quoted(clause)} »",
                    "garder l'un des deux, ou séparer par une virgule ce qui va ensemble.",
                )


def _mixed(condition: str) -> str:
    """The part between two signs that has both; a sign makes plain what goes with what."""
    for clause in re.split("[,;:.()]", condition):
        inside = re.sub(r"^\s*(?:et|ou)\s", "", clause)
        if " et " in inside and " ou " in inside:
            return clause.strip()
    return ""


def _conditions(procedure: Procedure) -> Iterator[tuple[Route, str]]:
    yield ("stand_down",), procedure.runbook.stand_down
    for index, condition in enumerate(procedure.runbook.trigger.any):
        if isinstance(condition, Observed):
            yield ("trigger", "any", index, "observed"), condition.observed
    for placed in procedure.having("until", "criteria", "restore", "postpone"):
        step = placed.step
        if step.until:
            yield (*placed.route, "until"), step.until
        if isinstance(step, Decide):
            yield (*placed.route, "criteria"), step.criteria
        elif isinstance(step, RestoreSystem):
            yield (*placed.route, "restore", "roll_back"), step.restore.roll_back
        elif isinstance(step, PostponeCare):
            for index, case in enumerate(step.postpone.tell.phone_when):
                yield (*placed.route, "postpone", "tell", "phone_when", index), case


@rule(code="RED007", slug="double-negation", severity=Severity.WARNING)
def double_negation(survey: Survey) -> Iterator[Remark]:
    """Two negations answer one another in a sentence: at three in the morning it is read backwards."""
    for found in survey.wording.having(NEGATION):
        written = found.written
        if written.kind is Kind.RUNBOOK and written.use is not Use.NAME and (where := denied_twice(found.flat)):
            yield Remark(
                written.kind,
                written.record,
                written.route,
                f"deux négations dans une phrase : « {quoted(written.text[slice(*where)].strip())} »",
                "dire ce qu'il faut faire, et quand : « rebrancher quand la levée de doute est écrite ».",
            )


def _remark(procedure: Procedure, route: Route, message: str, advice: str) -> Remark:
    return Remark(Kind.RUNBOOK, procedure.runbook.id, route, message, advice)


RULES: Final = (empty_result, order_in_warning, mixed_condition, double_negation)
