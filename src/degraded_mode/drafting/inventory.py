"""What is asked of the things that a hospital has: services, systems, people, paper."""

from typing import Final

from degraded_mode.drafting import proposals, suggestions
from degraded_mode.drafting.keyed import about, borrowed
from degraded_mode.drafting.proposals import as_kin, asked_site, identifier, own_site, said
from degraded_mode.drafting.question import Question, Situation
from degraded_mode.drafting.suggestions import usually
from degraded_mode.model.contact import NUMBERED, Means
from degraded_mode.model.corpus import Kind
from degraded_mode.model.form import FormField, Reentry
from degraded_mode.model.kit import KitItem
from degraded_mode.model.written import BLANK

# A month between two checks of a kit: usage, to be confirmed by a hospital reader.
CHECK_EVERY: Final = "30 d"

_IN_KITS: Final = usually("envelopes", 0, "items", 0, "form")


def unit() -> tuple[Question, ...]:
    kind = Kind.UNIT
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "site", proposes=own_site),
        about(kind, "kind", suggests=usually("kind")),
        about(kind, "beds"),
        about(kind, "admissions"),
        about(kind, "tolerates", proposes=as_kin("tolerates")),
        about(kind, "restoration_rank", proposes=as_kin("restoration_rank")),
        about(kind, "decides", "day", suggests=usually("decides", "day")),
        about(kind, "decides", "out_of_hours", suggests=usually("decides", "out_of_hours")),
    )


def system() -> tuple[Question, ...]:
    kind = Kind.SYSTEM
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "kind", suggests=usually("kind")),
        about(kind, "site", proposes=asked_site),
        about(kind, "relies_on", asks="S'appuie sur : tout ce dont il a besoin.", suggests=usually("relies_on")),
        about(kind, "looks_like", proposes=said(BLANK)),
        about(kind, "restoration_rank"),
    )


def role() -> tuple[Question, ...]:
    kind = Kind.ROLE
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "short"),
        about(kind, "family"),
        about(kind, "deputy", suggests=usually("deputy")),
        about(kind, "on_duty", "day", proposes=said("1")),
        about(kind, "on_duty", "night", proposes=said("0")),
        about(kind, "on_duty", "weekend", proposes=said("0")),
        about(kind, "on_call", "within", may_lack=True),
    )


def contact() -> tuple[Question, ...]:
    kind = Kind.CONTACT
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "role", suggests=usually("role")),
        about(kind, "site", proposes=asked_site),
        *_channel(0, "Premier moyen de le joindre.", Means.PHONE),
        *_channel(1, "Deuxième moyen, qu'une même panne ne coupe pas.", Means.MOBILE),
    )


def _channel(index: int, asks: str, usual: Means) -> tuple[Question, ...]:
    kind, route = Kind.CONTACT, ("channels", index)

    def numbered(situation: Situation) -> bool:
        return situation.text(*route, "means") in NUMBERED

    def addressed(situation: Situation) -> bool:
        return not numbered(situation)

    def carried(situation: Situation) -> bool:
        return situation.text(*route, "means") != Means.RUNNER

    return (
        about(kind, *route, "means", asks=asks, proposes=said(usual.value)),
        about(kind, *route, "number", when=numbered, may_lack=False, proposes=said(BLANK)),
        about(kind, *route, "call_sign", when=addressed, proposes=said(BLANK)),
        about(kind, *route, "carried_by", when=carried, may_lack=False, suggests=suggestions.carriers(index)),
    )


def form() -> tuple[Question, ...]:
    kind = Kind.FORM
    return (
        about(kind, "title"),
        about(kind, "id", proposes=proposals.form_code),
        about(kind, "copies", proposes=said(("dossier",))),
        about(kind, "identity_zone", proposes=said("true"), may_lack=False),
        borrowed(("fields",), FormField, "label", asks="Champs : libellés, dans l'ordre de l'écran.", listed=True),
        borrowed(("reentry",), FormField, "reentry", proposes=said(Reentry.B.value)),
        about(kind, "per_bed_day"),
        about(kind, "per_day"),
    )


def kit() -> tuple[Question, ...]:
    kind = Kind.KIT
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "place", suggests=suggestions.places),
        about(kind, "horizon", proposes=proposals.ward_horizon),
        about(kind, "checked_by", suggests=usually("checked_by")),
        about(kind, "check_every", proposes=said(CHECK_EVERY)),
        borrowed(("forms",), KitItem, "form", asks="Fiches : ce que le kit contient.", listed=True, suggests=_IN_KITS),
    )


def reference() -> tuple[Question, ...]:
    kind = Kind.REFERENCE
    return (
        about(kind, "title"),
        about(kind, "id", proposes=identifier),
        about(kind, "validated_by", suggests=usually("validated_by")),
        about(kind, "text", proposes=said(BLANK)),
        about(kind, "columns"),
    )
