"""What was acknowledged is found again, whatever happens to the file; what was not is never claimed."""

import errno
import random
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from degraded_mode.journal.act import Recorded
from degraded_mode.journal.chain import Harm
from degraded_mode.journal.codec import Line, decode
from degraded_mode.journal.commands import Say
from degraded_mode.journal.decide import Refusal, Why
from degraded_mode.journal.events import SegmentStart
from degraded_mode.journal.facts import Done, Noted, Opened
from degraded_mode.journal.store import NotRecordedError
from degraded_mode.journal.store_disk import Disk
from degraded_mode.journal.store_lock import BusyError, held
from degraded_mode.journal.store_shelf import crises, device_of, editions, lines_of
from tests.journal.faults import Failing, Full, Remembering, Uncuttable, states_after
from tests.journal.small import AGENT, SUBJECT, Desk, moment, segments


def written(folder: Path, entries: int = 4) -> Desk:
    """A desk that noted « entrée 1 », « entrée 2 »…"""
    desk = Desk(folder).open()
    for number in range(1, entries + 1):
        assert isinstance(desk.say(Noted(text=f"entrée {number}")), Recorded)
    return desk


def notes(desk: Desk) -> list[str]:
    return [fact.text for fact in desk.facts() if isinstance(fact, Noted)]


def reopened(folder: Path, disk: Disk | None = None) -> Desk:
    desk = Desk(folder, disk)
    desk.journal.open()
    return desk


def harms(desk: Desk) -> list[Harm]:
    return [damage.harm for damage in desk.journal.damages]


def test_what_was_noted_is_there_after_reopening(tmp_path: Path) -> None:
    written(tmp_path)
    desk = reopened(tmp_path)
    assert notes(desk) == ["entrée 1", "entrée 2", "entrée 3", "entrée 4"]
    assert harms(desk) == []


def test_each_entry_is_tied_to_the_one_before(tmp_path: Path) -> None:
    lines = written(tmp_path).journal.lines
    assert [line.event.seq for line in lines] == [1, 2, 3, 4, 5]
    assert lines[0].event.prev is None
    assert all(after.event.prev == before.digest for before, after in pairwise(lines))
    assert [line.event.lam for line in lines] == [1, 2, 3, 4, 5]


def test_an_entry_about_a_step_names_what_its_author_was_looking_at(tmp_path: Path) -> None:
    desk = written(tmp_path, 0)
    first = desk.say(Done(step="prevenir-cadre"))
    assert isinstance(first, Recorded)
    second = desk.act(Say(Noted(text="x", step="prevenir-cadre")))
    assert isinstance(second, Recorded)
    assert first.line.event.said.after == ()
    assert desk.journal.run.heads("prevenir-cadre") == (first.line.digest,)


def test_the_journal_cut_at_any_byte_gives_back_exactly_its_complete_lines(tmp_path: Path) -> None:
    written(tmp_path / "whole", 1)
    content = segments(tmp_path / "whole")[0].read_bytes()
    for size in range(len(content) + 1):
        folder = tmp_path / str(size)
        folder.mkdir()
        (folder / "ballast").touch()
        (folder / "000001.txt").write_bytes(content[:size])
        desk = reopened(folder, Remembering())
        whole = content[:size].count(b"\n")
        assert len(desk.journal.lines) == whole
        tail = content[:size][content[:size].rfind(b"\n") + 1 :]
        apart = [path.read_bytes() for path in folder.glob("quarantine/*")]
        assert apart == ([tail] if tail else [])
        assert (folder / "000001.txt").read_bytes() == content[: size - len(tail)]
        assert harms(desk) == ([Harm.CUT] if tail else [])


def test_after_a_cut_the_chain_goes_on(tmp_path: Path) -> None:
    written(tmp_path)
    segment = segments(tmp_path)[0]
    segment.write_bytes(segment.read_bytes()[:-10])
    desk = Desk(tmp_path).open()
    desk.say(Noted(text="après"))
    assert notes(reopened(tmp_path)) == ["entrée 1", "entrée 2", "entrée 3", "après"]
    assert harms(reopened(tmp_path)) == []


