"""`degraded-mode coverage`: what holds when a tool is lost, hour by hour, and what lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.report import block, shown, status_of
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import say, warn
from degraded_mode.impact.coverage import Coverage, coverage
from degraded_mode.language.nearness import nearest
from degraded_mode.language.typography import count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import UNREADABLE, load_folder
from degraded_mode.render.grid import grid, summary
from degraded_mode.render.grid_table import grid_table
from degraded_mode.render.grid_text import grid_text
from degraded_mode.render.web_page import filled
from degraded_mode.render.write import CannotWriteError, write_whole


class Form(StrEnum):
    """What the grid is made into."""

    TEXT = "text"
    HTML = "html"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Request:
    """What was asked: empty names mean all sites, all units; without an output, text goes to the screen."""

    folder: Path
    site: str
    unit: str
    holes_only: bool
    form: str
    output: Path | None
    today: date


def give_coverage(asked: Request) -> int:
    """Gives the grid; 1 when a function has a hole while its loss is vital, 4 when a file is unreadable."""
    if asked.form not in set(Form):
        warn(f"erreur : « {asked.form} » n'est pas une forme de grille.")
        warn("conseil : écrire text, html ou csv.")
        return Exit.USAGE
    loaded = load_folder(asked.folder)
    if not loaded.documents:
        for finding in loaded.findings:
            warn(block(loaded, shown(asked.folder), finding, {}))
        return status_of(loaded.findings)
    if asked.site and loaded.sites and (status := unknown_site(loaded, asked.site)) is not None:
        return status
    if asked.unit and (status := _unknown_unit(loaded, asked)) is not None:
        return status
    covered = [coverage(loaded.at(site), asked.today, asked.unit) for site in _sites(loaded, asked)]
    try:
        _give(asked, covered)
    except CannotWriteError as error:
        warn(f"erreur : {error}")
        warn("conseil : choisir un autre fichier avec --output, ou libérer de la place.")
        return Exit.UNREADABLE
    return _status(loaded, asked, covered)


def _sites(loaded: Loaded, asked: Request) -> tuple[str, ...]:
    """The site asked for, or that of the unit, or all; the whole group when its sites cannot be read."""
    unit = loaded.group.units.get(asked.unit)
    if asked.site or not loaded.sites:
        return (asked.site,)
    return (unit.site,) if unit and unit.site in loaded.sites else loaded.sites


def _unknown_unit(loaded: Loaded, asked: Request) -> Exit | None:
    """None when the site has that unit; otherwise says so, with the nearest name."""
    known = [unit.id for unit in loaded.at(asked.site).units.values() if asked.site in ("", unit.site)]
    if asked.unit in known:
        return None
    near = nearest(asked.unit, known)
    where = " dans ce site" if asked.site else ""
    warn(f"erreur : le service « {asked.unit} » n'existe pas{where}.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : services : {', '.join(known) or 'aucun'}.")
    return Exit.USAGE


def _give(asked: Request, covered: Sequence[Coverage]) -> None:
    content = _made(asked, covered)
    if asked.form == Form.TEXT and asked.output is None:
        say(content.decode().removesuffix("\n"))
        return
    path = asked.output or Path("build") / f"{'-'.join(filter(None, ('couverture', asked.site)))}.{asked.form}"
    write_whole(path, content)
    for one in covered:
        say(typeset(f"{path} : {summary(one)}"))


def _made(asked: Request, covered: Sequence[Coverage]) -> bytes:
    if asked.form == Form.CSV:
        return grid_table(covered, holes_only=asked.holes_only)
    grids = [grid(one, asked.today) for one in covered]
    if asked.form == Form.HTML:
        title = typeset(f"Couverture : {', '.join(one.site for one in grids)}")
        return filled("grid.j2", title=title, grids=grids, holes_only=asked.holes_only).encode()
    text = "\n\n".join("\n".join(grid_text(one, holes_only=asked.holes_only)) for one in grids)
    return f"{text}\n".encode()


def _status(loaded: Loaded, asked: Request, covered: Sequence[Coverage]) -> Exit:
    if loaded.findings:
        count = count_words(len(loaded.findings), "constat", "constats")
        warn(f"{count} : « degraded-mode check {asked.folder} » les montre.")
    if any(finding.code in UNREADABLE for finding in loaded.findings):
        return Exit.UNREADABLE
    return Exit.FINDINGS if any(hole.vital for one in covered for hole in one.holes) else Exit.CLEAN
