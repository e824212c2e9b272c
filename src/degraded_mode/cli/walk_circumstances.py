"""Orders that say what is known of the outage: hours, losses, cause, copies at hand, phases."""

from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from degraded_mode.cli.terminal import Line
from degraded_mode.cli.walk_orders import After, Order, explain
from degraded_mode.cli.walk_replies import HOURS, clock
from degraded_mode.cli.walk_session import Session
from degraded_mode.cli.walk_words import Typed, Verb, fold, timed
from degraded_mode.journal import facts
from degraded_mode.journal.guide import next_phase
from degraded_mode.journal.standing import State
from degraded_mode.journal.state import About, Topic
from degraded_mode.language.nearness import nearest
from degraded_mode.model.runbook import PhaseName
from degraded_mode.model.step import Anchor, Cause
from degraded_mode.render.wording import CAUSE, PHASE


def hour(session: Session, typed: Typed) -> After:
    """Notes the hour of the outage, of its discovery or of its declaration."""
    first, _, rest = typed.rest.partition(" ")
    anchor = next((one for one, word in HOURS.items() if first and fold(word).startswith(fold(first))), None)
    now = session.now()
    if anchor is None or anchor is Anchor.OPENED:
        for one, word in HOURS.items():
            mark = session.run.standing(Topic(About.HOUR, one.value))
            known = mark.fact.at if mark and isinstance(mark.fact, facts.HourSet) else None
            at = session.run.opened_at if one is Anchor.OPENED else known
            session.tell(Line(f"{word} : {clock(at, now) if at else 'non donnée'}", indent="  "))
        session.tell(Line("Écrire par exemple « heure panne 13h20 »."))
        return After.STAY
    when = timed(f"@{rest.lstrip('@').removeprefix('à ')}", now, now - timedelta(days=1))
    if when.at is None:
        return explain(session, f"« {rest} » n'est pas une heure passée", "écrire par exemple « heure panne 13h20 ».")
    return After.SHOW if session.note(facts.HourSet(anchor=anchor, at=when.at)) else After.STAY


def circumstance(session: Session, typed: Typed) -> After:
    """Notes that a system is lost, suspected or sound."""
    known = {*session.edition.corpus.systems, *session.run.runbook.lost}
    for placed in session.run.plan.values():
        if placed.step.only_when:
            known |= {*placed.step.only_when.lost, *placed.step.only_when.suspected}
    system = next((one for one in known if fold(one) == fold(typed.rest)), None)
    if system is None:
        near = nearest(typed.rest, known)
        way_out = f"vouliez-vous « {near} » ?" if near else f"systèmes cités ici : {', '.join(sorted(known)[:12])}."
        return explain(session, f"« {typed.rest} » n'est pas un système cité ici", way_out)
    fact = facts.LossStated(system=system, lost=typed.verb is Verb.LOST, suspected=typed.verb is Verb.SUSPECTED)
    return After.SHOW if session.note(fact) else After.STAY


def cause(session: Session, typed: Typed) -> After:
    """Notes the cause of the outage."""
    begun = [one for one in Cause if typed.rest and fold(typed.rest)[:4] in fold(CAUSE[one])]
    if len(begun) != 1:
        return explain(session, "cause non comprise", f"causes : {', '.join(CAUSE.values())}.")
    return After.SHOW if session.note(facts.CauseStated(cause=begun[0])) else After.STAY


def copy(session: Session, typed: Typed) -> After:
    """Notes that a printed copy is at hand, or is not (« copie programme-j1 non »)."""
    name, _, said = typed.rest.partition(" ")
    asked_for = {p.step.only_when.have for p in session.run.plan.values() if p.step.only_when and p.step.only_when.have}
    wanted = next((one for one in asked_for if fold(one) == fold(name)), None)
    if wanted is None:
        return explain(
            session, f"« {name} » n'est pas une copie citée ici", f"copies : {', '.join(asked_for) or 'aucune'}."
        )
    good = not fold(said).startswith("n")
    return After.SHOW if session.note(facts.CopyStated(copy_id=wanted, good=good)) else After.STAY


def phase(session: Session, typed: Typed) -> After:
    """Opens the next phase, or the one that is named."""
    if typed.verb is Verb.RETURN:
        return _enter(session, PhaseName.RETURN)
    own = [one.phase for one in session.run.runbook.phases]
    if typed.rest:
        begun = [one for one in own if fold(PHASE[one]).startswith(fold(typed.rest))]
        return (
            _enter(session, begun[0])
            if begun
            else explain(
                session, f"pas de phase « {typed.rest} » ici", f"phases : {', '.join(PHASE[one] for one in own)}."
            )
        )
    ahead = next_phase(session.run, session.steps(session.now()))
    if ahead is None:
        return explain(session, "toutes les phases sont ouvertes", "« liste » montre ce qui reste.")
    return _enter(session, ahead.phase)


def _enter(session: Session, name: PhaseName) -> After:
    if name not in {one.phase for one in session.run.runbook.phases}:
        return explain(session, f"la procédure n'a pas de phase « {PHASE[name]} »", "« liste » montre les phases.")
    if not session.note(facts.PhaseEntered(phase=name)):
        return After.STAY
    steps = session.steps(session.now())
    first = next((one.key for one in steps if one.placed.phase is name and one.state is State.TO_DO), None)
    if first is None:
        return After.NEXT
    session.current = first
    return After.SHOW


CIRCUMSTANCE_ORDERS: Final[Mapping[Verb, Order]] = MappingProxyType(
    {
        Verb.HOUR: hour,
        Verb.LOST: circumstance,
        Verb.SUSPECTED: circumstance,
        Verb.SOUND: circumstance,
        Verb.CAUSE: cause,
        Verb.COPY: copy,
        Verb.PHASE: phase,
        Verb.RETURN: phase,
    }
)
