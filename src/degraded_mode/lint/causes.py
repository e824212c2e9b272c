"""CON004: no single failure both calls for a vital step and takes away what it needs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from degraded_mode.impact.activation import losses
from degraded_mode.impact.cuts import bits
from degraded_mode.impact.enumeration import Combinations, gate_masks
from degraded_mode.impact.gates import Gates
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.reason import Chain
from degraded_mode.impact.survival import Unmet, Verdict, survive
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey, supposed
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PlacedStep
from degraded_mode.source.findings import Severity

MOST: Final = 3
"""Causes named in one message, and links pointed at: beyond, nobody reads."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """A vital step, and the systems whose failure alone asks for it and makes it impossible."""

    procedure: Procedure
    placed: PlacedStep
    causes: tuple[str, ...]


def _vital(survey: Survey) -> Iterator[tuple[Procedure, PlacedStep, list[str]]]:
    """The vital steps of the procedures that a loss calls for, with what calls for them."""
    for procedure in survey.in_force:
        called = sorted(losses(procedure.runbook) - survey.never_standing)
        for placed in procedure.having("vital") if called else ():
            if placed.step.vital and placed.phase not in AFTERWARDS:
                yield procedure, placed, called


def _exposed(survey: Survey) -> Iterator[Exposed]:
    """All causes are tried at once: one bit for each."""
    gates, tried = Gates(), list(_vital(survey))
    roots: list[int] = []
    for _, placed, called in tried:
        asked = [gates.all(gates.name(name) for name in called)]
        condition = placed.step.only_when.lost if placed.step.only_when else ()
        stands = gates.step(placed.step, survey.ways)
        roots.append(gates.any((stands, *asked, *(gates.name(name) for name in condition))))
    alone = Combinations(tuple(survey.reliance.needs), 1)
    masks = list(gate_masks(gates.gates, alone.falling(survey.reliance), alone.having)) if tried else []
    for (procedure, placed, _), root in zip(tried, roots, strict=True):
        mask = masks[root]
        # What falls whatever is lost, or with all that the procedure supposes lost, is told by other rules.
        if mask and mask != alone.everywhere and not _falls_as_supposed(survey, procedure, placed):
            yield Exposed(procedure, placed, tuple(alone.causes[bit.bit_length() - 1] for bit in bits(mask)))


def _falls_as_supposed(survey: Survey, procedure: Procedure, placed: PlacedStep) -> bool:
    after = survey.aftermaths[supposed(procedure.runbook, placed)]
    return survive(placed.step, survey.ways, after).verdict is Verdict.FALLS


def _nearest(survey: Survey, one: Exposed) -> tuple[Unmet, Chain]:
    """What the step lacks by the failure nearest to it, and the way down to that failure."""
    afters = aftermaths(survey.reliance, [Outage(frozenset((cause,))) for cause in one.causes])
    falls = (unmet for after in afters for unmet in survive(one.placed.step, survey.ways, after).because)
    return min(
        ((unmet, chain) for unmet in falls for chain in unmet.chains), key=lambda found: (len(found[1]), found[1])
    )


@rule(code="CON004", slug="une-seule-cause", severity=Severity.ERROR)
def single_cause(survey: Survey) -> Iterator[Remark]:
    """One failure alone calls for a vital step and takes away what it needs: the fallback went with the tool."""
    for one in _exposed(survey):
        unmet, chain = _nearest(survey, one)
        cause = chain[-1]
        others = [name for name in one.causes if name != cause]
        more = f" ; de même {listed([survey.title(name) for name in others[:MOST]])}" if others else ""
        way = ", qui s'appuie sur ".join(f"« {survey.title(name)} »" for name in chain)
        yield Remark(
            Kind.RUNBOOK,
            one.procedure.runbook.id,
            (*one.placed.route, *unmet.requirement.route),
            f"« {survey.title(cause)} » arrêté seul demande cette étape vitale et la rend impossible : {way}{more}",
            "ajouter un « instead », un canal ou une copie qui ne passe pas par là.",
            tuple(sorted(one.causes)),
            tuple(Pointer(Kind.SYSTEM, name, ("relies_on",)) for name in chain[:-1][:MOST]),
        )


RULES = (single_cause,)
