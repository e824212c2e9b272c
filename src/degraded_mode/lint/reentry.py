"""RET, second half: what was written on paper is keyed in, scanned or put away, by someone whom another checks."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Procedure, Survey
from degraded_mode.model.action import ReenterForms
from degraded_mode.model.corpus import Kind
from degraded_mode.model.form import Form, FormField, Reentry
from degraded_mode.model.measure import Reenter
from degraded_mode.model.runbook import PlacedStep, Route
from degraded_mode.source.findings import Severity

KEYED: Final = (Reentry.A1, Reentry.A2, Reentry.A3, Reentry.A4)


def _fields(form: Form) -> Iterator[tuple[Route, FormField]]:
    """Where each class is written: the columns of a table speak for it."""
    for index, field in enumerate(form.fields):
        if field.columns:
            for rank, column in enumerate(field.columns):
                yield ("fields", index, "columns", rank), column
        else:
            yield ("fields", index), field


def _first_keyed(form: Form) -> tuple[Route, Reentry] | None:
    """The first of its most urgent fields; None when nothing is to be keyed in."""
    urgent = [(field.reentry, route) for route, field in _fields(form) if field.reentry in KEYED]
    if not urgent:
        return None
    first, route = min(urgent, key=lambda one: KEYED.index(one[0]))
    return (*route, "reentry"), first


def _reentries(survey: Survey) -> Iterator[tuple[Procedure, PlacedStep, Reenter]]:
    for procedure in survey.in_force:
        for placed in procedure.having("reenter"):
            if isinstance(placed.step, ReenterForms):
                yield procedure, placed, placed.step.reenter


def _filled(survey: Survey) -> Iterator[tuple[Form, Pointer]]:
    """The forms of the corpus that a step has in hand before the return, and that step."""
    if Kind.RUNBOOK not in survey.declared.hidden:
        for name, pointer in survey.papers.filled.items():
            if form := survey.corpus.forms.get(name):
                yield form, pointer


@rule(code="RET009", slug="fiche-jamais-ressaisie", severity=Severity.WARNING)
def never_keyed(survey: Survey) -> Iterator[Remark]:
    """A form is filled, some of its fields are to be keyed in, and no step does it."""
    for form, pointer in _filled(survey):
        found = None if form.id in survey.papers.keyed else _first_keyed(form)
        if found:
            route, reentry = found
            yield Remark(
                Kind.FORM,
                form.id,
                route,
                f"à ressaisir ({reentry.value}), et aucune étape ne ressaisit la fiche {form.id}",
                f"écrire « reenter: {{form: {form.id}, …}} » à une étape du rattrapage, "
                "ou classer ce champ B (numérisé) ou C (gardé).",
                (),
                (pointer,),
            )


@rule(code="RET010", slug="fiche-jamais-rangee", severity=Severity.WARNING)
def never_put_away(survey: Survey) -> Iterator[Remark]:
    """A form that is not keyed in is filled, and no step of the return counts it, scans it or puts it away."""
    for form, pointer in _filled(survey):
        if form.id not in survey.papers.kept | survey.papers.keyed and _first_keyed(form) is None:
            yield Remark(
                Kind.FORM,
                form.id,
                ("id",),
                f"la fiche {form.id} sert pendant la panne, et aucune étape de la reprise ne la reprend",
                f"écrire « collect: {{form: {form.id}, …}} » à une étape du rattrapage, "
                "ou citer la fiche à celle qui la numérise et la range.",
                (),
                (pointer,),
            )


@rule(code="RET011", slug="ressaisie-sans-objet", severity=Severity.WARNING)
def nothing_to_key(survey: Survey) -> Iterator[Remark]:
    """A form is keyed in though every one of its fields is scanned or kept."""
    kept = {name for name, form in survey.corpus.forms.items() if _first_keyed(form) is None}
    for procedure, placed, reenter in _reentries(survey):
        if reenter.form in kept:
            yield _remark(
                procedure,
                placed,
                "form",
                f"rien à ressaisir dans {reenter.form} : tous ses champs sont numérisés (B) ou gardés (C)",
                "ranger la fiche (« collect »), ou classer A1 à A4 les champs à ressaisir.",
                (reenter.form,),
                Pointer(Kind.FORM, reenter.form, ("fields",)),
            )


@rule(code="RET012", slug="ressaisie-sans-fiche", severity=Severity.WARNING)
def never_filled(survey: Survey) -> Iterator[Remark]:
    """A form is keyed in that no step, no function of a unit and no kit gives to anyone."""
    if Kind.RUNBOOK in survey.declared.hidden:
        return
    given = {item.form for kit in survey.corpus.kits.values() for one in kit.envelopes for item in one.items}
    given |= {function.paper for unit in survey.corpus.units.values() for function in unit.functions.values()}
    for procedure, placed, reenter in _reentries(survey):
        if reenter.form not in given and reenter.form not in survey.papers.filled:
            yield _remark(
                procedure,
                placed,
                "form",
                f"personne ne remplit la fiche {reenter.form} ressaisie ici : aucune étape, aucun kit ne la donne",
                "citer la fiche (« forms ») à l'étape qui la remplit, ou corriger son code ici.",
                (reenter.form,),
            )


@rule(code="RET013", slug="ressaisie-controlee-par-soi", severity=Severity.WARNING)
def checked_by_its_typist(survey: Survey) -> Iterator[Remark]:
    """Whoever keys in a form checks it too: the mistakes are read over by the one who made them."""
    for procedure, placed, reenter in _reentries(survey):
        if placed.step.role == reenter.checked_by:
            yield _remark(
                procedure,
                placed,
                "checked_by",
                f"« {reenter.checked_by} » contrôlerait ce qu'il vient de saisir",
                "faire contrôler par un autre rôle.",
                (reenter.checked_by,),
                Pointer(Kind.RUNBOOK, procedure.runbook.id, (*placed.route, "role")),
            )


@rule(code="RET014", slug="identite-apres-le-reste", severity=Severity.WARNING)
def identity_last(survey: Survey) -> Iterator[Remark]:
    """The forms that hold the identities are keyed in later than others, which cannot be filed without them."""
    identity = {name for name, form in survey.corpus.forms.items() if _holds_identities(form)}
    for procedure in survey.in_force if identity else ():
        keyed = _by_delay(procedure)
        first = next((one for one in keyed if one[2].form in identity), None)
        if first and keyed[0][0] < first[0]:
            (late, placed, reenter), (soon, before, other) = first, keyed[0]
            yield _remark(
                procedure,
                placed,
                "within",
                f"les identités ({reenter.form}) se ressaisissent sous {duration_words(late)}, "
                f"après {other.form} (sous {duration_words(soon)})",
                "ressaisir d'abord les identités et les mouvements : tout le reste s'y rattache.",
                (reenter.form, other.form),
                Pointer(Kind.RUNBOOK, procedure.runbook.id, (*before.route, "reenter", "within")),
            )


def _holds_identities(form: Form) -> bool:
    """True when more is keyed of the first class than of any other: one label on an order does not count."""
    classes = Counter(field.reentry for _, field in _fields(form))
    return all(classes[Reentry.A1] > classes[other] for other in KEYED[1:])


def _by_delay(procedure: Procedure) -> list[tuple[timedelta, PlacedStep, Reenter]]:
    found = [
        (placed.step.reenter.within, placed, placed.step.reenter)
        for placed in procedure.having("reenter")
        if isinstance(placed.step, ReenterForms)
    ]
    return sorted(found, key=lambda one: one[0])


def _remark(
    procedure: Procedure,
    placed: PlacedStep,
    key: str,
    message: str,
    advice: str,
    values: tuple[str, ...],
    *related: Pointer,
) -> Remark:
    route = (*placed.route, "reenter", key)
    return Remark(Kind.RUNBOOK, procedure.runbook.id, route, message, advice, values, related)


RULES: Final = (never_keyed, never_put_away, nothing_to_key, never_filled, checked_by_its_typist, identity_last)
