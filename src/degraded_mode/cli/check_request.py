"""What a check is asked."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from degraded_mode.lint.profile import Profile


# Every check starts by importing this: a tuple is ready ten times sooner than a dataclass.
class Request(NamedTuple):
    """What was asked."""

    folder: Path
    today: date
    really_today: bool
    """The list of what is accepted is not shortened when ages are judged on another day than the real one."""
    profile: Profile
    listed: Path | None
    """The list of what is accepted, if any."""
