"""A rule that breaks down is an error of the program, told as one; it never stops paper nor a walk."""

import io
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from degraded_mode.lint.registry import RULES
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.source.findings import Severity
from tests.cli.typed import SOUND, TODAY, plain, typed

UNREAD = "contacts/illisible.yaml"


def line(text: str) -> str:
    """A text on one line, however it was cut."""
    return " ".join(plain(text).split())


@rule(code="REF999", slug="regle-cassee", severity=Severity.ERROR)
def broken(survey: Survey) -> Iterator[Remark]:
    raise KeyError(survey.corpus.site)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound corpus but for one file, and a rule among the others that breaks down on whatever it is given."""
    monkeypatch.setattr("degraded_mode.lint.check.RULES", (*RULES, broken))
    folder = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    (folder / "contacts").mkdir()
    (folder / UNREAD).write_text("- id: [", encoding="utf-8")
    return folder


@pytest.mark.parametrize("words", [("checklist", "standard-perdu"), ("binder", "--site", "lune")])
def test_paper_comes_out_and_says_what_was_not_verified(corpus: Path, words: tuple[str, ...]) -> None:
    spoken = typed(corpus.parent, "print", *words, "--format", "html", *TODAY)
    assert spoken.status == 3
    assert "erreur inattendue du programme, KeyError (test_unforeseen.py:" in line(spoken.trouble)
    (page,) = (corpus.parent / "build").glob("*.html")
    text = plain(page.read_text(encoding="utf-8"))
    assert "Page non vérifiée, à relire avant d'agir" in text
    assert "KeyError (test_unforeseen.py:" in text
    assert UNREAD in text
    assert "Le standard est perdu" in text


def test_a_check_says_what_reading_found_and_is_not_remembered(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = typed(corpus.parent, "check", "runbooks", *TODAY)
    assert spoken.status == 3
    assert "KeyError (test_unforeseen.py:" in line(spoken.result)
    assert "[PRG001 regle-arretee]" in line(spoken.result)
    assert f"runbooks/{UNREAD}:" in spoken.result
    monkeypatch.undo()
    assert typed(corpus.parent, "check", "runbooks", *TODAY).status == 1


def test_a_walk_does_not_wait_for_the_rules(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"f\n"), encoding="utf-8"))
    spoken = typed(corpus.parent, "run", "standard-perdu", "--journal", "journal", "--by", "agent", "--plain")
    assert (spoken.status, spoken.trouble) == (0, "")
    assert "standard" in spoken.result
