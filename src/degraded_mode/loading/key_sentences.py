"""Keys that are unknown or missing, told in French; a key written in French finds its own."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pydantic.fields import FieldInfo

from degraded_mode.language.nearness import as_identifier, nearest, one_slip_apart, quoted, stranger
from degraded_mode.loading.complaint import Complaint, Mistake
from degraded_mode.loading.overlay import REMOVE
from degraded_mode.source.place import Route

SHORT_LIST = 12
"""Up to so many choices are all named beside the nearest; beyond, the nearest alone."""

SHORTEST_SLIP: Final = 3
"""Letters below which any word is one slip away from « do », « to » or « by »."""


def meant(written: str, fields: Mapping[str, FieldInfo]) -> str | None:
    """The key that the writer most likely meant: the one whose French title was written, else the nearest."""
    titled = {as_identifier(field.title): key for key, field in fields.items() if field.title}
    return titled.get(as_identifier(written)) or nearest(written, fields)


def certain(written: str, near: str | None, fields: Mapping[str, FieldInfo], known: Collection[str] = ()) -> str:
    """The key `near` when no other can be meant; else empty.

    That is so when its French title was written, or when it is the only key of the block one slip away.
    """
    titled = [
        key for key, field in fields.items() if field.title and as_identifier(field.title) == as_identifier(written)
    ]
    if len(written) < SHORTEST_SLIP and not titled:
        return ""
    slips = titled or [key for key in known or fields if one_slip_apart(written, key)]
    return near if near is not None and slips == [near] else ""


def choice(near: str | None, choices: Sequence[str], name: str) -> str:
    """An advice among several words; `name` is what they are called together."""
    proposed = f"vouliez-vous « {near} » ? " if near else ""
    listed = f"{name} : {', '.join(choices)}." if choices and (len(choices) <= SHORT_LIST or not near) else ""
    return f"{proposed}{listed if proposed else listed[:1].lower() + listed[1:]}".strip()


def misspelt_key(route: Route, written: str, near: str, correction: str) -> Complaint:
    """An unknown key which is certainly another badly spelt."""
    message = f"clé « {quoted(written)} » inconnue ici{stranger(written)}"
    advice = f"vouliez-vous « {near} » ?"
    return Complaint("SCH002", route, message, advice, at_key=True, values=(written,), correction=correction)


def unknown_key(mistake: Mistake) -> Complaint:
    written = str(mistake.location[-1])
    fields = mistake.owner.model_fields if mistake.owner else {}
    near = None if written in _OUT_OF_PLACE else meant(written, fields)
    advice = _OUT_OF_PLACE.get(written) or choice(near, tuple(fields), "Clés admises")
    return Complaint(
        "SCH002",
        mistake.route,
        f"clé « {quoted(written)} » inconnue ici{stranger(written)}",
        advice,
        at_key=True,
        values=(written,),
        correction=certain(written, near, fields),
    )


_OUT_OF_PLACE: Final = MappingProxyType(
    {
        REMOVE: "« remove: true », écrit ainsi dans un fichier de site, retire un enregistrement ou une étape.",
        "extends": "effacer cette clé : un fichier de site complète l'enregistrement du groupe de même identifiant.",
        "any": "un bloc est {any: […]} ou {all: […]} ; pour les deux, écrire une liste de deux blocs.",
        "all": "un bloc est {any: […]} ou {all: […]} ; pour les deux, écrire une liste de deux blocs.",
    }
)
"""Advice for keys that have a meaning, but not there."""


def missing_key(mistake: Mistake) -> Complaint:
    key = str(mistake.location[-1])
    field = mistake.owner.model_fields.get(key) if mistake.owner else None
    advice = f"ajouter « {key}: … »{in_brackets(field)}."
    return Complaint("SCH001", mistake.route, f"clé « {key} » absente", advice, values=(key,))


def in_brackets(field: FieldInfo | None) -> str:
    """What a key is for, and an example of its value; empty when nothing is known of it."""
    if field is None or not field.title:
        return ""
    examples = [example for example in field.examples or () if isinstance(example, str)]
    return f" ({field.title.lower()}{f', par exemple « {examples[0]} »' if examples else ''})"
