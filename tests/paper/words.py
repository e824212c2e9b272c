"""Every word that a view holds, in its order."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from degraded_mode.render.views import Sheet, Step

NOT_SHOWN = frozenset(
    {"kind", "where", "anchor", "id", "qr", "slot", "shape", "piece", "tab", "rows", "tested", "through", "reentry"}
)
"""What a view carries without showing it, or shows otherwise than by its text."""


def words(view: object) -> Iterator[str]:
    """The texts of a view, depth first."""
    match view:
        case str():
            if view:
                yield view
        case tuple():
            for one in view:
                yield from words(one)
        case _ if is_dataclass(view):
            for field in fields(view):
                if field.name not in NOT_SHOWN:
                    yield from words(getattr(view, field.name))
        case _:
            pass


def all_steps(sheet: Sheet) -> Iterator[Step]:
    """Every step of a procedure in reading order, those of the answers included."""
    for step in (*sheet.opening.immediate, *(step for phase in sheet.phases for step in phase.steps)):
        yield from _with_nested(step)


def _with_nested(step: Step) -> Iterator[Step]:
    yield step
    for part in step.parts:
        if part.kind == "answers":
            for option in part.options:
                for inner in option.steps:
                    yield from _with_nested(inner)
