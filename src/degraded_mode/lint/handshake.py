"""COU, second part: what one unit sends, another expects, on the same form and in the same time; and the reverse."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final, Literal

from degraded_mode.language.typography import duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.action import SendOut, TakeIn
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import Scope
from degraded_mode.model.runbook import PlacedStep, Runbook
from degraded_mode.model.unit import Unit
from degraded_mode.source.findings import Severity

Verb = Literal["send", "receive"]
TWIN: Final[Mapping[Verb, Verb]] = {"send": "receive", "receive": "send"}


@dataclass(frozen=True, slots=True)
class Half:
    """One end of a hand-over: a step that sends, or one that expects."""

    runbook: Runbook
    placed: PlacedStep
    verb: Verb
    what: str
    form: str
    window: timedelta
    others: Scope
    """Whom it is sent to, or who sends it."""


@rule(code="COU004", slug="envoi-que-personne-n-attend", severity=Severity.ERROR)
def sent_to_nobody(survey: Survey) -> Iterator[Remark]:
    """A step sends something to a unit none of whose procedures expects it, on this form and in this time."""
    return _alone(survey, "send", "n'attend", "écrire dans sa procédure une étape « receive »")


@rule(code="COU005", slug="attente-que-personne-n-envoie", severity=Severity.ERROR)
def expected_from_nobody(survey: Survey) -> Iterator[Remark]:
    """A step expects something from a unit none of whose procedures sends it, on this form and in this time."""
    return _alone(survey, "receive", "n'envoie", "écrire dans sa procédure une étape « send »")


def _alone(survey: Survey, verb: Verb, says: str, advice: str) -> Iterator[Remark]:
    if survey.declared.hidden & {Kind.RUNBOOK, Kind.UNIT} or not survey.everywhere.whole:
        return
    twins = _Twins(survey, TWIN[verb])
    for own in survey.in_force:
        for placed in own.having(verb):
            half = _half(own.runbook, placed)
            lone = next(twins.lone(half, survey.owners(own.runbook)), None) if half else None
            if half and lone:
                yield _remark(half, lone, says, advice)


@dataclass(frozen=True, slots=True)
class Lone:
    """A hand-over whose other end is missing."""

    other: Unit | None
    """The unit that should have it; None when no unit is meant."""
    near: Half | None
    """What that unit has that comes close: another time, or another form."""


def _remark(half: Half, lone: Lone, says: str, advice: str) -> Remark:
    window, unit, near = duration_words(half.window), lone.other, lone.near
    if unit is None:
        said = f"aucun service de ce nom ou de ce type, pour la fiche {half.form}"
    else:
        said = f"aucune procédure de « {unit.title} » {says} la fiche {half.form} sous {window}"
    if near:
        said = f"{said}, mais {near.form} sous {duration_words(near.window)} ({near.runbook.code})"
    return Remark(
        Kind.RUNBOOK,
        half.runbook.id,
        (*half.placed.route, half.verb, "window" if near and near.form == half.form else "form"),
        said,
        f"{advice} : même fiche, même délai ({half.form}, {window}).",
        (half.form, unit.id if unit else str(half.others.unit or half.others.kind)),
        (Pointer(Kind.RUNBOOK, near.runbook.id, (*near.placed.route, near.verb)),) if near else (),
    )


def _half(runbook: Runbook, placed: PlacedStep) -> Half | None:
    match placed.step:
        case SendOut(send=send):
            return Half(runbook, placed, "send", send.what, send.form, send.window, send.to)
        case TakeIn(receive=receive):
            return Half(runbook, placed, "receive", receive.what, receive.form, receive.window, receive.sent_by)
        case _:
            return None


class _Twins:
    """The other ends of hand-overs, as each site sees the procedures of its units."""

    def __init__(self, survey: Survey, verb: Verb) -> None:
        self._survey = survey
        self._verb = verb
        self._known: dict[str, Sequence[Half]] = {}
        self._known_ends: dict[str, Sequence[Half]] = {}

    def lone(self, half: Half, owners: Sequence[Unit]) -> Iterator[Lone]:
        """Each unit that should have the other end and has not, for each of the owners of this one."""
        every = [one for one in self._survey.corpus.units.values() if half.others.covers(one.id, one.kind)]
        at: defaultdict[str, list[Unit]] = defaultdict(list)
        for unit in every:
            at[unit.site].append(unit)
        for mine in owners:
            if not every:
                yield Lone(None, None)
            for other in at.get(mine.site, every):
                ends = [one for one in self._ends(other) if one.others.covers(mine.id, mine.kind)]
                if not any(one.form == half.form and one.window == half.window for one in ends):
                    yield Lone(other, _nearest(half, ends))

    def _ends(self, unit: Unit) -> Sequence[Half]:
        if unit.id not in self._known_ends:
            at = self._at(unit.site)
            self._known_ends[unit.id] = [one for one in at if one.runbook.applies_to.covers(unit.id, unit.kind)]
        return self._known_ends[unit.id]

    def _at(self, site: str) -> Sequence[Half]:
        """The other ends in the procedures of a site."""
        if site not in self._known:
            self._known[site] = [
                half
                for one in self._survey.everywhere.at(site)
                for placed in one.having(self._verb)
                if (half := _half(one.runbook, placed))
            ]
        return self._known[site]


def _nearest(half: Half, ends: Sequence[Half]) -> Half | None:
    """The end that differs by its time only, or by its form only."""
    meant = [one for one in ends if one.form == half.form] + [one for one in ends if one.what == half.what]
    return next(iter(meant), None)


RULES: Final = (sent_to_nobody, expected_from_nobody)
