"""What nobody foresaw: an error of the program itself, as a value that can be told and worked around."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

T = TypeVar("T")


# Every command starts by importing this: a tuple is ready ten times sooner than a dataclass.
class Unforeseen(NamedTuple):
    """The kind of the error and where in the program it came up: `KeyError`, `timing.py:83`."""

    kind: str
    where: str

    @property
    def told(self) -> str:
        return f"{self.kind} ({self.where})"


class Attempt(Protocol):
    """Does some work; what it gives, or the error that nobody foresaw.

    Given to those whose work must go on when a part of it breaks down: they do not catch anything themselves.
    """

    def __call__(self, work: Callable[[], T], /) -> T | Unforeseen: ...


def unforeseen(error: Exception) -> Unforeseen:
    """The error as a value, with the innermost line of code that it went through."""
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    return Unforeseen(type(error).__name__, f"{Path(place.filename).name}:{place.lineno}")
