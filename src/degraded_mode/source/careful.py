"""The careful reading of a text: what may not stand in it is covered up, named, and the rest is read all the same."""

import re
from collections.abc import Iterable, Iterator

import yaml

from degraded_mode.source import objections
from degraded_mode.source.builder import Built
from degraded_mode.source.careful_builder import CarefulBuilder
from degraded_mode.source.characters import COLON, FORBIDDEN, HIDDEN, forbidden_characters
from degraded_mode.source.codes import Code
from degraded_mode.source.parser import Parser
from degraded_mode.source.positions import Lines
from degraded_mode.source.remark import Remark, first_of
from degraded_mode.source.syntax import diagnose

MOST_MENDED = 20
"""Sentences broken by a colon that one reading looks behind; each costs a new parse of the file."""

_LONE_RETURN = re.compile(r"\r(?!\n)")
_NO_CHARACTER = re.compile(
    r"(?<!\\)(?:\\\\)*((?:\\u[dD][89a-fA-F][0-9a-fA-F]{2}|\\U0000[dD][89a-fA-F][0-9a-fA-F]{2}"
    r"|\\U(?!000|0010)[0-9a-fA-F]{8})+)"
)
"""Escapes that stand for half a character or for none: the two parsers disagree on them, so neither sees them."""
_INDENT_TABS = re.compile(r"^[ ]*(\t)[ \t]*(?=[^ \t\r\n])", re.MULTILINE)
_INDENT_SPACES = re.compile(r"^ +[^ \t\r\n#]", re.MULTILINE)
_PROLOGUE = re.compile(r"[ \t]*(?:#[^\r\n]*|(%)[^\r\n]*)?(?:\r\n|\r|\n|\Z)")


def read_carefully(text: str, lines: Lines, parser: Parser) -> tuple[Built | None, list[Remark]]:
    """The tree, None when the text cannot become one; and one remark per mistake."""
    covered, before = cover(text)
    if any(remark.code is Code.INDENTATION for remark in before) and _INDENT_SPACES.search(text):
        # Nobody can tell how many spaces a tab is worth: what is inside what would be a guess.
        return None, before
    mended: list[Remark] = []
    while True:
        builder = CarefulBuilder(text)
        try:
            source = parser(covered)
            try:
                built = builder.read(source)
            finally:
                source.dispose()
        except (yaml.YAMLError, ValueError) as error:
            if depth := _beyond_depth(error):
                # The parser looks far ahead: what it refuses hides what comes before, which is too deep for us already.
                covered = covered[:depth]
                continue
            # ValueError: the parser in Python lets int() and chr() refuse what is out of all measure.
            fault = diagnose(covered, lines, error, builder.last_scalar)
            if fault.colons and len(mended) < MOST_MENDED:
                mended.append(fault.remark)
                covered = _with(covered, COLON, fault.colons)
                continue
            return None, [*before, *mended, *builder.remarks, *_unless_explained(fault.remark, before, lines)]
        return built, [*before, *mended, *builder.remarks]


def _beyond_depth(error: Exception) -> int:
    """How much of the text libyaml reads before it is lost in its depth (1,000, since its version 0.2.6); else zero."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem == "exceeded maximum nesting depth":
        return error.problem_mark.index - 1 if error.problem_mark else 0
    return 0


def cover(text: str) -> tuple[str, list[Remark]]:
    """The text as the parsers get it, of the same length, and a remark for each thing that was covered up."""
    remarks = forbidden_characters(text)
    covered = FORBIDDEN.sub(HIDDEN, text)
    remarks += first_of(
        _NO_CHARACTER.finditer(covered), lambda found: objections.no_character(found.start(1), found[1])
    )
    covered = _NO_CHARACTER.sub(lambda found: found[0][: -len(found[1])] + HIDDEN * len(found[1]), covered)
    if tabs := [found.start(1) for found in _INDENT_TABS.finditer(covered)]:
        remarks.append(objections.tabs(tabs[0], len(tabs)))
    covered = covered.replace("\t", " ")
    if returns := [found.start() for found in _LONE_RETURN.finditer(text)]:
        remarks.append(objections.carriage_return(returns[0], len(returns)))
    directives = list(_directives(covered))
    remarks += first_of(directives, lambda found: objections.directive(*found))
    return _with(covered, "#", [offset for offset, _ in directives]), remarks


def _directives(text: str) -> Iterator[tuple[int, str]]:
    """Lines that start with % before the first line of content."""
    at = 0
    while at < len(text) and (found := _PROLOGUE.match(text, at)):
        if found[1]:
            yield found.start(1), found[0].strip()
        at = found.end()


def _with(text: str, sign: str, offsets: Iterable[int]) -> str:
    characters = list(text)
    for offset in offsets:
        characters[offset] = sign
    return "".join(characters)


def _unless_explained(fault: Remark, before: list[Remark], lines: Lines) -> list[Remark]:
    """No second remark for one mistake: what is hidden breaks the syntax of its line, and tabs that of the file."""
    line = lines.position(fault.offset).line
    explained = any(remark.code is Code.INDENTATION or lines.position(remark.offset).line == line for remark in before)
    return [] if explained else [fault]
