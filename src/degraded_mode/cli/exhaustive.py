"""`degraded-mode impact --exhaustive N`: every combination of up to N causes, tried on the plan itself."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from math import comb
from typing import Final

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import WIDEST, warn
from degraded_mode.impact.cuts import LARGEST
from degraded_mode.impact.exhaustive import Exhaustive, combinations, exhaustive
from degraded_mode.impact.plan import plan
from degraded_mode.language.nearness import quoted
from degraded_mode.language.typography import count_words, duration_words, typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.model.corpus import Corpus
from degraded_mode.render.exposures import ExposureView, Ranking

PER_STEP: Final = timedelta(microseconds=60)
"""What a step costs to order three, at most, on the machine of docs/mesures.md."""

PATIENCE: Final = timedelta(seconds=30)
"""Beyond, the person is asked whether to wait."""


def order_of(written: str, corpora: Sequence[Corpus]) -> int | Exit:
    """How many causes together, one to three; otherwise says what would be, and what more would cost."""
    if written in {str(size) for size in range(1, LARGEST + 1)}:
        return int(written)
    warn(f"erreur : --exhaustive va de 1 à {LARGEST} causes ensemble, pas « {quoted(written)} ».")
    systems = max((len(plan(here).whole.needs) for here in corpora), default=0)
    more = comb(systems, LARGEST + 1)
    warn(typeset(f"conseil : écrire 1, 2 ou 3 ; à quatre, {_grouped(more)} combinaisons que personne ne lirait."))
    return Exit.USAGE


def too_long(corpora: Sequence[Corpus], order: int, *, agreed: bool) -> bool:
    """True, and says what it would cost, when the answer would take long and nobody has agreed to wait."""
    plans = [plan(here) for here in corpora]
    wait = PER_STEP * sum(len(one.steps) for one in plans)
    if agreed or order < LARGEST or wait <= PATIENCE:
        return False
    many = sum(combinations(len(one.whole.needs), order) for one in plans)
    warn(typeset(f"{_grouped(many)} combinaisons à juger, environ {duration_words(wait)}."))
    warn("conseil : ajouter --yes pour attendre, ou choisir un site.")
    return True


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def judged(corpora: Sequence[Corpus], order: int, after: timedelta | None) -> tuple[Exhaustive, ...]:
    """What no combination escapes, site by site."""
    return tuple(exhaustive(here, order, after) for here in corpora)


def lines_of(view: ExposureView) -> Iterator[str]:
    """The answer of one site, in lines of at most 80 columns."""
    yield "=" * WIDEST
    for words in (view.title, view.tried, view.verdict):
        yield from wrap(words, WIDEST)
    for ranking in view.rankings:
        yield from _ranking(ranking)


def _ranking(ranking: Ranking) -> Iterator[str]:
    yield ""
    title = ranking.title.upper()
    yield title
    yield "-" * len(title)
    for head, details in ranking.lines:
        yield from wrap(head, WIDEST, "  ", "    ")
        for words in details:
            yield from wrap(words, WIDEST, "      ", "        ")
    if ranking.left:
        yield f"  et {count_words(ranking.left, 'autre', 'autres')} (--format json les donne toutes)"
