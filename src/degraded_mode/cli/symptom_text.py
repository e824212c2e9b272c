"""What may be lost, as lines of at most 80 columns."""

from collections.abc import Iterator

from degraded_mode.cli.terminal import WIDEST
from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.render.impact_views import DiagnosisView, ExplanationView


def lines_of(view: DiagnosisView) -> Iterator[str]:
    """The whole answer for a site, line by line."""
    yield "=" * WIDEST
    yield view.title
    yield "Compris :"
    for seen in view.seen:
        yield from wrap(typeset(f"« {seen.text} » : {seen.systems}"), WIDEST, f"  {seen.state.upper():<7}", " " * 9)
    yield from wrap(view.verdict, WIDEST)
    for rank, one in enumerate(view.explanations, 1):
        yield ""
        yield from _explanation(rank, one)


def _explanation(rank: int, one: ExplanationView) -> Iterator[str]:
    yield from wrap(one.losses, WIDEST, f" {rank}. ", "    ")
    if one.also:
        yield from wrap(typeset(f"ou, sans que rien ne les distingue d’ici : {one.also}"), WIDEST, "    ")
    if one.check:
        yield from wrap(typeset(f"à vérifier : {one.check}"), WIDEST, "    ")
    yield from wrap(typeset(f"suite : `{one.command}`"), WIDEST, "    ")
