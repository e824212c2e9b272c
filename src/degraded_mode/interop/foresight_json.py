"""What an outage does, and what may be lost, for other programs: identifiers and durations as in the files."""

import json
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from degraded_mode.impact.course import Turn
from degraded_mode.impact.exhaustive import Exhaustive, Weakness, combinations
from degraded_mode.impact.left_shut import LeftShut, OnOrder
from degraded_mode.impact.opening import Opening, TouchedStep
from degraded_mode.impact.ranking import sets_of
from degraded_mode.impact.repair import repairs
from degraded_mode.impact.situation import Copy, HitUnit, LostFunction, Situation
from degraded_mode.impact.symptom import Diagnosis
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.written import write_duration

FORMAT: Final = 1
"""Version of both forms: a key may be added without notice, none changes its meaning."""

Json = Mapping[str, object]


def situations_json(found: Sequence[tuple[Corpus, Situation]]) -> str:
    """Where an outage leaves each site."""
    sites = [_situation(here, one) for here, one in found]
    return _written({"format": FORMAT, "kind": "impact", "sites": sites})


def diagnoses_json(found: Sequence[tuple[Corpus, Diagnosis]]) -> str:
    """What may be lost at each site."""
    sites = [_diagnosis(here, one) for here, one in found]
    return _written({"format": FORMAT, "kind": "symptom", "sites": sites})


def courses_json(scenario: str, found: Sequence[tuple[Corpus, Sequence[Turn]]]) -> str:
    """A scenario as it unfolds at each site."""
    sites = [{"site": here.site, "turns": [_turn(here, turn) for turn in turns]} for here, turns in found]
    return _written({"format": FORMAT, "kind": "course", "scenario": scenario, "sites": sites})


def exposures_json(found: Sequence[Exhaustive]) -> str:
    """What no combination of causes escapes, at each site: every weak step with all its minimal sets."""
    return _written({"format": FORMAT, "kind": "exhaustive", "sites": [_exposure(one) for one in found]})


def _exposure(told: Exhaustive) -> Json:
    return {
        "site": told.plan.here.site,
        "order": told.order,
        "causes": len(told.plan.whole.needs),
        "combinations": combinations(len(told.plan.whole.needs), told.order),
        "weaknesses": [_weakness(told, one) for one in told.weaknesses],
        "repairs": [
            {
                "addition": one.addition.value,
                "target": one.target,
                "steps": list(one.steps),
                "mended": one.mended,
                "removed": list(one.removed),
            }
            for one in repairs(told)
        ],
    }


def _weakness(told: Exhaustive, one: Weakness) -> Json:
    return {
        "runbook": one.asked.runbook,
        "step": one.asked.placed.step.id,
        "number": one.asked.placed.number,
        "vital": one.asked.placed.step.vital,
        "sets": [list(names) for size in range(1, told.order + 1) for names in sets_of(told, one, size)],
        "combinations": list(one.counts),
    }


def _turn(here: Corpus, turn: Turn) -> Json:
    return {
        "at": _length(turn.at),
        "lost": list(turn.lost),
        "back": list(turn.back),
        "opened": list(turn.opened),
        "closed": list(turn.closed),
        "situation": _situation(here, turn.found),
    }


def _written(answer: Json) -> str:
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _situation(here: Corpus, one: Situation) -> Json:
    return {
        "site": one.site,
        "lost": list(one.lost),
        "after": _length(one.after),
        "units": [_unit(unit) for unit in one.units],
        "openings": [_opening(here, opening) for opening in one.openings],
        "left_shut": [_left_shut(here, shut) for shut in one.left_shut],
        "on_order": [_on_order(here, order) for order in one.on_order],
        "unnamed": [{"system": chain[0], "chain": list(chain)} for chain in one.unnamed],
        "copies": [_copy(copy) for copy in one.copies],
        "reserves": [{"until": _length(end.until), "systems": list(end.systems)} for end in one.reserves],
    }


def _unit(unit: HitUnit) -> Json:
    return {
        "unit": unit.unit,
        "harm": unit.harm.value if unit.harm else None,
        "impact": {write_duration(length): harm.value for length, harm in unit.harms},
        "functions": [_function(function) for function in unit.functions],
        "kept": unit.kept,
        "runbooks": list(unit.runbooks),
    }


def _function(function: LostFunction) -> Json:
    chains = [list(chain) for chain in function.chains]
    return {"function": function.name, "paper": function.paper, "place": function.place, "chains": chains}


def _opening(here: Corpus, one: Opening) -> Json:
    return {
        "runbook": one.runbook,
        "code": here.runbooks[one.runbook].code,
        "units": list(one.units),
        "after": _length(one.due),
        "chains": [list(chain) for chain in one.chains],
        "holds": one.holding,
        "not_asked": one.not_asked,
        "by_substitute": [_step(step) for step in one.by_substitute],
        "falls": [_step(step) for step in one.falling],
    }


def _step(touched: TouchedStep) -> Json:
    because = [
        {"route": list(unmet.requirement.route), "chains": [list(chain) for chain in unmet.chains]}
        for unmet in touched.survival.because
    ]
    return {
        "number": touched.placed.number,
        "step": touched.placed.step.id,
        "vital": touched.placed.step.vital,
        "verdict": touched.survival.verdict.value,
        "because": because,
        "by": list(touched.survival.by),
    }


def _left_shut(here: Corpus, one: LeftShut) -> Json:
    return {
        "runbook": one.runbook,
        "code": here.runbooks[one.runbook].code,
        "ground": one.ground.value,
        "beside": list(one.beside),
        "systems": list(one.systems),
    }


def _on_order(here: Corpus, one: OnOrder) -> Json:
    return {"runbook": one.runbook, "code": here.runbooks[one.runbook].code, "systems": list(one.systems)}


def _copy(copy: Copy) -> Json:
    return {
        "system": copy.system,
        "copy": copy.copy,
        "place": copy.place,
        "every": _length(copy.every),
        "usable": not copy.chain,
        "chain": list(copy.chain),
    }


def _diagnosis(here: Corpus, one: Diagnosis) -> Json:
    return {
        "site": here.site,
        "seen": [
            {"text": seen.clause.text, "lost": seen.clause.lost, "systems": list(seen.systems)} for seen in one.seen
        ],
        "explanations": [
            {
                "lost": [list(roots) for roots in explanation.roots],
                "stopped": list(explanation.visible),
                "seen_too": list(explanation.check),
                "not_seen": list(explanation.spares),
            }
            for explanation in one.explanations
        ],
    }


def _length(length: timedelta | None) -> str | None:
    return None if length is None else write_duration(length)
