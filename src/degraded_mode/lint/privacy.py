"""GOV, privacy: a plan names functions, never persons, and holds nothing of any patient."""

from collections.abc import Iterator
from typing import Final

from degraded_mode.lint.people import personal_data_in, persons_in
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Severity


@rule(code="GOV021", slug="personne-nommee", severity=Severity.WARNING)
def person_named(survey: Survey) -> Iterator[Remark]:
    """A procedure names a person: on leave, gone, or on another shift, the step has nobody."""
    in_force = {procedure.runbook.id for procedure in survey.in_force}
    for (kind, record), sightings in survey.sightings.items():
        if kind is Kind.RUNBOOK and record in in_force:
            for route, text in sightings:
                if named := persons_in(text):
                    yield Remark(
                        kind,
                        record,
                        route,
                        f"{listed(named)} : une personne est nommée, elle ne sera pas toujours là",
                        "écrire la fonction : « médecin régulateur ». Le nom du jour se lit sur le tableau de garde.",
                        named,
                    )


@rule(code="GOV022", slug="donnee-personnelle", severity=Severity.ERROR)
def personal_datum(survey: Survey) -> Iterator[Remark]:
    """A file holds what belongs to one person: a social or file number, a date of birth, an address. Drafts too."""
    for (kind, record), sightings in survey.sightings.items():
        for route, text in sightings:
            if data := personal_data_in(text):
                yield Remark(
                    kind,
                    record,
                    route,
                    f"{' et '.join(data)} dans un dossier qui se copie, s'imprime et s'affiche",
                    "l'effacer, ici et dans l'historique du dossier ; dans un exemple, laisser un blanc : {numéro}.",
                    tuple(datum.name for datum in data),
                )


RULES: Final = (person_named, personal_datum)
