"""PAP, first part: every form has its place, and the kits hold enough of it, checked as often as they say."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from degraded_mode.impact.coverage import Coverage, Line
from degraded_mode.impact.stock import Shelves
from degraded_mode.language.typography import count_words, duration_words, short_date
from degraded_mode.lint.in_use import in_use
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.lint.words import listed
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.model.evidence import EvidenceKind, Outcome
from degraded_mode.model.kit import Kit
from degraded_mode.model.runbook import Route
from degraded_mode.model.unit import Unit
from degraded_mode.model.written import HOUR
from degraded_mode.source.findings import Severity

LEAST: Final = 8 * HOUR
"""What a ward must last alone on the paper at hand (ONC, SAFER guides: eight hours)."""

PAPER: Final = frozenset({Kind.KIT, Kind.UNIT, Kind.FORM})


@rule(code="PAP006", slug="fiche-nulle-part", severity=Severity.WARNING)
def form_nowhere(survey: Survey) -> Iterator[Remark]:
    """A form that no kit holds and that replaces no tool: nobody will find a sheet of it.

    Those that are keyed in though no step fills them are told by RET012.
    """
    corpora = survey.everywhere.corpora.values()
    # Where no kit is described yet, the paper is not either: there is nothing to hold it against.
    if survey.declared.hidden & PAPER or not any(corpus.kits for corpus in corpora):
        return
    forms = [one.id for one in survey.records if one.kind is Kind.FORM]
    placed = {name for corpus in corpora for name in _placed(corpus)} if forms else set()
    placed |= survey.papers.keyed - survey.papers.filled.keys() if forms else set()
    for name in forms:
        if name not in placed:
            yield Remark(
                Kind.FORM,
                name,
                ("id",),
                f"la fiche {name} n'est dans aucun kit, et ne remplace aucun outil d'un service",
                "la mettre dans le kit de qui s'en sert, ou la retirer.",
                (name,),
            )


def _placed(corpus: Corpus) -> Iterator[str]:
    for kit in corpus.kits.values():
        yield from (item.form for envelope in kit.envelopes for item in envelope.items if item.form)
    for unit in corpus.units.values():
        yield from (function.paper for function in unit.functions.values())


@rule(code="PAP007", slug="ligne-de-kit-a-zero", severity=Severity.WARNING)
def empty_line(survey: Survey) -> Iterator[Remark]:
    """A kit lists something and holds none of it."""
    for judged in survey.records:
        if isinstance(judged.record, Kit):
            for rank, envelope in enumerate(judged.record.envelopes):
                for index, item in enumerate(envelope.items):
                    if item.count == 0:
                        what = item.form or item.reference or item.thing or ""
                        yield Remark(
                            Kind.KIT,
                            judged.id,
                            ("envelopes", rank, "items", index, "count"),
                            f"« {what} » est dans la liste du kit, en zéro exemplaire",
                            "écrire le nombre qu'il faut, ou retirer la ligne.",
                            (what,),
                        )


@rule(code="PAP008", slug="kit-sous-huit-heures", severity=Severity.ERROR)
def kit_too_small(survey: Survey) -> Iterator[Remark]:
    """A kit does not hold enough sheets for its users to last eight hours."""
    for covered, line, shelves in _on_paper(survey):
        if lacking := _lacking(shelves, line, LEAST):
            yield _short(covered, line, lacking, LEAST)


@rule(code="PAP009", slug="kit-sous-son-autonomie", severity=Severity.WARNING)
def kit_short_of_its_time(survey: Survey) -> Iterator[Remark]:
    """A kit lasts eight hours, and not as long as the kit of a ward must."""
    for covered, line, shelves in _on_paper(survey):
        ward = covered.here.establishment.horizons.ward if covered.here.establishment else LEAST
        lacking = _lacking(shelves, line, ward) if ward > LEAST and not _lacking(shelves, line, LEAST) else 0
        if lacking:
            yield _short(covered, line, lacking, ward)


def _on_paper(survey: Survey) -> Iterator[tuple[Coverage, Line, Shelves]]:
    """One function for each kit and form of the units whose plan is in use; those who share them count together."""
    if survey.declared.hidden & PAPER:
        return
    judged = in_use(survey)
    for covered in survey.coverages:
        shelves, seen = Shelves(covered.here), set[tuple[str, str]]()
        for line in covered.lines:
            where = line.function.place, line.function.paper
            if line.unit.id in judged and where not in seen and where[0] in covered.here.kits:
                seen.add(where)
                yield covered, line, shelves


def _lacking(shelves: Shelves, line: Line, over: timedelta) -> int:
    form = shelves.here.forms.get(line.function.paper)
    return shelves.stock(line.unit, line.function.place, form, over).lacking if form else 0


def _short(covered: Coverage, line: Line, lacking: int, over: timedelta) -> Remark:
    place, paper = line.function.place, line.function.paper
    kit = covered.here.kits[place]
    units = [one.unit.title for one in covered.lines if (one.function.place, one.function.paper) == (place, paper)]
    sharing = f" à eux tous ({listed(dict.fromkeys(units))})" if len(set(units)) > 1 else ""
    manque = "il manque " + count_words(lacking, "feuille", "feuilles")
    return Remark(
        Kind.KIT,
        place,
        _line_of(kit, paper),
        f"{manque} de {paper} pour tenir {duration_words(over)}{sharing}",
        "en ajouter, ou corriger ce qui sert à compter : lits, venues par jour, consommation de la fiche.",
        (paper,),
        (Pointer(Kind.UNIT, line.unit.id, ("functions", line.name, "paper")),),
    )


def _line_of(kit: Kit, form: str) -> Route:
    """Where the kit says how many sheets of the form it holds; its contents when it has none."""
    for rank, envelope in enumerate(kit.envelopes):
        for index, item in enumerate(envelope.items):
            if item.form == form:
                return ("envelopes", rank, "items", index, "count")
    return ("envelopes", 0, "title")


@rule(code="PAP015", slug="kit-a-controler", severity=Severity.WARNING)
def unchecked_kit(survey: Survey) -> Iterator[Remark]:
    """No check of a kit is recorded since as long ago as the kit says, or none at all."""
    if Kind.EVIDENCE in survey.declared.hidden:
        return
    judged = in_use(survey)
    checked = _last_checks(survey)
    for name, units in _users(survey).items():
        kit = survey.corpus.kits[name]
        last = max((checked[unit.id] for unit in units if unit.id in checked), default=None)
        late = last is None or survey.day - last > kit.check_every
        if late and any(unit.id in judged for unit in units):
            told = f"le {short_date(last)}, il y a {(survey.day - last).days} jours" if last else "jamais noté"
            yield Remark(
                Kind.KIT,
                name,
                ("check_every",),
                f"contrôle de « {kit.title} » : {told}, à faire toutes les {duration_words(kit.check_every)}",
                "contrôler le kit selon sa fiche, puis l'écrire dans evidence/ (kind: kit_check, avec ses services).",
                tuple(unit.id for unit in units),
            )


def _last_checks(survey: Survey) -> Mapping[str, date]:
    """By unit, the last day on which the kit of the unit was checked."""
    found: dict[str, date] = {}
    for one in survey.corpus.evidence.values():
        if one.kind is EvidenceKind.KIT_CHECK and one.outcome is not Outcome.PLANNED and one.date <= survey.day:
            for unit in one.units:
                found[unit] = max(one.date, found.get(unit, one.date))
    return found


def _users(survey: Survey) -> Mapping[str, list[Unit]]:
    """By kit, the units of one site that take their paper there, for the sites that this survey judges."""
    found: defaultdict[tuple[str, str], dict[str, Unit]] = defaultdict(dict)
    for unit in survey.units:
        if unit.site in survey.own_sites:
            for function in unit.functions.values():
                if function.place in survey.corpus.kits:
                    found[unit.site, function.place][unit.id] = unit
    return {kit: list(units.values()) for (_, kit), units in found.items()}


RULES: Final = (form_nowhere, empty_line, kit_too_small, kit_short_of_its_time, unchecked_kit)
