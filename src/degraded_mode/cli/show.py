"""`degraded-mode show`: one record as a site sees it, and the file and the line where each of its values stands."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.listing import COUNTED
from degraded_mode.cli.report import block, shown, status_of
from degraded_mode.cli.site_choice import unknown_site
from degraded_mode.cli.terminal import say, warn
from degraded_mode.language.nearness import nearest, quoted
from degraded_mode.language.typography import typeset
from degraded_mode.language.wrapping import wrap
from degraded_mode.loading import provenance
from degraded_mode.loading.layout import Key
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.overlay import Merged
from degraded_mode.loading.provenance import Origin, Touch
from degraded_mode.loading.read import load_folder
from degraded_mode.model.corpus import FOLDERS, Kind
from degraded_mode.source.place import Route
from degraded_mode.source.writing import WIDTH, lines_of

FORMAT: Final = 1
"""Version of the JSON form."""
WORDS: Final = {
    **{kind: one for kind, one, _ in COUNTED},
    Kind.ESTABLISHMENT: "établissement",
    Kind.RUNBOOK: "procédure",
}
DONE: Final = {Touch.ADAPTS: "adapté", Touch.ADDS: "ajouté", Touch.REMOVES: "retiré"}
NAMING: Final = frozenset({"id", "phase", "answer"})
"""Keys that a site repeats to say what it changes, and does not change."""


def show_record(folder: Path, name: str, site: str, kind: str, form: str) -> int:
    """Prints a record, named by its identifier or its code; 2 when there is none, or when several bear that name."""
    if form not in ("text", "json"):
        warn(f"erreur : « {quoted(form)} » n'est pas une forme de réponse.")
        warn("conseil : écrire text ou json.")
        return Exit.USAGE
    loaded = load_folder(folder)
    if not loaded.documents:
        for finding in loaded.findings:
            warn(block(loaded, shown(folder), finding, {}))
        return status_of(loaded.findings)
    if site and (status := unknown_site(loaded, site)) is not None:
        return status
    key = _chosen(loaded, name, kind)
    if key is None:
        return Exit.USAGE
    merged = provenance.record_at(loaded, key, site)
    if merged is None:
        return _absent(loaded, key, site)
    say(_as_json(loaded, key, merged, site) if form == "json" else "\n".join(_as_text(loaded, key, merged, site)))
    return Exit.CLEAN


def _chosen(loaded: Loaded, name: str, kind: str) -> Key | None:
    """The only record of that name; otherwise says why there is not one."""
    wanted = next((one for one in Kind if kind.casefold() in (one.value, FOLDERS[one], WORDS[one])), None)
    if kind and wanted is None:
        warn(f"erreur : le genre « {quoted(kind)} » n'existe pas.")
        warn(f"conseil : genres : {', '.join(one.value for one in Kind)}.")
        return None
    found = [key for key in provenance.records_named(loaded, name) if wanted in (None, key[0])]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(f"{WORDS[one]} ({one.value})" for one, _ in found)
        warn(f"erreur : plusieurs enregistrements s'appellent « {quoted(name)} » : {several}.")
        warn(f"conseil : choisir avec --kind, par exemple --kind {found[0][0].value}.")
        return None
    near = nearest(name, provenance.names_of(loaded))
    warn(f"erreur : rien ne s'appelle « {quoted(name)} » dans ce dossier.")
    warn(f"conseil : vouliez-vous « {near} » ?" if near else "conseil : « degraded-mode list » dit ce qu'il contient.")
    return None


def _absent(loaded: Loaded, key: Key, site: str) -> int:
    """Says that the group, or this site, does not have the record, and who does."""
    gone = loaded.removed.get(site, {}).get(key)
    named = f"{WORDS[key[0]]} « {key[1]} »"
    if gone:
        warn(f"erreur : le site « {site} » retire {named} ({_said(provenance.origin_of(loaded, gone))}).")
        warn("conseil : sans --site, on voit l'enregistrement du groupe.")
        return Exit.USAGE
    sites = [one.site for one in provenance.adaptations(loaded, key)]
    warn(f"erreur : {named} n'existe qu'aux sites qui l'ajoutent : {', '.join(sites)}.")
    warn(f"conseil : ajouter --site {sites[0]}.")
    return Exit.USAGE


def _as_text(loaded: Loaded, key: Key, merged: Merged, site: str) -> Iterator[str]:
    base = provenance.origin_of(loaded, merged.base)
    head = [f"{WORDS[key[0]].capitalize()} « {key[1]} », {f'au site {site}' if site else 'au niveau du groupe'}."]
    head.append(f"Une valeur sans note vient de {base.path}, à partir de la ligne {base.line}.")
    touched = [one for one in provenance.adaptations(loaded, key) if site in ("", one.site)]
    if site and touched:
        head.append("Une note dit d'où vient la valeur, avec tout ce qu'elle contient.")
    elif site:
        head.append("Le site ne change rien à l'enregistrement du groupe.")
    else:
        head += [f"{DONE[one.touch].capitalize()} par le site {one.site} : {_said(one.origin)}" for one in touched]
    for line in head:
        yield from wrap(typeset(line), WIDTH, "# ", "#   ")

    def note(route: Route) -> str:
        here, around = merged.spot(route), merged.spot(route[:-1])
        named = bool(route) and route[-1] in NAMING and around.path == base.path
        return "" if here.path == around.path or named else _said(provenance.origin_of(loaded, here))

    def above(route: Route) -> tuple[str, ...]:
        gone = [one for one in merged.removals if one.within == route]
        return tuple(f"retiré : {one.name}, {_said(provenance.removal_origin(loaded, one))}" for one in gone)

    yield from lines_of(merged.tree, note, above)


def _said(origin: Origin) -> str:
    return f"{origin.path}:{origin.line}"


def _as_json(loaded: Loaded, key: Key, merged: Merged, site: str) -> str:
    values = [
        {"route": list(one.route), "value": one.value, "file": one.origin.path, "line": one.origin.line}
        for one in provenance.values_of(loaded, merged)
    ]
    removals = [(one, provenance.removal_origin(loaded, one)) for one in merged.removals]
    sites = provenance.adaptations(loaded, key)
    answer = {
        "format": FORMAT,
        "kind": key[0].value,
        "id": key[1],
        "site": site,
        "values": values,
        "removed": [
            {"route": list(one.within), "name": one.name, "file": origin.path, "line": origin.line}
            for one, origin in removals
        ],
        "sites": [
            {"site": one.site, "change": one.touch.value, "file": one.origin.path, "line": one.origin.line}
            for one in sites
        ],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)
