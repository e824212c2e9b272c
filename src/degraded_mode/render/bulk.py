"""How tall a step can be at most: only one that could fill a page is worth the time of measuring it."""

from collections.abc import Iterable
from typing import assert_never

from degraded_mode.render.views import Answers, Cites, Frame, Lines, Part, Reach, Script, Table

# Far above any real height, so that nothing is missed: a letter as wide as it is high, each text on lines of its own.
PER_LETTER = 0.3
PER_TEXT = 7
PER_STEP = 20


def bulk(texts: Iterable[str], parts: Iterable[Part]) -> int:
    """Millimetres that a step of these texts and parts cannot exceed."""
    return round(PER_STEP + sum(map(_text, texts)) + sum(map(_part, parts)))


def _text(text: str) -> float:
    return (PER_TEXT * (1 + text.count("\n")) + PER_LETTER * len(text)) if text else 0


def _part(part: Part) -> float:
    match part:
        case Lines():
            return _text(part.label) + sum(map(_text, part.items))
        case Frame():
            return _text(part.label) + _text(part.text)
        case Script():
            return _text(part.label) + PER_TEXT
        case Reach():
            channels = (f"{one.means} {one.number} {one.words} {one.through}" for one in part.channels)
            return _text(part.label + part.who) + sum(map(_text, channels))
        case Table():
            # A cell may have no more than the width of its column.
            cells = (cell for row in (part.heads, *part.rows) for cell in row)
            return _text(part.label) + len(part.heads) * sum(map(_text, cells))
        case Cites():
            return _text(part.label) + PER_TEXT
        case Answers():
            said = sum(_text(f"{one.answer} {one.then}") for one in part.options)
            return said + sum(step.bulk for one in part.options for step in one.steps)
        case _:
            assert_never(part)
