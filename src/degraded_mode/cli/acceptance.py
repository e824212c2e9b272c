"""`degraded-mode check --baseline`: only what was not accepted is shown, and the list shortens by itself."""

from dataclasses import replace
from pathlib import Path

from degraded_mode.cli.check_request import Request
from degraded_mode.cli.examination import everything_found
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, shown, status_of
from degraded_mode.cli.standing import Standing
from degraded_mode.cli.terminal import say, warn
from degraded_mode.cli.unforeseen import Attempt
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
from degraded_mode.lint.check import unjudged
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_files, read_files
from degraded_mode.render.write import CannotWriteError, write_whole
from degraded_mode.source.findings import Finding, Severity


def against(standing: Standing, request: Request, listed: Path, content: bytes) -> Standing:
    """What is new beside the list; a list that cannot be trusted is all that there is to tell."""
    path, loaded = listed.as_posix(), standing.loaded
    read = read_baseline(path, content)
    if isinstance(read, Finding):
        return _untrusted(loaded, read, path, content)
    if other := another_s(loaded, path, read):
        return _untrusted(loaded, other, path, content)
    weighed = weigh(loaded, read, standing.findings, unjudged=unjudged(request.profile))
    gone = len(read.lines) - len(weighed.left.lines)
    left = weighed.left if gone and request.really_today else None
    return replace(standing, findings=weighed.new, accepted=weighed.accepted, gone=gone, left=left)


def _untrusted(loaded: Loaded, finding: Finding, path: str, content: bytes) -> Standing:
    return Standing(replace(loaded, documents={}), {path: content}, (finding,), untrusted=True)


def accept_all(request: Request, listed: Path, attempt: Attempt) -> int:
    """Writes the list of what is found today, in place of the former one; what cannot be accepted is shown."""
    files, problems = read_files(request.folder)
    loaded = load_files(files, problems)
    findings = everything_found(loaded, request.today, attempt, request.profile).findings
    refused = [one for one in findings if not can_be_accepted(loaded, one)]
    if refused or loaded.group.establishment is None:
        for finding in refused:
            say(block(loaded, shown(request.folder), finding, files) + "\n")
        warn("erreur : aucune liste n'est écrite : ce qui n'a pas été lu ne peut pas être accepté.")
        warn("conseil : corriger d'abord ce qui empêche de lire le dossier entier.")
        return status_of(refused) or Exit.FINDINGS
    baseline = accepting(loaded, findings)
    try:
        write_whole(listed, as_text(baseline).encode())
    except CannotWriteError as error:
        warn(f"erreur : {error}")
        return Exit.UNREADABLE
    say(_accepted_words(findings, len(baseline.lines), listed))
    return Exit.CLEAN


def _accepted_words(findings: tuple[Finding, ...], count: int, listed: Path) -> str:
    errors = sum(one.severity is Severity.ERROR for one in findings)
    among = f", dont {count_words(errors, 'erreur', 'erreurs')}" if errors else ""
    return typeset(f"{count_words(count, 'constat accepté', 'constats acceptés')}{among}, dans « {listed} ».")


def shorten(listed: Path, left: Baseline) -> None:
    """A list that cannot be written stays as it is: it accepts nothing more than before."""
    try:
        write_whole(listed, as_text(left).encode())
    except CannotWriteError as error:
        warn(f"La liste n'a pas pu être raccourcie : {error}")
