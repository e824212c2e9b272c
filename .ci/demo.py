"""The demonstration: checks the sample, prints each site's binder, plays one procedure through without questions.

Runs with the Python of an environment where the package is installed, on any system.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from degraded_mode.cli.terminal import prepare
from degraded_mode.loading.read import load_folder
from degraded_mode.model.action import AnyStep, Decide
from degraded_mode.model.runbook import PhaseName, Runbook

HOUSE = Path(__file__).resolve().parents[1]
CORPUS = Path("runbooks")
OUT = Path("build")
RUNBOOK = "samu-15-vers-18"
TODAY = ("--today", "2026-11-22")
"""The day on which the sample is judged: its calls and its reviews were dated around it, and would age."""


def answers_to(runbook: Runbook) -> Iterator[str]:
    """What a person would type to do every step, the first answer of each decision taken."""
    yield from (typed for step in runbook.immediate_actions for typed in _typed(step))
    for rank, phase in enumerate(runbook.phases):
        if rank and (phase.starts or phase.phase is PhaseName.RETURN):
            yield "suite"
        yield from (typed for step in phase.steps for typed in _typed(step))
    yield "terminer"
    yield "fin de la démonstration"


def _typed(step: AnyStep) -> Iterator[str]:
    if isinstance(step, Decide):
        yield "a"
        yield from (typed for nested in step.options[0].steps for typed in _typed(nested))
    else:
        yield "f"


def degraded_mode(*words: str, typed: Iterable[str] = ()) -> None:
    """Shows a command, runs it with what is typed, and stops here when it fails."""
    shown = " ".join(words)
    print(f"\n$ degraded-mode {shown}", flush=True)
    lines = "".join(f"{line}\n" for line in typed).encode()
    done = subprocess.run([sys.executable, "-X", "utf8", "-m", "degraded_mode", *words], input=lines, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    prepare()
    shutil.rmtree(HOUSE / OUT / "main-courante", ignore_errors=True)
    degraded_mode("check", str(CORPUS), *TODAY)
    loaded = load_folder(CORPUS)
    for site in loaded.sites:
        for form in ("pdf", "html"):
            degraded_mode("print", "binder", "--site", site, "-o", str(OUT), "--format", form, *TODAY)
    journal = OUT / "main-courante"
    degraded_mode(
        *("run", RUNBOOK, "--by", "Superviseur des ARM", "--journal", str(journal), "--exercise", "--plain"),
        typed=answers_to(loaded.group.runbooks[RUNBOOK]),
    )
    print("\nÀ ouvrir maintenant :")
    for made in sorted((*OUT.glob("*.pdf"), *OUT.glob("*.html"))):
        print(f"  {made}")
    print(f"  {journal} : ce qui a été noté pendant le déroulé (un fichier texte par crise et par poste)")
    print("Puis, sans réponses préparées :")
    print(f"  degraded-mode run {RUNBOOK} --exercise")


if __name__ == "__main__":
    main()
