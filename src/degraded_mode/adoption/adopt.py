"""A starting kit → a hospital's own files: less what it does not have, under its own names, blanks marked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from degraded_mode.adoption.answers import Answers, Kit
from degraded_mode.adoption.cutting import records_cut, without_strangers
from degraded_mode.adoption.fiction import Fiction, Renaming, short_name, site_fictions
from degraded_mode.adoption.marking import marked
from degraded_mode.adoption.standing import Standing, standing
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Kind
from degraded_mode.model.site import Establishment
from degraded_mode.model.written import BLANK
from degraded_mode.source.editing import replaced, without
from degraded_mode.source.findings import Severity
from degraded_mode.source.place import Route


class UnfitKitError(ValueError):
    """The starting kit cannot be used: it has mistakes of its own, or no establishment."""

    def __init__(self, told: str) -> None:
        super().__init__(f"le dossier de départ ne peut pas servir : {told}")


class TooLongNamesError(ValueError):
    """With the names given, a record no longer holds: a title has become too long."""

    def __init__(self, told: str) -> None:
        super().__init__(f"avec ces noms, un texte ne tient plus : {told}")


@dataclass(frozen=True)
class Adopted:
    """The hospital's files, by path, and how many records of the kit it has no use for."""

    files: Mapping[str, str]
    kept: int
    dropped: int


def kit_of(loaded: Loaded, fictions: tuple[Fiction, ...]) -> Kit:
    """What there is to ask about a starting kit. Raises `UnfitKitError`."""
    errors = [one for one in loaded.findings if one.severity is Severity.ERROR]
    if errors:
        raise UnfitKitError(f"{errors[0].place.path} : {errors[0].message}.")
    if loaded.group.establishment is None:
        raise UnfitKitError("il n'a pas d'établissement.")
    return Kit(loaded.sites, tuple(loaded.group.units), fictions)


def adopt(loaded: Loaded, fictions: tuple[Fiction, ...], answers: Answers, today: date) -> Adopted:
    """The hospital's files. Raises `UnfitKitError` and `TooLongNamesError`."""
    establishment = loaded.group.establishment
    if establishment is None:
        raise UnfitKitError("il n'a pas d'établissement.")
    closed = frozenset(loaded.sites) - answers.sites.keys()
    stand = standing(loaded, answers)
    files = records_cut(load_texts(_moved(loaded, establishment, stand, answers)), stand.gone, closed)
    path = loaded.place(Kind.ESTABLISHMENT, establishment.id, ()).path
    files[path] = without(files[path], _closed_parts(establishment, closed, stand.places))
    files = without_strangers(files, today)
    files = {name: marked(name, text) for name, text in files.items()}
    rename = renaming(establishment, fictions, answers)
    return _checked(loaded, {_renamed(name, rename): rename(text) for name, text in files.items()})


def _moved(loaded: Loaded, establishment: Establishment, stand: Standing, answers: Answers) -> dict[str, str]:
    """The kit's files, in which what stays of the sites that go stands at the first site that stays."""
    first = next(site.id for site in establishment.sites if site.id in answers.sites)
    places = [
        loaded.place(Kind.ESTABLISHMENT, establishment.id, ("places", index, "site"))
        for index, place in enumerate(establishment.places)
        if place.site not in answers.sites and place.id in stand.places
    ]
    values: defaultdict[str, dict[Route, str]] = defaultdict(dict)
    for place in (*places, *(loaded.place(Kind.UNIT, unit, ("site",)) for unit in stand.units)):
        values[place.path][place.route] = first
    return {path: replaced(document.text, values[path]) for path, document in loaded.documents.items()}


def _closed_parts(establishment: Establishment, closed: frozenset[str], needed: frozenset[str]) -> list[Route]:
    """The sites that go, and their places that nothing needs."""
    sites: list[Route] = [("sites", index) for index, site in enumerate(establishment.sites) if site.id in closed]
    return sites + [
        ("places", index)
        for index, place in enumerate(establishment.places)
        if place.site in closed and place.id not in needed
    ]


def renaming(establishment: Establishment, fictions: tuple[Fiction, ...], answers: Answers) -> Renaming:
    """From the kit's invented names to the hospital's; a name that it has no use for becomes a blank."""
    every = (*site_fictions(establishment), *fictions)
    chosen = answers.renamed()
    words = {one.id: answers.identifier(chosen[one.id]) for one in every if one.id in chosen}
    names = {one.name: _sound(chosen[one.id].name) if one.id in chosen else BLANK for one in every}
    names[short_name(establishment.id, establishment.title)] = _sound(answers.group.name)
    titles = {
        site.title: _sound(answers.sites[site.id].title or answers.sites[site.id].name)
        for site in establishment.sites
        if site.id in answers.sites
    }
    words[establishment.id] = answers.identifier(answers.group)
    titles[establishment.title] = _sound(answers.group.title or answers.group.name)
    return Renaming(words, names, titles)


def _sound(name: str) -> str:
    """An apostrophe that closes no quotation mark of a file."""
    return name.replace("'", "’")


def _renamed(path: str, rename: Renaming) -> str:
    return "/".join(rename(part) for part in path.split("/"))


def _checked(loaded: Loaded, files: Mapping[str, str]) -> Adopted:
    result = load_texts(files)
    if errors := [one for one in result.findings if one.severity is Severity.ERROR]:
        raise TooLongNamesError(f"{errors[0].place.path}, {errors[0].place.record} : {errors[0].message}.")
    before = sum(len(loaded.group.of(kind)) for kind in Kind)
    after = sum(len(result.group.of(kind)) for kind in Kind)
    return Adopted(files, after, before - after)
