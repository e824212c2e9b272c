"""The check itself, when no earlier verdict holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from degraded_mode.cli.report import block, shown, status_of, summary
from degraded_mode.lint.check import check
from degraded_mode.loading.cache import Verdict
from degraded_mode.loading.read import collector_paused, load_files
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding


def judge(folder: Path, files: Mapping[str, bytes], problems: Sequence[Finding], today: date) -> Verdict:
    """What a check says of these files, and the exit status that follows."""
    with collector_paused():
        loaded = load_files(files, problems)
        findings = check(loaded, today=today)
    records = sum(len(loaded.group.of(kind)) for kind in Kind)
    lines = [block(loaded, shown(folder), finding, files) for finding in findings]
    lines.append(summary(findings, len(files), records))
    return Verdict("\n\n".join(lines), status_of(findings))
