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
    position = _position(loaded, place)
    site = f" (site {place.site})" if place.site else ""
    code = f"[{finding.code} {slug_of(finding.code)}".rstrip() + "]"
    said = f"{WORDS[finding.severity]}  {typeset(finding.message)}{site}"
    head = f"{_name(folder, place, position)}  {said}  {code.replace(' ', NO_BREAK)}"
    lines = textwrap.wrap(head, WIDTH, subsequent_indent=INDENT, break_long_words=False, break_on_hyphens=False)
    lines[-1] = lines[-1].replace(code.replace(" ", NO_BREAK), code)
    if position:
        lines += _excerpt(loaded, place, position, files)
    for other in finding.related:
        lines.append(f"{INDENT}voir : {_name(folder, other, _position(loaded, other))}")
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
    counts = Counter(finding.severity for finding in findings)
    found = [
        count_words(counts[Severity.ERROR], "erreur", "erreurs"),
        count_words(counts[Severity.WARNING], "avertissement", "avertissements"),
    ]
    if counts[Severity.INFO]:
        found.append(count_words(counts[Severity.INFO], "remarque", "remarques"))
    read = count_words(files, "fichier lu", "fichiers lus")
    held = count_words(records, "enregistrement", "enregistrements")
    return typeset(f"{read}, {held} : {', '.join(found)}.")


def _position(loaded: Loaded, place: Place) -> Position | None:
    document = loaded.documents.get(place.path)
    return place.position or (document.position(place.route, at_key=place.at_key) if document else None)


def _name(folder: str, place: Place, position: Position | None) -> str:
    path = f"{folder}/{place.path}" if folder and place.path else place.path or folder
    return f"{path}:{position.line}:{position.column}" if position else path
