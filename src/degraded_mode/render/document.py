"""A document: its pieces in order, each with page numbers of its own."""

from dataclasses import dataclass
from datetime import date

from degraded_mode.render.binder_views import Cover, Directory, EffectivePages, FormSheet, Index, Messages, Papers
from degraded_mode.render.report_views import Report
from degraded_mode.render.views import Card, Sheet

Piece = Cover | Index | Directory | Sheet | Card | FormSheet | Messages | Papers | EffectivePages | Report
"""A part of a document with page numbers of its own."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is printed in one file. `dated` stands in the file as the day of its making: never the clock's."""

    title: str
    pieces: tuple[Piece, ...]
    dated: date | None
