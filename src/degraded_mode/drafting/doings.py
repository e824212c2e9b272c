"""What is asked of the things that a hospital does: procedures, messages, routines, exercises."""

from typing import Final

from degraded_mode.drafting import proposals, suggestions
from degraded_mode.drafting.keyed import about, borrowed
from degraded_mode.drafting.proposals import as_kin, asked_site, identifier, said
from degraded_mode.drafting.question import Question, Situation
from degraded_mode.drafting.suggestions import usually
from degraded_mode.model.corpus import Kind
from degraded_mode.model.evidence import Outcome
from degraded_mode.model.message import MessageKind
from degraded_mode.model.runbook import KeyFact
from degraded_mode.model.scenario import Expected, Inject, StateChange
from degraded_mode.model.step import Cause
from degraded_mode.model.trigger import LostFor
from degraded_mode.model.written import BLANK

# A quarter of an hour before paper, four hours between two points of the crisis cell: usage, to be confirmed by a
# hospital reader.
PAPER_AFTER: Final = "15 min"
MESSAGE_HOLDS: Final = "4 h"

STANDING: Final = frozenset({MessageKind.COMMUNIQUE, MessageKind.POSTER, MessageKind.RECORDING, MessageKind.INTERNAL})
"""Messages that people go by until another takes them back."""

_OF_A_KIND: Final = "Type de service : tous ceux de ce type. Ligne vide : un seul service."
_LOST_FOR: Final = "Depuis : durée de la perte avant de passer au papier."
_PAPER: Final = "Fiche papier : celle qui remplace l'outil."
_FIRST_CALLED: Final = "Premier appel : contact à prévenir."
_OPENED: Final = "Doit ouvrir : procédures attendues."
_FIRST_TOLD: Final = "À qui va le premier stimulus : rôle ou contact."
_KEPT: Final = usually("makes", "place")
_FALL: Final = usually("states", 0, "system")


def runbook() -> tuple[Question, ...]:
    kind = Kind.RUNBOOK

    def one_unit(situation: Situation) -> bool:
        return not situation.text("applies_to", "kind")

    def losing(situation: Situation) -> bool:
        return bool(situation.several("lost"))

    return (
        about(kind, "title"),
        about(kind, "applies_to", "kind", suggests=suggestions.here, asks=_OF_A_KIND),
        about(kind, "applies_to", "unit", when=one_unit, may_lack=False),
        about(kind, "id", proposes=identifier),
        about(kind, "code", proposes=proposals.code),
        about(kind, "situation"),
        about(kind, "lost", suggests=suggestions.tools),
        borrowed(("lasting",), LostFor, "lasting", when=losing, proposes=said(PAPER_AFTER), asks=_LOST_FOR),
        _declared("day"),
        _declared("out_of_hours"),
        about(kind, "author", proposes=as_kin("author"), suggests=usually("author")),
        about(kind, "owner", proposes=as_kin("owner"), suggests=usually("owner")),
        borrowed(("form",), KeyFact, "form", suggests=suggestions.papers, asks=_PAPER),
        borrowed(("contact",), KeyFact, "contact", suggests=suggestions.called, asks=_FIRST_CALLED),
    )


def _declared(key: str) -> Question:
    route = ("trigger", "declared_by", key)
    asks = "Déclenche le jour." if key == "day" else "Déclenche la nuit et le week-end, présent à toute heure."
    suggested = suggestions.decisions(key, *route)
    return about(Kind.RUNBOOK, *route, asks=asks, proposes=proposals.declarer(key), suggests=suggested)


def message() -> tuple[Question, ...]:
    kind = Kind.MESSAGE

    def standing(situation: Situation) -> bool:
        return situation.text("kind") in STANDING

    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "kind"),
        about(kind, "owner", suggests=usually("owner")),
        about(kind, "valid_for", when=standing, proposes=said(MESSAGE_HOLDS)),
        about(kind, "text", proposes=said(BLANK)),
        about(kind, "withdrawal", when=standing, proposes=said(BLANK)),
    )


def routine() -> tuple[Question, ...]:
    kind = Kind.ROUTINE

    def printing(situation: Situation) -> bool:
        return bool(situation.text("makes", "place"))

    return (
        about(kind, "do"),
        about(kind, "id", proposes=identifier),
        about(kind, "role", suggests=usually("role")),
        about(kind, "every"),
        about(kind, "at"),
        about(kind, "needs", suggests=usually("needs")),
        about(kind, "makes", "place", may_lack=True, asks="Copie imprimée : où elle est rangée.", suggests=_KEPT),
        about(kind, "makes", "printout", when=printing, proposes=proposals.printed_name),
        about(kind, "makes", "good_for", when=printing, proposes=proposals.rhythm),
        about(kind, "makes", "destroy_after", when=printing, proposes=proposals.twice_as_long),
    )


def scenario() -> tuple[Question, ...]:
    kind = Kind.SCENARIO
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "begins"),
        about(kind, "weekday"),
        borrowed(("lost",), StateChange, "system", asks="Perdu : ce qui s'arrête.", listed=True, suggests=_FALL),
        borrowed(("sites",), StateChange, "sites", proposes=asked_site),
        borrowed(("cause",), StateChange, "cause", proposes=said(Cause.FAILURE.value), may_lack=False),
        borrowed(
            ("activates",),
            Expected,
            "runbook",
            listed=True,
            may_lack=True,
            asks=_OPENED,
            proposes=suggestions.answering,
            suggests=suggestions.answering,
        ),
        borrowed(("to",), Inject, "to", may_lack=False, asks=_FIRST_TOLD, suggests=usually("injects", 0, "to")),
    )


def evidence() -> tuple[Question, ...]:
    kind = Kind.EVIDENCE

    def done(situation: Situation) -> bool:
        return situation.text("outcome") != Outcome.PLANNED

    return (
        about(kind, "title"),
        about(kind, "kind"),
        about(kind, "date"),
        about(kind, "runbooks", suggests=suggestions.procedures),
        about(kind, "id", proposes=proposals.evidence_name),
        about(kind, "units", suggests=suggestions.taking_part),
        about(kind, "scenario"),
        about(kind, "led_by", suggests=usually("led_by")),
        about(kind, "night", proposes=said("false"), may_lack=False),
        about(kind, "outcome", proposes=proposals.outcome),
        about(kind, "lasted", when=done),
        about(kind, "people", when=done),
        about(kind, "found", when=done),
    )
