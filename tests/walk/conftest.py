"""The stage on which walks are played."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.walk.play import Stage, Table
from tests.walk.play import stage as written_stage


@pytest.fixture
def stage(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    yield from written_stage(tmp_path, capsys, monkeypatch)


@pytest.fixture
def table(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Table:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return Table(tmp_path, capsys)
