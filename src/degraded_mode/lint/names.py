"""REF, first half: every record that is cited is declared, and is of the right kind."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import NOUNS, meant
from degraded_mode.source.findings import Severity


@rule(code="REF001", slug="nom-inconnu", severity=Severity.ERROR)
def unknown_name(survey: Survey) -> Iterator[Remark]:
    """An identifier is cited that nothing declares."""
    for judged, citation in survey.strangers:
        if survey.declared.elsewhere(citation.name) is None:
            noun = NOUNS[citation.target]
            names = survey.declared.names[citation.target]
            advice, near = meant(citation.name, names, noun)
            declaration = names[near] if near else None
            yield Remark(
                judged.kind,
                judged.id,
                citation.route,
                f"{noun.name} « {citation.name} » {noun.undeclared}",
                advice,
                (citation.name,),
                (declaration,) if declaration else (),
            )


@rule(code="REF002", slug="nom-d-une-autre-sorte", severity=Severity.ERROR)
def wrong_kind(survey: Survey) -> Iterator[Remark]:
    """An identifier is cited that is declared as something else."""
    for judged, citation in survey.strangers:
        if found := survey.declared.elsewhere(citation.name):
            target, pointer = found
            noun = NOUNS[citation.target]
            advice, _ = meant(citation.name, survey.declared.names[citation.target], noun)
            yield Remark(
                judged.kind,
                judged.id,
                citation.route,
                f"« {citation.name} » est {NOUNS[target].indefinite} ; il faut ici {noun.indefinite}",
                advice,
                (citation.name,),
                (pointer,),
            )


RULES: Final = (unknown_name, wrong_kind)
