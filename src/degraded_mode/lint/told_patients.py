"""COM, third part: care put off is told to both lists, in two ways, and never beyond what each patient can wait."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import PostponeCare
from degraded_mode.model.corpus import Kind
from degraded_mode.model.measure import Postpone, PostponeRule
from degraded_mode.model.message import MessageKind
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.source.findings import Severity

_BY: Final = {
    MessageKind.SMS: "par SMS",
    MessageKind.CALL: "par téléphone",
    MessageKind.POSTER: "par affiche",
    MessageKind.RECORDING: "par répondeur",
    MessageKind.COMMUNIQUE: "par communiqué",
    MessageKind.INTERNAL: "par note",
    MessageKind.ORDER: "par ordre",
}


@dataclass(frozen=True, slots=True)
class Put:
    """Care put off by a step."""

    procedure: Procedure
    placed: PlacedStep
    postpone: Postpone

    def remark(self, tail: Route, message: str, advice: str, values: tuple[str, ...] = ()) -> Remark:
        """A remark on a part of it."""
        route = (*self.placed.route, "postpone", *tail)
        return Remark(Kind.RUNBOOK, self.procedure.runbook.id, route, message, advice, values)

    def lists(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Both lists of patients: the key, the French name, the messages."""
        yield "postponed", "reportés", self.postpone.tell.postponed
        yield "maintained", "maintenus", self.postpone.tell.maintained


def _put_off(survey: Survey) -> Iterator[Put]:
    for procedure in survey.in_force:
        for placed in procedure.having("postpone"):
            if isinstance(placed.step, PostponeCare):
                yield Put(procedure, placed, placed.step.postpone)


@rule(code="COM011", slug="patients-que-personne-ne-previent", severity=Severity.ERROR)
def nobody_told(survey: Survey) -> Iterator[Remark]:
    """One of the two lists of patients gets no message at all."""
    for put in _put_off(survey):
        for key, name, told in put.lists():
            if not told:
                harm = "viennent pour rien" if key == "postponed" else "ne viennent plus, la panne est connue"
                yield put.remark(
                    ("tell", key),
                    f"rien n'est dit aux patients {name} : ils {harm}",
                    "écrire les messages de cette liste : un appel et un SMS.",
                )


@rule(code="COM012", slug="patients-prevenus-d-une-seule-facon", severity=Severity.WARNING)
def told_one_way(survey: Survey) -> Iterator[Remark]:
    """A list of patients is told in one way only: whoever cannot be reached that way comes, or does not."""
    for put in _put_off(survey):
        for key, name, told in put.lists():
            kinds = {one.kind for message in told if (one := survey.corpus.messages.get(message))}
            unknown = any(message not in survey.corpus.messages for message in told)
            if len(kinds) == 1 and not unknown:
                (kind,) = kinds
                yield put.remark(
                    ("tell", key),
                    f"les patients {name} ne sont prévenus que {_BY[kind]}",
                    "ajouter un message d'un autre genre : un appel pour ceux que le SMS ne joint pas, ou l'inverse.",
                    (kind.value,),
                )


@rule(code="COM013", slug="ligne-incomplete-reportee", severity=Severity.ERROR)
def incomplete_line_postponed(survey: Survey) -> Iterator[Remark]:
    """A line of which too little is known is put off without anybody deciding."""
    for put in _put_off(survey):
        if put.postpone.incomplete_line is PostponeRule.POSTPONE:
            yield put.remark(
                ("incomplete_line",),
                "une ligne incomplète serait reportée d'office, cancer ou urgence compris",
                "écrire « incomplete_line: to_decide » : quelqu'un lit le dossier ou appelle le patient.",
            )


@rule(code="COM014", slug="nouvelle-date-trop-tard", severity=Severity.WARNING)
def new_date_too_late(survey: Survey) -> Iterator[Remark]:
    """A class is put off though its longest delay ends before a new date is given."""
    for put in _put_off(survey):
        given = put.postpone.rebook.within
        for index, one in enumerate(put.postpone.classes):
            if one.rule is PostponeRule.POSTPONE and one.max_delay < given:
                yield put.remark(
                    ("classes", index, "max_delay"),
                    f"« {one.title or one.id} » ne peut attendre que {duration_words(one.max_delay)}, et la nouvelle "
                    f"date n'est donnée que sous {duration_words(given)}",
                    "écrire « keep » ou « keep if the delay would be passed », ou raccourcir « rebook ».",
                    (one.id,),
                )


RULES: Final = (nobody_told, told_one_way, incomplete_line_postponed, new_date_too_late)
