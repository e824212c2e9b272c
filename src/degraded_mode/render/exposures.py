"""Every combination of causes tried on a plan, in words: single points, what is most exposed, what to add first."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, assert_never

from degraded_mode.impact.exhaustive import CutSet, Exhaustive, Weakness, combinations
from degraded_mode.impact.ranking import (
    Exposure,
    SinglePoint,
    sets_of,
    single_points,
    worst_runbooks,
    worst_steps,
    worst_units,
)
from degraded_mode.impact.repair import Addition, Repair, repairs
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.render.asks import Setting, asked
from degraded_mode.render.names import Names

MOST: Final = 10
"""Lines of a ranking: what comes after is counted, and told whole to programs."""

MOST_SETS: Final = 3
ALONE: Final = ("seule", "à deux", "à trois")
SETS: Final = (("cause seule", "causes seules"), ("couple de causes", "couples de causes"), ("trio", "trios"))
"""A cause alone, two together, three together: the French of a minimal set, by its size."""


@dataclass(frozen=True, slots=True)
class Ranking:
    """A heading, its most pressing lines, and how many are left out."""

    title: str
    lines: tuple[tuple[str, tuple[str, ...]], ...]
    """What is exposed, and under it how."""
    left: int


@dataclass(frozen=True, slots=True)
class ExposureView:
    """What no combination of causes escapes, at one site."""

    title: str
    tried: str
    verdict: str
    rankings: tuple[Ranking, ...]


def exposure_view(told: Exhaustive, title: str) -> ExposureView:
    """The answer of one site."""
    names = Names(told.plan.here)
    weak = count_words(sum(any(one.sets) for one in worst_steps(told)), "étape peut manquer", "étapes peuvent manquer")
    rankings = (
        _ranking("Une seule cause suffit", [_point(one, names) for one in single_points(told)]),
        _ranking(
            "Services les plus exposés",
            [(names.unit(one.name), _sizes(one)) for one in worst_units(told) if any(one.sets)],
        ),
        _ranking(
            "Procédures les plus exposées",
            [(names.runbook(one.name), _sizes(one)) for one in worst_runbooks(told) if any(one.sets)],
        ),
        _ranking("Étapes les plus exposées", list(_steps(told, names))),
        _ranking("À ajouter d'abord", [_repair(one, names) for one in repairs(told)]),
    )
    return ExposureView(
        title=title,
        tried=typeset(_tried(told)),
        verdict=typeset(f"{weak} au moment où la panne les demande."),
        rankings=tuple(one for one in rankings if one.lines),
    )


def _tried(told: Exhaustive) -> str:
    causes, steps = len(told.plan.whole.needs), count_words(len(told.plan.steps), "étape", "étapes")
    if told.order == 1:
        return f"{steps} : chacune des {count_words(causes, 'cause', 'causes')}, seule."
    tried = f"{combinations(causes, told.order):,}".replace(",", " ")
    return f"{steps}, {causes} causes : les {tried} combinaisons d'une à {told.order}, toutes, sans échantillon."


def _ranking(title: str, lines: list[tuple[str, tuple[str, ...]]]) -> Ranking:
    shown = tuple((typeset(head), tuple(map(typeset, details))) for head, details in lines[:MOST])
    return Ranking(typeset(title), shown, max(0, len(lines) - MOST))


def _point(point: SinglePoint, names: Names) -> tuple[str, tuple[str, ...]]:
    vital = f", dont {count_words(point.vital, 'vitale', 'vitales')}" if point.vital else ""
    count = count_words(len(point.weaknesses), "étape demandée et impossible", "étapes demandées et impossibles")
    return f"« {names.system(point.cause)} » : {count}{vital}", tuple(_named(one, names) for one in point.weaknesses)


def _sizes(one: Exposure) -> tuple[str, ...]:
    vital = f", dont {count_words(one.vital, 'vitale', 'vitales')}" if one.vital else ""
    return (f"{count_words(one.steps, 'étape', 'étapes')}{vital} ; manque par {_counted(one.sets)}",)


def _counted(sets: tuple[int, ...]) -> str:
    return ", ".join(count_words(count, *SETS[rank]) for rank, count in enumerate(sets) if count > 0)


def _steps(told: Exhaustive, names: Names) -> Iterator[tuple[str, tuple[str, ...]]]:
    by_name = {f"{one.asked.runbook}/{one.asked.placed.step.id}": one for one in told.weaknesses}
    for exposure in (one for one in worst_steps(told) if any(one.sets)):
        weakness = by_name[exposure.name]
        ways = (
            f"{ALONE[size - 1]} : {_sets(sets, names)}"
            for size in range(1, told.order + 1)
            if (sets := sets_of(told, weakness, size))
        )
        yield _named(weakness, names), tuple(ways)


def _sets(sets: tuple[CutSet, ...], names: Names) -> str:
    words = [" et ".join(f"« {names.system(cause)} »" for cause in one) for one in sets[:MOST_SETS]]
    more = len(sets) - MOST_SETS
    return " ; ".join([*words, *([f"et {count_words(more, 'autre', 'autres')}"] if more > 0 else [])])


def _named(weakness: Weakness, names: Names) -> str:
    placed = weakness.asked.placed
    code = names.corpus.runbooks[weakness.asked.runbook].code
    sentence, _ = asked(placed.step, Setting(names, frozenset(), weakness.asked.runbook))
    vital = " (vitale)" if placed.step.vital else ""
    return f"{code} étape {placed.number}{vital} : {sentence}"


def _repair(repair: Repair, names: Names) -> tuple[str, tuple[str, ...]]:
    match repair.addition:
        case Addition.CHANNEL:
            what = f"un canal de plus pour joindre « {names.contact(repair.target)} »"
        case Addition.ANNOUNCEMENT_CHANNEL:
            what = f"un canal de plus pour diffuser « {names.message(repair.target)} »"
        case Addition.SUBSTITUTE:
            what = f"de quoi se passer de « {names.system(repair.target)} » (à défaut, copie, autre outil)"
        case _:
            assert_never(repair.addition)
    return what, (_gain(repair),)


def _gain(repair: Repair) -> str:
    steps = count_words(len(repair.steps), "étape aidée", "étapes aidées")
    mended = count_words(repair.mended, "hors d'atteinte", "hors d'atteinte")
    return f"{steps}, dont {mended} ; en moins : {_counted(repair.removed)}"
