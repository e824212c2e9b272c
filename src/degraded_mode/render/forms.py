"""Paper forms: what is drawn in each box, and the boxes that stand two by two."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from degraded_mode.language.typography import typeset
from degraded_mode.model.form import FieldType, Form, FormField
from degraded_mode.render.binder_views import Field, FormSheet
from degraded_mode.render.masthead import Edition, record_code
from degraded_mode.render.views import Masthead, Where

HALF: Final = frozenset(
    {
        FieldType.TEXT,
        FieldType.NUMBER,
        FieldType.PHONE,
        FieldType.DATE,
        FieldType.TIME,
        FieldType.DATETIME,
        FieldType.DURATION,
        FieldType.SIGNATURE,
        FieldType.YES_NO,
    }
)
"""Fields that need half the width of a page."""

LONG_LABEL: Final = 48
"""Characters of a label beyond which its box takes the whole width."""

FEW_ROWS: Final = 3
"""Lines of a field that does not say how many."""


def form_sheet(form: Form, edition: Edition) -> FormSheet:
    """A form as it is copied."""
    return FormSheet(
        id=f"fiche-{form.id}",
        where=("form", form.id, ()),
        head=Masthead(
            title=typeset(form.title),
            units=edition.site,
            site="",
            group=edition.group,
            code=form.id,
            version=f"v{form.version}",
            dates=typeset(f"Exemplaires : {', '.join(form.copies)}"),
            paper_code=record_code(form),
            qr=(),
            tab="FICHES",
            slot=7,
            bands=(),
        ),
        identity=form.identity_zone,
        allergies=form.allergy_box,
        number=_number(form),
        instructions=typeset(form.instructions or ""),
        fields=_paired(
            [_field(one, ("form", form.id, ("fields", rank)), edition) for rank, one in enumerate(form.fields)]
        ),
    )


def _number(form: Form) -> str:
    if form.numbered is None:
        return ""
    return f"{form.numbered.series}-__________" + (" clé ___" if form.numbered.check else "")


def _field(field: FormField, where: Where, edition: Edition) -> Field:
    kind, identifier, route = where
    return Field(
        where=where,
        label=typeset(field.label),
        reentry=field.reentry.value,
        shape=field.type.value,
        options=_options(field, edition),
        unit=typeset(field.unit or ""),
        rows=field.rows or FEW_ROWS,
        columns=tuple(
            _field(one, (kind, identifier, (*route, "columns", rank)), edition)
            for rank, one in enumerate(field.columns)
        ),
        note=typeset(field.note or ""),
        whole=field.type not in HALF or len(field.label) > LONG_LABEL,
    )


def _options(field: FormField, edition: Edition) -> tuple[str, ...]:
    if field.type is FieldType.YES_NO:
        return ("oui", "non")
    reference = edition.corpus.references.get(field.options_from or "")
    return tuple(map(typeset, reference.options if reference and not field.options else field.options))


def _paired(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields, a half box that finds no neighbour widened."""
    waiting = list(fields)
    placed: list[Field] = []
    while waiting:
        field = waiting.pop(0)
        if field.whole or not waiting or waiting[0].whole:
            placed.append(replace(field, whole=True))
        else:
            placed += (field, waiting.pop(0))
    return tuple(placed)
