"""The check itself, when no earlier verdict holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, shown, status_of, summary
from degraded_mode.cli.unforeseen import Attempt, Unforeseen
from degraded_mode.lint.check import check
from degraded_mode.loading.cache import Verdict
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import collector_paused, load_files
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place

BROKEN_DOWN: Final = "PRG001"
"""The code of what is found when a rule itself breaks down."""


def judge(
    folder: Path, files: Mapping[str, bytes], problems: Sequence[Finding], today: date, attempt: Attempt
) -> Verdict:
    """What a check says of these files, and the exit status that follows."""
    with collector_paused():
        loaded = load_files(files, problems)
        findings = everything_found(loaded, today, attempt)
    records = sum(len(loaded.group.of(kind)) for kind in Kind)
    lines = [block(loaded, shown(folder), finding, files) for finding in findings]
    lines.append(summary(findings, len(files), records))
    broken = any(finding.code == BROKEN_DOWN for finding in findings)
    return Verdict("\n\n".join(lines), Exit.UNEXPECTED if broken else status_of(findings))


def everything_found(loaded: Loaded, today: date, attempt: Attempt) -> tuple[Finding, ...]:
    """What reading and the rules found; when a rule breaks down, that, and what reading found."""
    found = attempt(lambda: check(loaded, today=today))
    return (_broken_down(found), *loaded.findings) if isinstance(found, Unforeseen) else found


def _broken_down(error: Unforeseen) -> Finding:
    return Finding(
        BROKEN_DOWN,
        Severity.ERROR,
        Place(""),
        f"les règles n'ont pas pu être appliquées : erreur inattendue du programme, {error.told}",
        "relire avant d'agir ; le papier en vigueur reste valable. Noter ce message et le transmettre.",
        values=(error.kind, error.where),
    )
