"""What was noted, in words: the line that acknowledges an entry, and the line that tells it afterwards."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from degraded_mode.cli.walk_replies import ABOUT, HOURS, REASONS, WRITTEN_LATER, Number, clock, person
from degraded_mode.journal import facts
from degraded_mode.journal.facts import AnyFact, Stop
from degraded_mode.journal.state import Mark
from degraded_mode.render.wording import CAUSE, PHASE

_ALONE: Final[Mapping[type[AnyFact], str]] = MappingProxyType(
    {
        facts.Opened: "procédure ouverte",
        facts.Paused: "pause",
        facts.Resumed: "déroulé repris",
        facts.Closed: "déroulé terminé",
        facts.Noted: "note",
        facts.Cancelled: "annulé",
        facts.Started: "en cours",
        facts.Overridden: "non fait (assumé)",
        facts.SetAside: "sans objet",
        facts.Impossible: "impossible",
        facts.Deferred: "différé",
        facts.Stopped: "n'est plus à refaire",
    }
)

_STOPS: Final[Mapping[Stop, str]] = MappingProxyType(
    {Stop.ASKED: "", Stop.INTERRUPTED: "interrompue", Stop.END_OF_INPUT: "fin de la saisie"}
)


def fact_words(fact: AnyFact, number: Number, now: datetime) -> str:
    """What was noted, on one line."""
    step = getattr(fact, "step", "")
    told = " ; ".join(part for part in (_said(fact, now), _more(fact, now)) if part)
    return f"étape {number(step)}, {told}" if step else told


def said_words(mark: Mark, now: datetime) -> str:
    """When and by whom something was said, and the reason that was given."""
    late = mark.recorded_at - mark.at >= WRITTEN_LATER
    written = f" (écrit à {clock(mark.recorded_at, now)})" if late else ""
    by = f", {person(mark.by)}" if mark.by.name or mark.by.role else ""
    when = f"{ABOUT[mark.precision]}{clock(mark.at, now)}{written}{by}"
    return " ; ".join(part for part in (when, _more(mark.fact, now)) if part)


def _said(fact: AnyFact, now: datetime) -> str:
    if type(fact) in _ALONE:
        return _ALONE[type(fact)]
    match fact:
        case facts.Done(as_expected=as_expected):
            return "fait" if as_expected else "fait, ÉCART : le résultat attendu n'y est pas"
        case facts.Answered(answer=answer):
            return f"réponse « {answer} »"
        case facts.Confirmed(who=who):
            return f"confirmée par {who}"
        case facts.Concerned(holds=holds):
            return "concernée" if holds else "non concernée"
        case facts.HandedOver(to=to):
            return f"relève : {person(to)} prend la suite"
        case facts.Unknown(type=kind):
            return f"entrée d'une version plus récente : {kind}"
        case _:
            return _circumstance(fact, now)


def _circumstance(fact: AnyFact, now: datetime) -> str:
    match fact:
        case facts.HourSet(anchor=anchor, at=at):
            return f"heure, {HOURS[anchor]} : {clock(at, now)}"
        case facts.LossStated(system=system, lost=lost, suspected=suspected):
            return f"{system} : {'perdu' if lost else 'perte suspectée' if suspected else 'intact'}"
        case facts.CauseStated(cause=cause):
            return f"cause : {CAUSE[cause]}"
        case facts.CopyStated(copy_id=copy, good=good):
            return f"copie {copy} : {'à jour' if good else 'absente ou périmée'}"
        case facts.PhaseEntered(phase=phase):
            return f"phase : {PHASE[phase]}"
        case _:
            return ""


def _more(fact: AnyFact, now: datetime) -> str:
    parts: tuple[str, ...]
    match fact:
        case facts.Done(note=note, by_substitute=substitute):
            parts = (f"à défaut : {substitute.replace('-', ' ')}" if substitute else "", note)
        case facts.Answered(note=note, proposed=proposed):
            parts = ("c'était la réponse proposée" if proposed else "", note)
        case facts.Overridden(reason=reason, text=text):
            parts = (REASONS[reason][1] if reason in REASONS else "", text)
        case facts.Deferred(until=until, text=text):
            parts = (f"jusqu'à {clock(until, now)}" if until else "", text)
        case facts.Paused(why=why):
            parts = (_STOPS[why],)
        case facts.HandedOver(note=note):
            parts = (note,)
        case facts.SetAside() | facts.Impossible() | facts.Stopped():
            parts = (fact.text,)
        case facts.Noted() | facts.Cancelled() | facts.Closed():
            parts = (fact.text,)
        case _:
            parts = ()
    return " ; ".join(part for part in parts if part)
