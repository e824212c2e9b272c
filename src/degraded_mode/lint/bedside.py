"""IDV, first part: what is made, given or taken for a patient is checked against the patient."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import Do
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity

_WITHOUT_PATIENTS: Final = frozenset(
    {
        *(UnitKind.CELLULE, UnitKind.INFORMATIQUE, UnitKind.COMMUNICATION, UnitKind.STANDARD, UnitKind.SECURITE),
        *(UnitKind.FINANCES_RH, UnitKind.DIM, UnitKind.STERILISATION),
    }
)
"""Where labels and tubes are those of a computer or of a machine."""

MAKES: Final = frozenset(
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
MAKES_OF: Final[Mapping[str, re.Pattern[str]]] = {
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

# A sentence begins by its verb: one look-up tells nearly all of them apart.
_MAKING: Final = frozenset(form for verb in (*MAKES, *MAKES_OF) for form in (verb.capitalize(), verb))


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
                    with_patients = survey.corpus.kind_of(procedure.runbook.applies_to) not in _WITHOUT_PATIENTS
                if with_patients:
                    yield procedure, placed


def _making(text: str) -> str:
    """What the sentence says besides the thing that is made or given; empty when it makes and gives nothing."""
    first = text.partition(" ")[0].rstrip(".,")
    if first not in _MAKING:
        return ""
    first = first.lower()
    if first in MAKES:
        return text
    thing = MAKES_OF[first].search(text) if first in MAKES_OF else None
    return f"{text[: thing.start()]} {text[thing.end() :]}" if thing else ""


def _looks(corpus: Corpus, step: Do, rest: str) -> bool:
    """True when the step looks at who the patient is: a wristband that is laid is not yet one that is read."""
    if any(_CONTROLLED.search(text) for text in (rest, step.note, step.caution) if text):
        return True
    checked_by_two = step.risk is not None and step.confirmed_by is not None
    return checked_by_two or any((form := corpus.forms.get(name)) and form.identity_zone for name in step.forms)


RULES: Final = (vital_without_identity, without_identity)
