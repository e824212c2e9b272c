"""The demonstration plays the sample's procedure to its end: a line that fits nothing would play it wrong."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

from degraded_mode.loading.read import load_folder

HOUSE = Path(__file__).parents[2]


def test_what_the_demonstration_types_plays_the_procedure_to_its_end(tmp_path: Path) -> None:
    demo = runpy.run_path(str(HOUSE / ".ci" / "demo.py"))
    runbook = load_folder(HOUSE / "runbooks").group.runbooks[demo["RUNBOOK"]]
    run = subprocess.run(
        [
            *(sys.executable, "-m", "degraded_mode", "run", runbook.id, "--corpus", str(HOUSE / "runbooks")),
            *("--journal", str(tmp_path), "--exercise", "--plain"),
        ],
        input="".join(f"{line}\n" for line in demo["answers_to"](runbook)).encode(),
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    told = run.stdout.decode()
    assert run.returncode == 0, run.stderr.decode()
    assert "déroulé terminé" in told
    assert "Rien n’est noté" not in told
