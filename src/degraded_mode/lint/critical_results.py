"""IDV, last part: a result that cannot wait is telephoned, and read back."""

import re
from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.model.action import Call, Do
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.source.findings import Severity

_GIVING: Final = frozenset({UnitKind.LABORATOIRE, UnitKind.IMAGERIE})

_CRITICAL: Final = re.compile(r"(?:résultats?|valeurs?|lectures?|conclusions?) (?:critique|urgent|grave|vita)", re.I)
_GIVES: Final = re.compile(
    rf"{_CRITICAL.pattern}|\b(?:voici|je vous (?:donne|dicte|lis|annonce|transmets)) (?:le|les|un|votre|vos) résultat",
    re.IGNORECASE,
)
_READ_BACK: Final = re.compile(r"répét|relire|relu|redire|redit", re.IGNORECASE)


def _procedures(survey: Survey) -> Iterator[Procedure]:
    for procedure in survey.in_force:
        if survey.corpus.kind_of(procedure.runbook.applies_to) in _GIVING:
            yield procedure


@rule(code="IDV010", slug="resultat-sans-relecture", severity=Severity.WARNING)
def result_not_read_back(survey: Survey) -> Iterator[Remark]:
    """A call gives a result, and nobody has it repeated."""
    for procedure in _procedures(survey):
        for placed in procedure.having("call"):
            step = placed.step
            if isinstance(step, Call) and not step.read_back and _GIVES.search(step.say):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "say"),
                    "un résultat est dit au téléphone, et personne ne le fait répéter",
                    "écrire « read_back: true » : nom, examen, valeur répétés, heure et nom notés.",
                    (step.id,),
                )


@rule(code="IDV011", slug="resultat-critique-sans-appel", severity=Severity.WARNING)
def critical_result_unsaid(survey: Survey) -> Iterator[Remark]:
    """A procedure of a laboratory or of imaging never says that a critical result is telephoned and read back."""
    for procedure in _procedures(survey):
        if not any(_telephones(procedure)):
            yield Remark(
                Kind.RUNBOOK,
                procedure.runbook.id,
                ("phases",),
                "aucune étape ne dit que le résultat critique est téléphoné et répété",
                "ajouter « Téléphoner chaque résultat critique, le faire répéter », avec sa fiche.",
                at_key=True,
            )


def _telephones(procedure: Procedure) -> Iterator[bool]:
    """Whether each step that may, has a critical result told and repeated."""
    for placed in procedure.steps:
        step = placed.step
        if placed.phase not in AFTERWARDS:
            match step:
                case Do(do=said, note=note):
                    whole = f"{said} {note or ''}"
                    yield _CRITICAL.search(whole) is not None and _READ_BACK.search(whole) is not None
                case Call(say=said, read_back=read_back):
                    yield read_back and _GIVES.search(said) is not None
                case _:
                    pass


RULES: Final = (result_not_read_back, critical_result_unsaid)
