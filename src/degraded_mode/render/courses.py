"""A scenario as it unfolds at a site → views: at each moment, what is lost or back, what opens, what is over."""

from collections.abc import Iterable, Iterator, Sequence

from degraded_mode.impact.course import Turn
from degraded_mode.impact.situation import Situation
from degraded_mode.language.typography import duration_words, typeset
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.scenario import Scenario
from degraded_mode.render.impact_views import CourseView, TurnView
from degraded_mode.render.names import Names
from degraded_mode.render.reasons import Reasons
from degraded_mode.render.situations import site_title


def course_view(turns: Sequence[Turn], scenario: Scenario, here: Corpus) -> CourseView:
    """The whole course at a site."""
    return CourseView(
        site=here.site,
        title=typeset(f"{site_title(here)} — {scenario.title}"),
        source=typeset(scenario.source or ""),
        turns=tuple(_turn(turn, here) for turn in turns),
    )


def _turn(turn: Turn, here: Corpus) -> TurnView:
    names = Names(here)
    return TurnView(
        at=duration_words(turn.at),
        lost=tuple(names.system(name) for name in turn.lost),
        back=tuple(names.system(name) for name in turn.back),
        opened=_codes(turn.opened, here),
        closed=_codes(turn.closed, here),
        falling=tuple(_falling(turn.found, here)),
        units=len(turn.found.units),
    )


def _codes(runbooks: Iterable[str], here: Corpus) -> tuple[str, ...]:
    return tuple(Names(here).runbook(name) for name in runbooks)


def _falling(found: Situation, here: Corpus) -> Iterator[str]:
    reasons = Reasons(Names(here))
    for one in found.openings:
        for step in one.falling:
            why = " ; ".join(reasons.fall(unmet) for unmet in step.survival.because)
            yield typeset(f"{here.runbooks[one.runbook].code} étape {step.placed.number} : {why}")
