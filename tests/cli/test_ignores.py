"""What `ignores.yaml` sets aside is not shown by `check`, is counted by it, and stays on paper."""

import shutil
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, TODAY, Spoken, plain, typed

LIST = "acceptes.txt"
IGNORE = """\
- id: essai-du-mobile
  rule: TEL004
  record: directeur-de-garde
  reason: Le mobile est changé en janvier.
  until: 2027-01-31
  by: cadre-standard
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with one error, set aside: a number tried too long ago."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    contacts = folder / "contacts.yaml"
    text = contacts.read_text(encoding="utf-8")
    contacts.write_text(text.replace("mobile, last_called: 2026-11-02", "mobile, last_called: 2026-02-02"), "utf-8")
    (folder / "ignores.yaml").write_text(IGNORE, encoding="utf-8")
    return folder


def check(corpus: Path, *also: str) -> Spoken:
    return typed(corpus.parent, "check", "runbooks", *(also or TODAY))


def test_what_is_set_aside_is_counted_and_ends_with_0(corpus: Path) -> None:
    spoken = check(corpus)
    assert spoken.status == 0
    assert "TEL004" not in spoken.result
    assert (
        "1 constat écarté, non montré, dont 1 erreur ; ignores.yaml dit pourquoi, et le premier revient le 01/02/2027."
        in plain(spoken.result)
    )


def test_the_day_after_it_is_shown_again_and_ends_with_1(corpus: Path) -> None:
    spoken = check(corpus, "--today", "2027-02-01")
    assert spoken.status == 1
    assert "GOV035" in spoken.result
    assert "TEL004" in spoken.result
    assert "écarté, non montré" not in plain(spoken.result)


def test_taking_the_file_away_is_judged_anew(corpus: Path) -> None:
    assert check(corpus).status == 0
    (corpus / "ignores.yaml").unlink()
    assert check(corpus).status == 1


def test_what_is_set_aside_is_not_accepted_too(corpus: Path) -> None:
    check(corpus, "--baseline", LIST, "--write-baseline", *TODAY)
    assert "TEL004" not in (corpus.parent / LIST).read_text(encoding="utf-8")
    assert check(corpus, "--baseline", LIST, "--today", "2027-02-01").status == 1


def test_what_was_accepted_leaves_the_list_once_it_is_set_aside(corpus: Path) -> None:
    (corpus / "ignores.yaml").rename(corpus.parent / "plus-tard.yaml")
    check(corpus, "--baseline", LIST, "--write-baseline")
    (corpus.parent / "plus-tard.yaml").rename(corpus / "ignores.yaml")
    ignores = corpus / "ignores.yaml"
    ignores.write_text(IGNORE.replace("2027-01-31", "2999-01-31"), encoding="utf-8")
    assert check(corpus, "--baseline", LIST).status == 0
    assert "TEL004" not in (corpus.parent / LIST).read_text(encoding="utf-8")


def test_a_number_set_aside_is_still_said_on_paper(corpus: Path) -> None:
    typed(corpus.parent, "print", "binder", "--site", "lune", "--format", "html", *TODAY)
    (page,) = (corpus.parent / "build").glob("*.html")
    assert "1 erreur non corrigée" in plain(page.read_text(encoding="utf-8"))