def test_one_flipped_bit_anywhere_is_seen_and_costs_two_entries_at_most(tmp_path: Path) -> None:
    written(tmp_path / "whole", 2)
    content = segments(tmp_path / "whole")[0].read_bytes()
    chance = random.Random(1)
    folder = tmp_path / "flipped"
    folder.mkdir()
    for place in range(len(content)):
        altered = bytearray(content)
        altered[place] ^= 1 << chance.randrange(8)
        (folder / "000001.txt").write_bytes(altered)
        desk = reopened(folder, Remembering())
        assert desk.journal.damages, place
        assert len(desk.journal.lines) >= 1, place


def test_a_bad_line_in_the_middle_stays_is_counted_and_closes_its_file(tmp_path: Path) -> None:
    written(tmp_path)
    segment = segments(tmp_path)[0]
    lines = segment.read_bytes().split(b"\n")
    lines[2] = b"#" * len(lines[2])
    altered = b"\n".join(lines)
    segment.write_bytes(altered)
    desk = Desk(tmp_path).open()
    assert notes(desk) == ["entrée 1", "entrée 3", "entrée 4"]
    assert [(damage.harm, damage.first, damage.line) for damage in desk.journal.damages] == [(Harm.UNREADABLE, 3, 3)]
    desk.say(Noted(text="ailleurs"))
    assert segment.read_bytes() == altered
    again = reopened(tmp_path)
    assert notes(again) == ["entrée 1", "entrée 3", "entrée 4", "ailleurs"]
    assert len(again.journal.damages) == 1
    assert again.journal.lines[-1].event.segment is SegmentStart.DAMAGED


def test_a_bad_last_line_keeps_its_number(tmp_path: Path) -> None:
    written(tmp_path)
    segment = segments(tmp_path)[0]
    lines = segment.read_bytes().split(b"\n")
    lines[-2] = b"#" * len(lines[-2])
    segment.write_bytes(b"\n".join(lines))
    desk = Desk(tmp_path).open()
    desk.say(Noted(text="ailleurs"))
    assert [line.event.seq for line in desk.journal.lines] == [1, 2, 3, 4, 6]
    assert len(reopened(tmp_path).journal.damages) == 1


def test_a_line_taken_out_is_missed(tmp_path: Path) -> None:
    written(tmp_path)
    segment = segments(tmp_path)[0]
    lines = segment.read_bytes().split(b"\n")
    del lines[2]
    segment.write_bytes(b"\n".join(lines))
    damage = reopened(tmp_path).journal.damages[0]
    assert (damage.harm, damage.first, damage.last) == (Harm.MISSING, 3, 3)


def test_two_lines_exchanged_are_seen(tmp_path: Path) -> None:
    written(tmp_path)
    segment = segments(tmp_path)[0]
    lines = segment.read_bytes().split(b"\n")
    lines[1], lines[2] = lines[2], lines[1]
    segment.write_bytes(b"\n".join(lines))
    assert Harm.OUT_OF_CHAIN in harms(reopened(tmp_path))


def test_the_same_act_sent_twice_is_noted_once(tmp_path: Path) -> None:
    desk = written(tmp_path, 0)
    first = desk.say(Done(step="noter-heure"), "same")
    second = desk.say(Done(step="noter-heure"), "same")
    assert isinstance(first, Recorded)
    assert second == Recorded(first.line, again=True)
    assert len(desk.journal.lines) == 2


def test_the_same_act_with_another_content_is_refused(tmp_path: Path) -> None:
    desk = written(tmp_path, 0)
    desk.say(Done(step="noter-heure"), "same")
    outcome = desk.say(Done(step="prevenir-cadre"), "same")
    assert isinstance(outcome, Refusal)
    assert outcome.why is Why.OTHER_CONTENT


def test_an_exercise_and_a_real_crisis_do_not_mix(tmp_path: Path) -> None:
    written(tmp_path)
    desk = Desk(tmp_path, subject=replace(SUBJECT, exercise=True)).open()
    outcome = desk.say(Done(step="noter-heure"))
    assert isinstance(outcome, Refusal)
    assert outcome.why is Why.EXERCISE_AND_REAL


def test_a_new_day_begins_a_new_file_tied_to_the_one_before(tmp_path: Path) -> None:
    desk = written(tmp_path)
    desk.now += timedelta(days=1)
    desk.say(Noted(text="demain"))
    desk.say(Noted(text="demain encore"))
    assert [path.name for path in segments(tmp_path)] == ["000001.txt", "000002.txt"]
    first = decode(segments(tmp_path)[1].read_bytes().split(b"\n")[0])
    assert isinstance(first, Line)
    assert first.event.segment is SegmentStart.NEW_DAY
    assert harms(reopened(tmp_path)) == []


