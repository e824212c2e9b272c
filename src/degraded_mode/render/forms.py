"""Paper forms: what is drawn in each box."""

from typing import Final

from degraded_mode.language.typography import typeset
from degraded_mode.model.form import FieldType, Form, FormField
from degraded_mode.render.binder_views import Field, FormSheet
from degraded_mode.render.form_boxes import SIDEWAYS, UPRIGHT, box_width, column_width, is_wide, placed
from degraded_mode.render.masthead import Edition, record_code
from degraded_mode.render.views import Masthead, Where

FEW_ROWS: Final = 3
"""Lines of a field that does not say how many."""


def form_sheet(form: Form, edition: Edition) -> FormSheet:
    """A form as it is copied."""
    fields = [_field(one, ("form", form.id, ("fields", rank)), edition) for rank, one in enumerate(form.fields)]
    # A patient's sheets are kept together: they all stand.
    wide = not form.identity_zone and is_wide(fields)
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
        fields=tuple(placed(fields, SIDEWAYS if wide else UPRIGHT)),
        wide=wide,
    )


def _number(form: Form) -> str:
    if form.numbered is None:
        return ""
    return f"{form.numbered.series}-__________" + (" clé ___" if form.numbered.check else "")


def _field(field: FormField, where: Where, edition: Edition) -> Field:
    kind, identifier, route = where
    options = _options(field, edition)
    column = "columns" in route
    return Field(
        where=where,
        label=typeset(field.label),
        reentry=field.reentry.value,
        shape=field.type.value,
        options=options,
        unit=typeset(field.unit or ""),
        rows=field.rows or FEW_ROWS,
        columns=tuple(
            _field(one, (kind, identifier, (*route, "columns", rank)), edition)
            for rank, one in enumerate(field.columns)
        ),
        note=typeset(field.note or ""),
        least=column_width(field) if column else box_width(field, options),
        twelfths=12,
    )


def _options(field: FormField, edition: Edition) -> tuple[str, ...]:
    if field.type is FieldType.YES_NO:
        return ("oui", "non")
    reference = edition.corpus.references.get(field.options_from or "")
    return tuple(map(typeset, reference.options if reference and not field.options else field.options))
