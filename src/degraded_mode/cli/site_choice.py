"""The site that a command is asked for, checked against the group's."""

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.terminal import warn
from degraded_mode.language.nearness import nearest
from degraded_mode.loading.load import Loaded


def unknown_site(loaded: Loaded, site: str) -> Exit | None:
    """None when the group has that site; otherwise says so, with the nearest name, and gives the exit status."""
    if site in loaded.sites:
        return None
    near = nearest(site, loaded.sites)
    warn(f"erreur : le site « {site} » n'existe pas.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else f"conseil : sites : {', '.join(loaded.sites) or 'aucun'}.")
    return Exit.USAGE
