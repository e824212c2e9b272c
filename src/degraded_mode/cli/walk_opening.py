"""Before the first step: which procedure, which unit, which crisis; what is wrong is said and refuses nothing."""

import os
import platform
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import Line, Style, Terminal, warn
from degraded_mode.journal.facts import Closed
from degraded_mode.journal.snapshot import Edition, edition, read_edition
from degraded_mode.journal.store_shelf import crises, editions, lines_of
from degraded_mode.language.nearness import nearest
from degraded_mode.language.typography import count_words
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import UNREADABLE
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.record import ID_PATTERN, WINDOWS_DEVICES
from degraded_mode.model.runbook import Runbook
from degraded_mode.model.unit import Unit
from degraded_mode.source.findings import Severity

STILL_THE_SAME: Final = timedelta(hours=72)
"""A run left open is taken up again without being named if its last entry is at most this old (usage)."""

SHOWN: Final = 5
"""Files named one by one in a banner; beyond, their number is enough."""


@dataclass(frozen=True)
class Choice:
    """The procedure to walk through and the unit that it is walked through for (empty: not said)."""

    edition: Edition
    unit: str
    notices: tuple[str, ...] = ()

    @property
    def run(self) -> str:
        """The name of the run, the same on every machine of the crisis."""
        return f"{self.edition.runbook.id}@{self.unit}" if self.unit else self.edition.runbook.id


def choose(terminal: Terminal, loaded: Loaded, wanted: str, site: str, root: Path) -> Choice | Exit:
    """The procedure in the binder or, failing that, its last edition kept here."""
    if site and loaded.sites and (wrong := unknown_site(loaded, site)) is not None:
        return wrong
    name, _, unit = wanted.partition("@")
    for corpus in _corpora(loaded, site):
        runbook = _named(corpus, name)
        if runbook is not None:
            return _for_unit(terminal, loaded, corpus, runbook, unit)
    kept = _last_kept(root, name)
    if kept is not None:
        words = "Cette procédure ne se lit pas dans le dossier : la dernière édition gardée ici est utilisée."
        return Choice(kept, unit, (words, *_unreadable(loaded, kept.runbook.id)))
    return _not_found(loaded, name, site)


def _corpora(loaded: Loaded, site: str) -> Iterator[Corpus]:
    yield loaded.at(site)
    if not site:
        yield from (loaded.at(other) for other in loaded.sites)


def _named(corpus: Corpus, name: str) -> Runbook | None:
    for runbook in corpus.runbooks.values():
        if name.casefold() in {runbook.id.casefold(), runbook.code.casefold()}:
            return runbook
    return None


def _for_unit(terminal: Terminal, loaded: Loaded, corpus: Corpus, runbook: Runbook, unit: str) -> Choice | Exit:
    units = {one.id: one for one in corpus.units_of(runbook)}
    if unit and unit not in units:
        near = nearest(unit, units)
        warn(f"erreur : le service « {unit} » n'est pas concerné par cette procédure.")
        warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : services : {', '.join(units) or 'aucun'}.")
        return Exit.USAGE
    chosen = units.get(unit) or _only_or_asked(terminal, tuple(units.values()))
    if chosen is not None and not corpus.site:
        corpus = loaded.at(chosen.site)
        runbook = corpus.runbooks.get(runbook.id, runbook)
    single = chosen is not None and len(units) == 1 and runbook.applies_to.unit is not None
    notices = _unreadable(loaded, runbook.id)
    return Choice(edition(corpus, runbook), "" if chosen is None or single else chosen.id, notices)


def _only_or_asked(terminal: Terminal, units: tuple[Unit, ...]) -> Unit | None:
    if len(units) < 2 or not terminal.interactive:
        return units[0] if len(units) == 1 else None
    terminal.write(Line(f"{rank}  {one.title} ({one.site})", indent="  ") for rank, one in enumerate(units, 1))
    said = terminal.ask("Pour quel service (numéro) ? >", lambda: None) or ""
    return units[int(said) - 1] if said.isdecimal() and 0 < int(said) <= len(units) else None


def _last_kept(root: Path, name: str) -> Edition | None:
    for fingerprint, content in editions(root):
        kept = read_edition(content, fingerprint)
        if kept is not None and name.casefold() in {kept.runbook.id.casefold(), kept.runbook.code.casefold()}:
            return kept
    return None


