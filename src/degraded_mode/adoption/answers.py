"""What a hospital answers before it starts: its names, and what it does not have."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import AfterValidator, Field, ValidationError
from pydantic_core import PydanticCustomError

from degraded_mode.adoption.fiction import Fiction
from degraded_mode.language.nearness import as_identifier, nearest
from degraded_mode.lint.words import SHORT_LIST
from degraded_mode.loading.sentences import complaints
from degraded_mode.model.record import Id, OwnId, Record, UnitKind
from degraded_mode.model.written import Count
from degraded_mode.source.document import read_document
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route

CODE: Final = "INI001"

_NAME = re.compile(r"[^\W\d_][\w '’.-]{1,59}")


def _sound_name(written: str) -> str:
    if not _NAME.fullmatch(written):
        raise PydanticCustomError(
            "name_format",
            "« {written} » ne peut pas être un nom : 2 à 60 signes, une lettre, puis lettres, chiffres, espaces, "
            "tirets, apostrophes et points",
            {"written": written},
        )
    return written


Name = Annotated[str, AfterValidator(_sound_name)]
"""A name that can stand in any sentence of the files, whatever the quotes around it."""


class Named(Record):
    """The hospital's own name for something of the kit."""

    id: OwnId | None = Field(None, title="Identifiant", description="Fait du nom, sinon.", examples=["falaise"])
    name: Name = Field(title="Nom", description="Tel qu'il se dit : « les urgences de … ».", examples=["Falaise"])
    title: Name | None = Field(None, title="Nom entier", description="En titre.", examples=["Hôpital de Falaise"])


class Without(Record):
    """What the hospital does not have."""

    kinds: tuple[UnitKind, ...] = Field((), title="Types de service", description="Absents.", examples=[["samu"]])
    units: tuple[Id, ...] = Field((), title="Services", description="Absents.", examples=[["bloc-venus"]])
    names: tuple[Id, ...] = Field((), title="Noms", description="Partenaires absents.", examples=[["deux-cometes"]])


class Answers(Record):
    """Everything that is asked before the kit is copied."""

    format: Count = Field(1, title="Format", description="Version du format.", examples=[1])
    group: Named = Field(title="Groupe", description="L'établissement.", examples=[{"name": "Littoral"}])
    sites: dict[Id, Named] = Field(
        min_length=1,
        title="Sites",
        description="Par site du dossier de départ, le vôtre ; un site absent d'ici est retiré.",
        examples=[{"mercure": {"name": "Falaise", "title": "Hôpital de Falaise"}}],
    )
    names: dict[Id, Named] = Field(
        default_factory=dict,
        title="Autres noms",
        description="Partenaire, hébergeur, département…",
        examples=[{"nebuleuse": {"name": "Large"}}],
    )
    without: Without = Field(
        default_factory=Without,
        title="Sans",
        description="Ce que l'établissement n'a pas.",
        examples=[{"kinds": ["samu"]}],
    )

    def identifier(self, named: Named) -> str:
        """The identifier given, or the one that the name makes."""
        return named.id or as_identifier(named.name)

    def renamed(self) -> Mapping[str, Named]:
        """Sites and other names, by what the kit calls them."""
        return {**self.sites, **self.names}


@dataclass(frozen=True, slots=True)
class Kit:
    """What the answers are about: what the kit has."""

    sites: tuple[str, ...]
    units: tuple[str, ...]
    names: tuple[Fiction, ...]


def read_answers(path: str, content: bytes, kit: Kit) -> Answers | tuple[Finding, ...]:
    """The answers that a file gives, or every mistake in it."""
    document, findings = read_document(path, content)
    if document is None or findings:
        return findings
    try:
        answers = Answers.model_validate(document.tree)
    except ValidationError as error:
        return tuple(
            Finding(
                one.code,
                Severity.ERROR,
                Place(path, one.route, position=document.position(one.route, at_key=one.at_key)),
                one.message,
                one.advice,
            )
            for one in complaints(Answers, document.tree, error)
        )
    mistakes = tuple(
        Finding(CODE, Severity.ERROR, Place(path, route, position=document.position(route, at_key=True)), said, advice)
        for route, said, advice in mistakes_in(answers, kit)
    )
    return mistakes or answers


Mistake = tuple[Route, str, str]


def mistakes_in(answers: Answers, kit: Kit) -> Iterator[Mistake]:
    """What the kit makes wrong in the answers: where, what, and what to write."""
    optional = [one.id for one in kit.names if one.optional]
    yield from _unknown(("sites",), answers.sites, kit.sites, "site")
    yield from _unknown(("names",), answers.names, [one.id for one in kit.names], "nom")
    yield from _unknown(("without", "units"), answers.without.units, kit.units, "service")
    yield from _unknown(("without", "names"), answers.without.names, optional, "nom qui puisse manquer")
    identifiers: dict[str, str] = {}
    for kept, named in answers.renamed().items():
        where: Route = ("sites" if kept in answers.sites else "names", kept)
        identifier = answers.identifier(named)
        if not identifier:
            yield where, f"« {named.name} » ne donne pas d'identifiant", "ajouter « id: … », court, sans accents."
        elif other := identifiers.get(identifier):
            yield (
                where,
                f"« {kept} » et « {other} » reçoivent le même identifiant, « {identifier} »",
                "donner un « id ».",
            )
        identifiers[identifier] = kept
    if not answers.identifier(answers.group):
        yield ("group",), f"« {answers.group.name} » ne donne pas d'identifiant", "ajouter « id: … » au groupe."
    if set(kit.units) <= set(answers.without.units):
        yield ("without", "units"), "il ne reste aucun service", "en garder au moins un."


def _unknown(route: Route, written: Iterable[str], known: Iterable[str], noun: str) -> Iterator[Mistake]:
    choices = list(known)
    for name in written:
        if name not in choices:
            near = nearest(name, choices)
            some = ", ".join(choices[:SHORT_LIST]) + (", …" if len(choices) > SHORT_LIST else "")
            advice = f"vouliez-vous « {near} » ?" if near else f"choix : {some or 'aucun'}."
            yield (*route, name), f"le dossier de départ n'a pas de {noun} « {name} »", advice
