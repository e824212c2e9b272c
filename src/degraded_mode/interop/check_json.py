"""A check in JSON, for whoever writes a program of their own; `docs/check.schema.json` says each key."""

import json
from collections import Counter
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from degraded_mode.interop.told import Report, Spot, Told, Waiting
from degraded_mode.source.findings import Severity

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"

FORMAT: Final = 1
"""A key may be added without notice; none changes its meaning under the same number."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True)


class Place(_Part):
    """Where a finding is."""

    path: str = Field(description="Fichier, vu du dossier où la commande est lancée, avec des barres obliques.")
    line: int | None = Field(description="Ligne, à partir de 1 ; absente pour un fichier ou un dossier entier.")
    column: int | None = Field(description="Colonne, à partir de 1, en caractères.")
    end_column: int | None = Field(description="Colonne qui suit le dernier caractère.")


class Finding(_Part):
    """A finding."""

    code: str = Field(description="Code, tel que « explain » l'explique.", examples=["REF001"])
    name: str = Field(description="Nom du code.", examples=["nom-inconnu"])
    severity: Severity = Field(description="Gravité sous ce profil.")
    message: str = Field(description="Ce qui ne va pas, en français.")
    advice: str = Field(description="Quoi écrire, en français ; vide quand le message suffit.")
    place: Place = Field(description="L'endroit.")
    related: tuple[Place, ...] = Field(description="Les autres endroits du même constat.")
    record: str = Field(description="Genre et identifiant de l'enregistrement ; vide pour un fichier entier.")
    step: str = Field(description="Étape d'une procédure ; vide ailleurs.")
    site: str = Field(description="Site qui le voit ainsi ; vide pour le groupe.")
    fingerprint: str = Field(description="Empreinte : la même tant que le constat est le même, où qu'il se déplace.")


class SetAside(_Part):
    """A finding that waits."""

    finding: Finding = Field(description="Le constat.")
    reason: str = Field(description="Pourquoi il attend.")
    until: str = Field(description="Dernier jour, année-mois-jour.")
    by: str = Field(description="Rôle qui en répond.")


class Counts(_Part):
    """How many of everything, what is not shown included."""

    files: int = Field(description="Fichiers lus.")
    records: int = Field(description="Enregistrements lus.")
    errors: int = Field(description="Erreurs.")
    warnings: int = Field(description="Avertissements.")
    infos: int = Field(description="Remarques.")
    set_aside: int = Field(description="Constats écartés par ignores.yaml.")
    accepted: int = Field(description="Constats de la liste des constats acceptés.")
    gone: int = Field(description="Lignes de cette liste dont le constat a disparu.")


class CheckDocument(_Part):
    """The whole document."""

    format: Literal[1] = Field(description="Version de cette forme.")
    kind: Literal["check"] = Field(description="Ce que contient le document.")
    program: str = Field(description="Version du programme.")
    today: str = Field(description="Jour auquel les âges sont jugés.")
    profile: str = Field(description="Profil : daily, crisis ou audit.")
    status: int = Field(description="Code de retour de la commande.")
    counts: Counts = Field(description="Les nombres.")
    findings: tuple[Finding, ...] = Field(description="Les constats, dans l'ordre des fichiers et des lignes.")
    set_aside: tuple[SetAside, ...] = Field(description="Les constats écartés.")


def check_json(report: Report) -> str:
    """The document, with an end of line."""
    document = CheckDocument(
        format=FORMAT,
        kind="check",
        program=report.version,
        today=report.day.isoformat(),
        profile=report.profile,
        status=report.status,
        counts=_counts(report),
        findings=tuple(_finding(report, one) for one in report.findings),
        set_aside=tuple(_waiting(report, one) for one in report.aside),
    )
    return json.dumps(document.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def check_schema() -> dict[str, JsonValue]:
    """The JSON Schema of the document, described in French: no class of the program shows through."""
    schema = CheckDocument.model_json_schema(mode="serialization")
    parts: dict[str, JsonValue] = {name: _without_names(one) for name, one in sorted(schema.pop("$defs").items())}
    return {"$schema": DIALECT, "title": "Réponse de degraded-mode check", **_without_names(schema), "$defs": parts}


def _without_names(part: dict[str, JsonValue]) -> dict[str, JsonValue]:
    """A class without its English docstring, and its keys without the titles made from their names."""
    kept = {key: value for key, value in part.items() if key not in {"title", "description"}}
    keys = kept.get("properties")
    if isinstance(keys, dict):
        kept["properties"] = {name: _untitled(one) for name, one in keys.items()}
    return kept


def _untitled(key: JsonValue) -> JsonValue:
    return {name: value for name, value in key.items() if name != "title"} if isinstance(key, dict) else key


def _counts(report: Report) -> Counts:
    found = Counter(one.severity for one in report.findings)
    return Counts(
        files=len(report.files),
        records=report.records,
        errors=found[Severity.ERROR],
        warnings=found[Severity.WARNING],
        infos=found[Severity.INFO],
        set_aside=len(report.aside),
        accepted=report.accepted,
        gone=report.gone,
    )


def _finding(report: Report, told: Told) -> Finding:
    return Finding(
        code=told.code,
        name=report.codes[told.code].slug,
        severity=told.severity,
        message=told.message,
        advice=told.advice,
        place=_place(told.spot),
        related=tuple(map(_place, told.related)),
        record=told.record,
        step=told.step,
        site=told.site,
        fingerprint=told.fingerprint,
    )


def _place(spot: Spot) -> Place:
    return Place(path=spot.path, line=spot.line, column=spot.column, end_column=spot.end_column)


def _waiting(report: Report, one: Waiting) -> SetAside:
    return SetAside(finding=_finding(report, one.told), reason=one.reason, until=one.until.isoformat(), by=one.by)
