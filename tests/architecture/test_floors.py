"""The floors hold, and every contract that says so refuses the import it exists to refuse."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]

OFFENCES = {
    "floors": ("model/offence.py", "import degraded_mode.cli\n"),
    "acyclic": ("model/offence.py", "import degraded_mode.model.offended\n"),
    "purity": ("impact/offence.py", "import os\n"),
    "offline": ("lint/offence.py", "import urllib.request\n"),
    "records-only": ("journal/offence.py", "import degraded_mode.source\n"),
    "yaml": ("render/offence.py", "import yaml\n"),
    "pydantic": ("source/offence.py", "from pydantic import BaseModel\n"),
    "paper": ("lint/offence.py", "import typst\n"),
    "terminal": ("render/offence.py", "import rich.console\n"),
}
"""For each contract, one module that breaks it: where it is written and what it imports."""

COMPANIONS = {"acyclic": ("model/offended.py", "import degraded_mode.model.offence\n")}
"""The other half of an offence that takes two modules."""


def lint_imports(repository: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """The outcome of import-linter on the package under `repository`/src, cache left aside."""
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo", *options],
        cwd=repository,
        env={**os.environ, "PYTHONPATH": str(repository / "src"), "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(REPOSITORY / "pyproject.toml", tmp_path)
    shutil.copytree(
        REPOSITORY / "src" / "degraded_mode",
        tmp_path / "src" / "degraded_mode",
        ignore=shutil.ignore_patterns("__pycache__", "*.md"),
    )
    return tmp_path


def write(copy: Path, place: str, text: str) -> None:
    module = copy / "src" / "degraded_mode" / place
    module.parent.mkdir(exist_ok=True)
    module.write_text(text, encoding="utf-8")


def test_every_contract_is_kept() -> None:
    outcome = lint_imports(REPOSITORY)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_every_contract_has_an_offence_that_breaks_it() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert {contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]} == OFFENCES.keys()


@pytest.mark.parametrize("contract", sorted(OFFENCES))
def test_an_offending_import_breaks_its_contract(copy: Path, contract: str) -> None:
    assert lint_imports(copy, "--contract", contract).returncode == 0
    for place, text in (OFFENCES[contract], COMPANIONS.get(contract, OFFENCES[contract])):
        write(copy, place, text)
    outcome = lint_imports(copy, "--contract", contract)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr
    assert "0 kept, 1 broken" in outcome.stdout


def test_a_neighbour_on_the_same_floor_may_not_be_imported(copy: Path) -> None:
    write(copy, "model/offence.py", "import degraded_mode.source\n")
    outcome = lint_imports(copy, "--contract", "floors")
    assert "degraded_mode.model is not allowed to import degraded_mode.source" in outcome.stdout


def test_a_package_that_is_on_no_floor_breaks_the_build(copy: Path) -> None:
    write(copy, "utils/__init__.py", "")
    outcome = lint_imports(copy, "--contract", "floors")
    assert outcome.returncode == 1
    assert "degraded_mode.utils" in outcome.stdout
