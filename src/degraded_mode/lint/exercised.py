"""GOV013 to GOV016: what is approved was tried by those who use it, and is tried again every year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from degraded_mode.impact.practice import YEARLY, Practice, practice
from degraded_mode.language.typography import short_date
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.evidence import Evidence, Outcome
from degraded_mode.model.runbook import Route, Runbook, Status
from degraded_mode.model.unit import Harm
from degraded_mode.source.findings import Severity

# Twice the year that the instruction SHFDS/FSSI/2023/15 asks for; usage, to be confirmed by a hospital reader.
TWO_YEARS: Final = 2 * YEARLY


@dataclass(frozen=True)
class Trial:
    """An approved procedure, and what shows that it was tried."""

    survey: Survey
    procedure: Procedure
    told: tuple[Evidence, ...]
    """All that names it."""

    @property
    def runbook(self) -> Runbook:
        return self.procedure.runbook

    @cached_property
    def practice(self) -> Practice:
        """Its exercises, in any unit."""
        return practice(self.told, "", (self.runbook.id,), self.survey.day)

    @cached_property
    def of_this_version(self) -> bool:
        """True when those who use it tried it since its major version began."""
        began = major_began(self.runbook)
        users = {unit.id for unit in self.survey.followers(self.runbook)}
        return any(
            one.counts
            and one.outcome not in {Outcome.PLANNED, Outcome.FAILED}
            and (began is None or one.date >= began)
            and one.date <= self.survey.day
            and (not one.units or not users or users.intersection(one.units))
            for one in self.told
        )

    @cached_property
    def forsaken(self) -> timedelta | None:
        """How long a procedure of a vital unit has not been exercised, beyond two years; None when it has been."""
        vital = any(Harm.VITAL in unit.impact.values() for unit in self.survey.followers(self.runbook))
        age = self.practice.age
        if age is None and (known := _first_known(self.runbook)):
            age = self.survey.day - known
        return age if vital and age and age > TWO_YEARS else None

    def remark(self, message: str, advice: str, last: Evidence | None = None) -> Remark:
        """A remark at the status of the procedure: what is approved says that it was tried."""
        runbook = self.runbook.id
        values = (last.id,) if last else ()
        related = (Pointer(Kind.EVIDENCE, last.id, ("date",)),) if last else ()
        return Remark(Kind.RUNBOOK, runbook, ("status",), message, f"{advice}{self._planned}", values, related)

    @property
    def _planned(self) -> str:
        planned = self.practice.planned
        return f" Un exercice est prévu le {short_date(planned.date)}." if planned else ""


def major_began(runbook: Runbook) -> date | None:
    """The day on which the major version of a procedure began; None when what is written does not tell."""
    major = runbook.version.partition(".")[0]
    mine = [one for one in runbook.changes if one.version.partition(".")[0] == major]
    others = [one for one in runbook.changes if one not in mine]
    first = min(mine, key=lambda one: one.date, default=None)
    # A history that starts in the middle of a major version does not say when it began.
    whole = first is not None and (bool(others) or first.version.partition(".")[2] in ("", "0"))
    return first.date if first and whole else None


def _first_known(runbook: Runbook) -> date | None:
    approved = runbook.approval.date if runbook.approval else None
    known = (*(one.date for one in runbook.changes), approved, runbook.effective)
    return min((one for one in known if one), default=None)


def _trials(survey: Survey) -> Iterator[Trial]:
    for procedure in survey.in_force:
        if procedure.runbook.status is Status.APPROVED:
            yield Trial(survey, procedure, survey.evidence_of.get(procedure.runbook.id, ()))


@rule(code="GOV013", slug="version-jamais-essayee", severity=Severity.WARNING)
def untried_version(survey: Survey) -> Iterator[Remark]:
    """A procedure is approved, and those who use it never tried this major version."""
    for one in _trials(survey):
        if not one.of_this_version and not one.forsaken:
            major = one.runbook.version.partition(".")[0]
            yield one.remark(
                f"approuvée sans que ceux qui s'en servent aient essayé la version {major}",
                "l'essayer avec le service, même sur table, et l'écrire dans evidence/ ; d'ici là, « status: review ».",
                one.practice.last,
            )


@rule(code="GOV014", slug="exercice-de-plus-d-un-an", severity=Severity.WARNING)
def old_exercise(survey: Survey) -> Iterator[Remark]:
    """The last exercise of a procedure is more than a year old."""
    for one in _trials(survey):
        last = one.practice.last
        if last and one.practice.too_old and one.of_this_version and not one.forsaken:
            yield one.remark(
                f"dernier exercice le {short_date(last.date)}, il y a plus d'un an",
                "prévoir un exercice de continuité : ni un essai technique, ni une restauration, ni un arrêt prévu.",
                last,
            )


@rule(code="GOV015", slug="service-vital-sans-exercice", severity=Severity.ERROR)
def forsaken_procedure(survey: Survey) -> Iterator[Remark]:
    """A procedure of a vital unit has not been exercised for more than two years."""
    for one in _trials(survey):
        if one.forsaken:
            last = one.practice.last
            said = f"dernier exercice le {short_date(last.date)}, il y a plus de deux ans" if last else "jamais exercée"
            said = said if last else f"{said} depuis plus de deux ans"
            yield one.remark(f"service vital : {said}", "l'exercer avec le service avant de s'y fier.", last)


@rule(code="GOV016", slug="echec-sans-suite", severity=Severity.WARNING)
def failure_without_follow_up(survey: Survey) -> Iterator[Remark]:
    """A procedure failed when it was tried, and nothing of it has changed since, nor has it been tried again."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        done = [one for one in survey.evidence_of.get(runbook.id, ()) if _done(one, survey.day)]
        last = max(done, key=lambda one: one.date, default=None)
        if last and last.outcome is Outcome.FAILED and not any(one.date >= last.date for one in runbook.changes):
            route: Route = ("changes", 0) if runbook.changes else ("version",)
            yield Remark(
                Kind.RUNBOOK,
                runbook.id,
                route,
                f"l'essai du {short_date(last.date)} a échoué, et rien n'a changé depuis",
                f"corriger la procédure et l'écrire dans « changes », avec « because: {last.id} » ; puis l'essayer.",
                (last.id,),
                (Pointer(Kind.EVIDENCE, last.id, ("outcome",)),),
            )


def _done(one: Evidence, today: date) -> bool:
    return one.outcome is not Outcome.PLANNED and one.date <= today


RULES: Final = (untried_version, old_exercise, forsaken_procedure, failure_without_follow_up)
