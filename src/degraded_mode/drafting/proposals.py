"""What a bare Enter takes, and which names are shown first: from what has been answered and what is already there."""

from datetime import date, timedelta
from typing import Final

from degraded_mode.drafting.free_names import free, identifier_of, next_of_series, usual_series
from degraded_mode.drafting.habits import of_kin
from degraded_mode.drafting.question import Answer, Proposal, Situation
from degraded_mode.drafting.suggestions import concerned, deciders
from degraded_mode.model.corpus import Kind
from degraded_mode.model.evidence import COUNTING, EvidenceKind, Outcome
from degraded_mode.model.written import DAY, read_date, read_duration, write_duration

EVIDENCE_WORDS: Final = {
    EvidenceKind.REAL_ACTIVATION: "panne",
    EvidenceKind.TECHNICAL_TEST: "essai",
    EvidenceKind.KIT_CHECK: "kit",
    EvidenceKind.DIRECTORY_CALLS: "annuaire",
    EvidenceKind.TRAINING: "formation",
    EvidenceKind.READING: "lecture",
} | dict.fromkeys(COUNTING - {EvidenceKind.REAL_ACTIVATION}, "exercice")
"""How the identifier of each kind of evidence begins."""


def said(answer: Answer) -> Proposal:
    """Always the same."""
    return lambda _: answer


def as_kin(*route: str | int) -> Proposal:
    """What the records alike say there most often; nothing when there are none."""
    return lambda situation: next(iter(of_kin(situation, route)), "")


def identifier(situation: Situation) -> str:
    """A free identifier made of the title."""
    made = identifier_of(situation.text("title") or situation.text("do"))
    return free(situation.loaded, situation.kind, made) if made else ""


def form_code(situation: Situation) -> str:
    """The code after the last of the series that most forms belong to."""
    known = [name for corpus in situation.loaded.corpora.values() for name in corpus.forms]
    series = usual_series(known)
    return free(situation.loaded, Kind.FORM, next_of_series(series, known, 2)) if series else identifier(situation)


def evidence_name(situation: Situation) -> str:
    """The kind of evidence, the month and the first word of what was tried: `exercice-2027-01-renvoi`."""
    kind, day = situation.text("kind"), situation.text("date")
    runbook = next(iter(situation.several("runbooks")), "")
    word = EVIDENCE_WORDS[EvidenceKind(kind)] if kind in set(EvidenceKind) else "preuve"
    made = "-".join(part for part in (word, day[:7], runbook.partition("-")[0]) if part)
    return free(situation.loaded, Kind.EVIDENCE, made)


def outcome(situation: Situation) -> str:
    """Planned, for a day to come; nothing for a day that has passed."""
    day = _day(situation.text("date"))
    return Outcome.PLANNED.value if day and day >= situation.desk.day else ""


def _day(written: str) -> date | None:
    try:
        return read_date(written)
    except ValueError:
        return None


def own_site(situation: Situation) -> str:
    """The site asked for, or the only one there is."""
    return situation.site or (situation.loaded.sites[0] if len(situation.loaded.sites) == 1 else "")


def asked_site(situation: Situation) -> str:
    """The site asked for."""
    return situation.site


def ward_horizon(situation: Situation) -> str:
    """How long the establishment wants the paper of a ward to last."""
    establishment = situation.corpus.establishment
    return write_duration(establishment.horizons.ward) if establishment else ""


def code(situation: Situation) -> str:
    """The next code of the procedures of the same kind of unit; else one that begins with that kind's first letters."""
    known = [one.code for corpus in situation.loaded.corpora.values() for one in corpus.runbooks.values()]
    kin = [one for one in of_kin(situation, ("code",)) if usual_series([one])]
    series = usual_series(kin) or f"PD-{_letters(situation)}-"
    return next_of_series(series, known, 2)


def _letters(situation: Situation) -> str:
    kinds = [unit.kind.value for unit in concerned(situation)]
    word = situation.text("applies_to", "kind") or next(iter(kinds), "service")
    return word.partition("-")[0][:5].upper()


def printed_name(situation: Situation) -> str:
    """The name of what a routine prints: its own without its verb."""
    return identifier_of(situation.text("id").replace("-", " ").partition(" ")[2]) or situation.text("id")


def rhythm(situation: Situation) -> str:
    """How long a copy is good for: until the next one."""
    return situation.text("every") or write_duration(DAY)


def twice_as_long(situation: Situation) -> str:
    """When a copy must be destroyed, at twice its age limit; nothing when that is not known."""
    return write_duration(_length(situation.text("makes", "good_for")) * 2)


def _length(written: str) -> timedelta:
    try:
        return read_duration(written)
    except ValueError:
        return DAY


def declarer(key: str) -> Proposal:
    """Who decides in the units concerned, by day or out of hours."""

    def proposed(situation: Situation) -> str:
        return next(iter(deciders(situation, key)), "")

    return proposed
