"""A verdict serves again only for the same files, the same question and the same program."""

import json
import sys
from pathlib import Path

import pytest

from degraded_mode.loading import cache
from degraded_mode.loading.cache import Verdict, keep, key_of, recall

FILES = {"units.yaml": b"[]\n", "roles.yaml": b"[]\n"}
VERDICT = Verdict("2 fichiers lus « é »", 1, "1 erreur")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache"
    monkeypatch.setenv("DEGRADED_MODE_CACHE", str(place))
    return place


def only_file(home: Path) -> Path:
    (file,) = home.iterdir()
    return file


@pytest.mark.usefixtures("home")
def test_a_verdict_kept_is_recalled_for_its_key_and_its_folder_only(tmp_path: Path) -> None:
    keep(tmp_path, "a", VERDICT)
    assert recall(tmp_path, "a") == VERDICT
    assert recall(tmp_path, "b") is None
    assert recall(tmp_path / "ailleurs", "a") is None


@pytest.mark.parametrize(
    ("files", "question"),
    [
        ({**FILES, "units.yaml": b"[]\n\n"}, "check"),
        ({**FILES, "kits.yaml": b""}, "check"),
        ({"units.yaml": FILES["units.yaml"]}, "check"),
        ({"unit.yaml": FILES["units.yaml"], "roles.yaml": FILES["roles.yaml"]}, "check"),
        (FILES, "check demain"),
    ],
    ids=["a byte more", "a file more", "a file less", "a file renamed", "another question"],
)
def test_another_content_or_another_question_has_another_key(files: dict[str, bytes], question: str) -> None:
    assert key_of(files, question) != key_of(FILES, "check")


def test_the_order_of_the_files_does_not_change_the_key() -> None:
    assert key_of(dict(reversed(FILES.items())), "check") == key_of(FILES, "check")


def test_another_version_of_the_program_has_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = key_of(FILES, "check")
    monkeypatch.setattr(cache, "__version__", "9.9.9")
    assert key_of(FILES, "check") != before


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"null",
        b"[]",
        b'{"key": "a"}',
        b'{"key": "a", "text": 1, "status": 0}',
        b'{"key": "a", "text": "x", "status": "0"}',
    ],
)
def test_a_damaged_verdict_is_ignored_and_replaced(tmp_path: Path, home: Path, damage: bytes) -> None:
    keep(tmp_path, "a", VERDICT)
    only_file(home).write_bytes(damage)
    assert recall(tmp_path, "a") is None
    keep(tmp_path, "a", VERDICT)
    assert recall(tmp_path, "a") == VERDICT


def test_a_verdict_is_plain_json(tmp_path: Path, home: Path) -> None:
    keep(tmp_path, "a", VERDICT)
    assert json.loads(only_file(home).read_bytes()) == {
        "key": "a",
        "text": VERDICT.text,
        "status": 1,
        "brief": VERDICT.brief,
    }


def test_nothing_is_said_where_nothing_can_be_kept(tmp_path: Path, home: Path) -> None:
    home.write_text("un fichier à la place du dossier", encoding="utf-8")
    keep(tmp_path, "a", VERDICT)
    assert recall(tmp_path, "a") is None


def test_a_new_verdict_leaves_no_draft_behind(tmp_path: Path, home: Path) -> None:
    keep(tmp_path, "a", VERDICT)
    keep(tmp_path, "b", VERDICT)
    assert [file.suffix for file in home.iterdir()] == [".json"]


@pytest.mark.skipif(sys.platform == "win32", reason="le dossier des caches est ailleurs sous Windows")
def test_without_a_chosen_place_the_verdict_goes_where_the_user_keeps_such_things(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEGRADED_MODE_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    keep(tmp_path, "a", VERDICT)
    assert [place.name for place in (tmp_path / "caches").iterdir()] == ["degraded-mode"]
