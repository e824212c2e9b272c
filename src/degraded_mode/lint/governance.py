"""GOV, first half: somebody answers for the procedure, somebody else approved it, and it is not out of date."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.language.typography import short_date
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.role import Family
from degraded_mode.model.runbook import Route, Runbook, Status
from degraded_mode.source.findings import Severity

NOTICE: Final = timedelta(days=60)
"""A review is prepared some weeks ahead; usage, to be confirmed by a hospital reader."""


@rule(code="GOV001", slug="responsable-informatique", severity=Severity.WARNING)
def owned_by_it(survey: Survey) -> Iterator[Remark]:
    """The owner of a procedure is a role of the IT department."""
    for runbook in _in_force(survey):
        owner = survey.corpus.roles.get(runbook.owner)
        if owner and owner.family is Family.IT:
            yield _remark(
                runbook,
                ("owner",),
                f"le responsable, « {owner.title} », est un rôle de l'informatique",
                "nommer un rôle du métier : lui seul sait ce qu'il faut faire, laisser et ressaisir.",
                (owner.id,),
                Pointer(Kind.ROLE, owner.id, ("family",)),
            )


@rule(code="GOV002", slug="approbation-absente", severity=Severity.ERROR)
def approved_by_nobody(survey: Survey) -> Iterator[Remark]:
    """A procedure says that it is approved and does not say by whom."""
    for runbook in _in_force(survey):
        if runbook.status is Status.APPROVED and runbook.approval is None:
            yield _remark(
                runbook,
                ("status",),
                "la procédure se dit approuvée, sans dire par qui ni quand",
                "remplir « approval » (by, date, quality), ou écrire « status: review ».",
            )


@rule(code="GOV003", slug="auteur-approbateur", severity=Severity.ERROR)
def approved_by_its_author(survey: Survey) -> Iterator[Remark]:
    """The role that wrote a procedure approved it."""
    for runbook in _in_force(survey):
        if runbook.approval and runbook.approval.by == runbook.author:
            yield _remark(
                runbook,
                ("approval", "by"),
                f"« {runbook.author} » approuve ce qu'il a écrit",
                "faire approuver par un autre rôle.",
                (runbook.author,),
                Pointer(Kind.RUNBOOK, runbook.id, ("author",)),
            )


@rule(code="GOV004", slug="revue-depassee", severity=Severity.WARNING)
def overdue_review(survey: Survey) -> Iterator[Remark]:
    """The date by which a procedure was to be reviewed has passed."""
    for runbook in _in_force(survey):
        if runbook.review_by and runbook.review_by < survey.day:
            yield _remark(
                runbook,
                ("review_by",),
                f"la procédure devait être revue avant le {short_date(runbook.review_by)}",
                "la relire avec ceux qui s'en servent, puis repousser la date. Elle reste utilisable en attendant.",
            )


@rule(code="GOV005", slug="revue-sans-date", severity=Severity.WARNING)
def undated_review(survey: Survey) -> Iterator[Remark]:
    """An approved procedure does not say by when it is to be reviewed."""
    for runbook in _in_force(survey):
        if runbook.status is Status.APPROVED and runbook.review_by is None:
            yield _remark(
                runbook,
                ("status",),
                "la procédure est approuvée sans date de revue",
                "écrire « review_by: … », un an après l'approbation au plus tard.",
            )


@rule(code="GOV006", slug="revue-proche", severity=Severity.INFO)
def near_review(survey: Survey) -> Iterator[Remark]:
    """A procedure is to be reviewed within 60 days."""
    for runbook in _in_force(survey):
        if runbook.review_by and survey.day <= runbook.review_by <= survey.day + NOTICE:
            days = (runbook.review_by - survey.day).days
            yield _remark(
                runbook,
                ("review_by",),
                f"la procédure est à revoir avant le {short_date(runbook.review_by)}, dans {days} jours",
                "prévoir la relecture.",
            )


@rule(code="GOV007", slug="dates-en-desordre", severity=Severity.WARNING)
def dates_out_of_order(survey: Survey) -> Iterator[Remark]:
    """Approval in the future, effect before approval, or review before effect."""
    for runbook in _in_force(survey):
        approved = runbook.approval.date if runbook.approval else None
        effective, review = runbook.effective, runbook.review_by
        if approved and approved > survey.day:
            advice = "corriger la date, ou garder « status: review » jusque-là."
            yield _remark(
                runbook, ("approval", "date"), f"approuvée le {short_date(approved)}, un jour à venir", advice
            )
        if approved and effective and effective < approved:
            said = f"en vigueur le {short_date(effective)}, avant son approbation le {short_date(approved)}"
            other = Pointer(Kind.RUNBOOK, runbook.id, ("approval", "date"))
            yield _remark(runbook, ("effective",), said, "corriger l'une des deux dates.", (), other)
        start = effective or approved
        if start and review and review <= start:
            said = f"à revoir avant le {short_date(review)}, alors qu'elle n'est en vigueur que le {short_date(start)}"
            yield _remark(runbook, ("review_by",), said, "corriger l'une des deux dates.")


def _in_force(survey: Survey) -> Iterator[Runbook]:
    return (procedure.runbook for procedure in survey.in_force)


def _remark(
    runbook: Runbook,
    route: Route,
    message: str,
    advice: str,
    values: tuple[str, ...] = (),
    related: Pointer | None = None,
) -> Remark:
    return Remark(Kind.RUNBOOK, runbook.id, route, message, advice, values, (related,) if related else ())


RULES: Final = (
    owned_by_it,
    approved_by_nobody,
    approved_by_its_author,
    overdue_review,
    undated_review,
    near_review,
    dates_out_of_order,
)
