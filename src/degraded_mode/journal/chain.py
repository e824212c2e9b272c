"""The thread that ties the lines of one device together, and what it shows when a line is missing or altered."""

from dataclasses import dataclass, replace
from enum import StrEnum

from degraded_mode.journal.codec import Line, Unreadable
from degraded_mode.journal.events import Event, SegmentStart


class Harm(StrEnum):
    """What is wrong with a part of the journal."""

    UNREADABLE = "unreadable"
    MISSING = "missing"
    OUT_OF_CHAIN = "out_of_chain"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Damage:
    """Harm seen at a line of a segment; `first` and `last` are the numbers of the missing entries, zero if unknown."""

    harm: Harm
    segment: int
    line: int
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Chain:
    """How far one device's journal was followed. `unreadable` counts the bad lines since the last good one."""

    head: str | None = None
    before: str | None = None
    seq: int = 0
    lam: int = 0
    unreadable: int = 0

    @property
    def next_seq(self) -> int:
        """The number of the next entry. A line that cannot be read keeps its number: it may exist elsewhere."""
        return self.seq + self.unreadable + 1


def follow(chain: Chain, read: Line | Unreadable, segment: int, line: int) -> tuple[Chain, Damage | None]:
    """The chain with one more line, and the harm that this line shows."""
    if isinstance(read, Unreadable):
        missing = chain.next_seq
        return replace(chain, unreadable=chain.unreadable + 1), Damage(Harm.UNREADABLE, segment, line, missing, missing)
    event = read.event
    harm = None if _fits(chain, event) else _harm(chain, event, segment, line)
    grown = Chain(read.digest, chain.head, max(chain.seq, event.seq), max(chain.lam, event.lam))
    return grown, harm


def _fits(chain: Chain, event: Event) -> bool:
    if event.prev == chain.head and event.seq in {chain.seq + 1, chain.next_seq}:
        return True
    # A line whose disk refused the last step is written again in a new segment; the first may have survived.
    again = event.segment is SegmentStart.SYNC_FAILED and event.prev == chain.before and event.seq == chain.seq
    return again or (chain.unreadable > 0 and event.seq == chain.next_seq)


def _harm(chain: Chain, event: Event, segment: int, line: int) -> Damage:
    if event.seq > chain.next_seq:
        return Damage(Harm.MISSING, segment, line, chain.next_seq, event.seq - 1)
    return Damage(Harm.OUT_OF_CHAIN, segment, line)
