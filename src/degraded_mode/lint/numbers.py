"""Telephone numbers in sentences: where they are, and the channels of the directory that they ring."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from degraded_mode.model.contact import Channel, Contact
from degraded_mode.model.runbook import Route
from degraded_mode.model.written import BLANK, read_phone

_SPACE: Final = r"[ .\u00a0\u202f-]?"
WRITTEN: Final = re.compile(
    rf"(?<![\d+.,])0[1-9](?:{_SPACE}\d\d){{4}}(?!\d)|(?<!\d)\+33{_SPACE}[1-9](?:{_SPACE}\d\d){{4}}(?!\d)|"
    r"\b[Pp]oste \d{3,6}\b"
)
"""A number of ten digits, or of an extension. The public short numbers belong in sentences."""

_RARE_SIGNS: Final = (
    re.compile(rf"0[1-9](?:{_SPACE}\d\d){{4}}"),
    re.compile(r"\+33"),
    re.compile(r"oste \d{3}"),
)
"""Of which every number has one: each begins by a fixed sign, so that a large text is looked through at once."""

Line = tuple[Contact, Route, Channel]
"""A channel of the directory, with its contact and its place there."""


def may_hold(text: str) -> bool:
    """False of a text, however long, that holds no number."""
    return any(sign.search(text) for sign in _RARE_SIGNS)


def numbers_in(text: str) -> Iterator[str]:
    """The numbers of a sentence, in normal form, each once."""
    if not may_hold(text):
        return
    yield from dict.fromkeys(read_phone(found[0].replace("\u202f", " ").lower()) for found in WRITTEN.finditer(text))


def lines_of(contacts: Iterable[Contact]) -> Mapping[str, Sequence[Line]]:
    """The channels that each number of the directory rings."""
    found: defaultdict[str, list[Line]] = defaultdict(list)
    for contact in contacts:
        for index, channel in enumerate(contact.channels):
            if channel.number not in (None, BLANK):
                found[channel.number].append((contact, ("channels", index), channel))
    return found
