"""Bad input is a user's normal day: each case of the catalogue is answered exactly as written, and calmly."""

from pathlib import Path

import pytest

from tests.errors.catalogue import HOME, Case, cases, lay_out, quick_transcript, transcript
from tests.errors.page import FAMILIES, PAGE, page
from tests.errors.recipes import RECIPES, impossible_here

EVERY = cases()


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_a_bad_input_is_answered_exactly(case: Case, tmp_path: Path) -> None:
    if reason := impossible_here(case.name):
        pytest.skip(reason)
    lay_out(case, tmp_path)
    answer = transcript if case.recipe else quick_transcript
    assert answer(case, tmp_path) == case.expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_no_answer_is_the_program_s_own_trouble(case: Case) -> None:
    said = case.expected.read_text(encoding="utf-8")
    status = said.splitlines()[-1]
    assert status in {"statut : 0", "statut : 1", "statut : 2", "statut : 4"}
    assert "Traceback" not in said
    assert "erreur inattendue" not in said


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.name)
def test_every_error_comes_with_its_advice(case: Case) -> None:
    said = case.expected.read_text(encoding="utf-8")
    answers = [answer for answer in said.split("\n\n") if "  erreur  " in answer]
    assert [answer for answer in answers if "conseil : " not in answer] == []


def test_every_recipe_has_its_case_and_every_case_its_chapter() -> None:
    assert RECIPES.keys() <= {case.name for case in EVERY}
    assert {case.name.partition("-")[0] for case in EVERY} == FAMILIES.keys()
    assert {folder.parent.name for folder in HOME.glob("*/corpus")} <= {case.name for case in EVERY}


def test_the_page_of_the_documentation_is_in_step() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
