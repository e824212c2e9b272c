"""Findings: what is wrong in a hospital's file, as values that every stage returns beside its result."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from degraded_mode.source.place import Place

FINGERPRINT_LENGTH = 16
"""Hexadecimal characters: 64 bits, far beyond what a baseline of some thousand findings can make collide."""


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake, said once: where, what, what to do about it, and where its other half is."""

    code: str
    severity: Severity
    place: Place
    message: str
    advice: str = ""
    related: tuple[Place, ...] = ()
    values: tuple[str, ...] = ()
    """What distinguishes this finding from another of the same code at the same place, such as the name not found."""
    correction: str = ""
    """What to write in place of what is marked, when it can only be that; empty where a person has to choose."""

    @property
    def fingerprint(self) -> str:
        """Short hexadecimal name that survives a rewording of the message and a move of the lines."""
        place = self.place
        where = [place.record, *place.record_route] if place.record else [place.path, *place.route]
        said = json.dumps([self.code, bool(place.record), place.site, where, self.values])
        return hashlib.sha256(said.encode()).hexdigest()[:FINGERPRINT_LENGTH]
