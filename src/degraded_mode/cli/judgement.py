"""The check itself, when no earlier verdict holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, summary
from degraded_mode.lint.check import check
from degraded_mode.loading.cache import Verdict
from degraded_mode.loading.read import UNREADABLE, collector_paused, load_files
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding, Severity


def judge(folder: Path, files: Mapping[str, bytes], problems: Sequence[Finding], today: date) -> Verdict:
    """What a check says of these files, and the exit status that follows."""
    with collector_paused():
        loaded = load_files(files, problems)
        findings = check(loaded, today=today)
    shown = folder.as_posix().rstrip("/")
    records = sum(len(loaded.group.of(kind)) for kind in Kind)
    lines = [block(loaded, shown, finding, files) for finding in findings]
    lines.append(summary(findings, len(files), records))
    return Verdict("\n\n".join(lines), _status(findings))


def _status(findings: Sequence[Finding]) -> Exit:
    if any(finding.code in UNREADABLE for finding in findings):
        return Exit.UNREADABLE
    return Exit.FINDINGS if any(finding.severity is Severity.ERROR for finding in findings) else Exit.CLEAN
