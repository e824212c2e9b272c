"""The findings that a hospital has accepted for now: what is new beside them, and the file that lists them.

A step put before another makes nothing new (see `identity`). The file is text, one sorted line per finding, so that git
merges it.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from degraded_mode.language.wrapping import visible
from degraded_mode.lint.identity import Name, mark, names
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import UNREADABLE
from degraded_mode.source.findings import FINGERPRINT_LENGTH, Finding, Severity
from degraded_mode.source.place import Place, Position

FORMAT: Final = 1
DAMAGED: Final = "FIC011"
ANOTHER_S: Final = "FIC012"

HEADER: Final = """\
# Constats acceptés : « degraded-mode check --baseline » ne montre que ceux qui ne sont pas dans cette liste.
# Une ligne par constat : code, endroit, empreinte. Rien ne s'écrit ici à la main ; une ligne dont le constat a disparu
# est retirée à la vérification suivante. Après une fusion, garder les lignes des deux côtés.
"""

_LINE = re.compile(rf"(?P<code>[A-Z]{{3,4}}\d{{3}}) .*(?P<mark>[0-9a-f]{{{FINGERPRINT_LENGTH}}})")
_HEAD = re.compile(r"(?P<key>format|establishment): (?P<value>[\w-]+)")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What was accepted, for one establishment: the line of each finding, by fingerprint."""

    establishment: str
    lines: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Weighed:
    """Findings against a baseline."""

    new: tuple[Finding, ...]
    """What was not accepted, in the order in which it was found."""
    accepted: tuple[Finding, ...]
    left: Baseline
    """The baseline without what has disappeared since; itself when a file was not read, for it may hide some."""


def as_text(baseline: Baseline) -> str:
    """The file that lists what was accepted."""
    lines = "".join(f"{line}\n" for line in sorted(baseline.lines.values()))
    return f"{HEADER}format: {FORMAT}\nestablishment: {baseline.establishment}\n{lines}"


def read_baseline(path: str, content: bytes) -> Baseline | Finding:
    """What the file at `path` accepts, or why it cannot be known."""
    head: dict[str, str] = {}
    lines: dict[str, str] = {}
    for number, line in enumerate(content.decode(errors="replace").removeprefix("\ufeff").splitlines(), 1):
        written = line.strip()
        if not written or written.startswith("#"):
            continue
        if found := _LINE.fullmatch(written):
            lines[found["mark"]] = written
        elif said := _HEAD.fullmatch(written):
            head[said["key"]] = said["value"]
        else:
            return _damaged(path, written, Position(number, 1))
    if head.get("format") != str(FORMAT) or "establishment" not in head:
        return _damaged(path, "", Position(1, 1))
    return Baseline(head["establishment"], lines)


def _damaged(path: str, line: str, position: Position) -> Finding:
    if _CONFLICT.match(line):
        message = "une fusion de git n'est pas terminée dans cette liste de constats acceptés"
        advice = "garder les lignes des deux côtés, et effacer les trois lignes de marques."
    else:
        message = "cette ligne n'est pas celle d'un constat accepté" if line else "ce n'est pas une liste de constats"
        advice = "reprendre la version précédente du fichier, ou le récrire avec --write-baseline après l'avoir relu."
    return Finding(DAMAGED, Severity.ERROR, Place(path, position=position), message, advice)


def accepting(loaded: Loaded, findings: Iterable[Finding]) -> Baseline:
    """The baseline that accepts these findings; what could not be read is never accepted."""
    found = [one for one in findings if can_be_accepted(loaded, one)]
    named = zip(found, names(loaded, found), strict=True)
    return Baseline(_establishment(loaded), {mark(name): _line(one, name) for one, name in named})


def weigh(
    loaded: Loaded, baseline: Baseline, findings: Sequence[Finding], *, unjudged: Container[str] = frozenset()
) -> Weighed:
    """What is new beside a baseline, and what it has no reason to list any more.

    `unjudged`: codes of the rules that this check leaves aside; nothing tells whether what they found is still there.
    """
    known = [one for one in findings if can_be_accepted(loaded, one)]
    marks = {id(one): mark(name) for one, name in zip(known, names(loaded, known), strict=True)}
    accepted = tuple(one for one in findings if marks.get(id(one)) in baseline.lines)
    new = tuple(one for one in findings if marks.get(id(one)) not in baseline.lines)
    standing = set(marks.values())
    whole = len(known) == len(findings) and not loaded.hidden and _establishment(loaded) != ""
    left = {
        known_by: line
        for known_by, line in baseline.lines.items()
        if known_by in standing or line.partition(" ")[0] in unjudged
    }
    return Weighed(new, accepted, Baseline(baseline.establishment, left) if whole else baseline)


def another_s(loaded: Loaded, path: str, baseline: Baseline) -> Finding | None:
    """Why a baseline cannot serve this corpus: it lists what another establishment accepted."""
    here = _establishment(loaded)
    if here in ("", baseline.establishment):
        return None
    return Finding(
        ANOTHER_S,
        Severity.ERROR,
        Place(path),
        f"cette liste de constats acceptés est celle de « {baseline.establishment} », ce dossier celui de « {here} »",
        "donner la liste de ce dossier ; si l'établissement a changé d'identifiant, la récrire avec --write-baseline.",
        values=(baseline.establishment, here),
    )


def can_be_accepted(loaded: Loaded, finding: Finding) -> bool:
    """False for what keeps a file from being read, and for an error of the program: nobody knows what they hide."""
    unread = finding.code.startswith("YAML") and finding.place.path not in loaded.documents
    return not unread and finding.code not in UNREADABLE and not finding.code.startswith("PRG")


def _establishment(loaded: Loaded) -> str:
    return loaded.group.establishment.id if loaded.group.establishment else ""


def _line(finding: Finding, name: Name) -> str:
    _, about, site, way, _, _ = name
    where = f"{about} ({site})" if site else about
    told = visible(" ".join(f"{where} {'/'.join(way)}".split()))
    return f"{finding.code} {told} {mark(name)}"
