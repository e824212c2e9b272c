"""What pydantic says of a record, told to the person who wrote it: French sentences with a place and an advice."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from degraded_mode.language.nearness import as_identifier, nearest, quoted, stranger
from degraded_mode.loading.expectations import ADVICE, EXPECTED
from degraded_mode.loading.shape import Location, model_at, route_in
from degraded_mode.model.action import VERBS
from degraded_mode.model.record import ID_PATTERN, Record
from degraded_mode.model.trigger import CONDITION_KEYS
from degraded_mode.source.place import Route

SHORT_LIST: Final = 12
"""Up to so many choices are all named; beyond, only the nearest."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """One mistake in a record: which rule, where in the author's text, what was found and what to do."""

    code: str
    route: Route
    message: str
    advice: str = ""
    at_key: bool = False
    values: tuple[str, ...] = ()
    others: tuple[Route, ...] = ()
    """Routes of keys that make the mistake together with this one."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """What pydantic found, with the model and the text that it was found in."""

    model: type[Record]
    tree: object
    detail: ErrorDetails

    @property
    def location(self) -> Location:
        return self.detail["loc"]

    @property
    def route(self) -> Route:
        return route_in(self.tree, self.location)

    @property
    def owner(self) -> type[Record] | None:
        """The model of the block of keys in which the mistake stands."""
        return model_at(self.model, self.location[:-1])

    @property
    def written(self) -> object:
        return self.detail["input"]

    @property
    def kind(self) -> str:
        return self.detail["type"]

    @property
    def said(self) -> str:
        return self.detail["msg"]

    @property
    def context(self) -> Mapping[str, object]:
        return self.detail.get("ctx", {})


def complaints(model: type[Record], tree: object, error: ValidationError) -> Iterator[Complaint]:
    """Every mistake that `error` found in `tree`, each once, in the order of the model's fields."""
    details = error.errors(include_url=False)
    misspelt = dict(_misspelt(details))
    locations = [detail["loc"] for detail in details]
    for detail in details:
        location = detail["loc"]
        if location in misspelt.values() or _follows_from_another(detail, locations):
            continue
        if location in misspelt:
            yield _misspelt_key(tree, location, str(misspelt[location][-1]))
        else:
            yield _SPECIAL.get(detail["type"], _plain)(Mistake(model, tree, detail))


def _misspelt(details: Sequence[ErrorDetails]) -> Iterator[tuple[Location, Location]]:
    """Unknown keys that are the missing key of the same block badly spelt: one mistake, not two."""
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *parent, key = detail["loc"]
            here = {str(location[-1]): location for location in missing if list(location[:-1]) == parent}
            if near := nearest(str(key), here):
                yield detail["loc"], here[near]


def _follows_from_another(detail: ErrorDetails, locations: Iterable[Location]) -> bool:
    # A list that is « too short » only because what it holds could not be read.
    size = len(detail["loc"])
    return detail["type"] == "too_short" and any(
        len(other) > size and other[:size] == detail["loc"] for other in locations
    )


def _misspelt_key(tree: object, location: Location, meant: str) -> Complaint:
    written = str(location[-1])
    return Complaint(
        "SCH002",
        route_in(tree, location),
        f"clé « {quoted(written)} » inconnue ici",
        f"vouliez-vous « {meant} » ?",
        at_key=True,
        values=(written,),
    )


def _unknown_key(mistake: Mistake) -> Complaint:
    written = str(mistake.location[-1])
    owner = mistake.owner
    keys = tuple(owner.model_fields) if owner else ()
    odd = stranger(written)
    return Complaint(
        "SCH002",
        mistake.route,
        f"clé « {quoted(written)} » inconnue ici{odd}",
        _choice(written, keys, "clés admises"),
        at_key=True,
        values=(written,),
    )


def _missing_key(mistake: Mistake) -> Complaint:
    key = mistake.location[-1]
    owner = mistake.owner
    field = owner.model_fields.get(str(key)) if owner else None
    advice = f"ajouter « {key}: … »"
    if field is not None and field.title:
        examples = [example for example in field.examples or () if isinstance(example, str)]
        advice += f" ({field.title.lower()}{f', par exemple « {examples[0]} »' if examples else ''})"
    return Complaint("SCH001", mistake.route, f"clé « {key} » absente", f"{advice}.", values=(str(key),))


def _wrong_choice(mistake: Mistake) -> Complaint:
    written = str(mistake.written)
    choices = re.findall(r"'([^']*)'", str(mistake.context.get("expected", "")))
    return Complaint(
        "SCH003",
        mistake.route,
        _absent(written) or f"« {quoted(written)} » n'est pas un des mots admis",
        _choice(written, choices, "mots admis"),
        values=(written,),
    )


