"""For every bad input of the catalogue: what `fix` does about it, or that it leaves it to a person."""

from pathlib import Path

import pytest

from degraded_mode.loading.read import read_files
from degraded_mode.repair.mend import mended
from tests.errors.catalogue import USUAL, Case, cases, lay_out
from tests.errors.recipes import NEEDS_RIGHTS, impossible_here
from tests.errors.repairs import mended_case, repairs_of
from tests.repair.corpus import TODAY

FOLDERS = tuple(case for case in cases() if case.command.startswith(USUAL))
"""The cases about a folder; a command that is written wrong has nothing to repair."""


@pytest.mark.parametrize("case", FOLDERS, ids=lambda case: case.name)
def test_each_case_is_repaired_as_expected_once_and_for_all(case: Case, tmp_path: Path) -> None:
    if (reason := impossible_here(case.name)) or case.name in NEEDS_RIGHTS:
        pytest.skip(reason or "lu quand même par le compte root")
    lay_out(case, tmp_path)
    expected = case.repaired.read_text(encoding="utf-8") if case.repaired.exists() else ""
    assert repairs_of(case, tmp_path) == expected
    done = mended_case(tmp_path)
    files, problems = read_files(tmp_path / "runbooks")
    again = {path: text.encode() for path, text in done.after.texts.items()}
    assert mended({**files, **again}, problems, TODAY).repairs == ()
    if not expected:
        assert done.after.findings == done.before.findings


def test_what_is_repaired_leaves_less_to_do() -> None:
    """In the catalogue, what comes to light once a mistake is repaired is another mistake of the same case."""
    left = [case.repaired.read_text(encoding="utf-8") for case in FOLDERS if case.repaired.exists()]
    assert len(left) > 20
    assert len([text for text in left if "reste : " in text]) < len(left) / 3


def test_the_sample_has_nothing_to_repair() -> None:
    files, problems = read_files(Path(__file__).parents[2] / "runbooks")
    done = mended(files, problems, TODAY)
    assert [(one.path, one.line, one.reason) for one in done.repairs] == []
