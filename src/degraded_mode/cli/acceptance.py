"""`degraded-mode check --baseline`: only what was not accepted is shown, and the list shortens by itself."""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.judgement import everything_found
from degraded_mode.cli.report import block, shown, status_of, summary
from degraded_mode.cli.terminal import say, warn
from degraded_mode.cli.unforeseen import Attempt
from degraded_mode.language.system_errors import reason
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.lint.baseline import (
    Baseline,
    accepting,
    another_s,
    as_text,
    can_be_accepted,
    read_baseline,
    weigh,
)
from degraded_mode.loading import cache
from degraded_mode.loading.cache import Verdict
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import collector_paused, load_files, read_files
from degraded_mode.model.corpus import Kind
from degraded_mode.render.write import CannotWriteError, write_whole
from degraded_mode.source.findings import Finding, Severity


@dataclass(frozen=True)
class Request:
    """What was asked: the corpus, the list of what is accepted, the day, and whether it is the day that it is."""

    folder: Path
    listed: Path
    today: date
    really_today: bool
    """The list is not shortened when ages are judged on another day than the real one."""


def check_against(request: Request, attempt: Attempt) -> int:
    """Prints what was not accepted; 0 when nothing of it is an error, 4 when the list cannot be read."""
    content = _content(request.listed)
    if content is None:
        return Exit.UNREADABLE
    files, problems = read_files(request.folder)
    question = f"check {request} {hashlib.sha256(content).hexdigest()}"
    key = "" if problems else cache.key_of(files, question)
    verdict = cache.recall(request.folder, key) if key else None
    if verdict is None:
        with collector_paused():
            loaded = load_files(files, problems)
            findings = everything_found(loaded, request.today, attempt)
        verdict, left = _verdict(request, content, loaded, findings, files)
        if left is not None:
            _shorten(request.listed, left)
        elif key and verdict.status != Exit.UNEXPECTED:
            cache.keep(request.folder, key, verdict)
    say(verdict.text)
    return Exit(verdict.status)


def accept_all(request: Request, attempt: Attempt) -> int:
    """Writes the list of what is found today, in place of the former one; what cannot be accepted is shown."""
    files, problems = read_files(request.folder)
    loaded = load_files(files, problems)
    findings = everything_found(loaded, request.today, attempt)
    refused = [one for one in findings if not can_be_accepted(loaded, one)]
    if refused or loaded.group.establishment is None:
        for finding in refused:
            say(block(loaded, shown(request.folder), finding, files) + "\n")
        warn("erreur : aucune liste n'est écrite : ce qui n'a pas été lu ne peut pas être accepté.")
        warn("conseil : corriger d'abord ce qui empêche de lire le dossier entier.")
        return status_of(refused) or Exit.FINDINGS
    baseline = accepting(loaded, findings)
    try:
        write_whole(request.listed, as_text(baseline).encode())
    except CannotWriteError as error:
        warn(f"erreur : {error}")
        return Exit.UNREADABLE
    say(_accepted_words(findings, len(baseline.lines), request.listed))
    return Exit.CLEAN


def _content(listed: Path) -> bytes | None:
    try:
        return listed.read_bytes()
    except FileNotFoundError:
        warn(f"erreur : la liste de constats acceptés « {listed} » n'existe pas.")
        warn("conseil : vérifier le chemin ; pour l'écrire une première fois, ajouter --write-baseline.")
    except OSError as error:
        warn(f"erreur : la liste de constats acceptés « {listed} » ne se lit pas : {reason(error)}.")
        warn("conseil : vérifier le chemin, ou demander le droit de lire ce fichier.")
    return None


def _verdict(
    request: Request, content: bytes, loaded: Loaded, findings: tuple[Finding, ...], files: dict[str, bytes]
) -> tuple[Verdict, Baseline | None]:
    """What is said, and the list to write when it has become shorter."""
    path = request.listed.as_posix()
    read = read_baseline(path, content)
    if isinstance(read, Finding):
        return _refused(loaded, read, path, content), None
    if other := another_s(loaded, path, read):
        return _refused(loaded, other, path, content), None
    weighed = weigh(loaded, read, findings)
    gone = len(read.lines) - len(weighed.left.lines)
    records = sum(len(loaded.group.of(kind)) for kind in Kind)
    lines = [block(loaded, shown(request.folder), finding, files) for finding in weighed.new]
    lines.append(f"{summary(weighed.new, len(files), records)}\n{_told(weighed.accepted, gone, request)}")
    broken = any(one.code.startswith("PRG") for one in weighed.new)
    status = Exit.UNEXPECTED if broken else status_of(weighed.new)
    return Verdict("\n\n".join(lines), status), weighed.left if gone and request.really_today else None


def _refused(loaded: Loaded, finding: Finding, path: str, content: bytes) -> Verdict:
    """Nothing is judged against a list that cannot be trusted."""
    return Verdict(block(replace(loaded, documents={}), "", finding, {path: content}), Exit.UNREADABLE)


def _told(accepted: int, gone: int, request: Request) -> str:
    """What is not shown is counted, so that nobody forgets it."""
    said = f"{count_words(accepted, 'constat accepté, non montré', 'constats acceptés, non montrés')}"
    if gone and request.really_today:
        said += f" ; {count_words(gone, 'autre a disparu : retiré', 'autres ont disparu : retirés')} de la liste"
    elif gone:
        said += f" ; {count_words(gone, 'autre absent', 'autres absents')} à cette date, gardés dans la liste"
    return typeset(f"{said}.")


def _accepted_words(findings: tuple[Finding, ...], count: int, listed: Path) -> str:
    errors = sum(one.severity is Severity.ERROR for one in findings)
    among = f", dont {count_words(errors, 'erreur', 'erreurs')}" if errors else ""
    return typeset(f"{count_words(count, 'constat accepté', 'constats acceptés')}{among}, dans « {listed} ».")


def _shorten(listed: Path, left: Baseline) -> None:
    """A list that cannot be written stays as it is: it accepts nothing more than before."""
    try:
        write_whole(listed, as_text(left).encode())
    except CannotWriteError as error:
        warn(f"La liste n'a pas pu être raccourcie : {error}")
