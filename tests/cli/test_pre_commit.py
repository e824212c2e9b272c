"""The hook that pre-commit offers: a manifest that it reads, and a command that the package installs."""

import re
import shutil
import tomllib
from pathlib import Path

import yaml

from tests.cli.typed import REPOSITORY, SOUND, typed

KEYS = {
    *("id", "name", "entry", "language", "description", "files", "exclude", "types", "types_or", "exclude_types"),
    *("always_run", "fail_fast", "verbose", "pass_filenames", "require_serial", "language_version", "args", "stages"),
    "minimum_pre_commit_version",
}
"""What a hook may say, as pre-commit documents it."""

(HOOK,) = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_manifest_says_only_what_pre_commit_knows() -> None:
    assert HOOK["id"] == "degraded-mode-check"
    assert {"id", "name", "entry", "language"} <= HOOK.keys() <= KEYS
    assert HOOK["language"] == "python"
    assert HOOK["pass_filenames"] is False


def test_the_command_is_the_one_that_the_package_installs(tmp_path: Path) -> None:
    program, *words = HOOK["entry"].split()
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    assert program in settings["project"]["scripts"]
    shutil.copytree(SOUND, tmp_path / "runbooks")
    assert typed(tmp_path, *words).status == 0
    (tmp_path / "runbooks" / "units.yaml").write_text("- {id: a}\n", encoding="utf-8")
    assert typed(tmp_path, *words).status == 1


def test_any_file_of_the_folder_that_is_checked_starts_the_hook() -> None:
    assert re.search(HOOK["files"], "runbooks/procedures/samu.yaml")
    assert not re.search(HOOK["files"], "docs/runbooks/samu.yaml")
