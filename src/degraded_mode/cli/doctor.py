"""`degraded-mode doctor`: will this computer do, tonight? The command to run at every exercise."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from degraded_mode import __version__
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import say
from degraded_mode.language.system_errors import reason
from degraded_mode.render.templates import home

LEAST_ROOM_MIB: Final = 500
"""Valeur d'exemple : a few hundred binders and the journal of a long crisis."""

PROGRAM_DATE: Final = datetime(2026, 1, 1).astimezone()
"""A clock that stands before it was never set, or its battery is flat."""

SAMPLE: Final = "é è à ù ç œ « » ’ — € n°"


class Health(Enum):
    """How something is; the word is printed."""

    GOOD = "bon"
    WATCH = "à voir"
    BAD = "mauvais"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing examined, what was found, and what to do when it is not good."""

    name: str
    health: Health
    found: str
    advice: str = ""


def examine(output: Path) -> int:
    """Prints what was found; 1 when something is bad, 0 otherwise (« à voir » does not prevent from working)."""
    say(f"degraded-mode {__version__}, Python {sys.version.split()[0]}, {sys.platform}")
    worst = Exit.CLEAN
    for sign in _signs(output):
        say(f"  {sign.health.value:<8} {sign.name} : {sign.found}")
        if sign.advice:
            say(f"           conseil : {sign.advice}")
        if sign.health is Health.BAD:
            worst = Exit.FINDINGS
    return worst


def _signs(output: Path) -> Iterator[Sign]:
    yield _fonts()
    yield _paper_engine()
    yield _yaml_reader()
    yield _encoding()
    yield _console()
    yield from _disk(output)
    yield _clock()
    yield _printer()


def _fonts() -> Sign:
    fonts = sorted(path.name for path in (home() / "fonts").glob("*.otf"))
    if "B612-Regular.otf" in fonts and "B612-Bold.otf" in fonts:
        return Sign("polices", Health.GOOD, f"B612, {len(fonts)} fichiers fournis avec le programme")
    return Sign("polices", Health.BAD, "B612 manque", "réinstaller le programme : les pages ne s'imprimeraient pas.")


def _paper_engine() -> Sign:
    if find_spec("typst") is not None:
        return Sign("papier", Health.GOOD, "Typst présent : PDF possible")
    return Sign("papier", Health.WATCH, "Typst absent : pas de PDF", "imprimer la page HTML avec un navigateur.")


def _yaml_reader() -> Sign:
    if find_spec("yaml._yaml") is not None:
        return Sign("lecture", Health.GOOD, "lecteur YAML rapide")
    return Sign(
        "lecture", Health.WATCH, "lecteur YAML lent", "le résultat est le même, une vérification est plus longue."
    )


def _encoding() -> Sign:
    name = sys.stdout.encoding or "ascii"
    try:
        SAMPLE.encode(name)
    except UnicodeEncodeError as error:
        lost = SAMPLE[error.start : error.end]
        return Sign(
            "encodage", Health.WATCH, f"{name} : « {lost} » est remplacé à l'écran", "le papier n'est pas concerné."
        )
    return Sign("encodage", Health.GOOD, name)


def _console() -> Sign:
    size = shutil.get_terminal_size()
    if not sys.stdout.isatty():
        return Sign("écran", Health.GOOD, "sortie dans un fichier ou un tube : mode simple")
    if size.columns < 60:
        return Sign("écran", Health.WATCH, f"{size.columns} colonnes", "élargir la fenêtre à 80 colonnes.")
    return Sign("écran", Health.GOOD, f"{size.columns} colonnes, {size.lines} lignes")


def _disk(output: Path) -> Iterator[Sign]:
    place = next(path for path in (output, *output.absolute().parents) if path.exists())
    free = shutil.disk_usage(place).free // 2**20
    enough = free >= LEAST_ROOM_MIB
    advice = "" if enough else f"libérer de la place : {LEAST_ROOM_MIB} Mio au moins (valeur d'exemple)."
    yield Sign("disque", Health.GOOD if enough else Health.WATCH, f"{free} Mio libres pour {place}", advice)
    try:
        with tempfile.TemporaryFile(dir=place) as file:
            begun = time.monotonic()
            file.write(b"degraded-mode")
            file.flush()
            os.fsync(file.fileno())
            spent = (time.monotonic() - begun) * 1000
    except OSError as error:
        yield Sign(
            "écriture", Health.BAD, f"refusée dans {place} ({reason(error)})", "choisir un autre dossier avec -o."
        )
    else:
        yield Sign("écriture", Health.GOOD, f"une note atteint le disque en {spent:.0f} ms")


def _clock() -> Sign:
    now = datetime.now().astimezone()
    found = f"{now:%d/%m/%Y %H:%M}, fuseau {now:%z}"
    if now < PROGRAM_DATE:
        return Sign(
            "horloge",
            Health.BAD,
            found,
            "mettre l'ordinateur à l'heure : la main courante porterait de fausses heures.",
        )
    return Sign("horloge", Health.GOOD, found, "comparer avec une montre.")


def _printer() -> Sign:
    if sys.platform == "win32":
        asked = ["powershell", "-NoProfile", "-Command", "(Get-CimInstance Win32_Printer | Where-Object Default).Name"]
    else:
        asked = ["lpstat", "-d"]
    none = "brancher une imprimante USB, ou copier les PDF sur une clé."
    if shutil.which(asked[0]) is None:
        return Sign("imprimante", Health.WATCH, "ce poste n'a pas de file d'impression", none)
    try:
        answer = subprocess.run(asked, capture_output=True, timeout=10, check=False, text=True)
    except subprocess.TimeoutExpired:
        return Sign("imprimante", Health.WATCH, "la file d'impression ne répond pas", none)
    name = answer.stdout.strip().rpartition(":")[2].strip() if ":" in answer.stdout else answer.stdout.strip()
    if answer.returncode or not name or name.startswith("no system"):
        return Sign("imprimante", Health.WATCH, "aucune imprimante par défaut", none)
    return Sign("imprimante", Health.GOOD, name, "imprimer une page d'essai.")
