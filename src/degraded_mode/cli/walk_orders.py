"""What each order does to the step on the screen."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Final

from degraded_mode.cli.terminal import Line, Style
from degraded_mode.cli.walk_replies import REASONS
from degraded_mode.cli.walk_screen import by_need, letter, part_lines
from degraded_mode.cli.walk_session import Session
from degraded_mode.cli.walk_words import Timed, Typed, Verb, clock_after, fold, timed
from degraded_mode.journal import facts
from degraded_mode.journal.commands import Undo
from degraded_mode.journal.facts import Reason
from degraded_mode.journal.standing import Standing
from degraded_mode.model.action import Check, Decide, Option
from degraded_mode.render import views


class After(Enum):
    """What the screen does once an order was obeyed."""

    STAY = auto()
    SHOW = auto()
    NEXT = auto()
    LEAVE = auto()


Order = Callable[[Session, Typed], After]


def asked(session: Session, question: str) -> str:
    """The answer to a second question; empty when nobody answers."""
    return session.terminal.ask(f"{question} >", session.meanwhile) or ""


def explain(session: Session, sentence: str, way_out: str) -> After:
    """Says that nothing was noted, why, and what to do."""
    session.tell(
        Line(f"Rien n'est noté : {sentence}.", Style.STRONG, rest="  "), Line(f"conseil : {way_out}", rest="  ")
    )
    return After.STAY


def on_step(order: Callable[[Session, Standing, Typed], After]) -> Order:
    """An order that needs a step on the screen."""

    def obeyed(session: Session, typed: Typed) -> After:
        one = session.step()
        if one is None:
            return explain(session, "aucune étape n'est affichée", "« aller » et le numéro de l'étape.")
        return order(session, one, typed)

    return obeyed


def hour_in(session: Session, words: str) -> Timed | None:
    """The hour declared in the words, None when there is one that cannot be, and it was said so."""
    now = session.now()
    found = timed(words, now, session.run.opened_at or now)
    if found.wrong:
        explain(session, f"« {found.wrong} » n'est pas une heure passée", "écrire par exemple « fait @14h05 ».")
        return None
    return found


def _then(recorded: bool, after: After = After.NEXT) -> After:
    return after if recorded else After.STAY


@on_step
def done(session: Session, one: Standing, typed: Typed) -> After:
    """Notes the step done."""
    when = hour_in(session, typed.rest)
    if when is None:
        return After.STAY
    recorded = session.note(facts.Done(step=one.key, note=when.words), when)
    return _after_done(session, one) if recorded else After.STAY


def _after_done(session: Session, one: Standing) -> After:
    now = session.step()
    if now is not None and now.to_confirm:
        who = session.screen.view(one).second or "une deuxième personne"
        words = f"SEUL, À CONFIRMER par {who} : « confirmer » et son nom, maintenant ou plus tard."
        session.tell(Line(words, Style.STRONG, rest="  "))
    return After.NEXT


@on_step
def unexpected(session: Session, one: Standing, typed: Typed) -> After:
    """Notes a check whose result is not the expected one, and shows what then."""
    if not isinstance(one.step, Check):
        return explain(session, "cette étape n'attend pas de valeur", "« fait », et une note si besoin.")
    when = hour_in(session, typed.rest)
    if when is None or not session.note(facts.Done(step=one.key, note=when.words, as_expected=False), when):
        return After.STAY
    for part in session.screen.view(one).parts:
        if isinstance(part, views.Lines) and part.label == "Sinon":
            session.tell(*(Line(line.text, Style.ALARM, line.indent, line.rest) for line in part_lines(part)))
    if one.step.if_not and one.step.if_not.leave_to:
        session.tell(Line(f"Pour la dérouler : degraded-mode run {one.step.if_not.leave_to}"))
    return _after_done(session, one)


@on_step
def by_substitute(session: Session, one: Standing, typed: Typed) -> After:
    """Notes the step done by one of its other ways."""
    ways = [way for group in by_need(one.step) for way in group]
    if not ways:
        return explain(session, "cette étape n'a pas d'autre moyen", "« impossible » et la raison, ou « sauter ».")
    chosen, _, rest = typed.rest.partition(" ")
    rank = next((rank for rank in range(len(ways)) if letter(rank) == fold(chosen)), 0 if len(ways) == 1 else None)
    if rank is None:
        letters = ", ".join(letter(rank) for rank in range(len(ways)))
        return explain(session, "plusieurs moyens sont possibles", f"« à défaut » et une lettre : {letters}.")
    when = hour_in(session, rest if letter(rank) == fold(chosen) else typed.rest)
    if when is None:
        return After.STAY
    recorded = session.note(facts.Done(step=one.key, note=when.words, by_substitute=ways[rank].id), when)
    return _after_done(session, one) if recorded else After.STAY


@on_step
def start(session: Session, one: Standing, typed: Typed) -> After:
    """Notes the step under way."""
    when = hour_in(session, typed.rest)
    return _then(when is not None and session.note(facts.Started(step=one.key), when))


@on_step
def skip(session: Session, one: Standing, typed: Typed) -> After:
    """Notes the step left undone, with who answers for it and why."""
    if one.step.vital and not typed.in_full:
        sentence = f"l'étape {session.number(one.key)} est vitale"
        return explain(session, sentence, "écrire « sauter » en entier, puis la raison.")
    words = typed.rest
    if not words:
        keys = " · ".join(f"{key} {usual}" for key, usual in REASONS.values())
        session.tell(Line(f"Raison : {keys} · ou l'écrire", rest="  "))
        words = asked(session, "Raison")
    when = hour_in(session, words)
    if when is None:
        return After.STAY
    key, _, rest = when.words.partition(" ")
    usual = next((reason for reason, (letter_of, _) in REASONS.items() if fold(key) == letter_of), None)
    fact = facts.Overridden(step=one.key, reason=usual or Reason.OTHER, text=(rest if usual else when.words).strip())
    return _then(session.note(fact, when, in_full=typed.in_full))


@on_step
def set_aside(session: Session, one: Standing, typed: Typed) -> After:
    """Notes that the step makes no sense here."""
    when = hour_in(session, typed.rest or asked(session, "Pourquoi sans objet"))
    if when is None:
        return After.STAY
    return _then(session.note(facts.SetAside(step=one.key, text=when.words), when, in_full=typed.in_full))


@on_step
def impossible(session: Session, one: Standing, typed: Typed) -> After:
    """Notes that the step cannot be done as written, and leaves its other ways on the screen."""
    when = hour_in(session, typed.rest or asked(session, "Pourquoi impossible"))
    if when is None or not session.note(facts.Impossible(step=one.key, text=when.words), when):
        return After.STAY
    return After.SHOW if one.step.instead else After.NEXT


@on_step
def defer(session: Session, one: Standing, typed: Typed) -> After:
    """Puts the step off until an hour or an event."""
    words = typed.rest or asked(session, "Jusqu'à quand (15h30, 20 min), ou jusqu'à quoi")
    until = clock_after(words, session.now())
    return _then(session.note(facts.Deferred(step=one.key, until=until, text="" if until else words)))


@on_step
def concerned(session: Session, one: Standing, _: Typed) -> After:
    """Says that the circumstances of the step hold."""
    return _then(session.note(facts.Concerned(step=one.key, holds=True)), After.SHOW)


@on_step
def not_concerned(session: Session, one: Standing, _: Typed) -> After:
    """Says that the circumstances of the step do not hold."""
    return _then(session.note(facts.Concerned(step=one.key, holds=False)))


def answer(session: Session, one: Standing, step: Decide, line: str) -> After | None:
    """Answers a decision by its letter or its words; None when the line is something else."""
    option, rest = _chosen(step, line)
    if option is None:
        begun = [other.answer for other in step.options if fold(other.answer).startswith(fold(line).strip())]
        if len(line) == 1 and begun:
            return explain(session, f"« {line} » ne suffit pas", f"répondre par la lettre : {_letters(step)}.")
        return None
    when = hour_in(session, rest)
    proposed = step.propose is not None and step.propose.answer == option.answer
    if when is None or not session.note(
        facts.Answered(step=one.key, answer=option.answer, note=when.words, proposed=proposed), when
    ):
        return After.STAY
    if option.leave_to:
        session.tell(Line(f"Quitter cette procédure : degraded-mode run {option.leave_to}", Style.ALARM, rest="  "))
    return After.NEXT


def _chosen(step: Decide, line: str) -> tuple[Option | None, str]:
    folded = fold(line)
    for rank, option in enumerate(step.options):
        for spelling in (letter(rank), fold(option.answer)):
            if folded == spelling or folded.startswith((f"{spelling} ", f"{spelling})")):
                return option, line[len(spelling) :].lstrip(") ")
    return None, ""


def _letters(step: Decide) -> str:
    return ", ".join(f"{letter(rank)} {option.answer}" for rank, option in enumerate(step.options))


def step_named(session: Session, word: str) -> str | None:
    """The key of the step that bears this number or identifier."""
    sought = fold(word)
    return next((key for key, placed in session.run.plan.items() if sought in {fold(placed.number), fold(key)}), None)


def undo(session: Session, typed: Typed) -> After:
    """Takes back the last thing said, or the last said of a step that is named."""
    first, _, rest = typed.rest.partition(" ")
    key = step_named(session, first) if first else None
    text = (rest if key else typed.rest).strip()
    if not session.act(Undo(key or "", text)):
        return After.STAY
    last = session.run.last
    if last and isinstance(last.fact, facts.Cancelled) and last.fact.step:
        session.current = last.fact.step
    return After.SHOW


def confirm(session: Session, typed: Typed) -> After:
    """Notes the second person of a step: the one that is named, the one on the screen, or the last one done."""
    first, _, rest = typed.rest.partition(" ")
    waiting = [one for one in session.steps(session.now()) if one.to_confirm and one.mark]
    named = step_named(session, first) if first else None
    here = [one.key for one in waiting if one.key == session.current]
    last = [one.key for one in sorted(waiting, key=lambda one: one.mark.order if one.mark else (0, ""))]
    key = named or next(iter((*here, *reversed(last))), None)
    if key is None:
        return explain(session, "rien n'attend de confirmation", "« liste » montre ce qui est noté.")
    who = (rest if named else typed.rest).strip() or asked(session, f"Qui confirme l'étape {session.number(key)}")
    if not who:
        return explain(session, "il faut le nom de la deuxième personne", "« confirmer » et le nom.")
    confirmed = session.note(facts.Confirmed(step=key, who=who))
    return After.SHOW if confirmed and key == session.current else After.STAY


def stop(session: Session, typed: Typed) -> After:
    """Ends a repeated step: the one that is named, or the one on the screen."""
    first, _, rest = typed.rest.partition(" ")
    named = step_named(session, first) if first else None
    key = named or session.current
    if not key:
        return explain(session, "aucune étape n'est affichée", "« arrêter » et le numéro de l'étape.")
    return _then(session.note(facts.Stopped(step=key, text=(rest if named else typed.rest).strip())))


STEP_ORDERS: Final[Mapping[Verb, Order]] = MappingProxyType(
    {
        Verb.DONE: done,
        Verb.UNEXPECTED: unexpected,
        Verb.SUBSTITUTE: by_substitute,
        Verb.START: start,
        Verb.SKIP: skip,
        Verb.SET_ASIDE: set_aside,
        Verb.IMPOSSIBLE: impossible,
        Verb.DEFER: defer,
        Verb.CONCERNED: concerned,
        Verb.NOT_CONCERNED: not_concerned,
        Verb.UNDO: undo,
        Verb.CONFIRM: confirm,
        Verb.STOP: stop,
    }
)
