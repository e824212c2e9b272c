"""What could not be trusted when a page was printed, as sentences for its banner."""

from collections.abc import Iterable, Sequence

from degraded_mode.language.typography import count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.source.findings import Finding, Severity

SHOWN = 3
"""Mistakes quoted in a banner; beyond, it only counts them."""


def of_runbook(findings: Iterable[Finding], runbook: str, loaded: Loaded) -> tuple[str, ...]:
    """Sentences about the errors of one procedure and about files that gave no record."""
    errors = [one for one in findings if one.severity is Severity.ERROR]
    own = [one for one in errors if one.place.record == f"runbook {runbook}"]
    return of_program(errors) + tuple(_sentences(own, "Cette procédure", loaded)) + of_files(errors)


def of_program(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Sentences about what stands in no file: what the program itself could not do."""
    broken = [one for one in findings if not one.place.path and not one.place.record]
    return tuple(typeset(f"Page non vérifiée, à relire avant d'agir : {one.message}.") for one in broken)


def of_files(findings: Iterable[Finding]) -> tuple[str, ...]:
    """The sentence about files that could not be used, if any."""
    paths = dict.fromkeys(
        one.place.path for one in findings if one.severity is Severity.ERROR and not one.place.record and one.place.path
    )
    if not paths:
        return ()
    return (typeset(f"Fichiers illisibles ou incomplets, à vérifier avant d'agir : {', '.join(paths)}."),)


def of_corpus(findings: Iterable[Finding], loaded: Loaded) -> tuple[str, ...]:
    """Sentences about every error, for the cover of a binder."""
    errors = [one for one in findings if one.severity is Severity.ERROR]
    own = [one for one in errors if one.place.record]
    return of_program(errors) + tuple(_sentences(own, "Ce classeur", loaded)) + of_files(errors)


def _sentences(errors: Sequence[Finding], subject: str, loaded: Loaded) -> Iterable[str]:
    if not errors:
        return
    count = count_words(len(errors), "erreur non corrigée", "erreurs non corrigées")
    yield typeset(f"{subject} porte {count} : vérifier avant d'agir.")
    for one in errors[:SHOWN]:
        yield typeset(f"{_where(one, loaded)} : {one.message}.")
    if len(errors) > SHOWN:
        yield typeset("Les autres : « degraded-mode check ».")


def _where(finding: Finding, loaded: Loaded) -> str:
    place = finding.place
    document = loaded.documents.get(place.path)
    position = place.position or (document.position(place.route, at_key=place.at_key) if document else None)
    return f"{place.path}, ligne {position.line}" if position else place.path or place.record
