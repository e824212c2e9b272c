"""GOV030 to GOV034: what a site adapts takes nothing vital away, and does not only repeat the group."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import NOT_IN_FORCE, Procedure, Survey
from degraded_mode.loading.overlay import Merged, Spot
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import PhaseName, PlacedStep, Route
from degraded_mode.source.findings import Severity

SAFEGUARDS: Final = {
    "vital": "l'étape n'est plus vitale",
    "warning": "l'étape perd son danger",
    "confirmed_by": "l'étape perd sa deuxième personne",
    "risk": "l'étape perd son deuxième contrôle",
}
"""What protects a step, and what is said when it is gone."""

NAMING: Final = frozenset({"id", "phase", "answer"})
"""Keys that a site writes only to say what it adapts."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """A procedure of the group that a site adapts."""

    group: Procedure
    site: Procedure
    merged: Merged

    def remark(self, route: Route, message: str, advice: str, before: PlacedStep, value: str) -> Remark:
        """A remark on what the site writes; `before` is the step as the group wrote it."""
        runbook = self.group.runbook.id
        related = (Pointer(Kind.RUNBOOK, runbook, (*before.route, "id"), before=True),)
        return Remark(Kind.RUNBOOK, runbook, route, message, advice, (value,), related)


def _adapted(survey: Survey) -> Iterator[Adapted]:
    for site in survey.in_force:
        name = site.runbook.id
        group, merged = survey.group.get(name), survey.laid.get((Kind.RUNBOOK, name))
        if group and merged and group is not site and group.runbook.status not in NOT_IN_FORCE:
            yield Adapted(group, site, merged)


def _both(one: Adapted) -> Iterator[tuple[PlacedStep, PlacedStep]]:
    """The steps that the site keeps, as the group wrote them and as the site has them."""
    kept = dict(zip(one.site.ids, one.site.steps, strict=True))
    return ((before, kept[name]) for name, before in zip(one.group.ids, one.group.steps, strict=True) if name in kept)


@rule(code="GOV030", slug="site-etape-vitale-retiree", severity=Severity.WARNING)
def vital_step_removed(survey: Survey) -> Iterator[Remark]:
    """A site removes a vital step of the group, and puts none in its place."""
    for one in _adapted(survey):
        kept = set(one.site.ids)
        gone = [step for step in one.group.having("vital") if step.step.vital and step.step.id not in kept]
        replaced = _replaced(one) if gone else frozenset()
        for before in gone:
            if before.step.id not in replaced:
                yield one.remark(
                    _removal(one.merged, before),
                    f"le site retire une étape vitale, « {before.step.id} », sans la remplacer",
                    "écrire juste après ce retrait l'étape vitale qui la remplace ici, ou garder celle du groupe.",
                    before,
                    before.step.id,
                )


def _replaced(one: Adapted) -> frozenset[str]:
    """The steps that the site removes and for which it writes, next in its list, a vital step of its own."""
    vital = {placed.step.id for placed in one.site.having("vital") if placed.step.vital}
    written: defaultdict[tuple[str, Route], list[tuple[int, str, bool]]] = defaultdict(list)
    for removal in one.merged.removals:
        _note(written, removal.spot, removal.name, gone=True)
    for route, addition in one.merged.added.items():
        if addition.name in vital:
            _note(written, one.merged.written[route], addition.name, gone=False)
    found: set[str] = set()
    for items in written.values():
        waiting: list[str] = []
        last = -1
        for rank, name, gone in sorted(items):
            waiting = waiting if rank == last + 1 else []
            if gone:
                waiting.append(name)
            elif waiting:
                found.add(waiting.pop(0))
            last = rank
    return frozenset(found)


def _note(
    written: defaultdict[tuple[str, Route], list[tuple[int, str, bool]]], spot: Spot, name: str, *, gone: bool
) -> None:
    *parent, rank = spot.route
    written[spot.path, tuple(parent)].append((int(rank), name, gone))


def _removal(merged: Merged, step: PlacedStep) -> Route:
    """Where the site takes the step away: the step itself, the answer that leads to it, or its whole phase."""
    around = [step.step.id, *(branch.answer for branch in reversed(step.under)), (step.phase or PhaseName.ALERT).value]
    said = {removal.name: (*removal.within, removal.name) for removal in reversed(merged.removals)}
    return next((said[name] for name in around if name in said), ("id",))


@rule(code="GOV031", slug="site-protection-retiree", severity=Severity.WARNING)
def safeguard_removed(survey: Survey) -> Iterator[Remark]:
    """A site keeps a step of the group without what protects it."""
    for one in _adapted(survey):
        for before, after in _both(one):
            for key, said in SAFEGUARDS.items():
                if getattr(before.step, key) and not getattr(after.step, key):
                    route = (*after.route, key) if key in after.step.model_fields_set else (*after.route, "id")
                    advice = f"garder « {key} » comme le groupe, ou faire changer la procédure du groupe."
                    yield one.remark(route, f"au site, {said}", advice, before, key)


@rule(code="GOV032", slug="site-delai-allonge", severity=Severity.WARNING)
def deadline_lengthened(survey: Survey) -> Iterator[Remark]:
    """A site gives more time to a vital step than the group does."""
    for one in _adapted(survey):
        for before, after in _both(one):
            if before.step.vital:
                for key, group, site in _slower(before, after):
                    yield one.remark(
                        (*after.route, key),
                        f"étape vitale : {site} au site, {group} dans le groupe",
                        "revenir au délai du groupe, ou faire valider celui du site par ceux qui ont approuvé l'autre.",
                        before,
                        key,
                    )


def _slower(before: PlacedStep, after: PlacedStep) -> Iterator[tuple[str, str, str]]:
    """The times that the site makes longer: the key, the group's in words, the site's in words."""
    within, other = before.step.within, after.step.within
    if within and other and within.since == other.since and other.time > within.time:
        yield "within", f"sous {duration_words(within.time)}", f"sous {duration_words(other.time)}"
    every, rarer = before.step.every, after.step.every
    if every and rarer and rarer > every:
        yield "every", f"toutes les {duration_words(every)}", f"toutes les {duration_words(rarer)}"


@rule(code="GOV033", slug="site-qui-repete", severity=Severity.INFO)
def nothing_adapted(survey: Survey) -> Iterator[Remark]:
    """All that a site writes of a record, or of one item of a list, the group says already."""
    for (kind, record), merged in survey.laid.items():
        if merged.repeated:
            for route in _idle(merged):
                yield Remark(
                    kind,
                    record,
                    (*route, _name_key(merged, route)),
                    "le site répète ici ce que dit le groupe, mot pour mot",
                    "effacer ces lignes : quand le groupe changera, le site garderait l'ancien sans le savoir.",
                    (survey.corpus.site,),
                    (Pointer(kind, record, before=True),),
                )


def _name_key(merged: Merged, route: Route) -> str:
    """The key that names what the site adapts there: the first one, when it has several."""
    return next(
        (str(written[-1]) for written in merged.written if written[:-1] == route and written[-1] in NAMING), "id"
    )


def _idle(merged: Merged) -> Iterator[Route]:
    """The record, else the innermost items of its lists, of which the site writes nothing that differs."""
    repeated = set(merged.repeated)
    own = [route for route, spot in merged.written.items() if spot.path != merged.base.path]
    said = [route for route in own if route in repeated or route[-1] not in NAMING]
    if repeated.issuperset(said):
        yield ()
        return
    items: dict[Route, bool] = {}
    for route in said:
        item = _item(route)
        items[item] = items.get(item, True) and route in repeated
    yield from (item for item, idle in items.items() if idle and item)


def _item(route: Route) -> Route:
    """The innermost item of a list that a route goes through; empty when there is none."""
    size = max((index + 1 for index, key in enumerate(route[:-1]) if isinstance(key, int)), default=0)
    return route[:size]


@rule(code="GOV034", slug="site-sans-la-procedure", severity=Severity.WARNING)
def procedure_removed(survey: Survey) -> Iterator[Remark]:
    """A site does without a procedure that saves lives in one of its units, and has no other of its own there."""
    for kind, name in survey.removed:
        procedure = survey.group.get(name) if kind is Kind.RUNBOOK else None
        if procedure and procedure.runbook.status not in NOT_IN_FORCE:
            vital = next((placed for placed in procedure.having("vital") if placed.step.vital), None)
            left = [unit for unit in _here(survey, procedure) if unit not in _own_procedures(survey)]
            if vital and left:
                yield Remark(
                    Kind.RUNBOOK,
                    name,
                    (),
                    f"le site retire « {procedure.runbook.title} », que suit « {left[0]} »",
                    "adapter la procédure au lieu de la retirer, ou en écrire une pour ce service.",
                    (left[0],),
                    (Pointer(Kind.RUNBOOK, name, (*vital.route, "id"), before=True),),
                )


def _here(survey: Survey, procedure: Procedure) -> list[str]:
    """The units of the site that follow a procedure."""
    site = survey.corpus.site
    return [unit.id for unit in survey.followers(procedure.runbook) if unit.site == site]


def _own_procedures(survey: Survey) -> set[str]:
    """The units of the site that follow a procedure which only the site has."""
    own = [one for one in survey.in_force if one.runbook.id not in survey.group]
    return {unit for one in own for unit in _here(survey, one)}


RULES: Final = (
    vital_step_removed,
    safeguard_removed,
    deadline_lengthened,
    nothing_adapted,
    procedure_removed,
)
