"""IDV, first part: what is made, given or taken for a patient is checked against the patient, by two where it kills."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import AnyStep, Do, ReenterForms
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.runbook import PlacedStep, Runbook
from degraded_mode.model.step import Risk
from degraded_mode.source.findings import Severity

_WITHOUT_PATIENTS: Final = frozenset(
    {
        *(UnitKind.CELLULE, UnitKind.INFORMATIQUE, UnitKind.COMMUNICATION, UnitKind.STANDARD, UnitKind.SECURITE),
        *(UnitKind.FINANCES_RH, UnitKind.DIM, UnitKind.STERILISATION),
    }
)
"""Where labels and tubes are those of a computer or of a machine."""

_CHILDREN: Final = frozenset({UnitKind.PEDIATRIE, UnitKind.NEONATOLOGIE})

_MAKES: Final = frozenset(
    {
        *("étiqueter", "prélever", "ponctionner", "transfuser", "perfuser", "injecter", "administrer", "délivrer"),
        *("brancher", "vacciner"),
    }
)
"""Verbs that by themselves make a label or a sample, or give a product."""

_LABEL: Final = r"étiquettes?|bracelets?|\btubes?\b"
_PRODUCT: Final = (
    r"poches?\b|perfusions?|\bdoses?\b|seringues?|médicaments?|piluliers?|insulines?|antibiotiques?|vaccins?|\bsang\b|"
    r"culots?"
)
_MAKES_OF: Final[Mapping[str, re.Pattern[str]]] = {
    verb: re.compile(things, re.IGNORECASE)
    for verb, things in {
        **dict.fromkeys(("coller", "imprimer", "éditer"), _LABEL),
        **dict.fromkeys(("donner", "préparer"), rf"{_PRODUCT}|traitements?"),
        **dict.fromkeys(("poser", "passer"), rf"{_LABEL}|{_PRODUCT}"),
    }.items()
}
"""Verbs that do so with some things only: a treatment is given, and may also be printed for the whole floor."""

_CONTROLLED: Final = re.compile(
    r"identit|bracelet|\bnoms?\b|prénom|naissance|numéro|photo|\bIPP\b|\bà deux\b|\brel(?:u|ue|us|ues|ire|it)\b|"
    r"\bm[êe]me patient|\bbon patient|\blit à lit|\blit par lit",
    re.IGNORECASE,
)
"""How a step says that it looks at who the patient is."""

_HANDLES: Final = _MAKES | _MAKES_OF.keys() | {"régler", "calculer", "prescrire", "réécrire", "diluer", "changer"}
# A sentence begins by its verb: one look-up tells nearly all of them apart.
_MAKING: Final = frozenset(form for verb in (*_MAKES, *_MAKES_OF) for form in (verb.capitalize(), verb))
_HANDLING: Final = frozenset(form for verb in _HANDLES for form in (verb.capitalize(), verb))

_HIGH_RISK: Final = re.compile(
    r"insulin|héparin|anticoagul|morphin|opio[ïi]d|stupéfiant|potassium|\bKCl\b|chimioth|cytotoxi|curare|adrénalin|"
    r"\bamines?\b|vasopress|sédati|propofol|kétamine|digoxin|méthotrexate|transfus|poches? (?:de sang|O\b)|"
    r"\bculots?\b|unités? O\b",
    re.IGNORECASE,
)
_CHILDS_DOSE: Final = re.compile(r"\bdoses?\b|\bvolumes?\b|\bdébits?\b|seringue|perfusion|\bmg\b|/kg", re.IGNORECASE)


@rule(code="IDV001", slug="geste-vital-sans-identite", severity=Severity.ERROR)
def vital_without_identity(survey: Survey) -> Iterator[Remark]:
    """A vital or risky step makes or gives something for a patient, and nothing in it looks at who the patient is."""
    for procedure, placed in _unchecked(survey, "vital", "risk"):
        if placed.step.vital or placed.step.risk:
            yield _unlooked_at(procedure, placed)


@rule(code="IDV002", slug="geste-sans-identite", severity=Severity.WARNING)
def without_identity(survey: Survey) -> Iterator[Remark]:
    """A step makes or gives something for a patient, and nothing in it looks at who the patient is."""
    for procedure, placed in _unchecked(survey, "do"):
        if not (placed.step.vital or placed.step.risk):
            yield _unlooked_at(procedure, placed)


def _unlooked_at(procedure: Procedure, placed: PlacedStep) -> Remark:
    return Remark(
        Kind.RUNBOOK,
        procedure.runbook.id,
        (*placed.route, "do"),
        "rien dans cette étape ne vérifie qui est le patient",
        "dire le contrôle (« bracelet lu, nom et naissance demandés »), ou citer une fiche à zone d'identité.",
        (placed.step.id,),
    )


def _unchecked(survey: Survey, *keys: str) -> Iterator[tuple[Procedure, PlacedStep]]:
    """The steps that write one of these keys, make or give something, and look at nobody."""
    for procedure in survey.in_force:
        with_patients: bool | None = None
        for placed in procedure.having(*keys):
            step = placed.step
            if isinstance(step, Do) and (rest := _making(step.do)) and not _looks(survey.corpus, step, rest):
                if with_patients is None:
                    with_patients = _kind(survey.corpus, procedure.runbook) not in _WITHOUT_PATIENTS
                if with_patients:
                    yield procedure, placed


def _making(text: str) -> str:
    """What the sentence says besides the thing that is made or given; empty when it makes and gives nothing."""
    first = text.partition(" ")[0].rstrip(".,")
    if first not in _MAKING:
        return ""
    first = first.lower()
    if first in _MAKES:
        return text
    thing = _MAKES_OF[first].search(text) if first in _MAKES_OF else None
    return f"{text[: thing.start()]} {text[thing.end() :]}" if thing else ""


def _looks(corpus: Corpus, step: Do, rest: str) -> bool:
    """True when the step looks at who the patient is: a wristband that is laid is not yet one that is read."""
    if any(_CONTROLLED.search(text) for text in (rest, step.note, step.caution) if text):
        return True
    checked_by_two = step.risk is not None and step.confirmed_by is not None
    return checked_by_two or any((form := corpus.forms.get(name)) and form.identity_zone for name in step.forms)


def _kind(corpus: Corpus, runbook: Runbook) -> UnitKind | None:
    unit = corpus.units.get(runbook.applies_to.unit or "")
    return unit.kind if unit else runbook.applies_to.kind


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
            if not isinstance(step, Do) or step.do.partition(" ")[0].rstrip(".,") not in _HANDLING:
                continue
            if step.risk or step.confirmed_by:
                continue
            if children is None:
                children = _kind(survey.corpus, procedure.runbook) in _CHILDREN
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


RULES: Final = (
    vital_without_identity,
    without_identity,
    risk_without_second_check,
    identity_without_second_check,
    high_risk_drug_alone,
)
