"""What the program says reaches old consoles whole: nothing refused, nothing lost, nothing turned into « ? »."""

from pathlib import Path

import pytest

from degraded_mode.language.transliteration import TRANSLITERATE, register
from tests.cli.typed import TODAY, Spoken, started
from tests.errors.catalogue import Case, lay_out

COMMANDS = (("check", "runbooks", *TODAY), ("list", "runbooks"), ("explain", "REF001"), ("chek",))
ENCODINGS = ("cp1252", "cp850", "ascii")
register()


def carried(text: str, encoding: str) -> str:
    """A text as an encoding can carry it, every character of it."""
    return text.encode(encoding, TRANSLITERATE).decode(encoding)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus with mistakes in letters that no old console has: Arabic digits, a Cyrillic letter, a hidden one."""
    lay_out(Case("valeur-telephone-chiffres-arabes"), tmp_path)
    systems = tmp_path / "runbooks" / "systems.yaml"
    text = systems.read_text(encoding="utf-8")
    systems.write_text(text.replace("id: autocom", "id: \u0430utocom\u200b → …"), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    "words", [("check", "runbooks", *TODAY), ("list", "runbooks"), ("explain", "REF001"), ("chek",)]
)
def test_an_old_console_is_told_everything(corpus: Path, encoding: str, words: tuple[str, ...]) -> None:
    modern = started(corpus, *words)
    old = started(corpus, *words, encoding=encoding)
    assert old == Spoken(modern.status, carried(modern.result, encoding), carried(modern.trouble, encoding))
    assert (old.result + old.trouble).count("?") == (modern.result + modern.trouble).count("?")


def test_what_has_no_near_form_is_written_out_by_its_number(corpus: Path) -> None:
    told = started(corpus, "check", "runbooks", *TODAY, encoding="ascii").result
    assert r"\u{430}utocom" in told
    assert r"\u{660}\u{666}" in told
    assert "n'est pas un identifiant : il contient \"" in told
