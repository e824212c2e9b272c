"""`degraded-mode check`: every mistake of a corpus, in one run."""

from datetime import date
from pathlib import Path

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import say
from degraded_mode.cli.unforeseen import Attempt
from degraded_mode.loading import cache
from degraded_mode.loading.read import read_files


def check_folder(folder: Path, today: date, attempt: Attempt) -> int:
    """Prints the findings and a summary; 1 when one is an error, 4 when something could not be read at all."""
    files, problems = read_files(folder)
    question = f"check {folder} {today}"
    key = "" if problems else cache.key_of(files, question)
    verdict = cache.recall(folder, key) if key else None
    if verdict is None:
        from degraded_mode.cli.judgement import judge

        verdict = judge(folder, files, problems, today, attempt)
        if key and verdict.status != Exit.UNEXPECTED:
            cache.keep(folder, key, verdict)
    say(verdict.text)
    return Exit(verdict.status)
