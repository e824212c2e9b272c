"""The demonstration: checks the sample, prints each site's binder, plays one procedure through without questions.

Runs with the Python of an environment where the package is installed, on any system.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from degraded_mode.cli.terminal import prepare
from degraded_mode.loading.read import load_folder

HOUSE = Path(__file__).resolve().parents[1]
CORPUS = Path("runbooks")
OUT = Path("build")
RUNBOOK = "samu-15-vers-18"
TODAY = ("--today", "2026-11-22")
"""The day on which the sample is judged: its calls and its reviews were dated around it, and would age."""


def degraded_mode(*words: str, answers: Path | None = None) -> None:
    """Shows a command, runs it, and stops here when it fails."""
    shown = " ".join(words)
    print(f"\n$ degraded-mode {shown}", flush=True)
    source = answers.open("rb") if answers else subprocess.DEVNULL
    done = subprocess.run([sys.executable, "-m", "degraded_mode", *words], stdin=source, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def main() -> None:
    prepare()
    shutil.rmtree(HOUSE / OUT / "main-courante", ignore_errors=True)
    degraded_mode("check", str(CORPUS), *TODAY)
    for site in load_folder(CORPUS).sites:
        for form in ("pdf", "html"):
            degraded_mode("print", "binder", "--site", site, "-o", str(OUT), "--format", form, *TODAY)
    journal = OUT / "main-courante"
    degraded_mode(
        *("run", RUNBOOK, "--by", "Superviseur des ARM", "--journal", str(journal), "--exercise", "--plain"),
        answers=HOUSE / ".ci" / "demo-answers",
    )
    print("\nÀ ouvrir maintenant :")
    for made in sorted((*OUT.glob("*.pdf"), *OUT.glob("*.html"))):
        print(f"  {made}")
    print(f"  {journal} : ce qui a été noté pendant le déroulé (un fichier texte par crise et par poste)")
    print("Puis, sans réponses préparées :")
    print(f"  degraded-mode run {RUNBOOK} --exercise")


if __name__ == "__main__":
    main()
