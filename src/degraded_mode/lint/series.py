"""IDV, third part: a provisional number is given once, and there are enough of them."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from degraded_mode.language.typography import count_words, duration_words
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import UnitKind
from degraded_mode.model.runbook import Route
from degraded_mode.model.site import Establishment, Series, Site
from degraded_mode.source.findings import Severity

_DAY: Final = timedelta(days=1)


def _establishment(survey: Survey) -> Establishment | None:
    return survey.corpus.establishment if survey.touches(Kind.ESTABLISHMENT, Kind.UNIT) else None


@rule(code="IDV006", slug="series-qui-se-chevauchent", severity=Severity.ERROR)
def same_numbers(survey: Survey) -> Iterator[Remark]:
    """Two entrances give the same numbers with the same letters: two patients, one bracelet."""
    for establishment, first, second in _meeting(survey):
        one, other = establishment.provisional_numbers[first], establishment.provisional_numbers[second]
        if one.prefix == other.prefix:
            yield _remark(
                establishment,
                second,
                "first",
                f"« {other.entrance} » et « {one.entrance} » donnent les mêmes numéros : "
                f"{one.prefix} {_common(one, other)}",
                "réserver à chaque entrée un intervalle qui ne touche aucun autre.",
                (other.id, one.id),
                ("provisional_numbers", first, "first"),
            )


@rule(code="IDV007", slug="series-que-seule-une-lettre-separe", severity=Severity.WARNING)
def only_letters_apart(survey: Survey) -> Iterator[Remark]:
    """Two series differ by their letters only: written by hand, or dictated, they are the same number."""
    for establishment, first, second in _meeting(survey):
        one, other = establishment.provisional_numbers[first], establishment.provisional_numbers[second]
        if one.prefix != other.prefix:
            yield _remark(
                establishment,
                second,
                "first",
                f"seules les lettres distinguent « {other.entrance} » ({other.prefix}) de « {one.entrance} » "
                f"({one.prefix}) : {_common(one, other)}",
                "séparer aussi les nombres : une lettre dictée ou mal écrite donne le numéro d'un autre patient.",
                (other.id, one.id),
                ("provisional_numbers", first, "first"),
            )


@rule(code="IDV008", slug="serie-a-l-envers", severity=Severity.ERROR)
def empty_series(survey: Survey) -> Iterator[Remark]:
    """A series ends before it begins: the entrance has no number."""
    establishment = _establishment(survey)
    for index, series in enumerate(establishment.provisional_numbers if establishment else ()):
        if establishment and series.last < series.first:
            yield _remark(
                establishment,
                index,
                "last",
                f"la série de « {series.entrance} » finit avant de commencer : {series.first} à {series.last}",
                "écrire le plus petit numéro sous « first », le plus grand sous « last ».",
                (series.id,),
            )


@rule(code="IDV009", slug="series-trop-courtes", severity=Severity.WARNING)
def too_few_numbers(survey: Survey) -> Iterator[Remark]:
    """The series of a site do not last as long as its paper."""
    establishment = _establishment(survey)
    if establishment is None:
        return
    lasts = establishment.horizons.central
    for rank, site in enumerate(establishment.sites):
        held = [one for one in establishment.provisional_numbers if one.site == site.id]
        wanted = _arrivals(survey, site) * (lasts // _DAY)
        count = sum(max(one.last - one.first + 1, 0) for one in held)
        if held and count < wanted:
            yield Remark(
                Kind.ESTABLISHMENT,
                establishment.id,
                ("sites", rank, "id"),
                f"« {site.title} » a {count_words(count, 'numéro provisoire', 'numéros provisoires')}, et il en faut "
                f"{wanted} pour {duration_words(lasts)}",
                "allonger les séries de ce site, sans toucher celles des autres.",
                (site.id,),
            )


def _arrivals(survey: Survey, site: Site) -> int:
    """The patients of a day who may need a number: those whom the admissions see, or those who come unannounced."""
    seen = {UnitKind.ADMISSIONS: 0, UnitKind.URGENCES: 0, UnitKind.MATERNITE: 0}
    for unit in survey.corpus.units.values():
        if unit.site == site.id and unit.kind in seen:
            seen[unit.kind] += unit.admissions or 0
    return max(seen[UnitKind.ADMISSIONS], seen[UnitKind.URGENCES] + seen[UnitKind.MATERNITE])


def _meeting(survey: Survey) -> Iterator[tuple[Establishment, int, int]]:
    """The series that hold a number of another: each with the series before it that reaches furthest."""
    establishment = _establishment(survey)
    if establishment is None:
        return
    numbered = [(one.first, one.last, rank) for rank, one in enumerate(establishment.provisional_numbers)]
    furthest: tuple[int, int] | None = None
    for first, last, rank in sorted(one for one in numbered if one[0] <= one[1]):
        if furthest and first <= furthest[0]:
            yield establishment, furthest[1], rank
        if furthest is None or last > furthest[0]:
            furthest = (last, rank)


def _common(one: Series, other: Series) -> str:
    first, last = max(one.first, other.first), min(one.last, other.last)
    return f"{first}" if first == last else f"{first} à {last}"


def _remark(
    establishment: Establishment,
    index: int,
    key: str,
    message: str,
    advice: str,
    values: tuple[str, ...],
    other: Route | None = None,
) -> Remark:
    route = ("provisional_numbers", index, key)
    related = (Pointer(Kind.ESTABLISHMENT, establishment.id, other),) if other else ()
    return Remark(Kind.ESTABLISHMENT, establishment.id, route, message, advice, values, related)


RULES: Final = (same_numbers, only_letters_apart, empty_series, too_few_numbers)
