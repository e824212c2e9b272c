"""One way to write each record, so that the same content always has the same fingerprint, on any machine.

Two fingerprints, both SHA-256 in 64 hexadecimal characters. The *content* fingerprint is what an approval is bound to:
the merged procedure without its approval, its status and its dates. The *edition* fingerprint is what a printed page is
bound to: the content and every record that the page shows, so that a corrected telephone number changes the page.
"""

import hashlib
import json
from collections.abc import Iterator
from typing import Final

from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.model.runbook import Runbook

CONTENT_PREFIX: Final = b"degraded-mode content 1\n"
EDITION_PREFIX: Final = b"degraded-mode edition 1\n"

NOT_CONTENT: Final = frozenset({"approval", "status", "effective", "review_by"})
"""What may change without asking for a new approval."""


def canonical(record: Record) -> bytes:
    """The record as UTF-8 JSON: keys sorted, no spaces, values in normal form, what equals its default left out."""
    return _bytes(record.model_dump(mode="json", exclude_defaults=True))


def content_fingerprint(runbook: Runbook) -> str:
    """Fingerprint of what the procedure asks; an approval, a status or a date does not change it."""
    kept = runbook.model_dump(mode="json", exclude_defaults=True, exclude=set(NOT_CONTENT))
    return hashlib.sha256(CONTENT_PREFIX + _bytes(kept)).hexdigest()


def edition_fingerprint(corpus: Corpus, runbook: Runbook) -> str:
    """Fingerprint of what the printed pages of the procedure show."""
    digest = hashlib.sha256(EDITION_PREFIX + canonical(runbook))
    for kind, record in cited(corpus, runbook):
        digest.update(f"\n{kind.value} ".encode() + canonical(record))
    return digest.hexdigest()


def cited(corpus: Corpus, runbook: Runbook) -> Iterator[tuple[Kind, Record]]:
    """The declared records whose identifiers the procedure cites, by kind then identifier.

    Its units come too, and the message and contacts that a step gives or calls.
    """
    words = set(_words(runbook.model_dump(mode="json", exclude_defaults=True)))
    words |= {unit.id for unit in corpus.units_of(runbook)}
    for kind in Kind:
        for identifier, record in sorted(corpus.of(kind).items()):
            if identifier in words and record is not runbook:
                yield kind, record


def _words(value: object) -> Iterator[str]:
    waiting = [value]
    while waiting:
        match waiting.pop():
            case str() as text:
                yield text
            case dict() as mapping:
                waiting += mapping.values()
            case list() as items:
                waiting += items
            case _:
                pass


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


# Crockford's digits: no I, L, O, U, so that a code can be read over the telephone.
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS: Final = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V", "-": None, " ": None})
CODE_LENGTH: Final = 8


def paper_code(fingerprint: str) -> str:
    """The code printed on paper: the first 35 bits of a fingerprint in base 32, and a check character: `K7QF-2M9X`."""
    number = int(fingerprint[:16], 16) >> 29
    digits = [number >> shift & 31 for shift in range(30, -1, -5)]
    digits.append(_check_digit(digits))
    text = "".join(ALPHABET[digit] for digit in digits)
    return f"{text[:4]}-{text[4:]}"


def read_paper_code(written: str) -> str | None:
    """The normal form of a code read aloud or typed, None when its check character says that it is wrong.

    One wrong character, or two that changed places, are always seen.
    """
    text = written.upper().translate(_READ_AS)
    if len(text) != CODE_LENGTH or any(character not in ALPHABET for character in text):
        return None
    digits = [ALPHABET.index(character) for character in text]
    return f"{text[:4]}-{text[4:]}" if _check_digit(digits[:-1]) == digits[-1] else None


def _check_digit(digits: list[int]) -> int:
    # A sum in the field of 32 elements, each place with its own power of a generator: changing one character changes
    # the sum, and so does exchanging any two unequal ones, the check character (weight 1) included.
    total = 0
    for digit in digits:
        total = _times_generator(total ^ digit)
    return total


def _times_generator(element: int) -> int:
    return element << 1 ^ (0b100101 if element & 16 else 0)
