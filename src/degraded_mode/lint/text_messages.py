"""COM, first part: a text message holds in one part, in the cheap alphabet, and betrays nothing of a patient's care."""

import re
from collections.abc import Iterator
from typing import Final

from degraded_mode.language.gsm import Coding, foreign, nearest_sign, parts_in, units
from degraded_mode.language.typography import count_words
from degraded_mode.lint.outgoing import BLANK, messages, texts, unplayed
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.model.message import Message, MessageKind
from degraded_mode.source.findings import Severity

# What is written in a blank, by its first word: « 23/11/2026 », « 14 h 30 », « 03 53 01 20 00 », the name of a place.
# Usage, to be confirmed by a hospital reader.
_FILLED: Final = {"date": 10, "heure": 7, "numéro": 14}
_FILLED_OTHERWISE: Final = 12

_ONE_PART: Final = Coding.SEVEN_BIT.value[0]

# The units of a hospital, then the acts and the illnesses that a name of rendez-vous gives away. Neither « urgence »
# nor « examen » nor « rendez-vous »: they say nothing of a person's health.
_CARE: Final = re.compile(
    r"\b(?:"
    r"chirurg|op[ée]r(?:ation|atoire|é)|bloc\b|anesth[ée]s|r[ée]animation|soins intensifs|ambulatoire|transfus|"
    r"chimio|cancer|canc[ée]rolog|oncolog|tumeur|radioth[ée]rap|curieth[ée]rap|palliati|greffe|"
    r"dialys|n[ée]phrolog|diab[èée]t|endocrin|cardiolog|coronaro|neurolog|pneumolog|urolog|rhumatolog|dermatolog|"
    r"gastro|endoscop|coloscop|fibroscop|biopsie|scanner|IRM\b|[ée]chograph|mammograph|scintigraph|radiograph|"
    r"psychiatr|psycholog|p[ée]dopsy|addict|alcoolog|sevrage|g[ée]riatr|EHPAD\b|SMR\b|r[ée][ée]ducation|"
    r"maternit|grossesse|accouche|obst[ée]tri|gyn[ée]co|n[ée]onatal|p[ée]diatr|"
    r"IVG\b|interruption (?:volontaire|m[ée]dicale)|PMA\b|FIV\b|procr[ée]ation|fertilit[ée]|contracepti|"
    r"VIH\b|SIDA\b|IST\b|h[ée]patite|tubercul|infectieu|d[ée]pistage"
    r")\w*",
    re.IGNORECASE,
)

# What is left on an answering machine, in the script of a call: the words between guillemets of that line.
_ON_MACHINE: Final = re.compile(r"^ *Répondeur\b.*$", re.MULTILINE)
_QUOTED: Final = re.compile(r"«([^»]*)»")


@rule(code="COM001", slug="sms-en-plusieurs-parties", severity=Severity.WARNING)
def long_text_message(survey: Survey) -> Iterator[Remark]:
    """A text message does not hold in one part, its blanks filled."""
    for message, key, text in _text_messages(survey):
        count = parts_in(text, Coding.SEVEN_BIT)
        if count > 1:
            yield Remark(
                Kind.MESSAGE,
                message.id,
                (key,),
                f"ce SMS prend {count_words(count, 'partie', 'parties')} : {units(text)} signes, blancs remplis, "
                f"pour {_ONE_PART} au plus",
                "raccourcir : qui écrit, ce qui change, ce qu'il faut faire ; le reste se dit au téléphone.",
            )


@rule(code="COM002", slug="sms-hors-alphabet", severity=Severity.WARNING)
def costly_signs(survey: Survey) -> Iterator[Remark]:
    """A few signs outside the alphabet of text messages cut the room of a part by more than half."""
    for message, key, text in _text_messages(survey):
        signs = foreign(text)
        count, cheap = parts_in(text, Coding.SIXTEEN_BIT), parts_in(text, Coding.SEVEN_BIT)
        if signs and count > cheap:
            instead = [f"« {near} » pour « {sign} »" for sign in signs if (near := nearest_sign(sign))]
            yield Remark(
                Kind.MESSAGE,
                message.id,
                (key,),
                f"{listed(signs)} hors de l'alphabet des SMS : {count_words(count, 'partie', 'parties')} de 70 signes "
                f"au lieu de {cheap}",
                f"écrire {', '.join(instead)}." if instead else "écrire ce SMS sans ces signes.",
                signs,
            )


@rule(code="COM003", slug="sms-nomme-un-soin", severity=Severity.ERROR)
def care_named(survey: Survey) -> Iterator[Remark]:
    """What anyone may read on a telephone, or hear on its machine, names an act, an illness or a specialty."""
    for message in messages(survey):
        for key, text in texts(message):
            found = dict.fromkeys(word for said in _unguarded(message, text) for word in _CARE.findall(said))
            if found:
                sms = message.kind is MessageKind.SMS
                where, harm = ("ce SMS", "le lire") if sms else ("ce qui est laissé sur le répondeur", "l'entendre")
                yield Remark(
                    Kind.MESSAGE,
                    message.id,
                    (key,),
                    f"{where} nomme {listed(found)} : un proche, un employeur peut {harm}",
                    "écrire « rendez-vous », le site et l'heure ; le soin se dit de vive voix, identité vérifiée.",
                    tuple(found),
                )


def _unguarded(message: Message, text: str) -> Iterator[str]:
    """What reaches a telephone before one knows who holds it."""
    if message.kind is MessageKind.SMS:
        yield text
    elif message.kind is MessageKind.CALL:
        for line in _ON_MACHINE.findall(text):
            yield from _QUOTED.findall(line)


def _text_messages(survey: Survey) -> Iterator[tuple[Message, str, str]]:
    """The text messages, their blanks filled, without the words by which an exercise says that it is one."""
    for message in messages(survey):
        if message.kind is MessageKind.SMS:
            for key, text in texts(message):
                yield message, key, BLANK.sub(_filling, unplayed(text))


def _filling(blank: re.Match[str]) -> str:
    first = blank[1].partition(" ")[0].rstrip("s,")
    return "0" * _FILLED.get(first, _FILLED_OTHERWISE)


RULES: Final = (long_text_message, costly_signs, care_named)
