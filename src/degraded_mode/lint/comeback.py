"""RET, first half: a procedure says how its loss ends, who gives the tool back, and what was learnt."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import AFTERWARDS, NOT_IN_FORCE, Procedure, Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.action import RestoreSystem
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.measure import Restore
from degraded_mode.model.record import Scope
from degraded_mode.model.role import Family
from degraded_mode.model.runbook import PhaseName, PlacedStep, Route
from degraded_mode.model.system import SystemKind
from degraded_mode.source.findings import Severity


@dataclass(frozen=True, slots=True)
class Return:
    """A system given back to its users by a step."""

    procedure: Procedure
    placed: PlacedStep
    restore: Restore

    def remark(self, key: str, message: str, advice: str, *values: str) -> Remark:
        """A remark on one of the keys of what the step asks."""
        route = (*self.placed.route, "restore", key)
        return Remark(Kind.RUNBOOK, self.procedure.runbook.id, route, message, advice, values)


def returns(procedure: Procedure) -> Iterator[Return]:
    """The systems that a procedure gives back, in reading order."""
    for placed in procedure.having("restore"):
        if isinstance(placed.step, RestoreSystem):
            yield Return(procedure, placed, placed.step.restore)


@dataclass(frozen=True, slots=True)
class Ends:
    """The procedures in force that may end a loss, by the system that they give back."""

    survey: Survey
    by_system: dict[str, list[Procedure]]

    def has(self, procedure: Procedure, phase: PhaseName) -> bool:
        """True when the phase is written in the procedure, or in one that gives back to its unit what it lost."""
        return _has(procedure, phase) or any(
            _has(other, phase) and _meet(self.survey.corpus, procedure.runbook.applies_to, other.runbook.applies_to)
            for name in procedure.runbook.lost
            for other in self.by_system.get(name, ())
        )


def _ends(survey: Survey) -> Ends:
    found: dict[str, list[Procedure]] = {}
    for procedure in survey.library.values():
        if procedure.runbook.status not in NOT_IN_FORCE:
            for one in returns(procedure):
                found.setdefault(one.restore.system, []).append(procedure)
    return Ends(survey, found)


def _has(procedure: Procedure, phase: PhaseName) -> bool:
    return any(one.phase is phase for one in procedure.runbook.phases)


def _meet(corpus: Corpus, one: Scope, other: Scope) -> bool:
    """True when a unit may be concerned by both; a unit that is not declared may be any."""
    kinds = {corpus.kind_of(one), corpus.kind_of(other)}
    if None in kinds:
        return True
    return len(kinds) == 1 and (one.unit is None or other.unit is None or one.unit == other.unit)


def _judged(survey: Survey) -> tuple[Procedure, ...]:
    """The procedures whose end can be judged: none while one cannot be read, since it may be the one."""
    return () if Kind.RUNBOOK in survey.declared.hidden else survey.in_force


def _applications(survey: Survey, procedure: Procedure) -> list[tuple[int, str]]:
    """What the procedure lost that people write in, with its rank in the list."""
    systems = survey.corpus.systems
    named = enumerate(procedure.runbook.lost)
    return [(rank, one) for rank, one in named if one in systems and systems[one].kind is SystemKind.APPLICATION]


def _after_the_last(procedure: Procedure, message: str, advice: str, *related: Route) -> Remark:
    """A remark on the last phase, after which something is missing."""
    runbook = procedure.runbook
    pointers = tuple(Pointer(Kind.RUNBOOK, runbook.id, route) for route in related)
    route: Route = ("phases", len(runbook.phases) - 1, "phase")
    return Remark(Kind.RUNBOOK, runbook.id, route, message, advice, (), pointers)


@rule(code="RET001", slug="sans-phase-de-retour", severity=Severity.WARNING)
def no_return(survey: Survey) -> Iterator[Remark]:
    """A procedure supposes the loss of a tool that people write in, and never says how one comes back from it."""
    ends = _ends(survey)
    for procedure in _judged(survey):
        lost = _applications(survey, procedure)
        if lost and not ends.has(procedure, PhaseName.RETURN):
            said = f"rien ne dit comment le service revient à « {survey.title(lost[0][1])} »"
            advice = "ajouter une phase « return » : essais, heure de reprise, ce qui fait revenir au papier."
            yield _after_the_last(procedure, said, advice, ("lost", lost[0][0]))


@rule(code="RET002", slug="sans-phase-de-rattrapage", severity=Severity.WARNING)
def no_catch_up(survey: Survey) -> Iterator[Remark]:
    """A procedure supposes the loss of a tool that people write in, and never says how paper goes back into it."""
    ends = _ends(survey)
    for procedure in _judged(survey):
        lost = _applications(survey, procedure)
        if lost and not ends.has(procedure, PhaseName.CATCH_UP):
            said = f"rien ne dit comment le papier rentre dans « {survey.title(lost[0][1])} »"
            advice = "ajouter une phase « catch_up » : qui ressaisit quoi, sous quel délai, contrôlé par qui."
            yield _after_the_last(procedure, said, advice, ("lost", lost[0][0]))


@rule(code="RET003", slug="perdu-jamais-rendu", severity=Severity.WARNING)
def never_given_back(survey: Survey) -> Iterator[Remark]:
    """A tool is lost and no step of any procedure gives it back to its users."""
    ends = _ends(survey)
    for procedure in _judged(survey):
        for rank, name in _applications(survey, procedure):
            if name not in ends.by_system and _has(procedure, PhaseName.RETURN):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    ("lost", rank),
                    f"aucune étape ne rend « {survey.title(name)} » à ses utilisateurs",
                    f"écrire à la reprise une étape « restore » de « {name} » : essais, heure de reprise, signatures.",
                    (name,),
                )


@rule(code="RET004", slug="reprise-signee-par-un-seul", severity=Severity.WARNING)
def signed_alone(survey: Survey) -> Iterator[Remark]:
    """A system is given back on one signature."""
    for procedure in survey.in_force:
        for one in returns(procedure):
            if len(set(one.restore.signed_by)) < 2:
                yield one.remark(
                    "signed_by",
                    f"« {one.restore.signed_by[0]} » signe seul la reprise de « {survey.title(one.restore.system)} »",
                    "ajouter une deuxième signature : celui qui rend le système, et celui qui s'en sert.",
                    one.restore.system,
                )


@rule(code="RET005", slug="reprise-sans-le-metier", severity=Severity.WARNING)
def given_back_by_it_alone(survey: Survey) -> Iterator[Remark]:
    """IT alone says that a system is back, or sets the hour after which nothing new goes on paper."""
    for procedure in survey.in_force:
        for one in returns(procedure):
            signing = dict.fromkeys(one.restore.signed_by)
            if len(signing) > 1 and all(_of_it(survey, name) for name in signing):
                said = f"{listed(signing)} signent la reprise, tous de l'informatique"
                advice = "ajouter un rôle du métier : lui seul sait si l'outil rend ce qu'on attend de lui."
                yield one.remark("signed_by", said, advice, *signing)
            if _of_it(survey, one.restore.cutover_by):
                said = f"« {one.restore.cutover_by} », de l'informatique, fixe l'heure où le papier s'arrête"
                advice = "nommer un rôle du métier : l'heure de reprise est celle du service."
                yield one.remark("cutover_by", said, advice, one.restore.cutover_by)


def _of_it(survey: Survey, name: str) -> bool:
    role = survey.corpus.roles.get(name)
    return role is not None and role.family is Family.IT


@rule(code="RET006", slug="ressaisie-avant-le-retour", severity=Severity.WARNING)
def keyed_too_soon(survey: Survey) -> Iterator[Remark]:
    """Paper is keyed in while the tool is lost, or before the step that gives it back."""
    for procedure in survey.in_force:
        reentering = procedure.writing.get("reenter", ())
        first = min(procedure.writing.get("restore", (0,))) if reentering else 0
        for rank in reentering:
            placed, back = procedure.steps[rank], procedure.steps[first]
            if placed.phase not in AFTERWARDS and procedure.runbook.lost:
                said = "ressaisie écrite dans une phase où l'outil est encore perdu"
                yield _too_soon(procedure, placed, said)
            elif rank < first:
                said = f"ressaisie écrite avant l'étape « {back.step.id} » qui rend l'outil"
                yield _too_soon(procedure, placed, said, (*back.route, "restore"))


def _too_soon(procedure: Procedure, placed: PlacedStep, message: str, *related: Route) -> Remark:
    return Remark(
        Kind.RUNBOOK,
        procedure.runbook.id,
        (*placed.route, "reenter"),
        message,
        "placer cette étape dans la phase « catch_up », une fois l'outil rendu.",
        (placed.step.id,),
        tuple(Pointer(Kind.RUNBOOK, procedure.runbook.id, route) for route in related),
        at_key=True,
    )


@rule(code="RET007", slug="vitale-sans-retour-d-experience", severity=Severity.WARNING)
def nothing_learnt(survey: Survey) -> Iterator[Remark]:
    """A procedure on which a life depends has no review: the same fault comes back at the next failure."""
    ends = _ends(survey)
    for procedure in _judged(survey):
        vital = next((placed for placed in procedure.having("vital") if placed.step.vital), None)
        if vital and not ends.has(procedure, PhaseName.REVIEW):
            said = "une vie tient à cette procédure, et rien ne prévoit le retour d'expérience"
            advice = "ajouter une phase « review » : à chaud avant de quitter la salle, à froid dans les 30 jours."
            yield _after_the_last(procedure, said, advice, (*vital.route, "vital"))


@rule(code="RET008", slug="sans-double-ecoute", severity=Severity.INFO)
def no_double_listening(survey: Survey) -> Iterator[Remark]:
    """Rerouted calls are brought back and nobody listens at both ends for a while."""
    rerouted = {placed.step.opens for one in survey.library.values() for placed in one.having("reroute")} - {None}
    for procedure in survey.in_force if rerouted else ():
        for rank in procedure.writing.get("closes", ()):
            placed = procedure.steps[rank]
            back = placed.phase in AFTERWARDS and placed.step.closes in rerouted
            if back and not any(later.step.lasting for later in procedure.steps[rank:]):
                yield Remark(
                    Kind.RUNBOOK,
                    procedure.runbook.id,
                    (*placed.route, "closes"),
                    "les appels reviennent d'un coup, sans que personne écoute un temps aux deux bouts",
                    "ajouter ensuite une étape qui tient la double écoute (« lasting: 30 min »).",
                    (placed.step.id,),
                )


RULES: Final = (
    no_return,
    no_catch_up,
    never_given_back,
    signed_alone,
    given_back_by_it_alone,
    keyed_too_soon,
    nothing_learnt,
    no_double_listening,
)
