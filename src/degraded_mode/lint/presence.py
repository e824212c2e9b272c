"""GOV, at 03:00: who is left to confirm once some are held and others have left, and who is left at all."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.typography import count_words
from degraded_mode.lint.duty import present, same_person
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Procedure, Survey
from degraded_mode.model.action import RerouteCalls
from degraded_mode.model.corpus import Kind
from degraded_mode.model.measure import Detachment
from degraded_mode.model.role import OnDuty, Role
from degraded_mode.model.runbook import PhaseName
from degraded_mode.source.findings import Severity

Roles = Mapping[str, Role]


@rule(code="GOV023", slug="personne-pour-confirmer", severity=Severity.WARNING)
def nobody_left_to_confirm(survey: Survey) -> Iterator[Remark]:
    """At night nobody is left to confirm a vital or risky step: gone with a reroute, held elsewhere, or absent."""
    roles = survey.corpus.roles
    for procedure in survey.in_force:
        taken: Taken | None = None
        for rank in procedure.writing.get("confirmed_by", ()):
            placed = procedure.steps[rank]
            step = placed.step
            doer, second = roles.get(step.role or ""), roles.get(step.confirmed_by or "")
            if doer is None or second is None or placed.phase in AFTERWARDS or not (step.vital or step.risk):
                continue
            # One person for both is said by another rule.
            if same_person(roles, doer.id, second.id):
                continue
            taken = taken or _taken(procedure)
            if why := _nobody(roles, (doer, second), taken.by(rank, placed.phase)):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "confirmed_by"),
                    f"à 3 h du matin, personne n'est là pour confirmer : {why}",
                    "nommer un autre rôle, présent la nuit et libre à ce moment-là, ou prévoir son rappel.",
                    (doer.id, second.id),
                    (Pointer(Kind.ROLE, second.id, ("on_duty",) if second.on_duty else ("id",)),),
                )


@dataclass(frozen=True, slots=True)
class Taken:
    """Who is no longer free at night: sent away by a reroute, from its step on, or held by a step that lasts."""

    sent: tuple[tuple[int, str, int], ...]
    """Rank of the step, role, how many."""
    held: tuple[tuple[int, PhaseName | None, str, int], ...]
    """Rank of the step, phase, role, how many."""

    def by(self, rank: int, here: PhaseName | None) -> Mapping[str, int]:
        """How many people of each role are not free for the step of that rank, in its phase."""
        found: defaultdict[str, int] = defaultdict(int)
        for since, role, count in self.sent:
            if since < rank:
                found[role] += count
        for other, phase, role, count in self.held:
            if other != rank and phase is here:
                found[role] += count
        return found


def _taken(procedure: Procedure) -> Taken:
    sent: list[tuple[int, str, int]] = []
    for rank in procedure.writing.get("reroute", ()):
        placed = procedure.steps[rank]
        if isinstance(placed.step, RerouteCalls) and placed.phase not in AFTERWARDS:
            sent += [(rank, one.role, _gone(one)) for one in placed.step.reroute.staff]
    lasting = [(rank, procedure.steps[rank]) for rank in procedure.writing.get("lasting", ())]
    held = [(rank, one.phase, one.step.role, one.step.people or 1) for rank, one in lasting if one.step.role]
    return Taken(tuple(sent), tuple(held))


def _gone(one: Detachment) -> int:
    """How many leave out of hours."""
    return one.count if one.out_of_hours is None else one.out_of_hours


def _nobody(roles: Roles, both: tuple[Role, Role], taken: Mapping[str, int]) -> str:
    """Why neither the second person nor a deputy is free; empty when one is. Whoever is on call comes."""
    doer, role = both
    there = present(roles, role)
    if there is None:
        return f"ni « {role.title} » ni un suppléant n'est de garde ni d'astreinte"
    at_work, seen = present(roles, doer), set[str]()
    while role.id not in seen:
        seen.add(role.id)
        night = role.on_duty.night if role.on_duty else 0
        busy = taken.get(role.id, 0) + (role is at_work)
        if role.on_call is not None or night > busy:
            return ""
        role = roles.get(role.deputy or "", role)
    night = there.on_duty.night if there.on_duty else 0
    return f"« {there.title} », {count_words(night, 'présent', 'présents')}, tous partis ou pris par une autre étape"


@rule(code="GOV024", slug="service-vide-par-le-renfort", severity=Severity.ERROR)
def left_with_too_few(survey: Survey) -> Iterator[Remark]:
    """More people leave with a reroute than are there, or fewer stay than the plan itself wants."""
    for procedure in survey.in_force:
        for placed in procedure.having("reroute"):
            step = placed.step
            for index, one in enumerate(step.reroute.staff if isinstance(step, RerouteCalls) else ()):
                role = survey.corpus.roles.get(one.role)
                if role and role.on_duty and (short := _short(role.on_duty, one)):
                    when, there, leave = short
                    stay = one.leave_at_least or 0
                    yield Remark(
                        Kind.RUNBOOK,
                        procedure.runbook.id,
                        (*placed.route, "reroute", "staff", index, "role"),
                        f"{when}, {there} « {role.title} » sur place et {leave} qui partent : "
                        + (f"il en reste {there - leave}, il en faut {stay}" if leave <= there else "il en manque"),
                        "en envoyer moins (« out_of_hours », la nuit et le week-end), ou rappeler avant de partir.",
                        (role.id,),
                        (Pointer(Kind.ROLE, role.id, ("on_duty",)),),
                    )


def _short(duty: OnDuty, one: Detachment) -> tuple[str, int, int] | None:
    """The first hours at which too few stay: how they are called, how many are there, how many leave."""
    hours = (
        ("le jour", duty.day, one.count),
        ("la nuit", duty.night, _gone(one)),
        ("le week-end", duty.weekend, _gone(one)),
    )
    for words, there, leave in hours:
        if there - leave < (one.leave_at_least or 0):
            return words, there, leave
    return None


RULES: Final = (nobody_left_to_confirm, left_with_too_few)
