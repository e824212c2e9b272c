"""Repairs of the text itself, before it says anything: quotes that lack, tabs, invisible characters."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from degraded_mode.language.nearness import quoted
from degraded_mode.language.typography import count_words
from degraded_mode.model.record import Record
from degraded_mode.repair.repair import Repair
from degraded_mode.source.characters import INVISIBLE, told
from degraded_mode.source.codes import Code
from degraded_mode.source.document import read_document
from degraded_mode.source.editing import Span, applied
from degraded_mode.source.objections import in_quotes
from degraded_mode.source.positions import Lines, Tree
from degraded_mode.source.unquoted import Laid

WIDTHS: Final = (2, 4, 8)
"""Columns that a tab may be worth; two is what the format advises."""

_INDENT: Final = re.compile(r"^[ ]*\t[ \t]*(?=[^ \t\r\n])", re.MULTILINE)
_KEY: Final = re.compile(r"(?<![\w-])([a-z_]+):(?!\S)")
_LINE_SEPARATOR: Final = re.compile("[\u2028\u2029]")
"""Invisible, but two words would become one without it."""


def tabs(path: str, text: str) -> Iterator[Repair]:
    """Spaces for the tabs that shift lines, where every width of tab that makes the text readable says the same."""
    indents = list(_INDENT.finditer(text)) if "\t" in text else []
    if not indents:
        return
    said: list[tuple[Tree, tuple[Span, ...]]] = []
    for width in WIDTHS:
        spans = tuple((found.start(), found.end(), found[0].expandtabs(width)) for found in indents)
        document, findings = read_document(path, applied(text, spans).encode())
        if document is not None and not any(one.code == Code.INDENTATION for one in findings):
            said.append((document.tree, spans))
    if said and all(tree == said[0][0] for tree, _ in said):
        lines = Lines(text)
        count = count_words(len(indents), "ligne décalée", "lignes décalées")
        reason = f"{count} par une tabulation, remplacée par des espaces"
        yield Repair(path, lines.position(indents[0].start()).line, said[0][1], reason, Code.INDENTATION.value)


def invisible_characters(path: str, text: str) -> Iterator[Repair]:
    """Taken out: what is read and what is seen stay the same."""
    lines = Lines(text)
    for found in () if text.isascii() else INVISIBLE.finditer(text):
        if not _LINE_SEPARATOR.search(found[0]):
            line = lines.position(found.start()).line
            reason = f"caractère invisible retiré ({told(found[0][0])})"
            yield Repair(path, line, ((found.start(), found.end(), ""),), reason, Code.FORBIDDEN_CHARACTER.value)


def quotes(path: str, text: str, laid: Laid) -> Iterator[Repair]:
    """Quotes around the sentences that YAML cannot hold, or cuts."""
    lines = Lines(text)
    for bare in laid.bare:
        sentence = text[bare.start : bare.end]
        if any(word in every_key() for word in _KEY.findall(sentence)):
            continue
        reason = f"{_why(bare.code, sentence)} : « {quoted(sentence)} » entre guillemets"
        span = (bare.start, bare.end, in_quotes(sentence))
        yield Repair(path, lines.position(bare.at).line, (span,), reason, bare.code.value)


@cache
def every_key() -> frozenset[str]:
    """Every key of the format. One inside a sentence tells that a comma or an end of line lacks before it."""
    waiting: list[type[Record]] = [Record]
    keys: set[str] = set()
    while waiting:
        model = waiting.pop()
        keys |= (
            model.model_fields.keys() if model.__module__.startswith(Record.__module__.rpartition(".")[0]) else set()
        )
        waiting += model.__subclasses__()
    return frozenset(keys)


def _why(code: Code, sentence: str) -> str:
    match code:
        case Code.COLON:
            return "« : » coupait la phrase"
        case Code.HASH:
            return "« # » cachait la fin de la phrase"
        case _:
            return f"« {sentence[0]} » en tête n'était pas lu comme du texte"
