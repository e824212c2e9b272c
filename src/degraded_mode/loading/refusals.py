"""Files and records that stand where they cannot be used: what is said of them."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from degraded_mode.language.nearness import alike, nearest
from degraded_mode.loading.layout import KINDS, SITES, Key, Role, role_of
from degraded_mode.loading.overlay import Addition, Merged, Misfit, Why
from degraded_mode.model.corpus import FOLDERS, MODELS, Kind
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route

ESTABLISHMENT: Final = Role(Kind.ESTABLISHMENT)

PARTLY_READ: Final = frozenset({"YAML007", "YAML018", "SCH010", "SCH012"})
"""Codes of what hides records of a file that is read all the same: names that they declare may seem unknown."""

MISSPELT: Final = 0.7
"""Share of letters in common from which a folder bears a name badly spelt: one of « notes » is not « ignores »."""


def unexpected(path: str) -> Finding:
    """A file stands where no record is read. Several files of one unknown folder have one and the same finding."""
    parts = PurePosixPath(path).parts
    inside = 2 if parts[0] == SITES and len(parts) > 2 else 0
    is_file = len(parts) == inside + 1 or (parts[0] == SITES and not inside)
    name = parts[-1] if is_file else parts[inside]
    near = nearest(PurePosixPath(name).stem if is_file else name, KINDS, MISSPELT)
    if parts[0] == SITES and not inside:
        advice = "faire dans « sites » un dossier par site, et y ranger ce fichier."
    elif near:
        advice = f"le renommer « {near}{'.yaml' if is_file else ''} »."
    else:
        advice = f"fichiers et dossiers lus : {', '.join(KINDS)}, et sites/<site>/ avec les mêmes noms."
    return Finding(
        "FIC005",
        Severity.ERROR if near else Severity.WARNING,
        Place(path if is_file else "/".join(parts[: inside + 1])),
        f"{'ce fichier' if is_file else 'ce dossier'} n'est pas lu : aucun enregistrement n'est attendu sous ce nom",
        advice,
        values=(near,) if near else (),
    )


def no_identifier(role: Role, path: str, route: Route, tree: object) -> Finding:
    """A record without a name of its own."""
    where = Place(path, route, site=role.site)
    if not isinstance(tree, dict):
        message = "un bloc de clés est attendu ici"
        advice = "commencer par « id: … », une clé par ligne ; dans une liste, par « - id: … »."
        return Finding("SCH010", Severity.ERROR, where, message, advice)
    # Late, like all that only speaks of mistakes: it is slow to import.
    from degraded_mode.loading.key_sentences import certain, meant

    fields = MODELS[role.kind].model_fields
    for key in (key for key in tree if key not in fields):
        if "id" not in tree and (near := meant(key, {"id": fields["id"]})):
            at = Place(path, (*route, key), site=role.site, at_key=True)
            message, advice = f"clé « {key} » inconnue ici", "vouliez-vous « id » ?"
            return Finding("SCH012", Severity.ERROR, at, message, advice, correction=certain(key, near, fields))
    if "id" not in tree:
        advice = "ajouter « id: … » : c'est le nom stable de l'enregistrement."
        return Finding("SCH012", Severity.ERROR, where, "clé « id » absente", advice)
    where = Place(path, (*route, "id"), site=role.site, at_key=True)
    advice = "écrire un nom stable, sans accents ni espaces, par exemple « medecine-a »."
    return Finding("SCH012", Severity.ERROR, where, "l'identifiant est un texte, sur la ligne de sa clé", advice)


def twice(role: Role, identifier: str, second: Merged, first: Merged) -> Finding:
    """Two records of one kind have the same identifier."""
    return Finding(
        "SCH011",
        Severity.ERROR,
        Place(second.base.path, (*second.base.route, "id"), site=role.site),
        f"« {identifier} » est déclaré deux fois",
        "garder une seule des deux déclarations, ou changer l'identifiant de l'une.",
        (Place(first.base.path, (*first.base.route, "id"), site=role.site),),
        (role.kind.value, identifier),
    )


def unknown_site(site: str, known: Iterable[str]) -> Finding:
    """A folder of `sites/` bears the name of no site of the group."""
    near = nearest(site, known)
    advice = f"le renommer « {near} »" if near else f"sites déclarés : {', '.join(known)}"
    return Finding(
        "FIC008",
        Severity.ERROR,
        Place(f"{SITES}/{site}"),
        f"aucun site de l'établissement ne s'appelle « {site} »",
        f"{advice} ; ou déclarer ce site dans establishment.yaml.",
        values=(site,),
    )


def unknown_record(site: str, key: Key, change: Merged, known: Iterable[str], missing: Iterable[str]) -> Finding:
    """A site adapts a record that the group does not have, and does not write a whole one either."""
    kind, identifier = key
    names = tuple(known)
    near = nearest(identifier, names)
    lacking = ", ".join(missing)
    other = f"pour l'ajouter, écrire toutes ses clés (il manque {lacking})" if lacking else "effacer ce retrait"
    return Finding(
        "SCH013",
        Severity.ERROR,
        Place(change.base.path, (*change.base.route, "id"), site=site),
        f"le groupe ne déclare pas « {identifier} » dans {FOLDERS[kind]} : il n'y a rien à adapter",
        f"vouliez-vous « {near} » ? Sinon, {other}." if near else f"{other}.",
        values=(kind.value, identifier),
        correction=alike(identifier, names),
    )


def misfit(site: str, found: Misfit) -> Finding:
    """A part of what a site writes that does not fit the list that the group wrote."""

    def told(code: str, message: str, advice: str, correction: str = "") -> Finding:
        related = (Place(found.first.path, found.first.route, site=site),) if found.first else ()
        place = Place(found.spot.path, found.spot.route, site=site)
        return Finding(code, Severity.ERROR, place, message, advice, related, (found.name,), correction)

    match found.why:
        case Why.NOTHING_TO_REMOVE:
            near = nearest(found.name, found.known)
            return told(
                "SCH013",
                f"le groupe n'a pas de « {found.name} » à cet endroit : il n'y a rien à retirer",
                f"vouliez-vous « {near} » ? Sinon, effacer ce retrait." if near else "effacer ce retrait.",
                alike(found.name, found.known),
            )
        case Why.WRITTEN_TWICE:
            return told(
                "SCH011",
                f"« {found.name} » revient deux fois dans cette liste : ceci n'est pas pris",
                "tout écrire au même endroit.",
            )
        case Why.WHICH_BLOCK:
            return told(
                "SCH014",
                f"le groupe a plusieurs phases « {found.name} » : rien ne dit laquelle est adaptée ici",
                "écrire son « title » comme le groupe, ou y nommer une de ses étapes ; un bloc par phase.",
            )


def unknown_step(place: Place, step: Addition) -> Finding:
    """A site writes, of a step that the group does not have there, too little for a step of its own."""
    near = nearest(step.name, step.known)
    return Finding(
        "SCH013",
        Severity.ERROR,
        place,
        f"le groupe n'a pas d'étape « {step.name} » à cet endroit : il n'y a rien à adapter",
        f"vouliez-vous « {near} » ? Sinon, écrire le verbe de cette étape pour l'ajouter."
        if near
        else "écrire le verbe de cette étape pour l'ajouter.",
        values=(step.name,),
        correction=alike(step.name, step.known),
    )


def no_establishment(read: Iterable[str], found: Iterable[Finding]) -> Iterator[Finding]:
    """Nothing when the establishment's file is among those that were read, or among what was `found` unreadable."""
    there = dict.fromkeys(read, ()) | {one.place.path: one.values for one in found}
    if not any(role_of(path) == ESTABLISHMENT or ESTABLISHMENT.kind.value in values for path, values in there.items()):
        yield Finding(
            "FIC009",
            Severity.ERROR,
            Place("establishment.yaml"),
            "il manque le fichier de l'établissement",
            "l'écrire : le groupe, ses sites, ses lieux, son fuseau horaire (« degraded-mode schema establishment »).",
        )
