"""`degraded-mode run`: a procedure, one step at a time, and what is done written down before it is said to be."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from degraded_mode import __version__
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import Line, Style, Terminal, give_up_output, warn
from degraded_mode.cli.walk_asides import person_of
from degraded_mode.cli.walk_clock import Clock, clock_of
from degraded_mode.cli.walk_lists import back_again, before_starting, damage_lines, listed, status_lines
from degraded_mode.cli.walk_loop import converse
from degraded_mode.cli.walk_opening import Choice, as_opened, choose, crisis_name, journal_root, machine, notices
from degraded_mode.cli.walk_replies import clock as hour
from degraded_mode.cli.walk_replies import person
from degraded_mode.cli.walk_screen import Screen
from degraded_mode.cli.walk_session import Session
from degraded_mode.journal.act import Journal
from degraded_mode.journal.chain import Harm
from degraded_mode.journal.events import Subject
from degraded_mode.journal.facts import Closed, Opened, Paused, Resumed, Stop
from degraded_mode.journal.snapshot import Edition, write_edition
from degraded_mode.journal.standing import standings
from degraded_mode.journal.state import Run, initial
from degraded_mode.journal.store import NotRecordedError, Store
from degraded_mode.journal.store_lock import BusyError
from degraded_mode.journal.store_shelf import device_of
from degraded_mode.loading.read import load_folder
from degraded_mode.model.canonical import paper_code


@dataclass(frozen=True)
class Asked:
    """What the command line asked for."""

    crisis: str
    by: str
    exercise: bool


def walk(
    corpus_folder: Path,
    runbook: str,
    *,
    site: str,
    crisis: str,
    journal: Path | None,
    by: str,
    plain: bool,
    exercise: bool,
) -> int:
    """Walks through a procedure (`ID`, `CODE` or `ID@SERVICE`) and gives the exit status.

    Findings, a draft, an old date, an unreadable file never stop it. Without a crisis name, a run left open less than
    72 hours ago goes on; else one opens under the day's date.
    """
    terminal = Terminal(plain=plain)
    root = journal_root(journal)
    choice = choose(terminal, load_folder(corpus_folder), runbook, site, root)
    if isinstance(choice, Exit):
        return choice
    clock = clock_of(choice.edition.zone)
    try:
        return _kept(terminal, clock, choice, root, Asked(crisis, by, exercise))
    except NotRecordedError as refused:
        return _on_paper(terminal, choice.edition, initial(choice.edition.runbook), clock, refused)


def _kept(terminal: Terminal, clock: Clock, choice: Choice, root: Path, asked: Asked) -> Exit:
    device = device_of(root, machine(), os.urandom(8))
    crisis = crisis_name(root, device, asked.crisis, choice.run, clock.read().at, exercise=asked.exercise)
    if crisis is None:
        warn(f"erreur : « {asked.crisis} » ne peut pas nommer une crise.")
        warn("conseil : lettres sans accent, chiffres et tirets, par exemple « panne-2026-11 ».")
        return Exit.USAGE
    store = Store(root / crisis / device)
    journal = Journal(store, device, __version__)
    try:
        journal.open()
    except BusyError as busy:
        warn(f"erreur : {busy}")
        return Exit.JOURNAL
    if (refused := _refused(journal, crisis, root / crisis / device, asked)) is not None:
        return refused
    own = [line.event for line in journal.lines if line.event.subject.run == choice.run]
    fingerprint = own[0].subject.edition if own else choice.edition.fingerprint
    used, words = as_opened(choice, store.edition(fingerprint), fingerprint)
    real = journal.lines[0].event.subject.exercise if journal.lines else asked.exercise
    runbook = used.runbook
    journal.take(
        Subject(crisis, used.corpus.site, choice.run, runbook.id, used.content, used.fingerprint, real), runbook
    )
    session = Session(terminal, journal, clock, used, person_of(asked.by, used.corpus.roles))
    try:
        store.keep_edition(used.fingerprint, write_edition(used))
        _greet(session, choice, root / crisis / device, words)
        return converse(session)
    except KeyboardInterrupt:
        _interrupted(session, store.folder, device)
        raise
    except BrokenPipeError:
        # Nobody reads any more: as at the end of the input, this is a pause.
        give_up_output()
        _interrupted(session, store.folder, device)
        return Exit.CLEAN
    except NotRecordedError as refused_by_disk:
        return _on_paper(terminal, used, journal.run, clock, refused_by_disk)


def _refused(journal: Journal, crisis: str, folder: Path, asked: Asked) -> Exit | None:
    """None when the journal can be used; a damaged line is no reason not to."""
    if not journal.lines and any(damage.harm is Harm.UNREADABLE for damage in journal.damages):
        warn(f"erreur : aucune entrée de la main courante ne se lit : {folder}")
        warn("conseil : rien n'y a été effacé ; la garder, et ouvrir sous un autre nom : --crisis NOM.")
        return Exit.JOURNAL
    if asked.exercise and journal.lines and not journal.lines[0].event.subject.exercise:
        warn(f"erreur : « {crisis} » est une crise réelle : un exercice ne s'y mêle pas.")
        warn("conseil : donner un autre nom à l'exercice : --crisis NOM.")
        return Exit.JOURNAL
    return None


def _greet(session: Session, choice: Choice, folder: Path, words: str) -> None:
    edition, run = session.edition, session.run
    runbook, today = edition.runbook, session.now().date()
    unit = f" · {choice.unit}" if choice.unit else ""
    session.tell(
        Line(f"{runbook.code} v{runbook.version} · {runbook.title}", Style.STRONG, rest="  "),
        Line(f"Code papier {paper_code(edition.fingerprint)}{unit}", indent="  "),
        Line(f"Main courante : {folder}", indent="  ", rest="    "),
        *([Line(words, Style.ALARM)] if words else []),
        *notices(choice, edition),
        *status_lines(session.screen, today),
        *_inhibited(session),
        *damage_lines(session.journal.damages),
    )
    _introduce(session)
    if run.last is None:
        session.tell(*before_starting(session.screen))
        session.note(
            Opened(
                code=runbook.code,
                title=runbook.title,
                version=runbook.version,
                site=edition.corpus.site,
                unit=choice.unit,
            )
        )
        return
    now = session.now()
    opened = f"Ouverte à {hour(run.opened_at, now)}" if run.opened_at else "Heure d'ouverture illisible"
    session.tell(Line(opened, indent="  "), *back_again(run, session.steps(now), now))
    if run.closed is None:
        session.note(Resumed())


def _inhibited(session: Session) -> Iterator[Line]:
    """The procedures left open in this crisis that are not to be walked through at the same time."""
    last = {line.event.subject.runbook: line.event.fact for line in session.journal.lines}
    for runbook in session.edition.runbook.inhibits:
        if runbook in last and not isinstance(last[runbook], Closed):
            words = (
                f"Ne pas dérouler en même temps que {session.screen.names.runbook(runbook)}, ouverte dans cette crise."
            )
            yield Line(words, Style.ALARM)


def _introduce(session: Session) -> None:
    """Says who is taken to be speaking, and asks when nobody said and somebody can answer."""
    if not (session.actor.role or session.actor.name) and session.terminal.interactive:
        said = session.terminal.ask("Vous êtes (fonction, nom) >", lambda: None) or ""
        session.actor = person_of(said, session.edition.corpus.roles)
    session.tell(Line(f"Vous êtes : {person(session.actor)}", indent="  "))
    last = session.run.last
    if last is not None and last.by != session.actor:
        session.tell(Line(f"Avant vous : {person(last.by)}. « relève » note le passage.", indent="  "))


def _interrupted(session: Session, folder: Path, device: str) -> None:
    """Notes the interruption through a journal read anew: the one in hand may have been cut in the middle of an act."""
    try:
        journal = Journal(Store(folder), device, __version__)
        journal.open()
        journal.take(session.journal.subject, session.edition.runbook)
        session.journal = journal
        if journal.run.last is not None and not journal.run.paused and journal.run.closed is None:
            session.note(Paused(why=Stop.INTERRUPTED))
    except (NotRecordedError, BusyError):
        return


def _on_paper(terminal: Terminal, edition: Edition, run: Run, clock: Clock, refused: NotRecordedError) -> Exit:
    """Says that nothing is recorded any more, then all that is known: this is copied by hand."""
    now = clock.read().at
    steps = standings(run, now)
    screen = Screen(edition, frozenset(edition.runbook.lost))
    terminal.write((Line("RIEN N'EST PLUS ENREGISTRÉ : PASSEZ AU PAPIER", Style.ALARM), Line(str(refused))))
    if run.last is not None:
        terminal.write(listed(run, steps, screen, now))
    for one in steps:
        if not one.terminal:
            terminal.write((Line(), *screen.step(one, "à faire", now, now)))
    return Exit.UNREADABLE
