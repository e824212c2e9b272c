"""What pydantic says of a record, told to the person who wrote it: French sentences with a place and an advice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from degraded_mode.loading.complaint import Complaint, Mistake
from degraded_mode.loading.key_sentences import certain, meant, missing_key, misspelt_key, unknown_key
from degraded_mode.loading.shape import Location, model_at, route_in
from degraded_mode.loading.step_sentences import wrong_condition, wrong_need, wrong_verb
from degraded_mode.loading.value_sentences import TELLERS, absent, wrong_value
from degraded_mode.model.record import Record
from degraded_mode.source.positions import Withheld


def complaints(model: type[Record], tree: object, error: ValidationError) -> Iterator[Complaint]:
    """Every mistake that `error` found in `tree`, each once, in the order of the model's fields."""
    details = error.errors(include_url=False)
    misspelt = dict(_misspelt(model, details))
    locations = [detail["loc"] for detail in details]
    for detail in details:
        location = detail["loc"]
        if isinstance(detail["input"], Withheld):
            continue
        if location in misspelt.values() or follows_from_another(detail, locations):
            continue
        if location in misspelt:
            written, near = str(location[-1]), str(misspelt[location][-1])
            owner = model_at(model, location[:-1])
            correction = certain(written, near, owner.model_fields) if owner else ""
            yield misspelt_key(route_in(tree, location), written, near, correction)
        else:
            yield _told(Mistake(model, tree, detail))


def _told(mistake: Mistake) -> Complaint:
    if teller := _OF_KEYS.get(mistake.kind):
        return teller(mistake)
    if isinstance(mistake.written, str) and not mistake.written.strip():
        return absent(mistake)
    return _OF_FORMS.get(mistake.kind, TELLERS.get(mistake.kind, wrong_value))(mistake)


_Teller = Callable[[Mistake], Complaint]

_OF_KEYS: Final[Mapping[str, _Teller]] = MappingProxyType({"extra_forbidden": unknown_key, "missing": missing_key})
_OF_FORMS: Final[Mapping[str, _Teller]] = MappingProxyType(
    {"step_verb": wrong_verb, "trigger_condition": wrong_condition, "need_grammar": wrong_need}
)


def _misspelt(model: type[Record], details: Sequence[ErrorDetails]) -> Iterator[tuple[Location, Location]]:
    """Unknown keys that are the missing key of the same block badly spelt: one mistake, not two."""
    missing = [detail["loc"] for detail in details if detail["type"] == "missing"]
    for detail in details:
        if detail["type"] == "extra_forbidden":
            *parent, key = detail["loc"]
            here = {str(location[-1]): location for location in missing if list(location[:-1]) == parent}
            owner = model_at(model, tuple(parent))
            fields = {name: field for name, field in owner.model_fields.items() if name in here} if owner else {}
            if near := meant(str(key), fields):
                yield detail["loc"], here[near]


def follows_from_another(detail: ErrorDetails, locations: Iterable[Location]) -> bool:
    """True for a list that is « too short » only because what it holds could not be read."""
    size = len(detail["loc"])
    return detail["type"] == "too_short" and any(
        len(other) > size and other[:size] == detail["loc"] for other in locations
    )
