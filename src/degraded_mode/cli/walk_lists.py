"""What a walk shows besides the step: the list, what was found, what is left, who goes on, what the binder says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final, assert_never

from degraded_mode.cli.terminal import Line, Style
from degraded_mode.cli.walk_facts import fact_words, said_words
from degraded_mode.cli.walk_replies import BOXES, STATES, clock, person, whole_minutes
from degraded_mode.cli.walk_screen import BODY, DEEP, PART, Screen, part_lines
from degraded_mode.cli.walk_words import fold
from degraded_mode.journal.chain import Damage, Harm
from degraded_mode.journal.facts import Paused, Resumed
from degraded_mode.journal.guide import Completion, completion, late, left, open_measures
from degraded_mode.journal.standing import Standing, State
from degraded_mode.journal.state import About, Mark, Run, Topic
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.model.runbook import Phase, PhaseName
from degraded_mode.render.checklist import sheet
from degraded_mode.render.masthead import Edition as Printing
from degraded_mode.render.masthead import bands
from degraded_mode.render.wording import MODE, PHASE

IMMEDIATE: Final = "Actions immédiates"


def heading(phase: Phase | None, opened_at: datetime | None, now: datetime) -> Line:
    """The line that opens a phase, with its window as hours of the clock."""
    if phase is None:
        return Line(f"── {IMMEDIATE} ──", Style.STRONG)
    window = [length for length in (phase.starts, phase.ends) if length is not None]
    hours = [clock(opened_at + length, now) for length in window] if opened_at else []
    when = f" · {' → '.join(hours)}" if hours else ""
    return Line(f"── {PHASE[phase.phase]}{when} · {MODE[phase.mode]} ──", Style.STRONG)


def listed(run: Run, steps: Sequence[Standing], screen: Screen, now: datetime) -> Iterator[Line]:
    """Every step with its box, its number and its state in words."""
    shown: PhaseName | str | None = ""
    for one in steps:
        if one.placed.phase != shown:
            shown = one.placed.phase
            phase = next((phase for phase in run.runbook.phases if phase.phase == shown), None)
            yield heading(phase, run.opened_at, now)
        yield from _in_list(one, screen, now)
    yield Line(summary(steps), Style.STRONG)
    yield from _held(steps)


def _in_list(one: Standing, screen: Screen, now: datetime) -> Iterator[Line]:
    view = screen.view(one)
    vital = " VITAL" if one.step.vital else ""
    margin = "  " * len(one.placed.under)
    yield Line(f"{view.number}{vital} {view.text}", indent=f"{margin}{BOXES[one.state]} ", rest=f"{margin}      ")
    told = [] if one.state is State.TO_DO else [STATES[one.state]]
    if one.mark:
        told.append(said_words(one.mark, now))
    if one.back_at and not one.terminal:
        told.append(f"à {clock(one.back_at, now)}")
    if one.late(now) and one.due:
        told.append(f"EN RETARD +{whole_minutes(now - one.due)}")
    if one.to_confirm:
        told.append("À CONFIRMER")
    if told:
        yield Line(" · ".join(told), indent=f"{margin}      ")


def found(words: str, steps: Sequence[Standing], screen: Screen, now: datetime) -> Iterator[Line]:
    """The steps in which every word stands, accents aside."""
    sought = fold(words).split()
    hits = [one for one in steps if all(word in _searched(one, screen) for word in sought)]
    if not hits:
        yield Line(f"« {words} » : rien de tel ici. Essayer un mot plus court.")
    for one in hits:
        yield from _in_list(one, screen, now)
    if hits:
        yield Line("« aller » et le numéro montre l'étape.")


def _searched(one: Standing, screen: Screen) -> str:
    view = screen.view(one)
    parts = (line.text for part in view.parts for line in part_lines(part))
    who = screen.names.role_in_full(one.step.role) if one.step.role else ""
    return fold(" ".join((view.number, one.key, view.text, view.warning, view.note, who, *parts)))


def summary(steps: Sequence[Standing]) -> str:
    """How far the run is from its end, and what still waits for a second person."""
    waiting = [one.placed.number for one in steps if one.to_confirm]
    confirm = f" À confirmer : {', '.join(waiting)}." if waiting else ""
    return f"{_how_far(steps)}{confirm}"


def _how_far(steps: Sequence[Standing]) -> str:
    match completion(steps):
        case Completion.COMPLETE:
            return "Tout est fait, sans objet, non concerné ou assumé."
        case Completion.EXCEPT_DEFERRED:
            return "Tout est fait, sauf ce qui est différé."
        case Completion.INCOMPLETE:
            now = sum(one.reached for one in left(steps))
            later = len(left(steps)) - now
            words = f"Reste : {count_words(now, 'étape', 'étapes')}"
            return f"{words}, et {later} dans les phases à venir." if later else f"{words}."


def what_is_left(steps: Sequence[Standing], screen: Screen, now: datetime, most: int = 12) -> Iterator[Line]:
    """What the next person takes over: late, under way, to confirm, to come, and the measures still held."""
    remaining = left(steps)
    behind = late(remaining, now)
    yield from _titled("En retard", behind, screen, now)
    yield from _titled("À confirmer", [one for one in steps if one.to_confirm], screen, now)
    for state in (State.UNDER_WAY, State.IMPOSSIBLE, State.DEFERRED, State.AGAIN):
        yield from _titled(STATES[state].capitalize(), [one for one in remaining if one.state is state], screen, now)
    ahead = [one for one in remaining if one.state is State.TO_DO and one.reached and one not in behind]
    yield from _titled("À faire", ahead[:most], screen, now)
    if len(ahead) > most:
        yield Line(f"et {count_words(len(ahead) - most, 'autre', 'autres')} : « liste »", indent=PART)
    yield from _held(steps)


def _titled(title: str, steps: Iterable[Standing], screen: Screen, now: datetime) -> Iterator[Line]:
    for rank, one in enumerate(steps):
        if rank == 0:
            yield Line(f"{title} :", Style.STRONG, BODY)
        back = f" ({clock(one.back_at, now)})" if one.back_at else ""
        view = screen.view(one)
        yield Line(f"{view.number} {view.text}{back}", indent=PART, rest=DEEP)


def _held(steps: Iterable[Standing]) -> Iterator[Line]:
    held = open_measures(steps)
    if held:
        yield Line(f"Mesures à lever : {', '.join(measure.replace('-', ' ') for measure in held)}", Style.STRONG, BODY)


def back_again(run: Run, steps: Sequence[Standing], now: datetime) -> Iterator[Line]:
    """The banner of somebody who comes back: last done, how long ago, what is late, what is to confirm."""
    mark = _last_said(run)
    if mark is None:
        return
    gone = whole_minutes(now - mark.recorded_at) if now > mark.recorded_at else "un instant"
    yield Line(f"REPRISE · {gone} depuis la dernière entrée", Style.STRONG)
    numbers = {one.key: one.placed.number for one in steps}
    yield Line(
        f"Dernière : {fact_words(mark.fact, lambda key: numbers.get(key, key), now)} · {said_words(mark, now)}",
        indent=BODY,
        rest=PART,
    )
    if not run.paused and run.closed is None:
        yield Line("Le programme s'était arrêté sans pause : vérifier cette dernière entrée.", Style.ALARM, BODY)
    if now < mark.recorded_at - timedelta(minutes=2):
        yield Line(f"L'horloge de ce poste a reculé de {whole_minutes(mark.recorded_at - now)}.", Style.ALARM, BODY)
    for title, some in (("En retard", late(steps, now)), ("À confirmer", [one for one in steps if one.to_confirm])):
        if some:
            yield Line(f"{title} : {', '.join(one.placed.number for one in some)}", Style.STRONG, BODY)
    if run.watch is not None:
        yield Line(f"Dernière relève : {person(run.watch)}", indent=BODY)
    newer = len(run.marks.get(Topic(About.OTHER), ()))
    if newer:
        words = count_words(newer, "entrée", "entrées")
        yield Line(f"{words} d'une version plus récente, gardées telles quelles.", indent=BODY)


def _last_said(run: Run) -> Mark | None:
    """The last entry that says something of the procedure itself, else the last of all."""
    said = [mark for mark in run.everything() if not isinstance(mark.fact, Paused | Resumed)]
    return said[-1] if said else run.last


def damage_lines(damages: Iterable[Damage]) -> Iterator[Line]:
    """What of the journal cannot be read, by number of entry: nothing of it was erased."""
    for damage in damages:
        match damage.harm:
            case Harm.CUT:
                words = "une ligne inachevée, jamais confirmée, a été mise de côté (quarantine)"
            case Harm.UNREADABLE:
                words = f"entrée {damage.first} illisible (fichier {damage.segment:06}.txt, ligne {damage.line})"
            case Harm.MISSING:
                several = f"entrées {damage.first} à {damage.last} manquantes"
                words = several if damage.last > damage.first else f"entrée {damage.first} manquante"
            case Harm.OUT_OF_CHAIN:
                words = f"une ligne n'est pas à sa place (fichier {damage.segment:06}.txt, ligne {damage.line})"
            case _:
                assert_never(damage.harm)
        yield Line(f"MAIN COURANTE : {words}.", Style.ALARM)


def status_lines(screen: Screen, today: date) -> Iterator[Line]:
    """The state of the procedure that must be known before it is used; it refuses nothing."""
    for band in bands(screen.edition.runbook, today):
        yield Line(f"{band.title} · {band.sentence}", Style.ALARM)


def before_starting(screen: Screen) -> Iterator[Line]:
    """Is this the right procedure, and what may be done without waiting for anybody."""
    runbook, names = screen.edition.runbook, screen.names
    yield Line(runbook.situation, Style.STRONG, BODY)
    for identifier in runbook.look_alikes:
        other = names.corpus.runbooks.get(identifier)
        why = f" : {other.situation}" if other else ""
        yield Line(f"Ne pas confondre avec {names.runbook(identifier)}{why}", indent=BODY, rest=PART)
    yield Line(f"Sans attendre : {runbook.trigger.may_alone}", indent=BODY, rest=PART)


def first_page(screen: Screen, today: date) -> Iterator[Line]:
    """What the first printed page says before the steps."""
    edition = screen.edition
    page = sheet(edition.runbook, Printing(edition.corpus, today)).opening
    yield Line(page.situation, indent=BODY)
    yield from _bullets("Déclencher si", page.conditions)
    yield Line(f"Déclarée par : {page.day} (jour), {page.night} (nuit, week-end)", indent=BODY, rest=PART)
    yield Line(f"Sans attendre : {page.may_alone}", indent=BODY, rest=PART)
    for title, items in (("Maintenu", page.keep), ("Réduit", page.reduce), ("Arrêté", page.stop)):
        if items:
            yield Line(f"{title} : {' ; '.join(items)}", indent=BODY, rest=PART)
    yield Line(f"Fin de la procédure : {page.stand_down}", indent=BODY, rest=PART)
    for look_alike in page.look_alikes:
        why = f" : {look_alike.items[0]}" if look_alike.items else ""
        yield Line(f"Ne pas confondre avec {look_alike.label}{why}", indent=BODY, rest=PART)
    yield from _bullets("Ne pas ouvrir en même temps", page.inhibits)
    yield Line("À portée de main :", Style.STRONG, BODY)
    for fact in page.facts:
        yield from part_lines(fact)


def _bullets(title: str, items: Iterable[str]) -> Iterator[Line]:
    several = tuple(items)
    if several:
        yield Line(typeset(f"{title} :"), indent=BODY)
    for item in several:
        yield Line(item, indent=f"{PART}- ", rest=DEEP)