def _unreadable(loaded: Loaded, runbook: str) -> tuple[str, ...]:
    """What of the binder cannot be used, in one sentence each: it is said, never a reason to stop."""
    errors = [one for one in loaded.findings if one.severity is Severity.ERROR]
    own = [one for one in errors if one.place.record == f"runbook {runbook}"]
    files = [one for one in errors if one.code in UNREADABLE]
    said = [f"Fichier illisible : {one.place.path} ({one.message})." for one in files[:SHOWN]]
    if len(files) > SHOWN:
        said.append(f"Et {count_words(len(files) - SHOWN, 'autre fichier illisible', 'autres fichiers illisibles')}.")
    if own:
        said.append(f"Cette procédure a {count_words(len(own), 'erreur', 'erreurs')} : « degraded-mode check ».")
    elif len(errors) > len(files):
        others = count_words(len(errors) - len(files), "erreur", "erreurs")
        said.append(f"Le dossier a {others} ailleurs : « degraded-mode check ».")
    return tuple(said)


def _not_found(loaded: Loaded, name: str, site: str) -> Exit:
    known = {one for corpus in _corpora(loaded, site) for one in corpus.runbooks}
    about = [one for one in loaded.findings if one.place.record == f"runbook {name}"]
    if about or (not known and loaded.findings):
        warn(f"erreur : la procédure « {name} » ne se lit pas.")
        for finding in (about or loaded.findings)[:SHOWN]:
            warn(f"  {finding.place.path} : {finding.message}")
        warn("conseil : le papier reste valable ; « degraded-mode check » montre chaque erreur et sa place.")
        return Exit.UNREADABLE
    near = nearest(name, known)
    warn(f"erreur : la procédure « {name} » n'existe pas.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : procédures : {', '.join(sorted(known))}.")
    return Exit.USAGE


def journal_root(given: Path | None) -> Path:
    """Where the journals are kept: as given, else `DEGRADED_MODE_JOURNAL`, else the user's own data folder."""
    if given is not None:
        return given
    if said := os.environ.get("DEGRADED_MODE_JOURNAL"):
        return Path(said)
    if sys.platform == "win32":
        own = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        own = Path.home() / "Library" / "Application Support"
    else:
        own = Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state")
    return own / "degraded-mode" / "main-courante"


def crisis_name(root: Path, device: str, given: str, run: str, now: datetime, *, exercise: bool) -> str | None:
    """The crisis that is named, else the one where this run was left open, else one of today; None for a bad name."""
    if given:
        good = re.fullmatch(ID_PATTERN, given) and len(given) <= 64 and given.lower() not in WINDOWS_DEVICES
        return given if good else None
    for crisis in crises(root):
        own = [line.event for line in lines_of(root, crisis, device) if line.event.subject.run == run]
        if not own or own[-1].subject.exercise != exercise:
            continue
        recent = now - own[-1].said.moment.at <= STILL_THE_SAME
        if recent and not isinstance(own[-1].fact, Closed):
            return crisis
    return f"exercice-{now:%Y-%m-%d}" if exercise else f"{now:%Y-%m-%d}"


def machine() -> str:
    """What tells this machine from another one."""
    return platform.node()


def notices(choice: Choice, used: Edition) -> Iterator[Line]:
    """What must be known of the edition before the first step."""
    yield from (Line(words, Style.ALARM) for words in choice.notices)
    if used.fingerprint != choice.edition.fingerprint:
        yield Line(
            "La procédure a changé depuis l'ouverture. Le déroulé continue avec l'édition d'alors, gardée avec la main "
            "courante.",
            Style.ALARM,
        )


def as_opened(choice: Choice, kept: bytes | None, fingerprint: str) -> tuple[Edition, str]:
    """The edition that a run opened with, and what to say when its snapshot cannot be read."""
    if fingerprint == choice.edition.fingerprint:
        return choice.edition, ""
    found = read_edition(kept, fingerprint) if kept is not None else None
    if found is not None:
        return found, ""
    return replace(choice.edition), "L'édition gardée à l'ouverture ne se lit plus : celle du dossier est utilisée."
