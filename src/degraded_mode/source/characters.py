"""Characters that have no business in a runbook, and letters that pass for others."""

import re

from degraded_mode.language.nearness import family
from degraded_mode.source.codes import Code
from degraded_mode.source.remark import Remark, first_of

HIDDEN = "\ufdd0"
"""Stands for a refused character while the parser reads: a noncharacter, itself refused, that both parsers accept."""
COLON = "\ufdd1"
"""Stands for a colon that belongs to a sentence."""

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_DIRECTION = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2028\u2029\u2060-\u2065\u206a-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_NO_CHARACTER = "\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"

INVISIBLE = re.compile(f"[{_INVISIBLE}]+")
"""What can be taken out without a change to what is seen."""
FORBIDDEN = re.compile(f"[{_CONTROL}{_DIRECTION}{_INVISIBLE}{_NO_CHARACTER}]")

_FORBIDDEN_RUN = re.compile(f"{FORBIDDEN.pattern}+")
_KINDS = (
    (re.compile(f"[{_DIRECTION}]"), "ce caractère change le sens de lecture : un numéro peut s'afficher à l'envers"),
    (re.compile(f"[{_INVISIBLE}]"), "caractère invisible : le texte lu n'est pas le texte affiché"),
    (FORBIDDEN, "caractère de commande, qui n'a pas de sens dans un texte"),
)

_USUAL = (
    "\u00a0-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20ac\u2190-\u21ff\u2200-\u22ff\u25a0-\u27bf"
)
UNUSUAL = re.compile(f"[^{_USUAL}]")
"""Outside ASCII: characters neither surely harmless, nor surely composed (NFC), nor surely not a look-alike."""

_NAMES = {
    "\x00": "octet nul",
    "\x08": "retour arrière",
    "\x0b": "tabulation verticale",
    "\x0c": "saut de page",
    "\x1b": "échappement",
    "\x7f": "effacement",
    "\x85": "saut de ligne NEL",
    "\u00ad": "trait d'union conditionnel",
    "\u200b": "espace de largeur nulle",
    "\u200c": "antiliant sans chasse",
    "\u200d": "liant sans chasse",
    "\u200e": "marque gauche-à-droite",
    "\u200f": "marque droite-à-gauche",
    "\u202d": "forçage gauche-à-droite",
    "\u202e": "forçage droite-à-gauche",
    "\u2028": "séparateur de lignes",
    "\u2029": "séparateur de paragraphes",
    "\u2060": "gluon de mots",
    "\ufeff": "marque d'ordre des octets",
}

_CYRILLIC = ("АВСЕНІЈКМОРЅТХҮасеіјорѕху", "ABCEHIJKMOPSTXYaceijopsxy")
_GREEK = ("ΑΒΕΗΙΚΜΝΟΡΤΧΥΖον", "ABEHIKMNOPTXYZov")
_FULL_WIDTH = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
LOOK_ALIKES = dict(zip(*_CYRILLIC, strict=True)) | dict(zip(*_GREEK, strict=True)) | _FULL_WIDTH
"""Letters of other alphabets, to the ASCII letter that they are taken for."""


def told(character: str) -> str:
    """A character in words: `U+200B, espace de largeur nulle`."""
    name = _NAMES.get(character, "")
    return f"U+{ord(character):04X}{f', {name}' if name else ''}"


def forbidden_characters(text: str) -> list[Remark]:
    """A remark for each run of characters that a reader cannot see or that reorder what is read."""
    return first_of(_FORBIDDEN_RUN.finditer(text), lambda run: forbidden(run.start(), run[0]))


def forbidden(offset: int, run: str) -> Remark:
    character = run[0]
    what = next(what for kind, what in _KINDS if kind.match(character))
    several = f" ({len(run)} à la suite)" if len(run) > 1 else ""
    return Remark(
        Code.FORBIDDEN_CHARACTER,
        offset,
        f"{what} ({told(character)}){several}",
        "effacer ce qui se trouve ici, puis retaper le mot au clavier.",
        values=(f"U+{ord(character):04X}",),
    )


def look_alike(offset: int, key: str) -> Remark | None:
    """Names the first letter of a key that passes for another."""
    strange = next((letter for letter in key if letter in LOOK_ALIKES), None)
    if strange is None:
        return None
    meant = LOOK_ALIKES[strange]
    return Remark(
        Code.LOOK_ALIKE,
        offset,
        f"la clé « {key} » contient « {strange} » (U+{ord(strange):04X}, {family(strange)}), qui n'est pas « {meant} »",
        f"retaper la clé au clavier : « {without_look_alikes(key)} ».",
        values=(key,),
        at_key=True,
        correction=without_look_alikes(key),
    )


def without_look_alikes(text: str) -> str:
    return "".join(LOOK_ALIKES.get(letter, letter) for letter in text)
