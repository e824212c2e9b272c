"""What something relies on: a name, all of several, or any one of several. There is no negation."""

from typing import Annotated

from pydantic import BeforeValidator, Discriminator, Field, Tag

from degraded_mode.model.record import Id, OrOne, Record


class AllOf(Record):
    """Every one of these is needed."""

    all: tuple["Need", ...] = Field(
        min_length=1,
        title="Tous",
        description="Tout ce qui est cité est nécessaire.",
        examples=[["serveurs-dpi", "annuaire"]],
    )


class AnyOf(Record):
    """One of these is enough."""

    any: tuple["Need", ...] = Field(
        min_length=1,
        title="Au moins un",
        description="Un seul de ceux qui sont cités suffit.",
        examples=[["reseau-coeur-a", "reseau-coeur-b"]],
    )


def _grammar(written: object) -> str | None:
    match written:
        case str():
            return "need-one"
        case AllOf() | {"all": _}:
            return "need-all"
        case AnyOf() | {"any": _}:
            return "need-any"
        case _:
            return None


Need = Annotated[
    Annotated[Id, Tag("need-one")] | Annotated[AllOf, Tag("need-all")] | Annotated[AnyOf, Tag("need-any")],
    Discriminator(_grammar, custom_error_type="need_grammar", custom_error_message="besoin illisible"),
]
"""An identifier, `{any: [...]}` or `{all: [...]}`, nested as needed."""

Needs = Annotated[
    tuple[Need, ...],
    BeforeValidator(lambda written: written if isinstance(written, list | tuple) else [written]),
    OrOne(),
]
"""All of the needs listed; a single need may stand without its list."""


def names(needs: tuple[Need, ...]) -> frozenset[str]:
    """Every identifier cited anywhere in the needs."""
    found: set[str] = set()
    waiting: list[Need] = list(needs)
    while waiting:
        match waiting.pop():
            case AllOf(all=parts) | AnyOf(any=parts):
                waiting.extend(parts)
            case str() as name:
                found.add(name)
    return frozenset(found)
