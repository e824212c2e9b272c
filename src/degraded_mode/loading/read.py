"""The only reader of a corpus folder: every file that may hold records, bounded, and what could not be read."""

import gc
import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from degraded_mode.language.system_errors import reason
from degraded_mode.loading.layout import SUFFIXES, role_of
from degraded_mode.source.encoding import LARGEST, too_large
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place

if TYPE_CHECKING:
    from degraded_mode.loading.load import Loaded

DEEPEST = 6
"""Folders inside one another: `sites/<site>/procedures/<pole>/` needs three."""

UNREADABLE = frozenset({"FIC001", "FIC002", "FIC003", "FIC004", "FIC006", "FIC010"})
"""Codes of what could not be read at all."""


def load_folder(folder: Path) -> "Loaded":
    """The corpus that stands in `folder`; whatever cannot be read is a finding."""
    files, findings = read_files(folder)
    return load_files(files, findings)


def load_files(files: Mapping[str, bytes], findings: Sequence[Finding] = ()) -> "Loaded":
    """The corpus that stands in files already in memory, read with all the computer's cores."""
    from degraded_mode.loading.load import load_documents
    from degraded_mode.loading.side_by_side import read_documents

    with collector_paused():
        expected, found = set_apart(files, findings)
        return load_documents(read_documents(expected), found)


def set_apart(files: Mapping[str, bytes], findings: Sequence[Finding]) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The files that may hold records, and the findings with what is seen of the others without opening any."""
    from degraded_mode.loading.refusals import no_establishment, unexpected

    expected = {path: content for path, content in files.items() if role_of(path) is not None}
    found = [*findings, *(unexpected(path) for path in files if path not in expected)]
    if files:
        found += no_establishment(expected, found)
    return expected, tuple(found)


def read_files(folder: Path) -> tuple[dict[str, bytes], tuple[Finding, ...]]:
    """The content of every YAML file under `folder` (path relative to it → bytes), and what could not be read.

    Hidden names are passed over.
    """
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    if not folder.is_dir():
        return {}, (_no_folder(folder),)
    for path, entry in _entries(folder, "", findings):
        try:
            with Path(entry.path).open("rb") as file:
                content = file.read(min(os.fstat(file.fileno()).st_size, LARGEST) + 1)
            size = len(content) if len(content) <= LARGEST else entry.stat().st_size
            if refusal := too_large(path, size):
                findings.append(refusal)
            else:
                files[path] = content
        except OSError as error:
            findings.append(_denied(path, error))
    if not files and not findings:
        advice = "y mettre establishment.yaml, units.yaml, procedures/…, ou donner le bon dossier."
        findings.append(
            Finding("FIC007", Severity.ERROR, Place(""), "ce dossier ne contient aucun fichier YAML", advice)
        )
    return files, tuple(findings)


def _entries(folder: Path, prefix: str, findings: list[Finding]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        findings.append(_denied(prefix.rstrip("/"), error))
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            if entry.name.endswith(SUFFIXES) or "." not in entry.name:
                advice = "remplacer le lien par le fichier ou le dossier lui-même."
                findings.append(
                    _unreadable("FIC003", path, "c'est un lien vers un autre endroit : il n'est pas suivi", advice)
                )
        elif entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(SUFFIXES):
                advice = "renommer le dossier, ou y remettre le fichier attendu."
                findings.append(
                    _unreadable("FIC002", path, "c'est un dossier, un fichier est attendu sous ce nom", advice)
                )
            elif prefix.count("/") < DEEPEST:
                yield from _entries(folder / entry.name, f"{path}/", findings)
            else:
                advice = "ranger ces fichiers moins profondément : « sites/<site>/procedures/… » suffit."
                findings.append(_unreadable("FIC010", path, "ce dossier, trop profond, n'est pas lu", advice))
        elif entry.name.endswith(SUFFIXES):
            if stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
                yield path, entry
            else:
                findings.append(
                    _unreadable("FIC004", path, "ce n'est pas un fichier ordinaire", "le remplacer par un fichier.")
                )


def _no_folder(folder: Path) -> Finding:
    if folder.exists():
        advice = "donner le dossier qui contient ce fichier."
        return _unreadable("FIC006", "", "c'est un fichier, un dossier de procédures est attendu", advice)
    return _unreadable("FIC006", "", "ce dossier n'existe pas", "vérifier le chemin donné.")


def _denied(path: str, error: OSError) -> Finding:
    if isinstance(error, PermissionError):
        advice = "demander le droit de lire ce fichier ou ce dossier."
    else:
        advice = "vérifier le disque, la clé USB ou le réseau, puis recommencer."
    return _unreadable("FIC001", path, f"la lecture échoue : {reason(error)}", advice)


def _unreadable(code: str, path: str, message: str, advice: str) -> Finding:
    return Finding(code, Severity.ERROR, Place(path), message, advice)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Python's cyclic collector off: loading makes many long-lived values and no cycles for it to find."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
