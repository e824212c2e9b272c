"""A step on the screen, always in the same order, with the numbers and the words of the printed page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final, assert_never

from degraded_mode.cli.terminal import Line, Style
from degraded_mode.cli.walk_facts import said_words
from degraded_mode.cli.walk_replies import STATES, clock, whole_minutes
from degraded_mode.journal.snapshot import Edition
from degraded_mode.journal.standing import Standing, State
from degraded_mode.language.typography import count_words, duration_words, typeset
from degraded_mode.model.action import AnyStep, Decide
from degraded_mode.model.step import Anchor, Deadline, Substitute
from degraded_mode.render import views
from degraded_mode.render.asks import Setting
from degraded_mode.render.citations import Citations
from degraded_mode.render.names import Names
from degraded_mode.render.steps import Printer

BODY: Final = "  "
PART: Final = "    "
DEEP: Final = "      "


@dataclass(frozen=True)
class Screen:
    """Shows the steps of one edition. `lost`: the systems known to be lost at the time."""

    edition: Edition
    lost: frozenset[str]

    @property
    def names(self) -> Names:
        """The names of the edition's records."""
        return Names(self.edition.corpus)

    def view(self, one: Standing) -> views.Step:
        """The step as it is printed."""
        printer = Printer(Setting(self.names, self.lost, self.edition.runbook.id), Citations.of(self.edition.runbook))
        return printer.step(one.step, one.placed.route)

    def step(self, one: Standing, place: str, now: datetime, asked_at: datetime) -> Iterator[Line]:
        """The step in full; `place` says which of how many, `asked_at` when it was first shown."""
        view = self.view(one)
        yield Line(self._head(one, view, place, now), rest=BODY)
        yield from _where_it_stands(one, now)
        if view.marks:
            yield Line(" · ".join(view.marks), Style.ALARM, BODY)
        if view.warning:
            yield Line(f"DANGER : {view.warning}", Style.ALARM, BODY)
        if view.caution:
            yield Line(f"ATTENTION : {view.caution}", Style.STRONG, BODY)
        if view.condition:
            yield Line(view.condition, indent=BODY)
        yield Line(view.text, Style.STRONG, BODY)
        ways = {self._instead_of(group[0]): group for group in by_need(one.step)}
        for part in view.parts:
            if isinstance(part, views.Lines) and part.label in ways:
                yield from _lettered(part.label, ways[part.label], one.step)
            else:
                yield from part_lines(part, view.text)
        if view.second:
            yield Line(f"À confirmer par : {view.second}", indent=PART, rest=DEEP)
        if view.note:
            yield Line(f"Note : {view.note}", indent=PART, rest=DEEP)
        yield from _proposal(one, now, asked_at)

    def _head(self, one: Standing, view: views.Step, place: str, now: datetime) -> str:
        role = self.names.role_in_full(one.step.role) if one.step.role else "rôle non précisé"
        when = list(view.when)
        if one.step.within and one.state is not State.AGAIN:
            when[0] = _deadline(one, one.step.within, when[0], now)
        return " · ".join((f"[{view.number} · {place}] {role}", *when))

    def _instead_of(self, way: Substitute) -> str:
        return typeset(f"À défaut de {self.names.system(way.for_need)}")


def _deadline(one: Standing, within: Deadline, printed: str, now: datetime) -> str:
    """`sous 5 min (avant 14:05)`; what the delay counts from is said when it is not the opening."""
    words = f"sous {duration_words(within.time)}" if within.anchor is Anchor.OPENED else printed
    if one.due is None:
        return words
    assumed = ", heure non donnée, comptée de l'ouverture" if one.assumed else ""
    return f"{words} (avant {clock(one.due, now)}{assumed})"


def _where_it_stands(one: Standing, now: datetime) -> Iterator[Line]:
    if one.late(now) and one.due is not None:
        yield Line(f"EN RETARD +{whole_minutes(now - one.due)}", Style.ALARM, BODY)
    if one.state is not State.TO_DO:
        rounds = f" ({one.rounds} fois faite)" if one.step.every else ""
        back = f", {clock(one.back_at, now)}" if one.back_at else ""
        said = f" · {said_words(one.mark, now)}" if one.mark else ""
        yield Line(f"{STATES[one.state].upper()}{back}{rounds}{said}", Style.STRONG, BODY, PART)
    if one.to_confirm:
        yield Line("SEUL, À CONFIRMER : « confirmer » et le nom de la deuxième personne", indent=BODY, rest=PART)
    if one.concerned is None and not one.terminal:
        yield Line("Concerné ? Écrire « concerné » ou « non concerné ».", indent=BODY)


