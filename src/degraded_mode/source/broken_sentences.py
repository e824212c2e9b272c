"""French sentences that YAML cannot hold without quotes: « Tenir le tableau : SMUR »."""

import re

from degraded_mode.language.nearness import quoted
from degraded_mode.source.codes import Code
from degraded_mode.source.fault import Failure, Fault, indent_of, shown
from degraded_mode.source.objections import in_quotes
from degraded_mode.source.place import Position
from degraded_mode.source.remark import Remark

_QUOTE = "mettre la phrase entre guillemets"
LONGEST_SHOWN = 500
"""Characters of a line that is shown corrected; a longer one is no sentence, and searching it would take time."""

_FRENCH_SPACES = " \u00a0\u202f"
_COLON = r":(?=\s|$)"
_VALUE = re.compile(r"(?P<head>[ ]*(?:- +)*(?:[\w-]+[ \u00a0\u202f]*:[ ]+)?)(?P<value>.*?)(?P<comment>[ ]+#.*)?$")
_IN_LIST = re.compile(r"(?P<head>[ ]*(?:- +)+)(?P<value>[^:]* [^:]*:.*?)(?P<comment>[ ]+#.*)?$")


def broken_by_colon(failure: Failure) -> Fault:
    """A second colon on a line, a colon in the second line of a sentence, or a key that the line above swallows."""
    if re.search(r":[ \t]", failure.before):
        return _sentence(failure)
    before = failure.before[indent_of(failure.before) :]
    if " " in before.strip(_FRENCH_SPACES):
        message = "« : » coupe en deux une phrase écrite sur plusieurs lignes"
        remark = Remark(Code.COLON, failure.at, message, f"{_QUOTE}, du premier mot au dernier.")
        return Fault(remark, colons=(failure.at,))
    return _swallowed(failure, shown(before.strip(_FRENCH_SPACES)), failure.at - len(before))


def _swallowed(failure: Failure, key: str, start: int) -> Fault:
    """A key that is read as the rest of the line above."""
    above = failure.lines.line(failure.line - 1)
    above_start = failure.lines.offset(Position(max(failure.line - 1, 1), 1)) + indent_of(above)
    told = above[indent_of(above) :]
    if glued := re.match(r"[\w-]+(?=:[^\s:])", told):
        return failure.remark(
            f"il manque une espace après « {glued[0]}: »",
            "écrire une espace après les deux-points d'une clé.",
            at=above_start + glued.end(),
        )
    if told[:1] in ("'", '"'):
        message, advice = (
            f"ce guillemet {told[0]} n'est pas fermé sur sa ligne",
            f"ajouter {told[0]} à la fin de la phrase.",
        )
        return failure.remark(message, advice, at=above_start)
    if indent_of(failure.before) <= indent_of(above):
        return failure.remark(
            f"« {quoted(shown(told))} » : il manque « : » après le nom de la clé",
            "écrire le deux-points et la valeur, ou effacer la ligne.",
            at=above_start,
        )
    return failure.remark(
        f"la clé « {key} » est plus à droite que la ligne du dessus, qui a déjà sa valeur",
        f"aligner « {key}: » avec la clé du dessus ; si c'est la suite du texte, {_QUOTE}.",
        at=start,
    )


def _sentence(failure: Failure) -> Fault:
    line = failure.before + failure.after
    found = _IN_LIST.match(line) or _VALUE.match(line) if len(line) <= LONGEST_SHOWN else None
    start, end = found.span("value") if found else (0, len(line))
    return _told(failure, line[:start], start, line[start:end])


def broken_by_flow_colon(failure: Failure) -> Fault:
    """The same between brackets or braces."""
    signs = "[," if failure.text[failure.since] == "[" else "{,:"
    start = max(failure.before.rfind(sign) for sign in signs) + 1
    rest = re.match(r"[^,\]}]*", failure.after)
    return _told(failure, "", start, failure.before[start:] + (rest[0] if rest else ""))


def _told(failure: Failure, head: str, column: int, value: str) -> Fault:
    """The remark for a sentence that starts at `column` of its line; all its colons are to be covered up."""
    sentence = shown(value).strip()
    advice = f"{_QUOTE}."
    if len(sentence) <= LONGEST_SHOWN and sentence[:1] not in ("", '"', "'", "[", "{"):
        advice = f"{_QUOTE} : `{f'{shown(head).strip()} {in_quotes(sentence)}'.strip()}`"
    message = f"« : » coupe en deux la phrase « {quoted(sentence)} »"
    colons = {failure.line_start + column + found.start() for found in re.finditer(_COLON, value)}
    return Fault(Remark(Code.COLON, failure.at, message, advice), tuple(sorted(colons | {failure.at})))


def value_start(failure: Failure) -> int:
    """Index of the value that stands on the line, after its dash or its key."""
    line = failure.before + failure.after
    found = _VALUE.match(line) if len(line) <= LONGEST_SHOWN else None
    return failure.line_start + (found.start("value") if found else 0)


def quoted_line(failure: Failure, start: int | None, advice: str) -> str:
    """The advice, with the line as it would be with quotes around the value that starts at `start`."""
    line = failure.before + failure.after
    if len(line) > LONGEST_SHOWN:
        return f"{advice}."
    if start is None:
        found = _VALUE.match(line)
        column = found.start("value") if found else 0
    else:
        column = start - failure.line_start
    value = re.sub(r"[ ]+#.*$", "", line[column:]).strip()
    if column < 0 or not value:
        return f"{advice}."
    if value[0] in "\"'" and value.count(value[0]) % 2:
        value = value.replace(value[0], "") if value[0] == '"' else value.strip("'")
    corrected = f"{shown(line[:column].strip())} {in_quotes(shown(value))}"
    return f"{advice} : `{corrected.strip()}`"
