"""TEL010: a number stands in the directory, where it is tried, never in a sentence."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.language.typography import phone_words
from degraded_mode.lint.dead_numbers import dead_numbers
from degraded_mode.lint.numbers import lines_of, numbers_in
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.runbook import Route
from degraded_mode.source.findings import Severity


@rule(code="TEL010", slug="numero-dans-une-phrase", severity=Severity.WARNING)
def number_in_a_sentence(survey: Survey) -> Iterator[Remark]:
    """A number stands in a sentence: nobody tries it, and it does not follow the directory when it changes."""
    known = lines_of(survey.corpus.contacts.values())
    sentences = list(_sentences(survey))
    dead = {given.place for given, _, _ in dead_numbers(survey)} if sentences else set()
    for kind, record, route, number in sentences:
        # A message is read outside, where nobody has the directory: it may repeat a number that is in it.
        if (kind is Kind.MESSAGE and number in known) or (record, route, number) in dead:
            continue
        contact = known[number][0][0].id if number in known else ""
        yield Remark(
            kind,
            record,
            route,
            f"« {phone_words(number)} » est écrit dans une phrase : il échappe à l'essai des numéros",
            f"citer le contact « {contact} » : « call: {contact} »."
            if contact
            else "en faire un contact de l'annuaire, avec sa date d'essai, ou un blanc {numéro essayé}.",
            (number,),
        )


def _sentences(survey: Survey) -> Iterator[tuple[Kind, str, Route, str]]:
    """The numbers in the sentences of messages and of procedures in force."""
    in_force = {procedure.runbook.id for procedure in survey.in_force}
    for (kind, record), sightings in survey.sightings.items():
        if kind is Kind.MESSAGE or (kind is Kind.RUNBOOK and record in in_force):
            for route, text in sightings:
                for number in numbers_in(text):
                    yield kind, record, route, number


RULES: Final = (number_in_a_sentence,)