def _proposal(one: Standing, now: datetime, asked_at: datetime) -> Iterator[Line]:
    step = one.step
    if not isinstance(step, Decide) or step.propose is None or one.terminal:
        return
    if now >= (one.due or asked_at) + step.propose.after:
        words = f"Sans décision : « {step.propose.answer} » est proposé. Une personne confirme par sa lettre."
        yield Line(words, Style.STRONG, PART, DEEP)


def by_need(step: AnyStep) -> tuple[tuple[Substitute, ...], ...]:
    """The other ways of doing a step, as they are printed: those for one need together."""
    needs = dict.fromkeys(way.for_need for way in step.instead)
    return tuple(tuple(way for way in step.instead if way.for_need == need) for need in needs)


def _lettered(label: str, group: tuple[Substitute, ...], step: AnyStep) -> Iterator[Line]:
    every = [way for ways in by_need(step) for way in ways]
    yield Line(f"{label} :", indent=PART, rest=DEEP)
    for way in group:
        yield Line(f"{letter(every.index(way))}) {typeset(way.do)}", indent=DEEP, rest=f"{DEEP}   ")


def part_lines(part: views.Part, sentence: str = "") -> Iterator[Line]:
    """What completes a sentence. A number stands on a line of its own, under a name that the sentence has not said."""
    match part:
        case views.Lines(label=label, items=items, ticks=ticks):
            yield from _listed(label, [f"[ ] {item}" if ticks else item for item in items])
        case views.Frame(label=label, text=text) | views.Script(label=label, text=text):
            yield Line(f"{label} :", indent=PART)
            yield Line(text, Style.STRONG, f"{PART}| ")
        case views.Reach():
            named = part.who in sentence
            if not named:
                yield Line(f"{part.who} :", indent=PART, rest=DEEP)
            yield from _reached(part, PART if named else DEEP)
        case views.Table(label=label, heads=heads, rows=rows):
            yield Line(f"{label} :", indent=PART)
            for row in rows:
                cells = (f"{head} : {cell}" for head, cell in zip(heads, row, strict=False))
                yield Line(" · ".join(cells), indent=f"{DEEP}- ", rest=f"{DEEP}  ")
        case views.Cites(label=label, refs=refs):
            yield Line(" ".join((label, ", ".join(ref.number for ref in refs))).rstrip(), indent=PART, rest=DEEP)
        case views.Answers(options=options):
            for rank, option in enumerate(options):
                yield Line(f"{letter(rank)}) {option.answer}{_leads_to(option)}", Style.STRONG, PART, f"{DEEP} ")
        case _:
            assert_never(part)


def letter(rank: int) -> str:
    """The letter of an answer or of a substitute: the same as on paper."""
    return chr(ord("a") + rank) if rank < 26 else str(rank + 1)


def _leads_to(option: views.Answer) -> str:
    if option.steps:
        first = option.steps[0]
        return f" → {count_words(len(option.steps), 'étape', 'étapes')}, d'abord {first.number} : {first.text}"
    return f" → {option.then}" if option.then else ""


def _listed(label: str, items: list[str]) -> Iterator[Line]:
    head = f"{label} : " if label else ""
    if len(items) == 1:
        yield Line(f"{head}{items[0]}", indent=PART, rest=DEEP)
        return
    yield Line(head.rstrip(), indent=PART)
    for item in items:
        yield Line(item, indent=DEEP, rest=f"{DEEP}  ")


def _reached(reach: views.Reach, margin: str) -> Iterator[Line]:
    if not reach.channels:
        yield Line("aucun canal connu", indent=margin)
    for channel in reach.channels:
        lost = " · PERDU" if channel.lost else ""
        reached = " ".join(part for part in (channel.number, channel.words) if part)
        style = Style.PLAIN if channel.lost else Style.STRONG
        yield Line(f"{channel.means} : {reached}{lost}", style, margin, f"{margin}  ")
    if reach.held:
        yield Line(reach.held, indent=margin)
