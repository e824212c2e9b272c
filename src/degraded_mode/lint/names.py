"""REF, first half: every record that is cited is declared, and is of the right kind."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.language.nearness import alike
from degraded_mode.lint.citations import Target
from degraded_mode.lint.declared import Declared
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import NOUNS, meant
from degraded_mode.source.findings import Severity


def unknown(name: str, target: Target, declared: Declared) -> tuple[str, str, Pointer | None]:
    """What is said of a name that nothing declares, what to write, and where the nearest is declared."""
    noun, names = NOUNS[target], declared.names[target]
    advice, near = meant(name, names, noun)
    return f"{noun.name} « {name} » {noun.undeclared}", advice, names[near] if near else None


def of_another_kind(name: str, target: Target, found: Target, declared: Declared) -> tuple[str, str]:
    """What is said of a name that is declared as something else, and what to write."""
    noun = NOUNS[target]
    advice, _ = meant(name, declared.names[target], noun)
    return f"« {name} » est {NOUNS[found].indefinite} ; il faut ici {noun.indefinite}", advice


@rule(code="REF001", slug="nom-inconnu", severity=Severity.ERROR)
def unknown_name(survey: Survey) -> Iterator[Remark]:
    """An identifier is cited that nothing declares."""
    for judged, citation in survey.strangers:
        if survey.declared.elsewhere(citation.name) is None:
            message, advice, near = unknown(citation.name, citation.target, survey.declared)
            related = (near,) if near else ()
            correction = alike(citation.name, survey.declared.names[citation.target])
            values = (citation.name,)
            yield Remark(
                judged.kind, judged.id, citation.route, message, advice, values, related, correction=correction
            )


@rule(code="REF002", slug="nom-d-une-autre-sorte", severity=Severity.ERROR)
def wrong_kind(survey: Survey) -> Iterator[Remark]:
    """An identifier is cited that is declared as something else."""
    for judged, citation in survey.strangers:
        if found := survey.declared.elsewhere(citation.name):
            target, pointer = found
            message, advice = of_another_kind(citation.name, citation.target, target, survey.declared)
            yield Remark(judged.kind, judged.id, citation.route, message, advice, (citation.name,), (pointer,))


RULES: Final = (unknown_name, wrong_kind)
