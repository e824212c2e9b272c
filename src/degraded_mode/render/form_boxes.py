"""How wide the boxes of a form are: what the hand and the words need, the rest shared along each line of boxes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from math import ceil
from typing import Final

from degraded_mode.model.form import FieldType, FormField
from degraded_mode.render.binder_views import Field

UPRIGHT: Final = 178
"""Millimetres between the margins of a page that stands."""

SIDEWAYS: Final = 273
"""Millimetres between the margins of a page on its side."""

LETTER: Final = 2.1
"""Millimetres of a bold letter of 10 points, on average."""

SMALL_LETTER: Final = 1.85
"""Millimetres of a bold letter of 9 points, on average."""

ANSWER_LETTER: Final = 2.25
"""Millimetres of a letter of 11 points, on average."""

ANSWER: Final = 13
"""Millimetres of the box before an answer and of the gap after it."""

BOX: Final = {
    FieldType.TEXT: 72,
    FieldType.NUMBER: 32,
    FieldType.PHONE: 58,
    FieldType.DATE: 48,
    FieldType.TIME: 32,
    FieldType.DATETIME: 66,
    FieldType.DURATION: 48,
    FieldType.SIGNATURE: 62,
    FieldType.STICKER: 74,
}
"""Millimetres that a pen needs in a box of its own; other types need the whole width, or what their answers take."""

COLUMN: Final = {
    FieldType.TEXT: 16,
    FieldType.LINES: 40,
    FieldType.NUMBER: 11,
    FieldType.PHONE: 28,
    FieldType.DATE: 19,
    FieldType.TIME: 13,
    FieldType.DATETIME: 25,
    FieldType.DURATION: 15,
    FieldType.SIGNATURE: 18,
    FieldType.STICKER: 28,
}
"""Millimetres that a pen needs in a column; other types, which take a letter or a cross, need `CROSS`."""

CROSS: Final = 10


def box_width(field: FormField, options: tuple[str, ...]) -> int:
    """Millimetres that a box needs to have its answers on one line and its heading on one; the page's at most."""
    if options:
        drawn = sum(ANSWER + ceil(len(words) * ANSWER_LETTER) for words in options)
    else:
        drawn = BOX.get(field.type, SIDEWAYS) + ceil(len(field.unit or "") * LETTER)
    return min(SIDEWAYS, max(drawn, ceil(len(field.label) * LETTER) + 9))


def column_width(field: FormField) -> int:
    """Millimetres that a column needs for the pen: more when its heading asks for several things."""
    several = field.label.count(",") * 8 if field.type is FieldType.TEXT else 0
    return COLUMN.get(field.type, CROSS) + several


def is_wide(fields: Iterable[Field]) -> bool:
    """Whether a table needs more than the width of a page that stands, the hand giving way by a tenth."""
    return any(sum(map(_column_need, field.columns)) > UPRIGHT * 1.1 for field in fields)


def _column_need(column: Field) -> float:
    return max(column.least, max(map(len, column.label.split())) * SMALL_LETTER + 2.4)


def placed(fields: Iterable[Field], page: int) -> Iterator[Field]:
    """The fields in their order, as many on a line as a page of that width holds, each line filled."""
    line: list[Field] = []
    for field in fields:
        twelfths = min(12, ceil(field.least * 12 / page))
        if sum(one.twelfths for one in line) + twelfths > 12:
            yield from _filled(line)
            line = []
        line.append(replace(field, twelfths=twelfths))
    yield from _filled(line)


def _filled(line: list[Field]) -> Iterator[Field]:
    """The boxes of a line widened to fill it: those for words first."""
    spare = 12 - sum(one.twelfths for one in line)
    growing = [rank for rank, one in enumerate(line) if one.shape == FieldType.TEXT] or list(range(len(line)))
    for rank, one in enumerate(line):
        share, more = divmod(spare, len(growing))
        grown = share + (growing.index(rank) < more) if rank in growing else 0
        yield replace(one, twelfths=one.twelfths + grown)
