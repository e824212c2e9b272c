"""`degraded-mode fix`: what can safely be put right is shown, then written if that is what is wanted."""

import codecs
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

import typer

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.fix_lines import difference, heading, told
from degraded_mode.cli.report import block, shown
from degraded_mode.cli.terminal import Style, Terminal, say, warn
from degraded_mode.language.nearness import nearest
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import UNREADABLE, read_files
from degraded_mode.render.write import CannotWriteError, ChangedMeanwhileError, replace_unchanged
from degraded_mode.repair.mend import Mended, mended

YES: Final = frozenset({"o", "oui"})
"""What applies; a bare Enter never does."""


def fix_folder(folder: Path, named: Sequence[Path], today: date, *, yes: bool) -> int:
    """Shows every repair, then applies those that are wanted.

    0 when nothing was to be repaired or all was, 1 when what is shown was not applied, 4 when a file could not be read
    or written.
    """
    files, problems = read_files(folder)
    within = _within(folder, named, files) if named else None
    done = mended(files, problems, today, within)
    unread = [one for one in done.before.findings if one.code in UNREADABLE]
    for finding in unread:
        warn(block(done.before.loaded, shown(folder), finding, files))
    status = Exit.CLEAN if not done.paths else _settled(folder, done, files, yes=yes)
    if files and not done.paths:
        say(typeset("Rien à réparer."))
    if files and status != Exit.UNREADABLE:
        _tell_the_rest(folder, done, applied=status == Exit.CLEAN)
    return Exit.UNREADABLE if unread else status


def _within(folder: Path, named: Sequence[Path], files: Mapping[str, bytes]) -> Collection[str]:
    """The paths in the folder of the files that were named, from here or from the folder. Raises typer's complaint."""
    found = []
    for one in named:
        inside = [one.as_posix()]
        if one.resolve().is_relative_to(folder.resolve()):
            inside.insert(0, one.resolve().relative_to(folder.resolve()).as_posix())
        path = next((path for path in inside if path in files), None)
        if path is None:
            near = nearest(inside[0], files)
            proposed = f" (vouliez-vous « {near} » ?)" if near else ""
            raise typer.BadParameter(f"« {one} » n'est pas un fichier lu dans « {shown(folder)} »{proposed}")
        found.append(path)
    return frozenset(found)


def _settled(folder: Path, done: Mended, files: Mapping[str, bytes], *, yes: bool) -> Exit:
    """Shows the repairs, asks, writes."""
    terminal = Terminal()
    for path in done.paths:
        several = [one for one in done.repairs if one.path == path]
        name = f"{shown(folder)}/{path}"
        terminal.lay(heading(name, len(several)), Style.STRONG)
        for repair in several:
            say(told(repair))
        for line, style in difference(name, done.before.texts[path], done.after.texts[path]):
            terminal.lay(line, style)
        say()
    repairs = count_words(len(done.repairs), "réparation", "réparations")
    say(typeset(f"{repairs} dans {count_words(len(done.paths), 'fichier', 'fichiers')}."))
    if not yes and not _wanted(terminal):
        say(typeset("Rien n'est écrit."))
        return Exit.FINDINGS
    return _written(folder, done, files)


def _wanted(terminal: Terminal) -> bool:
    if terminal.unheard:
        return False
    answer = terminal.ask(typeset("Appliquer ? [o/N]"), lambda: None)
    return answer is not None and answer.casefold() in YES


def _written(folder: Path, done: Mended, files: Mapping[str, bytes]) -> Exit:
    """Each file whole or not at all; what is said of one does not keep the others from being written."""
    status = Exit.CLEAN
    for path in done.paths:
        mark = codecs.BOM_UTF8 if files[path].startswith(codecs.BOM_UTF8) else b""
        try:
            replace_unchanged(folder / path, files[path], mark + done.after.texts[path].encode())
        except (ChangedMeanwhileError, CannotWriteError) as error:
            warn(f"erreur : {error}")
            status = Exit.UNREADABLE
        else:
            say(f"{shown(folder)}/{path}{typeset(' : écrit.')}")
    return status


def _tell_the_rest(folder: Path, done: Mended, *, applied: bool) -> None:
    """What a person has to put right: how much of it there is, and the files that could not even be looked at."""
    judged = done.after if applied else done.before
    for path in sorted({one.place.path for one in judged.findings} - judged.texts.keys()):
        _tell_untouched(folder, path, judged.loaded)
    if left := len(done.after.findings):
        after = "Il reste" if applied else "Il resterait"
        say(typeset(f"{after} {count_words(left, 'constat', 'constats')} : « degraded-mode check {folder} »."))


def _tell_untouched(folder: Path, path: str, loaded: Loaded) -> None:
    for finding in loaded.findings:
        if finding.place.path == path and finding.code.startswith("YAML"):
            say(f"{shown(folder)}/{path}{typeset(f' : laissé tel quel, {finding.message}.')}")
