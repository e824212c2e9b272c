"""`doctor` says whether this computer will do, line by line, and ends with 1 only when it will not."""

import re
from pathlib import Path

import pytest

from tests.cli.typed import started, typed

EXAMINED = ("polices", "papier", "lecture", "encodage", "écran", "disque", "écriture", "horloge", "imprimante")
LINE = re.compile(r"  (bon|à voir|mauvais) +(\S+) : \S.*")


def signs(result: str) -> dict[str, str]:
    """What was examined, and how it is."""
    return {found[2]: found[1] for line in result.splitlines() if (found := LINE.fullmatch(line))}


def test_every_sign_is_examined_and_told_in_one_word(tmp_path: Path) -> None:
    spoken = typed(tmp_path, "doctor")
    assert tuple(signs(spoken.result)) == EXAMINED
    assert spoken.result.startswith("degraded-mode ")
    assert spoken.status == ("mauvais" in signs(spoken.result).values())
    assert spoken.trouble == ""


def test_what_is_not_good_comes_with_an_advice(tmp_path: Path) -> None:
    lines = typed(tmp_path, "doctor").result.splitlines()
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if re.match("  (à voir|mauvais)", line):
            assert following.strip().startswith("conseil : ")


def test_a_place_that_cannot_be_written_is_bad(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    spoken = typed(tmp_path, "doctor", "--output", "fichier/build")
    assert signs(spoken.result)["écriture"] == "mauvais"
    assert spoken.status == 1


def test_nothing_is_left_where_it_tried_to_write(tmp_path: Path) -> None:
    typed(tmp_path, "doctor", "--output", "build")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_an_old_encoding_is_to_be_watched_only_where_it_loses_a_sign(tmp_path: Path, encoding: str) -> None:
    told = started(tmp_path, "doctor", encoding=encoding).result
    assert ("bon      encodage" in told) is (encoding == "cp1252")
