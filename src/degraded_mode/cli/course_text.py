"""A scenario as it unfolds at a site, as lines of at most 80 columns."""

from collections.abc import Iterator

from degraded_mode.cli.terminal import WIDEST
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.render.impact_views import CourseView, TurnView

MARGIN = " " * 10


def lines_of(view: CourseView) -> Iterator[str]:
    """The whole course, moment by moment."""
    yield "=" * WIDEST
    yield from wrap(view.title, WIDEST)
    if view.source:
        yield from wrap(view.source, WIDEST, "  ")
    for turn in view.turns:
        yield ""
        yield from _turn(turn)
    if not view.turns:
        yield "Ce scénario ne fait rien perdre à ce site."


def _turn(turn: TurnView) -> Iterator[str]:
    units = count_words(turn.units, "service touché", "services touchés")
    yield from wrap(f"{turn.at:<10}{units}", WIDEST)
    for label, several in (
        ("perdu", turn.lost),
        ("revenu", turn.back),
        ("à ouvrir", turn.opened),
        ("plus appelée, retour à préparer", turn.closed),
        ("TOMBE", turn.falling),
    ):
        if several:
            yield from wrap(typeset(f"{label} : {' ; '.join(several)}"), WIDEST, MARGIN, f"{MARGIN}  ")
