"""GOV, second half: at 03:00 and on Sundays, somebody is there to decide, to do and to confirm."""

from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.role import Role
from degraded_mode.model.runbook import Route
from degraded_mode.source.findings import Severity


@rule(code="GOV008", slug="decideur-absent", severity=Severity.ERROR)
def absent_decider(survey: Survey) -> Iterator[Remark]:
    """Whoever declares or decides out of hours is neither present then nor on call."""
    for kind, record, route, name in _deciders(survey):
        role = survey.corpus.roles.get(name)
        if role and not role.answers_out_of_hours():
            deputy = present(survey.corpus.roles, role)
            yield Remark(
                kind,
                record,
                route,
                f"« {role.title} » décide la nuit et le week-end sans être de garde ni d'astreinte",
                f"écrire « {deputy.id} », son suppléant, qui est là."
                if deputy
                else "nommer un rôle présent à 3 h du matin, ou compléter « on_duty » et « on_call » de ce rôle.",
                (name,),
                (Pointer(Kind.ROLE, name, ("on_duty",) if role.on_duty else ("id",)),),
            )


def _deciders(survey: Survey) -> Iterator[tuple[Kind, str, Route, str]]:
    for procedure in survey.in_force:
        runbook = procedure.runbook
        route: Route = ("trigger", "declared_by", "out_of_hours")
        yield Kind.RUNBOOK, runbook.id, route, runbook.trigger.declared_by.out_of_hours
    for unit in survey.units:
        yield Kind.UNIT, unit.id, ("decides", "out_of_hours"), unit.decides.out_of_hours


def present(roles: Mapping[str, Role], role: Role) -> Role | None:
    """The first of a role and its deputies, in their order, who is there out of hours."""
    seen: set[str] = set()
    while role.id not in seen:
        if role.answers_out_of_hours():
            return role
        seen.add(role.id)
        role = roles.get(role.deputy or "", role)
    return None


@rule(code="GOV009", slug="etape-sans-role", severity=Severity.WARNING)
def nobodys_step(survey: Survey) -> Iterator[Remark]:
    """A step does not say who does it."""
    for procedure in survey.in_force:
        if len(procedure.writing.get("role", ())) == len(procedure.steps):
            continue
        for placed in procedure.steps:
            if placed.step.role is None:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "id"),
                    f"l'étape « {placed.step.id} » ne dit pas qui la fait",
                    "écrire « role: … », un seul rôle.",
                    (placed.step.id,),
                )


@rule(code="GOV010", slug="vitale-sans-personne", severity=Severity.WARNING)
def vital_step_unstaffed(survey: Survey) -> Iterator[Remark]:
    """A vital step falls to a role that nobody holds out of hours, not even a deputy."""
    roles = survey.corpus.roles
    for procedure in survey.in_force:
        for placed in procedure.having("vital"):
            role = roles.get(placed.step.role or "")
            if placed.step.vital and role and present(roles, role) is None:
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "role"),
                    f"étape vitale : ni « {role.title} » ni un suppléant n'est là la nuit et le week-end",
                    "confier l'étape à un rôle présent à 3 h du matin, ou donner à celui-ci un suppléant qui l'est.",
                    (role.id,),
                    (Pointer(Kind.ROLE, role.id, ("id",)),),
                )


@rule(code="GOV011", slug="confirmee-par-soi", severity=Severity.WARNING)
def confirmed_by_its_doer(survey: Survey) -> Iterator[Remark]:
    """The second person of a step is the first, always or when few are there."""
    for procedure in survey.in_force:
        for placed in procedure.having("confirmed_by"):
            step = placed.step
            if step.confirmed_by and step.role:
                by_day = placed.phase in AFTERWARDS
                said = same_person({} if by_day else survey.corpus.roles, step.role, step.confirmed_by)
                if said:
                    yield Remark(
                        Kind.RUNBOOK,
                        procedure.runbook.id,
                        (*placed.route, "confirmed_by"),
                        said,
                        "faire confirmer par un autre rôle, présent à 3 h du matin lui aussi.",
                        (step.role, step.confirmed_by),
                    )


def same_person(roles: Mapping[str, Role], doer: str, second: str) -> str:
    """Why one person would both do and confirm; empty when two will be there."""
    if doer == second:
        return f"« {doer} » confirmerait ce qu'il vient de faire"
    one, other = roles.get(doer), roles.get(second)
    at_night = present(roles, one) if one else None
    if one is None or other is None or at_night is None or present(roles, other) is not at_night:
        return ""
    if at_night.on_duty and at_night.on_duty.night > 1:
        return ""
    return f"la nuit, « {one.title} » et « {other.title} » sont la même personne : « {at_night.title} », seul présent"


RULES: Final = (absent_decider, nobodys_step, vital_step_unstaffed, confirmed_by_its_doer)
