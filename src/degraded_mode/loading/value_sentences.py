"""Values that are not what their key asks for, told in French with what to write instead."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from degraded_mode.language.nearness import as_identifier, nearest, quoted, stranger
from degraded_mode.loading.complaint import Complaint, Mistake
from degraded_mode.loading.expectations import ADVICE, EXPECTED, OWN
from degraded_mode.loading.key_sentences import choice, in_brackets
from degraded_mode.model.normal import FORMS
from degraded_mode.model.record import ID_PATTERN
from degraded_mode.model.written import CODE_PATTERN, RULE_PATTERN, VERSION_PATTERN
from degraded_mode.source.characters import without_look_alikes


def absent(mistake: Mistake) -> Complaint:
    """Nothing is written after a key, or after the dash of a list."""
    last = mistake.route[-1] if mistake.route else ""
    if isinstance(last, int):
        return Complaint("SCH008", mistake.route, "valeur absente", "écrire la valeur, ou retirer cet élément.")
    field = mistake.owner.model_fields.get(last) if mistake.owner else None
    advice = (
        f"écrire la valeur{in_brackets(field)}."
        if field and field.is_required()
        else "écrire la valeur, ou retirer la clé."
    )
    return Complaint("SCH008", mistake.route, "valeur absente", advice, at_key=True)


def wrong_value(mistake: Mistake) -> Complaint:
    """Our own errors carry their French clause; the others say what was expected."""
    kind, route = mistake.kind, mistake.route
    expected = EXPECTED.get(kind) or OWN.get(kind, "une autre valeur")
    at_key = mistake.location[-1:] == ("[key]",)
    if kind in EXPECTED or (not mistake.text and kind not in _OF_A_BLOCK):
        message = f"il faut ici {expected}, pas {mistake.shape}"
        return Complaint("SCH004", route, message, _shaped(mistake, expected), at_key, (kind,))
    message = f"{mistake.said}{stranger(mistake.text) if kind == 'phone_format' else ''}"
    normal = FORMS[kind](mistake.text) if kind in FORMS else ""
    values = (quoted(str(mistake.written)),)
    return Complaint("SCH004", route, message, _advice(mistake, normal), at_key, values, correction=normal)


_OF_A_BLOCK: Final = frozenset({"one_of_two", "kit_item", "inject_told", "channel_number", "channel_carrier"})
"""Errors of our own about a whole block: what is written is that block, and is of the right shape."""


def _shaped(mistake: Mistake, expected: str) -> str:
    """What to write where the shape is wrong."""
    match expected:
        case "un bloc de clés" if mistake.here:
            needed = [key for key, field in mistake.here.model_fields.items() if field.is_required()]
            return (
                f"écrire ses clés, une par ligne ou entre accolades : {', '.join(needed or mistake.here.model_fields)}."
            )
        case "une liste" if mistake.text:
            return f"écrire « [{quoted(mistake.text)}] », ou un tiret par ligne."
        case "une liste":
            return "mettre un tiret devant chaque élément, ou les séparer par des virgules entre crochets."
        case "un texte":
            return "écrire une seule valeur, sans crochets, sans accolades et sans tirets."
        case _:
            return ADVICE.get(mistake.kind, f"écrire {expected}.")


def _advice(mistake: Mistake, normal: str) -> str:
    """What to write instead of a text that its field does not read; the text itself, put right, where that is plain."""
    text = mistake.text
    match mistake.kind:
        case "date_format" if normal:
            return f"écrire l'année, le mois, puis le jour : « {normal} »."
        case "duration_format" | "clock_format" | "phone_format" if normal:
            return f"écrire « {normal} »."
        case "duration_format" if text.isdecimal():
            return f"ajouter l'unité : « {text} min », « {text} h » ou « {text} d » (jours)."
        case "phone_format" if re.fullmatch(r"[0-9OoIl .-]+", text) and re.search("[OoIl]", text):
            return "retaper le numéro : la lettre O n'est pas le chiffre 0, ni la lettre l le chiffre 1."
        case kind:
            return ADVICE.get(kind, "relire cette valeur.")


def wrong_choice(mistake: Mistake) -> Complaint:
    written = mistake.text
    if not written:
        return wrong_value(mistake)
    choices = re.findall(r"'([^']*)'", str(mistake.context.get("expected", "")))
    advice = choice(nearest(written, choices), choices, "Mots admis")
    message = f"« {quoted(written)} » n'est pas un des mots admis"
    return Complaint("SCH003", mistake.route, message, advice, values=(written,))


def wrong_pattern(mistake: Mistake) -> Complaint:
    written, at_key = mistake.text, mistake.location[-1:] == ("[key]",)
    what, advice = PATTERNS[str(mistake.context.get("pattern"))]
    plain = identifier_of(written) if what == "un identifiant" else ""
    if plain:
        advice = f"écrire par exemple « {plain} » ; {advice}"
    message = f"« {quoted(written)} » n'est pas {what}{stranger(written)}"
    return Complaint("SCH004", mistake.route, message, advice, at_key, (written,), correction=plain)


def identifier_of(written: str) -> str:
    """The identifier that a name makes, in capitals if it is all in capitals; empty when it makes none."""
    plain = as_identifier(without_look_alikes(written))
    return plain.upper() if written.isupper() else plain


PATTERNS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        ID_PATTERN: (
            "un identifiant",
            "un identifiant n'a que des lettres sans accent, des chiffres et des tirets simples.",
        ),
        CODE_PATTERN: ("un code", "un code s'écrit en capitales, chiffres et tirets : « PD-SAMU-01 »."),
        RULE_PATTERN: ("un code de constat", "recopier le code que « check » affiche, par exemple « GOV004 »."),
        VERSION_PATTERN: ("un numéro de version", "une version s'écrit en chiffres et en points : « 2 » ou « 2.10 »."),
    }
)


def too_long(mistake: Mistake) -> Complaint:
    limit = mistake.context.get("max_length", 0)
    if mistake.text:
        message, advice = f"{len(mistake.text)} caractères, {limit} au plus", "raccourcir, ou couper en plusieurs."
    else:
        size = len(mistake.written) if isinstance(mistake.written, list) else "trop d'"
        message, advice = f"{size} éléments, {limit} au plus", "raccourcir la liste."
    return Complaint("SCH009", mistake.route, f"c'est trop : {message}", advice, at_key=not mistake.text)


def too_short(mistake: Mistake) -> Complaint:
    least = mistake.context.get("min_length", 1)
    message = "cette liste est vide" if mistake.written in ([], ()) else "cette liste est trop courte"
    return Complaint("SCH009", mistake.route, f"{message} : il en faut {least} au moins", "compléter la liste.", True)


TELLERS: Final[Mapping[str, Callable[[Mistake], Complaint]]] = MappingProxyType(
    {
        "enum": wrong_choice,
        "literal_error": wrong_choice,
        "string_pattern_mismatch": wrong_pattern,
        "string_too_long": too_long,
        "too_long": too_long,
        "too_short": too_short,
    }
)