def test_a_full_file_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("degraded_mode.journal.act.SEGMENT_SIZE", 1500)
    desk = written(tmp_path, 6)
    assert len(segments(tmp_path)) > 1
    assert len(notes(reopened(tmp_path))) == 6
    assert desk.journal.damages == []


@pytest.mark.parametrize("room", [0, 1, 600, 1500])
def test_a_full_disk_loses_nothing_and_the_room_kept_aside_takes_fifty_more(tmp_path: Path, room: int) -> None:
    disk = Full(1024 * 1024 + room)
    desk = Desk(tmp_path, disk).open()
    for number in range(50):
        assert isinstance(desk.say(Noted(text=f"{number} {'x' * 100}")), Recorded)
    assert desk.journal.reserve
    assert not (tmp_path / "ballast").exists()
    assert len(notes(reopened(tmp_path))) == 50
    assert harms(reopened(tmp_path)) == []


def test_without_any_room_left_nothing_is_acknowledged(tmp_path: Path) -> None:
    disk = Full(1024 * 1024 + 3000)
    desk = Desk(tmp_path, disk).open()
    acknowledged: list[int] = []

    def fill() -> None:
        for number in range(10_000):
            assert isinstance(desk.say(Noted(text=f"{number} {'x' * 2000}")), Recorded)
            acknowledged.append(number)

    with pytest.raises(NotRecordedError, match="passez au papier"):
        fill()
    assert len(acknowledged) > 300
    assert [int(text.split()[0]) for text in notes(reopened(tmp_path))] == acknowledged
    assert harms(reopened(tmp_path)) == []


def test_after_a_failed_sync_the_entry_goes_to_a_new_file(tmp_path: Path) -> None:
    written(tmp_path, 2)
    disk = Failing(1, kinds="sync")
    desk = Desk(tmp_path, disk).open()
    assert isinstance(desk.say(Noted(text="malgré tout")), Recorded)
    assert len(segments(tmp_path)) == 2
    again = reopened(tmp_path)
    assert notes(again) == ["entrée 1", "entrée 2", "malgré tout"]
    assert again.journal.lines[-1].event.segment is SegmentStart.SYNC_FAILED
    assert again.journal.damages == []


def test_a_line_that_survived_its_failed_sync_counts_once(tmp_path: Path) -> None:
    written(tmp_path, 2)
    desk = Desk(tmp_path, Uncuttable(1, kinds="sync")).open()
    assert isinstance(desk.say(Noted(text="une fois")), Recorded)
    again = reopened(tmp_path)
    assert notes(again) == ["entrée 1", "entrée 2", "une fois"]
    assert again.journal.damages == []
    again.journal.take(SUBJECT, desk.journal.run.runbook)
    assert isinstance(again.say(Noted(text="ensuite")), Recorded)
    assert reopened(tmp_path).journal.damages == []


def test_when_no_sync_works_any_more_nothing_is_acknowledged(tmp_path: Path) -> None:
    desk = written(tmp_path, 2)
    disk = Failing(1, kinds="sync", stuck=True)
    failing = Desk(tmp_path, disk)
    failing.journal.open()
    failing.journal.take(SUBJECT, desk.journal.run.runbook)
    with pytest.raises(NotRecordedError, match="passez au papier"):
        failing.say(Noted(text="perdu"))
    assert notes(reopened(tmp_path)) == ["entrée 1", "entrée 2"]


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EROFS])
@pytest.mark.parametrize("stuck", [False, True])
def test_whatever_call_fails_no_acknowledged_entry_is_lost(tmp_path: Path, code: int, stuck: bool) -> None:
    at = 0
    while True:
        at += 1
        folder = tmp_path / str(at)
        disk = Failing(at, code, stuck=stuck)
        desk = Desk(folder, disk)
        acknowledged = []
        try:
            desk.open()
            for number in range(6):
                if number == 3:
                    desk.now += timedelta(days=1)
                if isinstance(desk.say(Noted(text=str(number))), Recorded):
                    acknowledged.append(str(number))
        except NotRecordedError:
            pass
        found = notes(reopened(folder))
        assert found[: len(acknowledged)] == acknowledged, at
        assert len(found) <= len(acknowledged) + 1, at
        assert set(harms(reopened(folder))) <= {Harm.CUT}, at
        if disk.calls < at:
            break
    assert at > 20


