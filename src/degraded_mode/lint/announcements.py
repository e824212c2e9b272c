"""COM, second part: what is told outside is dated, says what it replaces and when the next word comes, and is sent."""

import re
from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.outgoing import messages, of_exercise, texts
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.action import Inform, PostponeCare, Withdraw
from degraded_mode.model.corpus import Kind
from degraded_mode.model.message import Message, MessageKind
from degraded_mode.source.findings import Severity

_DATED: Final = frozenset(
    {MessageKind.COMMUNIQUE, MessageKind.INTERNAL, MessageKind.POSTER, MessageKind.ORDER},
)
"""What stays on a wall, a desk or a screen after the hour of which it speaks; a call and a recording do not."""

_REISSUED: Final = frozenset({MessageKind.COMMUNIQUE, MessageKind.INTERNAL})
"""What comes out again at each point, so that two of them may lie side by side."""

_DAY: Final = re.compile(r"\{[^{}]*\bdate\b")
_HOUR: Final = re.compile(r"\{[^{}]*\bheure\b")
_NEXT: Final = re.compile(r"\b(?:prochaine?|nouveau|nouvelle) (?:point|communiqué|annonce|note)", re.IGNORECASE)
_SUPERSEDES: Final = re.compile(r"\bremplac|\bannule\b|n° ?1\b", re.IGNORECASE)
"""The first one replaces nothing, and says that it is the first."""

# Blanks as they come from a letter or another tool: nothing prints a line there, nobody is asked to fill them.
_FOREIGN_BLANK: Final = re.compile(
    r"\{\s*\}|\{[^{}]*(?:\{|\Z)|\}\}|\[[^\[\]\n]{1,60}\]|<[a-zéèê' ]{2,30}>|_{3,}|\.{4,}|…{2,}|"
    r"\bJJ/MM(?:/AA(?:AA)?)?\b|\b(?:HH|hh) ?[:h] ?(?:MM|mm)\b|\bXX+\b"
)


@rule(code="COM005", slug="message-sans-date-ni-heure", severity=Severity.WARNING)
def undated(survey: Survey) -> Iterator[Remark]:
    """What stays in sight does not say of which day and hour it is."""
    for message in messages(survey):
        if message.kind in _DATED:
            wanted = [word for word, sign in (("date", _DAY), ("heure", _HOUR)) if not sign.search(message.text)]
            if wanted:
                blanks = listed(f"{{{word}}}" for word in wanted)
                yield _remark(
                    message,
                    f"« {message.title} » ne dit pas de quand il date : il manque {blanks}",
                    f"écrire {blanks} en tête : un texte sans heure se lit encore quand il est faux.",
                    tuple(wanted),
                )


@rule(code="COM006", slug="communique-sans-suite", severity=Severity.WARNING)
def no_next_word(survey: Survey) -> Iterator[Remark]:
    """A communiqué does not say when the next one comes: the telephones ring instead."""
    for message in messages(survey):
        if message.kind is MessageKind.COMMUNIQUE and not _NEXT.search(message.text):
            yield _remark(
                message,
                f"« {message.title} » n'annonce pas le prochain point",
                "finir par « Prochain point à {heure du prochain point}. ».",
            )


@rule(code="COM007", slug="message-qui-ne-remplace-rien", severity=Severity.WARNING)
def supersedes_nothing(survey: Survey) -> Iterator[Remark]:
    """A communiqué or a note does not say which one it replaces: both are believed."""
    for message in messages(survey):
        if message.kind in _REISSUED and not _SUPERSEDES.search(message.text):
            yield _remark(
                message,
                f"« {message.title} » ne dit pas ce qu'il remplace : l'ancien texte reste cru",
                "écrire « Il remplace le n° {numéro précédent}. », ou « n° 1 » si c'est toujours le premier.",
            )


@rule(code="COM008", slug="blanc-que-rien-ne-remplit", severity=Severity.WARNING)
def foreign_blank(survey: Survey) -> Iterator[Remark]:
    """A blank is not written between braces: it is printed as it is, and nobody is asked to fill it."""
    for message in messages(survey):
        for key, text in texts(message):
            found = tuple(dict.fromkeys(blank[0].strip() for blank in _FOREIGN_BLANK.finditer(text)))
            if found:
                yield Remark(
                    Kind.MESSAGE,
                    message.id,
                    (key,),
                    f"{listed(found)} : ce blanc ne sera ni imprimé comme une ligne, ni demandé à l'envoi",
                    "écrire ce qu'il faut remplir entre deux accolades : {heure}, {date}, {numéro essayé}.",
                    found,
                )


@rule(code="COM010", slug="message-jamais-envoye", severity=Severity.INFO)
def never_sent(survey: Survey) -> Iterator[Remark]:
    """No step sends a message that is ready: it is forgotten on the day, or out of date."""
    if survey.beginning or Kind.RUNBOOK in survey.declared.hidden:
        return
    sent = _sent(survey) if survey.touches(Kind.MESSAGE) else frozenset()
    for message in messages(survey):
        if message.id not in sent and not of_exercise(message):
            yield Remark(
                Kind.MESSAGE,
                message.id,
                ("id",),
                f"aucune étape n'envoie « {message.title} »",
                "l'envoyer par une étape « inform », ou retirer ce message.",
            )


def _sent(survey: Survey) -> frozenset[str]:
    found: set[str] = set()
    for procedure in survey.library.values():
        for placed in procedure.having("inform", "withdraw", "postpone"):
            match placed.step:
                case Inform(inform=announced) | Withdraw(withdraw=announced):
                    found.add(announced.message)
                case PostponeCare(postpone=postponed):
                    found.update(postponed.tell.postponed, postponed.tell.maintained)
                case _:
                    pass
    return frozenset(found)


def _remark(message: Message, said: str, advice: str, values: tuple[str, ...] = ()) -> Remark:
    return Remark(Kind.MESSAGE, message.id, ("text",), said, advice, values)


RULES: Final = (undated, no_next_word, supersedes_nothing, foreign_blank, never_sent)
