"""Orders about the run rather than one step: lists, notes, relief, pause, end."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from degraded_mode.cli.terminal import Line, Style
from degraded_mode.cli.walk_circumstances import CIRCUMSTANCE_ORDERS
from degraded_mode.cli.walk_lists import back_again, first_page, found, listed, summary, what_is_left
from degraded_mode.cli.walk_orders import STEP_ORDERS, After, Order, asked, explain, hour_in, step_named
from degraded_mode.cli.walk_session import Session
from degraded_mode.cli.walk_words import Typed, Verb, fold
from degraded_mode.journal import facts
from degraded_mode.journal.commands import Finish, HandOver
from degraded_mode.journal.facts import Actor, Stop
from degraded_mode.journal.standing import State
from degraded_mode.model.role import Role

HELP: Final = (
    ("fait (f)", "noter l'étape faite ; « f @14h05 » donne l'heure, « f appelé deux fois » ajoute une note"),
    ("écart (e)", "vérification faite, mais le résultat attendu n'y est pas"),
    ("à défaut a", "faite par le moyen a de la liste « à défaut »"),
    ("sauter (s)", "non faite, et assumée : une raison ; étape vitale : le mot en entier"),
    ("sans objet (so)", "n'a pas lieu d'être ici : une raison"),
    ("impossible (i)", "ne peut pas se faire comme écrit : une raison"),
    ("différer (d)", "plus tard : « d 20 min », « d 15h30 », ou ce que l'on attend"),
    ("commencer", "en cours ; revient à la fin de sa durée"),
    ("arrêter", "une étape à refaire ne l'est plus"),
    ("confirmer NOM", "la deuxième personne confirme"),
    ("note (n)", "ajouter une note ; jamais le nom d'un patient"),
    ("annuler (a)", "revenir sur la dernière entrée, ou « a 3 » sur l'étape 3 ; rien n'est effacé"),
    ("aller 7, suivante", "montrer une autre étape, sans rien noter"),
    ("chercher (c), liste (l)", "trouver un mot ; tout voir"),
    ("revoir (r), fiche", "relire l'étape ; relire la première page"),
    ("heure panne 13h20", "donner l'heure de la panne, du constat ou de la déclaration"),
    ("perdu, suspecté, intact", "dire l'état d'un système ; « cause attaque » ; « copie programme-j1 »"),
    ("suite, reprise", "ouvrir la phase suivante ; ouvrir la reprise"),
    ("relève", "passer la main : ce qui reste est montré"),
    ("pause (p), reprendre", "suspendre, continuer ; « quitter » sort, la même commande reprend"),
    ("terminer", "clore le déroulé"),
)


def help_(session: Session, _: Typed) -> After:
    """Every order and what it does."""
    for order, meaning in HELP:
        session.tell(Line(f"{order} : {meaning}", indent="  ", rest="      "))
    session.tell(Line("Décision : sa lettre, ou la réponse en toutes lettres. Entrée seule ne note rien.", indent="  "))
    return After.STAY


def note(session: Session, typed: Typed) -> After:
    """Free words about the step on the screen."""
    when = hour_in(session, typed.rest or asked(session, "Note (jamais le nom d'un patient)"))
    if when is None:
        return After.STAY
    if not when.words:
        return explain(session, "la note est vide", "« n » suivi de la note.")
    session.note(facts.Noted(text=when.words, step=session.current), when)
    return After.STAY


def go(session: Session, typed: Typed) -> After:
    """Shows a step by its number."""
    key = step_named(session, typed.rest) if typed.rest else None
    if key is None:
        return explain(session, f"pas d'étape « {typed.rest} »", "« liste » montre les numéros.")
    session.current = key
    return After.SHOW


def next_one(session: Session, _: Typed) -> After:
    """Shows the next step in reading order, noting nothing."""
    steps = [one for one in session.steps(session.now()) if one.state is not State.NOT_CONCERNED]
    keys = [one.key for one in steps]
    cut = keys.index(session.current) + 1 if session.current in keys else 0
    if cut >= len(keys):
        session.tell(Line("C'était la dernière étape."))
        return After.STAY
    session.current = keys[cut]
    return After.SHOW


def search(session: Session, typed: Typed) -> After:
    """Shows the steps in which a word stands."""
    words = typed.rest or asked(session, "Chercher")
    now = session.now()
    session.tell(*found(words, session.steps(now), session.screen, now))
    return After.STAY


def list_(session: Session, _: Typed) -> After:
    """Shows every step."""
    now = session.now()
    session.tell(*listed(session.run, session.steps(now), session.screen, now))
    return After.STAY


def show(_: Session, __: Typed) -> After:
    """Shows the step again."""
    return After.SHOW


def sheet(session: Session, _: Typed) -> After:
    """Shows what the first page of the procedure says."""
    session.tell(*first_page(session.screen, session.now().date()))
    return After.STAY


def person_of(words: str, roles: Mapping[str, Role]) -> Actor:
    """Somebody, from a role (`arm`, or its name), a name (`Mme Roy`), or both (`arm, Mme Roy`)."""
    function, _, name = words.replace("/", ",").partition(",")
    sought = fold(function.strip())
    for role in roles.values():
        if sought in {fold(role.id), fold(role.title), fold(role.short or role.title)}:
            return Actor(role=role.id, name=name.strip())
    return Actor(name=words.strip())


def hand_over(session: Session, typed: Typed) -> After:
    """Shows what is left, then notes who goes on."""
    now = session.now()
    session.tell(Line("CE QUI RESTE", Style.STRONG), *what_is_left(session.steps(now), session.screen, now))
    who = typed.rest or asked(session, "Qui prend la suite (fonction, nom)")
    if not who:
        return explain(session, "personne n'a été nommé", "« relève » et le nom.")
    to = person_of(who, session.edition.corpus.roles)
    if not session.act(HandOver(to)):
        return After.STAY
    session.actor = to
    return After.SHOW


def pause(session: Session, _: Typed) -> After:
    """Suspends the walk; the program waits."""
    session.note(facts.Paused(why=Stop.ASKED))
    return After.STAY


def resume(session: Session, _: Typed) -> After:
    """Goes on after a pause."""
    if not session.run.paused:
        return explain(session, "le déroulé n'est pas en pause", "continuer.")
    now = session.now()
    session.tell(*back_again(session.run, session.steps(now), now))
    return After.SHOW if session.note(facts.Resumed()) else After.STAY


def leave(session: Session, _: Typed) -> After:
    """Leaves; the same command goes on from here."""
    if not session.run.paused and session.run.closed is None:
        session.note(facts.Paused(why=Stop.ASKED))
    session.tell(Line("La même commande reprend ici."))
    return After.LEAVE


def finish(session: Session, typed: Typed) -> After:
    """Closes the run, with a reason when something is left."""
    now = session.now()
    steps = session.steps(now)
    session.tell(Line(summary(steps), Style.STRONG), *what_is_left(steps, session.screen, now))
    words = typed.rest
    if not words and any(not one.terminal for one in steps):
        words = asked(session, "Pourquoi terminer maintenant")
    return After.LEAVE if session.act(Finish(words)) else After.STAY


ORDERS: Final[Mapping[Verb, Order]] = MappingProxyType(
    {
        **STEP_ORDERS,
        **CIRCUMSTANCE_ORDERS,
        Verb.NOTE: note,
        Verb.GO: go,
        Verb.NEXT: next_one,
        Verb.SEARCH: search,
        Verb.LIST: list_,
        Verb.SHOW: show,
        Verb.SHEET: sheet,
        Verb.HAND_OVER: hand_over,
        Verb.PAUSE: pause,
        Verb.RESUME: resume,
        Verb.LEAVE: leave,
        Verb.FINISH: finish,
        Verb.HELP: help_,
    }
)
"""Every verb has its order: a verb without one would be a word that does nothing."""

WHILE_PAUSED: Final = frozenset({Verb.RESUME, Verb.LEAVE, Verb.HELP, Verb.LIST, Verb.SHEET})
