"""GOV017 to GOV020: what gives way is said, and the plan is kept up: read, signed, tended."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from degraded_mode.impact.activation import losses
from degraded_mode.language.typography import duration_words, short_date
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.evidence import Evidence, EvidenceKind, Outcome
from degraded_mode.model.runbook import Runbook, Status
from degraded_mode.source.findings import Severity


@rule(code="GOV017", slug="rien-ne-cede", severity=Severity.WARNING)
def nothing_gives_way(survey: Survey) -> Iterator[Remark]:
    """A procedure that supposes a loss does not say what goes on, or what slows down or stops."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        lacking = [] if runbook.keep else ["ce qui est maintenu (« keep »)"]
        lacking += [] if runbook.reduce or runbook.stop else ["ce qui est réduit ou arrêté (« reduce », « stop »)"]
        if lacking and losses(runbook):
            yield Remark(
                Kind.RUNBOOK,
                runbook.id,
                ("title",),
                f"la procédure ne dit pas {', ni '.join(lacking)}",
                "l'écrire : sans cela, chacun choisit seul ce qu'il abandonne.",
            )


@rule(code="GOV018", slug="routine-en-retard", severity=Severity.WARNING)
def overdue_routine(survey: Survey) -> Iterator[Remark]:
    """A routine has neither an hour nor a rhythm, or its last proof is older than its rhythm."""
    proofs: dict[str, Evidence] = {}
    for one in survey.corpus.evidence.values():
        for name in one.routines if _done(one, survey.day) else ():
            if name not in proofs or proofs[name].date < one.date:
                proofs[name] = one
    for routine in survey.corpus.routines.values():
        last = proofs.get(routine.id)
        if routine.at is None and routine.every is None:
            advice = "écrire « at: … » (chaque jour à cette heure) ou « every: … »."
            yield Remark(Kind.ROUTINE, routine.id, ("id",), f"rien ne dit quand faire « {routine.do} »", advice)
        elif last and routine.every and survey.day - last.date > routine.every:
            yield Remark(
                Kind.ROUTINE,
                routine.id,
                ("every",),
                f"faite en dernier le {short_date(last.date)}, il y a {(survey.day - last.date).days} jours ; "
                f"rythme : {duration_words(routine.every)}",
                "la faire, puis écrire la preuve dans evidence/ ; ou corriger le rythme.",
                (last.id,),
                (Pointer(Kind.EVIDENCE, last.id, ("date",)),),
            )


def _done(one: Evidence, today: date) -> bool:
    return one.outcome not in {Outcome.PLANNED, Outcome.FAILED} and one.date <= today


@rule(code="GOV019", slug="version-non-lue", severity=Severity.INFO)
def unread_version(survey: Survey) -> Iterator[Remark]:
    """Nobody has signed that they read this version of a procedure that has vital steps."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        if runbook.status is not Status.APPROVED or not any(one.step.vital for one in procedure.having("vital")):
            continue
        told = survey.evidence_of.get(runbook.id, ())
        read = [one for one in told if one.kind is EvidenceKind.READING and _done(one, survey.day)]
        last = max(read, key=lambda one: one.date, default=None)
        since = _version_day(runbook)
        if last is None or (since and last.date < since):
            yield Remark(
                Kind.RUNBOOK,
                runbook.id,
                ("version",),
                f"version {runbook.version} : dernière lecture signée le {short_date(last.date)}, d'une version d'avant"
                if last
                else f"version {runbook.version} : aucune lecture signée",
                "faire lire et signer ceux qui s'en servent, puis l'écrire dans evidence/ (« kind: reading »).",
                (last.id,) if last else (),
                (Pointer(Kind.EVIDENCE, last.id, ("date",)),) if last else (),
            )


def _version_day(runbook: Runbook) -> date | None:
    """The day of the version in force, as its history says, else of its approval."""
    mine = [one.date for one in runbook.changes if one.version == runbook.version]
    approved = [runbook.approval.date] if runbook.approval else []
    return max(mine or approved, default=None)


@rule(code="GOV020", slug="changee-apres-l-approbation", severity=Severity.WARNING)
def changed_since_approval(survey: Survey) -> Iterator[Remark]:
    """A procedure has changed since it was approved."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        later = [
            (index, one)
            for index, one in enumerate(runbook.changes)
            if runbook.approval and one.date > runbook.approval.date
        ]
        if later and runbook.approval:
            index, last = max(later, key=lambda pair: pair[1].date)
            yield Remark(
                Kind.RUNBOOK,
                runbook.id,
                ("approval", "date"),
                f"approuvée le {short_date(runbook.approval.date)}, changée le {short_date(last.date)} "
                f"(version {last.version})",
                "faire approuver ce qui a changé, ou écrire « status: review ».",
                (last.version,),
                (Pointer(Kind.RUNBOOK, runbook.id, ("changes", index, "date")),),
            )


RULES: Final = (nothing_gives_way, overdue_routine, unread_version, changed_since_approval)
