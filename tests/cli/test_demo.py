"""The demonstration's prepared answers still fit the sample: a stale line would play the procedure wrong."""

import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).parents[2]


def test_the_prepared_answers_play_the_procedure_to_its_end(tmp_path: Path) -> None:
    answers = (HOUSE / ".ci" / "demo-answers").read_bytes()
    run = subprocess.run(
        [
            *(sys.executable, "-m", "degraded_mode", "run", "samu-15-vers-18", "--corpus", str(HOUSE / "runbooks")),
            *("--journal", str(tmp_path), "--exercise", "--plain"),
        ],
        input=answers,
        capture_output=True,
        env={**os.environ, "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    told = run.stdout.decode()
    assert run.returncode == 0, run.stderr.decode()
    assert "déroulé terminé" in told
    assert "Rien n’est noté" not in told
