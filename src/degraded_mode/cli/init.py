"""`degraded-mode init`: a hospital's own folder, made of the starting kit and of its answers."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import degraded_mode
from degraded_mode.adoption.adopt import Adopted, TooLongNamesError, UnfitKitError, adopt, kit_of
from degraded_mode.adoption.answers import Answers, Kit, read_answers
from degraded_mode.adoption.fiction import FILE as FICTIONS
from degraded_mode.adoption.fiction import Fiction, read_fictions
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.init_questions import ask_answers
from degraded_mode.cli.report import lone_block
from degraded_mode.cli.terminal import say, warn
from degraded_mode.language.system_errors import reason
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.lint.baseline import accepting, as_text
from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import collector_paused, load_files, read_files

ACCEPTED: Final = Path(".degraded-mode") / "baseline.txt"
"""Where the list of accepted findings stands in the new folder."""
CARRIED: Final = (".schema",)
"""Hidden folders of a kit that go along: what editors read."""


@dataclass(frozen=True)
class Source:
    """A starting kit as it was read."""

    folder: Path
    loaded: Loaded
    fictions: tuple[Fiction, ...]
    kit: Kit


def start(folder: Path, answers: Path | None, kit: Path | None, today: date) -> int:
    """Makes the folder; 2 when it is not empty or when the answers are wrong, 4 when something cannot be read."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        warn(f"erreur : « {folder} » n'est pas vide : rien n'y est écrit.")
        warn("conseil : donner un dossier neuf.")
        return Exit.USAGE
    source = _source(kit or home())
    if source is None:
        return Exit.UNREADABLE
    given = _given(answers, source.kit) if answers else ask_answers(source.loaded, source.fictions)
    if not isinstance(given, Answers):
        return given
    try:
        with collector_paused():
            adopted = adopt(source.loaded, source.fictions, given, today)
    except (UnfitKitError, TooLongNamesError) as error:
        warn(f"erreur : {error}")
        warn("conseil : donner des noms plus courts, ou corriger le dossier de départ.")
        return Exit.USAGE
    was_there = folder.exists()
    try:
        _write(folder, source.folder, adopted.files)
        accepted = _accept(folder, today)
    except OSError as error:
        _undo(folder, was_there)
        warn(f"erreur : « {error.filename or folder} » n'a pas pu être écrit : {reason(error)}.")
        warn("conseil : vérifier la place et les droits ; rien n'est laissé à moitié fait.")
        return Exit.UNREADABLE
    _tell(folder, adopted, accepted)
    return Exit.CLEAN


def home() -> Path:
    """The starting kit: inside the installed package, or beside it in a checkout."""
    package = Path(degraded_mode.__file__).resolve().parent
    installed = package / "_runbooks"
    return installed if installed.is_dir() else package.parents[1] / "runbooks"


def _source(folder: Path) -> Source | None:
    files, problems = read_files(folder)
    loaded = load_files(files, problems)
    invented = folder / FICTIONS
    fictions = read_fictions(invented.read_bytes() if invented.is_file() else None)
    try:
        return Source(folder, loaded, fictions, kit_of(loaded, fictions))
    except UnfitKitError as error:
        warn(f"erreur : {error}")
        warn(f"conseil : « degraded-mode check {folder} » montre ce qui est à corriger.")
        return None


def _given(path: Path, kit: Kit) -> Answers | Exit:
    """The answers of a file, or the status of what is wrong in it, every mistake said."""
    try:
        content = path.read_bytes()
    except OSError as error:
        warn(f"erreur : les réponses « {path} » ne se lisent pas : {reason(error)}.")
        return Exit.UNREADABLE
    read = read_answers(path.as_posix(), content, kit)
    if isinstance(read, Answers):
        return read
    for finding in read:
        warn(lone_block(finding, content))
    return Exit.USAGE


def _write(folder: Path, kit: Path, files: Mapping[str, str]) -> None:
    """Every file of the new folder, and what of the kit is not YAML: joined documents, schemas for editors."""
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode())
    for found in sorted(kit.rglob("*")):
        inner = found.relative_to(kit)
        hidden = inner.parts[0].startswith(".") and inner.parts[0] not in CARRIED
        if found.is_file() and not hidden and found.suffix not in (".yaml", ".yml"):
            (folder / inner).parent.mkdir(parents=True, exist_ok=True)
            (folder / inner).write_bytes(found.read_bytes())


def _undo(folder: Path, was_there: bool) -> None:
    """Takes away what was written in a folder that was empty or not there."""
    for inner in folder.iterdir() if folder.is_dir() else ():
        shutil.rmtree(inner, ignore_errors=True) if inner.is_dir() else inner.unlink(missing_ok=True)
    if folder.is_dir() and not was_there:
        folder.rmdir()


def _accept(folder: Path, today: date) -> int:
    """Writes the list of what is found in the new folder on its first day; how many findings that makes."""
    files, problems = read_files(folder)
    loaded = load_files(files, problems)
    baseline = accepting(loaded, check(loaded, today=today))
    (folder / ACCEPTED).parent.mkdir(parents=True, exist_ok=True)
    (folder / ACCEPTED).write_text(as_text(baseline), encoding="utf-8", newline="\n")
    return len(baseline.lines)


def _tell(folder: Path, adopted: Adopted, accepted: int) -> None:
    kept = count_words(adopted.kept, "enregistrement repris", "enregistrements repris")
    left = count_words(adopted.dropped, "laissé", "laissés")
    say(typeset(f"{folder} : {kept} du dossier de départ, {left} (absents chez vous, ou faits par d'autres)."))
    say(typeset("Les procédures sont des brouillons : ni approbation ni exercice ne sont repris."))
    told = count_words(accepted, "constat accepté", "constats acceptés")
    say(typeset(f"{told} pour commencer, surtout ce qui est « À COMPLÉTER »."))
    say("")
    say(typeset("Ce qui reste à écrire :"))
    say(f"  degraded-mode check {folder}")
    say(typeset("Ce qui est nouveau depuis aujourd'hui :"))
    say(f"  degraded-mode check {folder} --baseline {folder / ACCEPTED}")
