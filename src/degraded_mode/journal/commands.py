"""What a person may ask of a run."""

from dataclasses import dataclass

from degraded_mode.journal.facts import Actor, AnyFact


@dataclass(frozen=True, slots=True)
class Say:
    """Say that something happened. `in_full`: the order was written out; `seen`: digests of what was on the screen."""

    fact: AnyFact
    in_full: bool = False
    seen: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the last thing said about a step, or the last thing said at all."""

    step: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Leave the run to somebody else."""

    to: Actor
    note: str = ""


@dataclass(frozen=True, slots=True)
class Finish:
    """Close the run, finished or not."""

    text: str = ""


Command = Say | Undo | HandOver | Finish