def _wrong_pattern(mistake: Mistake) -> Complaint:
    written = str(mistake.written)
    is_id = mistake.context.get("pattern") == ID_PATTERN
    if is_id:
        advice = "un identifiant n'a que des lettres sans accent, des chiffres et des tirets simples."
        if plain := as_identifier(written):
            advice = f"écrire par exemple « {plain} » ; {advice}"
    else:
        advice = (
            "un code s'écrit en capitales, chiffres et tirets (« PD-SAMU-01 ») ; une version en chiffres (« 2.10 »)."
        )
    what = "un identifiant" if is_id else "un texte de la forme attendue"
    return Complaint(
        "SCH004",
        mistake.route,
        _absent(written) or f"« {quoted(written)} » n'est pas {what}{stranger(written)}",
        advice,
        values=(written,),
    )


def _wrong_verb(mistake: Mistake) -> Complaint:
    route = mistake.route
    if not isinstance(mistake.written, dict):
        message = f"une étape est un bloc de clés, pas « {quoted(str(mistake.written))} »"
        return Complaint("SCH006", route, message, "écrire « - id: … », puis un verbe, par exemple « do: … ».")
    verbs = [key for key in mistake.written if key in VERBS]
    if verbs:
        named = " et ".join(f"« {verb} »" for verb in verbs)
        return Complaint(
            "SCH005",
            (*route, verbs[1]),
            f"une étape a un seul verbe ; celle-ci en a {len(verbs)} : {named}",
            "faire deux étapes, chacune avec son identifiant et son verbe.",
            at_key=True,
            values=tuple(verbs),
            others=((*route, verbs[0]),),
        )
    strangers = {key: near for key in mistake.written if (near := nearest(str(key), VERBS))}
    for key, near in strangers.items():
        message = f"clé « {quoted(str(key))} » inconnue ici"
        return Complaint(
            "SCH002", (*route, key), message, f"vouliez-vous « {near} » ?", at_key=True, values=(str(key),)
        )
    return Complaint("SCH006", route, "cette étape n'a pas de verbe", f"verbes admis : {', '.join(VERBS)}.")


def _wrong_condition(mistake: Mistake) -> Complaint:
    route = mistake.route
    keys = ", ".join(CONDITION_KEYS)
    return Complaint("SCH007", route, "cette condition n'est pas lisible", f"une condition a une de ces clés : {keys}.")


def _too_long(mistake: Mistake) -> Complaint:
    limit = mistake.context.get("max_length", 0)
    written = mistake.written
    size = len(written) if isinstance(written, str | list) else 0
    unit = "caractères" if isinstance(written, str) else "éléments"
    return Complaint(
        "SCH009",
        mistake.route,
        f"{size} {unit} : c'est trop, {limit} au plus",
        "couper en plusieurs, ou raccourcir.",
    )


def _too_short(mistake: Mistake) -> Complaint:
    limit = mistake.context.get("min_length", 1)
    if isinstance(mistake.written, str):
        return Complaint("SCH008", mistake.route, "valeur absente", "écrire la valeur, ou retirer la clé.")
    return Complaint("SCH009", mistake.route, f"la liste est trop courte : {limit} au moins", "compléter la liste.")


def _plain(mistake: Mistake) -> Complaint:
    """Our own errors carry their French clause; the others say what was expected."""
    written, kind, route = mistake.written, mistake.kind, mistake.route
    if written in (None, ""):
        return Complaint("SCH008", route, "valeur absente", ADVICE.get(kind, "écrire la valeur, ou retirer la clé."))
    expected = EXPECTED.get(kind)
    if expected is None:
        return Complaint("SCH004", route, mistake.said, ADVICE.get(kind, ""), values=(quoted(str(written)),))
    found = "un bloc de clés" if isinstance(written, dict) else "une liste" if isinstance(written, list) else ""
    what = f"{found} au lieu de ce qu'il faut" if found else f"« {quoted(str(written))} » ne convient pas"
    return Complaint("SCH004", route, f"{what} : il faut {expected}", values=(kind,))


_Teller = Callable[[Mistake], Complaint]

_SPECIAL: Final[Mapping[str, _Teller]] = MappingProxyType(
    {
        "extra_forbidden": _unknown_key,
        "missing": _missing_key,
        "enum": _wrong_choice,
        "literal_error": _wrong_choice,
        "string_pattern_mismatch": _wrong_pattern,
        "string_too_long": _too_long,
        "too_long": _too_long,
        "string_too_short": _too_short,
        "too_short": _too_short,
        "step_verb": _wrong_verb,
        "trigger_condition": _wrong_condition,
    }
)


def _choice(written: str, choices: Sequence[str], name: str) -> str:
    near = nearest(written, choices)
    meant = f"vouliez-vous « {near} » ? " if near else ""
    listed = f"{name} : {', '.join(choices)}." if choices and (len(choices) <= SHORT_LIST or not near) else ""
    return f"{meant}{listed}".strip()


def _absent(written: str) -> str:
    return "valeur absente" if written in ("", "None") else ""
