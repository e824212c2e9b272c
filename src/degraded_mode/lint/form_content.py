"""PAP, second part: a sheet about a patient says which one; a sheet that treats says when, by whom, and allergies."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.action import SendOut, TransferPatients
from degraded_mode.model.corpus import Kind
from degraded_mode.model.form import FieldType, Form, FormField
from degraded_mode.source.findings import Severity

TREATS: Final = re.compile(r"(?<!\w)(?:prescriptions?|ordonnances?|administrations?)(?!\w)", re.IGNORECASE)
"""Sheets by which a patient is treated, told by their title or by the function that they replace."""

MANY: Final = re.compile(r"(?:registre|planning|programme|bordereau|liste|tableau|commande|état)(?!\w)", re.IGNORECASE)
"""Sheets about several patients: each of their lines has its own."""

BORN: Final = re.compile(r"\bnée?(?:\(e\))? le\b|\bnaissance\b", re.IGNORECASE)
"""A field of the identity: its sheet writes the identity itself."""

AUTHOR: Final = re.compile(
    r"\b(?:signatures?|visas?|signé|initiales?|prescripteur|auteur|rédacteur|par|infirmier|médecin)\b", re.IGNORECASE
)

DATED: Final = frozenset({FieldType.DATE, FieldType.DATETIME})
TIMED: Final = frozenset({FieldType.TIME, FieldType.DATETIME})
HOUR: Final = re.compile(r"\bheures?\b", re.IGNORECASE)


@rule(code="PAP010", slug="traitement-sans-identite", severity=Severity.ERROR)
def treats_nobody(survey: Survey) -> Iterator[Remark]:
    """A sheet that prescribes or records what is given has no room for the identity of the patient."""
    for form in _treating(survey):
        if not _says_who(form):
            yield _remark(
                form,
                f"{form.id} prescrit ou trace un traitement, sans place pour l'identité du patient",
                "écrire « identity_zone: true » : la zone est imprimée sur chaque page.",
            )


@rule(code="PAP011", slug="fiche-de-patient-sans-identite", severity=Severity.WARNING)
def about_nobody(survey: Survey) -> Iterator[Remark]:
    """A sheet of which each patient has one has no room for the identity of the patient."""
    treating = {form.id for form in _treating(survey)}
    for form in _forms(survey):
        each = form.per_bed_day is not None or form.per_admission is not None
        if each and form.id not in treating and not MANY.match(form.title) and not _says_who(form):
            yield _remark(
                form,
                f"{form.id} se compte par patient, sans place pour l'identité du patient",
                "écrire « identity_zone: true », ou compter la fiche par jour (« per_day ») si elle en suit plusieurs.",
            )


@rule(code="PAP012", slug="traitement-sans-reperes", severity=Severity.WARNING)
def treats_without_marks(survey: Survey) -> Iterator[Remark]:
    """A sheet that prescribes or records what is given lacks the allergies, the date, the hour or the author."""
    for form in _treating(survey):
        if missing := tuple(_missing(form)):
            yield _remark(
                form,
                f"{form.id} prescrit ou trace un traitement, sans place pour {' ni '.join(missing)}",
                "ajouter « allergy_box: true », un champ « datetime », un champ « signature ».",
                missing,
            )


@rule(code="PAP013", slug="fiche-qui-part-sans-double", severity=Severity.WARNING)
def leaves_without_copy(survey: Survey) -> Iterator[Remark]:
    """A sheet travels with a patient or a sample, and whoever sends it keeps nothing."""
    seen: set[str] = set()
    for own in survey.in_force:
        for placed in own.having("send", "transfer"):
            match placed.step:
                case SendOut(send=send):
                    name, verb = send.form, "send"
                case TransferPatients(transfer=transfer):
                    name, verb = transfer.form, "transfer"
                case _:
                    continue
            form = survey.corpus.forms.get(name)
            if form and len(form.copies) == 1 and name not in seen:
                seen.add(name)
                route = (*placed.route, verb, "form")
                yield Remark(
                    Kind.FORM,
                    name,
                    ("copies",),
                    f"{name} part avec le patient ou l'envoi, en un seul exemplaire : qui l'envoie n'en garde rien",
                    "ajouter l'exemplaire du service qui envoie.",
                    (name,),
                    (Pointer(Kind.RUNBOOK, own.runbook.id, route),),
                )


def _forms(survey: Survey) -> Iterator[Form]:
    return (one.record for one in survey.records if isinstance(one.record, Form))


def _treating(survey: Survey) -> Iterator[Form]:
    forms = [form for form in _forms(survey) if not MANY.match(form.title)]
    replacing = _replacing(survey) if forms else {}
    for form in forms:
        if TREATS.search(form.title) or any(TREATS.search(name) for name in replacing.get(form.id, ())):
            yield form


def _replacing(survey: Survey) -> Mapping[str, set[str]]:
    """By form, the names of the functions that it replaces."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for corpus in survey.everywhere.corpora.values():
        for unit in corpus.units.values():
            for name, function in unit.functions.items():
                found[function.paper].add(name.replace("-", " "))
    return found


def _says_who(form: Form) -> bool:
    """True when the sheet has the zone, a sticker, or asks for the birth of the patient."""
    return form.identity_zone or any(
        one.type is FieldType.STICKER or BORN.search(one.label) for one in _fields(form.fields)
    )


def _missing(form: Form) -> Iterator[str]:
    fields = list(_fields(form.fields))
    types = {one.type for one in fields}
    if not form.allergy_box and not any("allergie" in one.label.lower() for one in fields):
        yield "les allergies"
    if not types & DATED:
        yield "la date"
    if not types & TIMED and not any(HOUR.search(one.label) for one in fields):
        yield "l'heure"
    if FieldType.SIGNATURE not in types and not any(AUTHOR.search(one.label) for one in fields):
        yield "l'auteur"


def _fields(fields: tuple[FormField, ...]) -> Iterator[FormField]:
    for one in fields:
        yield one
        yield from _fields(one.columns)


def _remark(form: Form, message: str, advice: str, values: tuple[str, ...] = ()) -> Remark:
    return Remark(Kind.FORM, form.id, ("title",), message, advice, values)


RULES: Final = (treats_nobody, about_nobody, treats_without_marks, leaves_without_copy)
