"""A command written wrong is told in French what is wrong and what to write, and ends with 2."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from degraded_mode import __version__
from degraded_mode.cli.app import app
from tests.cli.typed import SOUND, Spoken, plain, typed

ENGLISH = re.compile(
    r"\b(usage|options?:|commands|arguments?:|show|exit|default|required|text|path|integer|boolean|directory|file|the|this"
    r"|and|with|missing|parameter|such|invalid|value|got|unexpected|extra|try|error|does|not|take|help for)\b",
    re.IGNORECASE,
)


def said_in_english(answer: str) -> list[str]:
    """English words outside of what is quoted, and of the names of commands, options and files."""
    commands = "|".join(str(one.name or getattr(one.callback, "__name__", "")) for one in app.registered_commands)
    named = rf"(?:^  |degraded-mode |[:,] )(?:{commands})\b"
    plain = re.sub(rf"« [^»]* »|--?[\w-]+|\S+\.\w+|\w+\|\w+|sinon : \w+|{named}", "", answer, flags=re.MULTILINE)
    return ENGLISH.findall(plain)


@pytest.mark.parametrize(
    ("words", "sentence", "advice"),
    [
        ("chek", "la commande « chek » n'existe pas.", "vouliez-vous « check » ?"),
        ("imprimer", "la commande « imprimer » n'existe pas.", "commandes : check, fix, explain,"),
        ("print chekclist x", "la commande « chekclist » n'existe pas.", "vouliez-vous « checklist » ?"),
        ("print tout", "la commande « tout » n'existe pas.", "commandes : checklist, card, binder, report."),
        ("check --todya x", "l'option « --todya » n'existe pas ici.", "vouliez-vous « --today » ?"),
        ("check --rouge", "l'option « --rouge » n'existe pas ici.", "« degraded-mode check --help »"),
        ("--rouge check", "l'option « --rouge » n'existe pas ici.", "« degraded-mode --help »"),
        ("check -z", "l'option « -z » n'existe pas ici.", "« degraded-mode check --help »"),
        ("check --today", "l'option « --today » attend une valeur.", "--help »"),
        ("run x --plain=3", "l'option « --plain » ne prend pas de valeur.", "--help »"),
        ("check a b", "« b » est de trop.", "« degraded-mode check --help »"),
        ("check a b c", "« b c » est de trop.", "« degraded-mode check --help »"),
        ("check --today 12/06/2026", "« 12/06/2026 » n'est pas une date", "« degraded-mode check --help »"),
        ("check --today 2026-02-30", "« 2026-02-30 » n'est pas une date", "« degraded-mode check --help »"),
        ("run", "il manque PROCÉDURE.", "« degraded-mode run --help »"),
        ("print checklist", "il manque PROCÉDURE.", "« degraded-mode print checklist --help »"),
        ("print binder", "il manque --site SITE.", "« degraded-mode print binder --help »"),
        ("schema runbok", "le genre « runbok » n'existe pas.", "vouliez-vous « runbook » ?"),
        ("schema tout", "le genre « tout » n'existe pas.", "genres : establishment, units,"),
        ("schema", "il manque le genre de fichier.", "genres : establishment, units,"),
        ("list runbooks --site lunes", "le site « lunes » n'existe pas.", "vouliez-vous « lune » ?"),
        ("list runbooks --site mercure", "le site « mercure » n'existe pas.", "sites : lune."),
        ("explain REF0001", "aucun code ne s'appelle « REF0001 ».", "vouliez-vous « REF001 »"),
    ],
)
def test_a_wrong_command_line(tmp_path: Path, words: str, sentence: str, advice: str) -> None:
    shutil.copytree(SOUND, tmp_path / "runbooks")
    spoken = typed(tmp_path, *words.split())
    first, second = plain(spoken.trouble).splitlines()
    assert spoken.status == 2
    assert spoken.result == ""
    assert first.startswith(f"erreur : {sentence}")
    assert second.startswith("conseil : ")
    assert advice in second
    assert said_in_english(plain(spoken.trouble)) == []


@pytest.mark.parametrize("words", [(), ("print",)])
def test_a_group_called_alone_shows_what_it_can_do_and_ends_with_2(tmp_path: Path, words: tuple[str, ...]) -> None:
    spoken = typed(tmp_path, *words)
    assert spoken.status == 2
    assert spoken.result.startswith("Emploi : degraded-mode")


def below(words: tuple[str, ...], command: object) -> Iterator[tuple[str, ...]]:
    """The words of a command, and of those that it groups."""
    yield words
    for name, inner in getattr(command, "commands", {}).items():
        yield from below((*words, name), inner)


COMMANDS = tuple(below((), typer.main.get_command(app)))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "degraded-mode")
def test_the_help_of_every_command_is_in_french(tmp_path: Path, words: tuple[str, ...]) -> None:
    spoken = typed(tmp_path, *words, "--help")
    assert (spoken.status, spoken.trouble) == (0, "")
    assert spoken.result.startswith(f"Emploi : {' '.join(('degraded-mode', *words))}")
    assert "Afficher cette aide." in spoken.result
    assert said_in_english(spoken.result.replace("[OPTIONS]", "")) == []


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "degraded-mode")
def test_the_help_has_a_short_name_everywhere(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert typed(tmp_path, *words, "-h") == typed(tmp_path, *words, "--help")


@pytest.mark.parametrize("words", [("--version",), ("--version", "check", "nulle-part")])
def test_the_version_is_said_alone_and_nothing_else_is_done(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert typed(tmp_path, *words) == Spoken(0, f"degraded-mode {__version__}\n", "")


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words) or "degraded-mode")
def test_every_option_and_every_command_says_what_it_is_for(tmp_path: Path, words: tuple[str, ...]) -> None:
    lines = typed(tmp_path, *words, "--help").result.splitlines()
    listed = [line for line in lines if re.match(r"  (-|[a-z]+ {2,}|[A-Z])", line)]
    assert listed
    assert [line for line in listed if not re.search(r"\S {2,}\S|^  [A-ZÀ-Ÿ][a-zà-ÿ']+ .*\.$", line)] == []
