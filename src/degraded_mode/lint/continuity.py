"""CON: no step needs what is lost, not even through what it relies on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from degraded_mode.impact.graph import circles, cited
from degraded_mode.impact.outage import Aftermath
from degraded_mode.impact.reason import blamed, chain
from degraded_mode.impact.survival import Survival, Unmet, Verdict, holds, survive, untouched
from degraded_mode.lint.downfall import Told, told
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey, supposed
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity


@dataclass(frozen=True, slots=True)
class Asked:
    """A step as it is asked: its procedure, and what is lost by then."""

    procedure: Procedure
    placed: PlacedStep
    after: Aftermath
    survival: Survival

    def remark(self, tail: tuple[str | int, ...], message: str, advice: str, why: Told) -> Remark:
        """A remark on a part of the step that falls for the reason told."""
        return Remark(
            Kind.RUNBOOK,
            self.procedure.runbook.id,
            (*self.placed.route, *tail),
            message,
            advice,
            why.values,
            (*self._supposed(why.roots), *why.links),
        )

    def _supposed(self, roots: frozenset[str]) -> Iterator[Pointer]:
        runbook = self.procedure.runbook
        for index, name in enumerate(runbook.lost):
            if name in roots:
                yield Pointer(Kind.RUNBOOK, runbook.id, ("lost", index))
        only_when = self.placed.step.only_when
        for index, name in enumerate(only_when.lost if only_when else ()):
            if name in roots and name not in runbook.lost:
                yield Pointer(Kind.RUNBOOK, runbook.id, (*self.placed.route, "only_when", "lost", index))


NEEDING: Final = ("needs", "call", "inform", "withdraw", "reroute", "transfer")
"""The keys by which a step needs something: it falls through nothing else."""


def _asked(survey: Survey, *keys: str) -> Iterator[Asked]:
    """The steps that write one of these keys and that the loss supposed by their procedure touches."""
    for procedure in survey.in_force:
        runbook = procedure.runbook
        plain = survey.aftermaths[frozenset(runbook.lost)]
        for placed in procedure.having(*keys):
            if placed.phase not in AFTERWARDS:
                after = survey.aftermaths[supposed(runbook, placed)] if placed.step.only_when else plain
                if not untouched(placed.step, survey.ways, after.fallen):
                    yield Asked(procedure, placed, after, survive(placed.step, survey.ways, after))


@rule(code="CON001", slug="besoin-perdu", severity=Severity.ERROR)
def lost_need(survey: Survey) -> Iterator[Remark]:
    """A step needs what its procedure supposes lost, directly or through what it relies on, and nothing replaces it."""
    for asked in _asked(survey, *NEEDING):
        for unmet in asked.survival.because:
            why = told(survey, unmet.chains)
            yield asked.remark(unmet.requirement.route, _complaint(survey, asked, unmet, why), _way_out(unmet), why)


def _complaint(survey: Survey, asked: Asked, unmet: Unmet, why: Told) -> str:
    verb = unmet.requirement.route[0]
    contact = survey.corpus.contacts.get(unmet.requirement.contact)
    one = len(unmet.chains) == 1
    if contact:
        what = f"l'appel à « {contact.title} »" if verb == "call" else f"joindre « {contact.title} »"
        said = f"{what} passe par {why.words}" if one else f"{what} n'est plus possible : {why.words}"
    elif verb == "needs":
        said = f"l'étape a besoin de {why.words}" if one else f"l'étape n'a plus ce dont elle a besoin : {why.words}"
    else:
        said = f"le message passe par {why.words}" if one else f"le message n'a plus de canal : {why.words}"
    fallen = [substitute.id for substitute in asked.placed.step.instead if substitute.for_need in why.heads]
    return f"{said} ; à défaut, {listed(fallen)} tombe aussi" if fallen else said


def _way_out(unmet: Unmet) -> str:
    heads = " ou ".join(f"« for_need: {chain[0]} »" for chain in unmet.chains[:2])
    other = {
        "needs": "faire reposer l'étape sur autre chose",
        "call": "donner au contact un canal qui tient",
    }.get(str(unmet.requirement.route[0]), "ajouter un canal qui tient")
    return f"{other}, ou prévoir un autre moyen sous « instead », avec {heads}."


@rule(code="CON002", slug="a-defaut-perdu", severity=Severity.WARNING)
def lost_substitute(survey: Survey) -> Iterator[Remark]:
    """A substitute falls together with the need that it replaces; the step holds by another one."""
    for asked in _asked(survey, "instead"):
        if asked.survival.verdict is Verdict.BY_SUBSTITUTE:
            for index, substitute in enumerate(asked.placed.step.instead):
                for rank, need in enumerate(substitute.needs):
                    if substitute.for_need in asked.after.fallen and not holds(need, asked.after.fallen):
                        why = told(survey, tuple(chain(asked.after, one) for one in blamed(need, asked.after.fallen)))
                        message = f"« {substitute.id} » tombe avec ce qu'il remplace : il s'appuie sur {why.words}"
                        advice = "retirer cet « à défaut », ou le faire reposer sur autre chose."
                        yield asked.remark(("instead", index, "needs", rank), message, advice, why)


@rule(code="CON003", slug="appui-en-cercle", severity=Severity.ERROR)
def circular_reliance(survey: Survey) -> Iterator[Remark]:
    """Systems hold only one another up: they never stand, even when nothing is lost."""
    never = survey.never_standing
    uses = cited(survey.reliance.needs)
    for circle in circles({name: [one for one in uses[name] if one in never] for name in uses if name in never}):
        names = [survey.title(name) for name in circle]
        yield Remark(
            Kind.SYSTEM,
            circle[0],
            ("relies_on",),
            f"{listed(names)} ne tiennent que l'un par l'autre : ils ne démarreraient jamais"
            if len(circle) > 1
            else f"« {names[0]} » s'appuie sur lui-même : il ne démarrerait jamais",
            "retirer un de ces appuis, ou donner une autre possibilité ({any: […]}).",
            tuple(sorted(circle)),
            tuple(Pointer(Kind.SYSTEM, name, ("relies_on",)) for name in circle[1:]),
        )


RULES: Final = (lost_need, lost_substitute, circular_reliance)
