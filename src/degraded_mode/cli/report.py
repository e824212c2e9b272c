"""Findings as people read them: place, excerpt with a caret, where the other half is, and what to do."""

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from degraded_mode.cli.codes import slug_of
from degraded_mode.cli.exit_status import Exit
from degraded_mode.language.typography import NO_BREAK, count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import UNREADABLE
from degraded_mode.model.corpus import Corpus
from degraded_mode.source.excerpt import excerpt, value_length
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Position

WORDS: Final[Mapping[Severity, str]] = MappingProxyType(
    {Severity.ERROR: "erreur", Severity.WARNING: "avertissement", Severity.INFO: "remarque"}
)
WIDTH: Final = 100
INDENT: Final = "   "


def shown(folder: Path) -> str:
    """A folder as it stands before the names of its files."""
    return folder.as_posix().rstrip("/")


def status_of(findings: Iterable[Finding]) -> Exit:
    """How a command ends that found this: 4 when something could not be read at all, 1 for any other error."""
    errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
    if errors & UNREADABLE:
        return Exit.UNREADABLE
    return Exit.FINDINGS if errors else Exit.CLEAN


def block(loaded: Loaded, folder: str, finding: Finding, files: Mapping[str, bytes]) -> str:
    """One finding, on as many lines as it needs, without an end of line."""
    place = finding.place
    position = position_of(loaded, place)
    site = f" (site {place.site})" if place.site else ""
    code = f"[{finding.code} {slug_of(finding.code)}".rstrip() + "]"
    said = f"{WORDS[finding.severity]}  {typeset(finding.message)}{site}"
    head = f"{named(folder, place, position)}  {said}  {code.replace(' ', NO_BREAK)}"
    lines = textwrap.wrap(head, WIDTH, subsequent_indent=INDENT, break_long_words=False, break_on_hyphens=False)
    lines[-1] = lines[-1].replace(code.replace(" ", NO_BREAK), code)
    if position:
        lines += _excerpt(loaded, place, position, files)
    for other in finding.related:
        lines.append(f"{INDENT}voir : {named(folder, other, position_of(loaded, other))}")
    if finding.advice:
        lines += textwrap.wrap(
            f"conseil : {typeset(finding.advice)}",
            WIDTH,
            initial_indent=INDENT,
            subsequent_indent=f"{INDENT}          ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def lone_block(finding: Finding, content: bytes) -> str:
    """A finding of a file that is no part of a corpus, such as answers written beforehand."""
    return block(Loaded(Corpus(), {}, {}, ()), "", finding, {finding.place.path: content})


def _excerpt(loaded: Loaded, place: Place, position: Position, files: Mapping[str, bytes]) -> Iterator[str]:
    """The line in question; of a file that could not be understood, as far as its bytes are text."""
    if document := loaded.documents.get(place.path):
        yield excerpt(document.text, position, value_length(document, place))
    elif content := files.get(place.path):
        yield excerpt(content.decode(errors="replace").removeprefix("\ufeff"), position, 1)


def summary(findings: Iterable[Finding], files: int, records: int) -> str:
    """How many findings of each severity, in how many files and records."""
    read = count_words(files, "fichier lu", "fichiers lus")
    held = count_words(records, "enregistrement", "enregistrements")
    return typeset(f"{read}, {held} : {tally(findings, Severity.ERROR, Severity.WARNING)}.")


def tally(findings: Iterable[Finding], *always: Severity) -> str:
    """How many findings of each severity; of a severity that has none, only when it is to be said `always`."""
    counts = Counter(finding.severity for finding in findings)
    words = ((one, WORDS[one], f"{WORDS[one]}s") for one in Severity if counts[one] or one in always)
    return ", ".join(count_words(counts[severity], one, several) for severity, one, several in words)


def position_of(loaded: Loaded, place: Place) -> Position | None:
    """The line and the column of a place; None where no file could be read."""
    document = loaded.documents.get(place.path)
    return place.position or (document.position(place.route, at_key=place.at_key) if document else None)


def path_in(folder: str, path: str) -> str:
    """The path of a file of the corpus as it is typed; the folder itself for an empty one."""
    return f"{folder}/{path}" if folder and path else path or folder


def named(folder: str, place: Place, position: Position | None) -> str:
    """A place as editors and terminals open it: `runbooks/units.yaml:4:9`."""
    path = path_in(folder, place.path)
    return f"{path}:{position.line}:{position.column}" if position else path
