"""What the program says to the one that called it."""

from enum import IntEnum


class Exit(IntEnum):
    """The one table of exit statuses, the same for every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    UNEXPECTED = 3
    UNREADABLE = 4
    JOURNAL = 5
    INTERRUPTED = 130
