"""The messages that a survey has to judge, their texts and their blanks."""

import re
from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.message import Message

BLANK: Final = re.compile(r"\{([^{}]*)\}")
"""A blank of a message, and what is to be written there."""

_EXERCISE: Final = "EXERCICE"
_EXERCISE_MARKS: Final = re.compile(rf"^{_EXERCISE}\b[ .:–-]*|[ .]*\b{_EXERCISE}[ .]*$")


def messages(survey: Survey) -> Iterator[Message]:
    """The messages to judge."""
    for one in survey.records:
        if one.kind is Kind.MESSAGE:
            yield survey.corpus.messages[one.id]


def texts(message: Message) -> Iterator[tuple[str, str]]:
    """What a message says, key by key: the message itself, then what takes it back."""
    yield "text", message.text
    if message.withdrawal:
        yield "withdrawal", message.withdrawal


def of_exercise(message: Message) -> bool:
    """True for the version of a message that an exercise sends: it says so first, and only to those who play."""
    return message.text.startswith(_EXERCISE)


def unplayed(text: str) -> str:
    """The text without the « EXERCICE » that opens and closes the version of an exercise."""
    return _EXERCISE_MARKS.sub("", text.strip()) if text.startswith(_EXERCISE) else text
