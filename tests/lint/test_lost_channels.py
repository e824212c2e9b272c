"""Any channel of any contact of a vital step, moved onto a system that its procedure supposes lost: the check says so.

The sample hospitals are damaged one channel at a time, in the text of their files. A channel that moves onto what is
lost no longer serves: the only one of the contact, the step falls; with a single other one, two failures defeat it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random

import pytest

from degraded_mode.impact.activation import is_here
from degraded_mode.impact.survival import requirements
from degraded_mode.lint.check import check
from degraded_mode.lint.survey import AFTERWARDS, NOT_IN_FORCE
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.contact import Contact
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.runbook import PlacedStep, Runbook
from degraded_mode.model.unit import Harm
from degraded_mode.source.place import Place

RUNBOOKS = Path(__file__).parents[2] / "runbooks"
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Move:
    """A channel moved onto a lost system, for one vital step that uses it at a site."""

    site: str
    runbook: Runbook
    placed: PlacedStep
    contact: Contact
    channel: int
    onto: str

    def __str__(self) -> str:
        return f"{self.site}:{self.runbook.id}/{self.placed.step.id}:{self.contact.id}[{self.channel}]→{self.onto}"

    @property
    def left(self) -> set[str | None]:
        """What carries the other channels, those that the procedure supposes lost apart."""
        others = [one.carried_by for rank, one in enumerate(self.contact.channels) if rank != self.channel]
        return set(others) - set(self.runbook.lost)


@cache
def texts() -> dict[str, str]:
    return {
        path.relative_to(RUNBOOKS).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(RUNBOOKS.rglob("*.yaml"))
    }


@cache
def sample() -> Loaded:
    return load_texts(texts())


def moves() -> Iterator[Move]:
    """Every move of a carried channel, of a contact that a vital step must reach, onto each system lost."""
    for site in sample().sites:
        here = sample().at(site)
        for runbook in here.runbooks_here():
            if runbook.status not in NOT_IN_FORCE and any(_vital(here, runbook)):
                for placed in runbook.steps():
                    yield from _moves(here, runbook, placed)


def _vital(here: Corpus, runbook: Runbook) -> Iterator[bool]:
    return (Harm.VITAL in unit.impact.values() for unit in here.units_of(runbook))


def _moves(here: Corpus, runbook: Runbook, placed: PlacedStep) -> Iterator[Move]:
    step = placed.step
    if not step.vital or step.instead or placed.phase in AFTERWARDS:
        return
    for name in [one.contact for one in requirements(step, dict.fromkeys(here.contacts, "reached")) if one.contact]:
        contact = here.contacts[name]
        for onto in (lost for lost in runbook.lost if is_here(here, lost)):
            for rank, channel in enumerate(contact.channels):
                if channel.carried_by not in (None, onto):
                    yield Move(here.site, runbook, placed, contact, rank, onto)


def damaged(move: Move, *, alone: bool) -> Loaded:
    """The sample with that channel carried by what is lost, in the file that says it; or with that channel only."""
    places = [
        sample().place(Kind.CONTACT, move.contact.id, ("channels", rank), site=move.site)
        for rank in range(len(move.contact.channels))
    ]
    document = sample().documents[places[0].path]
    rows = [document.position(place.route).line - 1 for place in places]
    lines: list[str] = document.text.splitlines(keepends=True)
    before = f"carried_by: {move.contact.channels[move.channel].carried_by}"
    assert len(set(rows)) == len(rows)
    assert lines[rows[move.channel]].count(before) == 1
    lines[rows[move.channel]] = lines[rows[move.channel]].replace(before, f"carried_by: {move.onto}")
    for row in rows if alone else ():
        lines[row] = "" if row != rows[move.channel] else lines[row]
    return load_texts({**texts(), places[0].path: "".join(lines)})


def said(move: Move, *, alone: bool = False) -> set[str]:
    """What the check says of the step once the channel has moved: of the site's step, or of the group's that it is."""
    loaded = damaged(move, alone=alone)
    there = loaded.place(Kind.RUNBOOK, move.runbook.id, move.placed.route, site=move.site)

    def same(place: Place) -> bool:
        if place.site == move.site:
            return place.record == there.record and place.record_route[: len(move.placed.route)] == move.placed.route
        return not place.site and place.path == there.path and place.route[: len(there.route)] == there.route

    return {one.code for one in check(loaded, today=TODAY) if same(one.place)}


def prove(move: Move) -> None:
    """The only way gone: an error. A single way left that a failure may take: a couple of failures, at the least."""
    assert "CON001" in said(move, alone=True), str(move)
    if len(move.left) < 2 and None not in move.left:
        assert said(move) & {"CON001", "CON004", "CON005"}, str(move)


def test_channels_move_in_every_hospital_of_the_sample() -> None:
    assert {move.site for move in moves()} == set(sample().sites)


@pytest.mark.parametrize("move", Random(7).sample(list(moves()), 6), ids=str)
def test_a_channel_moved_onto_what_is_lost_is_said(move: Move) -> None:
    prove(move)


@pytest.mark.prove
def test_every_channel_moved_onto_what_is_lost_is_said() -> None:
    for move in moves():
        prove(move)
