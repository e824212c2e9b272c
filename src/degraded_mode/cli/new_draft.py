"""The folder as it would be with one more record, before anything of it is written."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import warn
from degraded_mode.drafting.answers_file import FILE
from degraded_mode.drafting.drafted import drafted
from degraded_mode.drafting.placing import Placed, holders, placed
from degraded_mode.drafting.question import Answers, Desk, Situation
from degraded_mode.interop.json_schema import NAMES
from degraded_mode.interop.overlay_schema import OVERLAY_NAMES
from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import collector_paused, load_files, read_files
from degraded_mode.model.corpus import Kind
from degraded_mode.render.scaffold import scaffold
from degraded_mode.source.findings import Finding, Severity


@dataclass(frozen=True)
class Request:
    """Where a record is added, and how its questions are answered."""

    folder: Path
    site: str
    answers: Path | None
    today: date


@dataclass(frozen=True)
class Shelf:
    """The folder as it was read."""

    files: Mapping[str, bytes]
    problems: tuple[Finding, ...]
    loaded: Loaded


@dataclass(frozen=True)
class Draft:
    """The folder as it would be with the new record: what was written in which file, and what is found in it."""

    situation: Situation
    place: Placed
    loaded: Loaded
    files: Mapping[str, bytes]
    errors: tuple[Finding, ...]
    """What the record brings with it that makes the plan unusable."""
    remarks: tuple[Finding, ...]
    """What is said of the record itself, and is no error."""


def shelf_of(folder: Path, before: Shelf | None = None) -> Shelf:
    """The folder as it is now, read again only when it has changed since `before`."""
    files, problems = read_files(folder)
    if before and (before.files, before.problems) == (files, problems):
        return before
    with collector_paused():
        return Shelf(files, problems, load_files(files, problems))


def draft_of(request: Request, read: Shelf, desk: Desk, answers: Answers) -> Draft | Exit:
    """The folder as it stands now, which may have changed while the questions were asked, with the record in it."""
    now = shelf_of(request.folder, read)
    situation = Situation(Desk(desk.kind, now.loaded, desk.site, desk.day), answers)
    text = scaffold(desk.kind.value, drafted(situation))
    path = situation.text(*FILE) or next(iter(holders(situation)), "")
    place = placed(situation, path, text, now.files, _schema(request, desk.kind))
    if place is None or (place.is_new and os.path.lexists(request.folder / place.path)):
        warn(f"erreur : un fichier s'appelle déjà « {situation.text('id')} ».")
        warn("conseil : choisir un autre identifiant.")
        return Exit.USAGE
    changed = {**now.files, place.path: place.content}
    with collector_paused():
        after = load_files(changed, now.problems)
        found = check(after, today=request.today)
    errors = [one for one in found if one.severity is Severity.ERROR]
    if errors:
        before = {one.fingerprint for one in check(now.loaded, today=request.today)}
        errors = [one for one in errors if one.fingerprint not in before]
    name = f"{desk.kind.value} {situation.text('id')}"
    remarks = (one for one in found if one.severity is not Severity.ERROR and one.place.record == name)
    return Draft(situation, place, after, changed, tuple(errors), tuple(remarks))


def _schema(request: Request, kind: Kind) -> str:
    """The name of the schema that editors find beside the files; empty where there is none."""
    name = (OVERLAY_NAMES if request.site else NAMES)[kind]
    return name if (request.folder / ".schema" / f"{name}.schema.json").is_file() else ""
