"""IDV, second part: what kills when it is wrong is seen by two."""

import re
from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.bedside import MAKES, MAKES_OF
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.action import AnyStep, Do, ReenterForms
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.step import Risk
from degraded_mode.source.findings import Severity

_CHILDREN: Final = frozenset({UnitKind.PEDIATRIE, UnitKind.NEONATOLOGIE})

_HANDLES: Final = frozenset(
    form
    for verb in (*MAKES, *MAKES_OF, "régler", "calculer", "prescrire", "réécrire", "diluer", "changer")
    for form in (verb.capitalize(), verb)
)

_HIGH_RISK: Final = re.compile(
    r"insulin|héparin|anticoagul|morphin|opio[ïi]d|stupéfiant|potassium|\bKCl\b|chimioth|cytotoxi|curare|adrénalin|"
    r"\bamines?\b|vasopress|sédati|propofol|kétamine|digoxin|méthotrexate|transfus|poches? (?:de sang|O\b)|"
    r"\bculots?\b|unités? O\b",
    re.IGNORECASE,
)
_CHILDS_DOSE: Final = re.compile(r"\bdoses?\b|\bvolumes?\b|\bdébits?\b|seringue|perfusion|\bmg\b|/kg", re.IGNORECASE)


@rule(code="IDV003", slug="risque-sans-deuxieme-controle", severity=Severity.ERROR)
def risk_without_second_check(survey: Survey) -> Iterator[Remark]:
    """A step that touches a dose or a transfusion is confirmed by nobody."""
    yield from _alone(survey, {Risk.DOSE: "de dose", Risk.TRANSFUSION: "transfusionnel"})


@rule(code="IDV004", slug="identite-sans-deuxieme-controle", severity=Severity.WARNING)
def identity_without_second_check(survey: Survey) -> Iterator[Remark]:
    """A step that touches an identity is confirmed by nobody."""
    yield from _alone(survey, {Risk.IDENTITY: "d'identité"})


def _alone(survey: Survey, risks: dict[Risk, str]) -> Iterator[Remark]:
    for procedure in survey.in_force:
        for placed in procedure.having("risk"):
            words = risks.get(placed.step.risk) if placed.step.risk else None
            if words and not _seen_by_another(placed.step):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "risk"),
                    f"risque {words}, et personne d'autre ne contrôle",
                    "écrire « confirmed_by: … », un autre rôle, présent la nuit lui aussi.",
                    (placed.step.id,),
                )


def _seen_by_another(step: AnyStep) -> bool:
    return step.confirmed_by is not None or (isinstance(step, ReenterForms) and step.reenter.checked_by != step.role)


@rule(code="IDV005", slug="medicament-a-risque-seul", severity=Severity.WARNING)
def high_risk_drug_alone(survey: Survey) -> Iterator[Remark]:
    """A step gives or prepares a high-risk drug, blood or a child's dose, and nobody is said to confirm."""
    for procedure in survey.in_force:
        children: bool | None = None
        for placed in procedure.having("do"):
            step = placed.step
            if not isinstance(step, Do) or step.do.partition(" ")[0].rstrip(".,") not in _HANDLES:
                continue
            if step.risk or step.confirmed_by:
                continue
            if children is None:
                children = survey.corpus.kind_of(procedure.runbook.applies_to) in _CHILDREN
            found = _HIGH_RISK.search(step.do) or (_CHILDS_DOSE.search(step.do) if children else None)
            if found:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "do"),
                    f"« {_word(step.do, found)} » : un produit à haut risque, et une seule personne",
                    "écrire « risk: dose » ou « risk: transfusion », et « confirmed_by: … ».",
                    (step.id,),
                )


def _word(text: str, found: re.Match[str]) -> str:
    """The whole words in which something was found."""
    end = found.end()
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[found.start() : end]


RULES: Final = (risk_without_second_check, identity_without_second_check, high_risk_drug_alone)
