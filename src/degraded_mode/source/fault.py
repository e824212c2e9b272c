"""A place where a parser gave up, and what can be seen around it."""

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from degraded_mode.source.characters import COLON, HIDDEN
from degraded_mode.source.codes import Code
from degraded_mode.source.positions import Lines
from degraded_mode.source.remark import Remark

_LIST_ITEM = re.compile(r"[ ]*(?:- +)*")


@dataclass(frozen=True, slots=True)
class Fault:
    """The remark for a place where the parser gave up."""

    remark: Remark
    colons: tuple[int, ...] = ()
    """Colons that belong to a sentence: with them covered up, the parser goes further."""
    sign: int | None = None
    """The first sign of a value that can only be a sentence: what it says is known once it is put between quotes."""


@dataclass(frozen=True)
class Failure:
    """What a parser said when it gave up. `text` is the text that it read, as long as the original."""

    text: str
    lines: Lines
    said: str
    at: int
    """Index where it gave up."""
    since: int
    """Index where what it was reading began; `at` when it does not say."""
    last_scalar: Any = field(default=None)

    @classmethod
    def of(cls, text: str, lines: Lines, error: Exception, last_scalar: Any) -> "Failure":
        known = last_scalar.end_mark.index if last_scalar else 0
        if not isinstance(error, yaml.MarkedYAMLError):
            return cls(text, lines, "", known, known, last_scalar)
        at = error.problem_mark.index if error.problem_mark else known
        since = error.context_mark.index if error.context_mark else at
        return cls(text, lines, f"{error.context or ''}: {error.problem or ''}", at, since, last_scalar)

    @cached_property
    def character(self) -> str:
        """What stands where the parser gave up; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    @cached_property
    def line(self) -> int:
        return self.lines.position(self.at).line

    @cached_property
    def line_start(self) -> int:
        return self.at - self.lines.position(self.at).column + 1

    @cached_property
    def before(self) -> str:
        """The line as far as the place."""
        return self.text[self.line_start : self.at]

    @cached_property
    def after(self) -> str:
        """The line from the place on."""
        return re.split(r"[\r\n]", self.text[self.at :], maxsplit=1)[0]

    def remark(
        self,
        message: str,
        advice: str = "",
        *,
        at: int | None = None,
        code: Code = Code.SYNTAX,
        sign: int | None = None,
    ) -> Fault:
        return Fault(Remark(code, self.at if at is None else at, shown(message), shown(advice)), sign=sign)


def shown(text: str) -> str:
    """Text taken from what the parser read, as the author wrote it."""
    return text.replace(COLON, ":").replace(HIDDEN, "")


def indent_of(line: str) -> int:
    """Column (from 0) of what a line says, the dashes of its list items passed over."""
    found = _LIST_ITEM.match(line)
    return found.end() if found else 0
