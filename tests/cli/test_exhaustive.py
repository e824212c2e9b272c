"""`impact --exhaustive` tries every combination of causes on the plan, and says where one is enough."""

import json
import shutil
from pathlib import Path

import pytest

from degraded_mode.language.wrapping import columns
from tests.cli.typed import REPOSITORY, plain, typed
from tests.impact.clinic import TEXTS


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A small clinic in `runbooks/`."""
    for place, text in TEXTS.items():
        path = tmp_path / "runbooks" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_a_single_cause_that_is_enough_is_named_with_the_steps_that_it_takes(clinic: Path) -> None:
    spoken = typed(clinic, "impact", "--exhaustive", "1", "--site", "nord")
    answer = " ".join(plain(spoken.result).split())
    assert spoken.status == 1
    assert "UNE SEULE CAUSE SUFFIT" in answer
    assert "« Cœur de réseau » :" in answer
    assert "PD-URG-01 étape 2 (vitale) : Appeler : CODIS." in answer


def test_what_a_program_reads_has_every_minimal_set(clinic: Path) -> None:
    spoken = typed(clinic, "impact", "--exhaustive", "2", "--site", "nord", "--format", "json")
    (site,) = json.loads(spoken.result)["sites"]
    sets = {one["step"]: one["sets"] for one in site["weaknesses"]}
    assert any(["coeur"] in several for several in sets.values())
    for several in sets.values():
        assert all(not set(one) < set(other) for one in several for other in several)


def test_the_page_holds_what_the_screen_says(clinic: Path) -> None:
    typed(clinic, "impact", "--exhaustive", "1", "--site", "nord", "--format", "html", "-o", str(clinic))
    page = (clinic / "combinaisons-nord.html").read_text(encoding="utf-8")
    assert "Une seule cause suffit" in page
    assert "Cœur de réseau" in page


@pytest.mark.parametrize("order", ["0", "4", "deux", "-1"])
def test_more_causes_than_a_person_can_read_are_refused(clinic: Path, order: str) -> None:
    spoken = typed(clinic, "impact", f"--exhaustive={order}")
    assert (spoken.status, spoken.result) == (2, "")
    assert "de 1 à 3 causes" in plain(spoken.trouble)


def test_two_questions_at_once_are_refused(clinic: Path) -> None:
    spoken = typed(clinic, "impact", "--exhaustive", "1", "--lost", "dpi")
    assert spoken.status == 2
    assert "une question à la fois" in plain(spoken.trouble)


def test_no_line_of_the_sample_is_wider_than_the_screen(tmp_path: Path) -> None:
    shutil.copytree(REPOSITORY / "runbooks", tmp_path / "runbooks")
    spoken = typed(tmp_path, "impact", "--exhaustive", "2")
    assert spoken.status in {0, 1}
    assert max(map(columns, spoken.result.splitlines())) <= 80