def power_cuts(folder: Path, *, synced: bool) -> tuple[int, int]:
    """Every state that a power cut may leave, and in how many of them an acknowledged entry is missing."""
    disk = Remembering(synced=synced)
    desk = Desk(folder / "live", disk).open()
    disk.acknowledged("opening")
    for number in range(12):
        if number == 6:
            desk.now += timedelta(days=1)
        assert isinstance(desk.say(Noted(text=str(number))), Recorded)
        disk.acknowledged(str(number))
    chance = random.Random(7)
    tried = lost = 0
    for end in range(len(disk.log) + 1):
        log = disk.log[:end]
        wanted = [call.path for call in log if call.kind == "acknowledged" and call.path != "opening"]
        for state in states_after(log, chance):
            tried += 1
            after = folder / f"after-{tried}"
            after.mkdir()
            (after / "ballast").touch()
            for path, content in state.items():
                (after / Path(path).name).write_bytes(content)
            found = reopened(after)
            lost += notes(found)[: len(wanted)] != wanted
            assert len(notes(found)) <= len(wanted) + 1
    return tried, lost


def test_no_power_cut_loses_what_was_acknowledged(tmp_path: Path) -> None:
    tried, lost = power_cuts(tmp_path, synced=True)
    assert tried > 150
    assert lost == 0


def test_without_its_syncs_the_journal_does_lose_entries_so_the_proof_above_proves(tmp_path: Path) -> None:
    assert power_cuts(tmp_path, synced=False)[1] > 20


def test_a_journal_that_is_kept_by_another_program_says_so(tmp_path: Path) -> None:
    written(tmp_path)
    with held(tmp_path / "lock"), pytest.raises(BusyError, match="un autre terminal"), held(tmp_path / "lock", tries=2):
        pass


def test_the_lock_is_free_between_two_acts(tmp_path: Path) -> None:
    first, second = written(tmp_path, 1), Desk(tmp_path).open()
    assert isinstance(second.say(Noted(text="de l'autre terminal")), Recorded)
    assert isinstance(first.say(Noted(text="à mon tour")), Recorded)
    assert notes(first) == ["entrée 1", "de l'autre terminal", "à mon tour"]


def test_what_another_terminal_did_is_known_before_deciding(tmp_path: Path) -> None:
    first, second = written(tmp_path, 0), Desk(tmp_path).open()
    assert isinstance(second.say(Done(step="noter-heure")), Recorded)
    outcome = first.say(Done(step="noter-heure"))
    assert isinstance(outcome, Refusal)
    assert outcome.why is Why.ALREADY_SAID


def test_a_folder_that_cannot_be_made_says_to_take_paper(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotRecordedError, match="passez au papier"):
        Desk(tmp_path / "file" / "crisis").open()


def test_a_device_keeps_its_name_and_another_machine_gets_its_own(tmp_path: Path) -> None:
    name = device_of(tmp_path, "poste-1", b"12345678")
    assert device_of(tmp_path, "poste-1", b"abcdefgh") == name
    assert device_of(tmp_path, "poste-2", b"abcdefgh") != name


def test_a_crisis_is_read_without_being_touched(tmp_path: Path) -> None:
    desk = written(tmp_path / "panne" / "dev")
    segment = segments(desk.folder)[0]
    segment.write_bytes(segment.read_bytes() + b"half a line")
    before = segment.read_bytes()
    assert len(list(lines_of(tmp_path, "panne", "dev"))) == 5
    assert list(lines_of(tmp_path, "autre", "dev")) == []
    assert crises(tmp_path) == ("panne",)
    assert segment.read_bytes() == before


def test_a_snapshot_is_written_once_and_found_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "panne" / "dev").open()
    store = desk.journal._store
    store.keep_edition("e1", b"first")
    store.keep_edition("e1", b"second")
    assert store.edition("e1") == b"first"
    assert store.edition("e2") is None
    assert list(editions(tmp_path)) == [("e1", b"first")]


def test_the_opening_carries_who_and_when(tmp_path: Path) -> None:
    event = written(tmp_path, 0).journal.lines[0].event
    assert isinstance(event.fact, Opened)
    assert event.said.actor == AGENT
    assert event.said.moment == moment(event.at)
