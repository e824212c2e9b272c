"""`check --profile` says what a check is for: the verdict follows, and so do the kept answer and the accepted list."""

import shutil
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, TODAY, Spoken, plain, typed

LIST = "acceptes.txt"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with one warning of the GOV family, which an audit counts as an error and a crisis does not judge."""
    folder = Path(shutil.copytree(SOUND, tmp_path / "runbooks"))
    procedure = folder / "procedures" / "standard-perdu.yaml"
    text = procedure.read_text(encoding="utf-8")
    procedure.write_text(
        text.replace("situation: Le standard", "situation: À COMPLÉTER, le standard"), encoding="utf-8"
    )
    return folder


def check(corpus: Path, profile: str, *also: str) -> Spoken:
    return typed(corpus.parent, "check", "runbooks", "--profile", profile, *also)


@pytest.mark.parametrize(
    ("profile", "status", "said"),
    [("daily", 0, "0 erreur, 1 avertissement"), ("crisis", 0, "0 erreur, 0 avertissement"), ("audit", 1, "1 erreur")],
)
def test_the_same_folder_is_judged_for_what_the_check_is_for(
    corpus: Path, profile: str, status: int, said: str
) -> None:
    for _ in range(2):
        spoken = check(corpus, profile, *TODAY)
        assert (spoken.status, spoken.trouble) == (status, "")
        assert said in plain(spoken.result)


def test_without_a_profile_the_check_is_the_daily_one(corpus: Path) -> None:
    assert typed(corpus.parent, "check", "runbooks", *TODAY) == check(corpus, "daily", *TODAY)


def test_what_a_profile_leaves_aside_or_raises_is_said(corpus: Path) -> None:
    _, _, aside = plain(check(corpus, "crisis").result).partition("n'est pas jugé (")
    assert "GOV, " in aside
    assert "compte un degré de plus (GOV)" in plain(check(corpus, "audit").result)
    assert "rofil" not in check(corpus, "daily").result


def test_an_unknown_profile_is_told_the_three(corpus: Path) -> None:
    spoken = check(corpus, "rouge")
    assert (spoken.status, spoken.result) == (2, "")
    said = plain(spoken.trouble).splitlines()[0]
    assert said.startswith("erreur : « rouge » n'est pas un profil : écrire daily ")
    assert "crisis " in said
    assert "audit " in said


def test_what_was_accepted_one_day_is_accepted_in_an_audit_and_counted_as_it_is_there(corpus: Path) -> None:
    check(corpus, "daily", "--baseline", LIST, "--write-baseline")
    daily, audit = (check(corpus, profile, "--baseline", LIST) for profile in ("daily", "audit"))
    assert (daily.status, audit.status) == (0, 0)
    assert "1 constat accepté, non montré." in plain(daily.result)
    assert "1 constat accepté, non montré, dont 1 erreur." in plain(audit.result)


def test_a_crisis_takes_nothing_off_the_list_that_it_does_not_judge(corpus: Path) -> None:
    check(corpus, "daily", "--baseline", LIST, "--write-baseline")
    before = (corpus.parent / LIST).read_bytes()
    assert "0 constat accepté, non montré." in plain(check(corpus, "crisis", "--baseline", LIST).result)
    assert (corpus.parent / LIST).read_bytes() == before
    assert b"GOV012" in before


def test_a_list_is_not_written_by_a_check_that_does_not_judge_everything(corpus: Path) -> None:
    spoken = check(corpus, "crisis", "--baseline", LIST, "--write-baseline")
    assert (spoken.status, spoken.result) == (2, "")
    assert not (corpus.parent / LIST).exists()
