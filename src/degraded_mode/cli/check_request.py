"""What a check is asked."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from degraded_mode.lint.profile import Profile


class Form(StrEnum):
    """Whom the answer is for."""

    TEXT = "text"
    """A person."""
    JSON = "json"
    SARIF = "sarif"
    GITLAB = "gitlab"
    JUNIT = "junit"


# Every check starts by importing this: a tuple is ready ten times sooner than a dataclass.
class Request(NamedTuple):
    """What was asked."""

    folder: Path
    today: date
    really_today: bool
    """The list of what is accepted is not shortened when ages are judged on another day than the real one."""
    profile: Profile
    listed: Path | None = None
    """The list of what is accepted, if any."""
    form: Form = Form.TEXT
    output: Path | None = None
    """The file in which to write the answer; the screen when there is none."""

    @property
    def from_here(self) -> str:
        """The folder as a path from where the program was started; as it was given when it is nowhere below."""
        return seen_from_here(self.folder)


def seen_from_here(path: Path) -> str:
    """A path without what other programs know already: where the program was started."""
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()
