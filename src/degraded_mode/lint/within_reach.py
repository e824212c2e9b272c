"""PAP, fourth part: the procedure and the paper are where the unit works, whatever is lost."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.impact.holes import Reason
from degraded_mode.impact.stock import Shelves
from degraded_mode.lint.in_use import in_use
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.model.unit import Unit
from degraded_mode.source.findings import Severity

MOST: Final = 3
"""Units named in one message: beyond, nobody reads."""


@rule(code="PAP016", slug="aucun-exemplaire", severity=Severity.WARNING)
def no_copy(survey: Survey) -> Iterator[Remark]:
    """A place is on the list of the copies of a procedure, and receives none."""
    for own in survey.in_force:
        for index, one in enumerate(own.runbook.distribution):
            if one.copies == 0:
                yield Remark(
                    Kind.RUNBOOK,
                    own.runbook.id,
                    ("distribution", index, "copies"),
                    f"« {one.place} » est sur la liste des exemplaires, et n'en reçoit aucun",
                    "écrire le nombre d'exemplaires, ou retirer le lieu.",
                    (one.place,),
                )


@rule(code="PAP017", slug="procedure-loin-du-service", severity=Severity.WARNING)
def procedure_far_away(survey: Survey) -> Iterator[Remark]:
    """No copy of a procedure lies where a unit that it is written for works."""
    judged = in_use(survey)
    for own in survey.in_force:
        copies = {one.place for one in own.runbook.distribution if one.copies}
        far = [
            unit
            for unit in survey.owners(own.runbook)
            if unit.id in judged and unit.functions and copies.isdisjoint(_places(survey, unit))
        ]
        if far:
            more = ", …" if len(far) > MOST else ""
            places = listed(dict.fromkeys(one.place for unit in far[:1] for one in unit.functions.values()), "ou")
            yield Remark(
                Kind.RUNBOOK,
                own.runbook.id,
                ("distribution",) if own.runbook.distribution else ("code",),
                f"aucun exemplaire de la procédure là où travaille {listed(unit.title for unit in far[:MOST])}{more}",
                f"ajouter un lieu sous « distribution », par exemple {places}.",
                tuple(unit.id for unit in far),
            )


def _places(survey: Survey, unit: Unit) -> frozenset[str]:
    """Where the unit works: itself, its kits, and where they stand."""
    near = {unit.id, *(function.place for function in unit.functions.values())}
    return frozenset(near | {survey.corpus.kits[one].place for one in near if one in survey.corpus.kits})


@rule(code="PAP019", slug="papier-hors-d-atteinte", severity=Severity.ERROR)
def paper_out_of_reach(survey: Survey) -> Iterator[Remark]:
    """The paper that replaces a tool is at another site, or goes with the tool."""
    judged = in_use(survey)
    for covered in survey.coverages:
        shelves = Shelves(covered.here)
        for hole in covered.holes:
            site = shelves.site_of(hole.about[0]) if hole.reason is Reason.PLACE_LOST else ""
            if site and hole.unit in judged:
                there = "est dans un autre site" if site != covered.here.site else "est perdu avec l'outil"
                yield Remark(
                    Kind.UNIT,
                    hole.unit,
                    ("functions", hole.function, "place"),
                    f"« {hole.about[0]} », où est le papier de « {hole.function} », {there}",
                    "ranger le papier dans le service, dans un lieu qui ne dépend pas de l'outil.",
                    (hole.about[0],),
                )


RULES: Final = (no_copy, procedure_far_away, paper_out_of_reach)
