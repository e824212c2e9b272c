"""What stands on every page: names, dates, status, paper code, QR code, and the bands that warn before reading."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from degraded_mode.impact.graph import Reliance, reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.language.typography import count_words, date_words, short_date, typeset
from degraded_mode.model.canonical import EDITION_PREFIX, canonical, edition_fingerprint, paper_code
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.record import Record, UnitKind
from degraded_mode.model.runbook import Runbook, Status
from degraded_mode.render.names import Names
from degraded_mode.render.views import Band, Masthead
from degraded_mode.render.wording import STATUS, TAB, UNIT

SLOTS: Final = 8
"""Heights that a tab can have: 8 tabs of 29 mm fill the height of an A4 page's text."""

NAMED_UNITS: Final = 3
"""Units that a page's head names one by one."""

# A QR code of level M recovers 15 % of its modules: enough for a stamp or a fold, and it stays at 14 mm.
QR_LEVEL: Final = "m"


@dataclass(frozen=True)
class Edition:
    """One printing: the corpus of a site, and the day on which age is judged."""

    corpus: Corpus
    day: date

    @cached_property
    def reliance(self) -> Reliance:
        """What relies on what, worked out once for the whole printing."""
        return reliance(self.corpus.systems)

    def fallen(self, runbook: Runbook) -> frozenset[str]:
        """Every system that is down when all that the procedure counts as lost is lost."""
        (after,) = aftermaths(self.reliance, [Outage(frozenset(runbook.lost))])
        return after.fallen

    @property
    def names(self) -> Names:
        """The names of its corpus."""
        return Names(self.corpus)

    @property
    def site(self) -> str:
        """The name of its site, empty for a whole group."""
        declared = self.corpus.establishment.sites if self.corpus.establishment else ()
        return next((typeset(site.title) for site in declared if site.id == self.corpus.site), self.corpus.site)

    @property
    def group(self) -> str:
        """The name of its establishment."""
        return typeset(self.corpus.establishment.title) if self.corpus.establishment else ""


def masthead(runbook: Runbook, edition: Edition) -> Masthead:
    """The head of every page of a procedure."""
    fingerprint = edition_fingerprint(edition.corpus, runbook)
    kind = kind_of(runbook, edition.corpus)
    return Masthead(
        title=typeset(runbook.title),
        units=_units(runbook, edition),
        site=edition.site,
        group=edition.group,
        code=runbook.code,
        version=f"v{runbook.version}",
        dates=_dates(runbook),
        paper_code=paper_code(fingerprint),
        qr=qr_rows(f"DGR1:{runbook.id};v={runbook.version};e={fingerprint[:16]}"),
        tab=TAB[kind] if kind else "",
        slot=list(UnitKind).index(kind) % SLOTS if kind else 0,
        bands=tuple(bands(runbook, edition.day)),
    )


def _units(runbook: Runbook, edition: Edition) -> str:
    """The units by name while they are few, else their kind and how many they are."""
    units = edition.corpus.units_of(runbook)
    if 0 < len(units) <= NAMED_UNITS:
        return ", ".join(typeset(unit.title) for unit in units)
    scope = edition.names.scope(runbook.applies_to)
    return f"{scope}, {count_words(len(units), 'service', 'services')}" if units else scope


def _dates(runbook: Runbook) -> str:
    effective = short_date(runbook.effective) if runbook.effective else "sans date"
    review_by = short_date(runbook.review_by) if runbook.review_by else "sans date"
    return f"En vigueur {effective} · À revoir avant {review_by} · {STATUS[runbook.status]}"


def record_code(record: Record) -> str:
    """The paper code of a page that shows one record alone."""
    return paper_code(hashlib.sha256(EDITION_PREFIX + canonical(record)).hexdigest())


def front(edition: Edition, title: str, code: str) -> Masthead:
    """The head of a binder's own pages: no dates, the code of the whole edition."""
    return Masthead(
        title=typeset(title),
        units=edition.site,
        site="",
        group=edition.group,
        code=f"CL-{edition.corpus.site.upper()}",
        version="",
        dates=typeset("Le papier fait foi. Détruire les versions antérieures."),
        paper_code=code,
        qr=(),
        tab="",
        slot=0,
        bands=(),
    )


def kind_of(runbook: Runbook, corpus: Corpus) -> UnitKind | None:
    """The kind of unit that a procedure is filed under, None when its unit is not declared."""
    if runbook.applies_to.kind:
        return runbook.applies_to.kind
    unit = corpus.units.get(runbook.applies_to.unit or "")
    return unit.kind if unit else None


def tab_words(kind: UnitKind) -> str:
    """A tab with its meaning, for an index."""
    return typeset(f"{TAB[kind]} : {UNIT[kind]}")


def qr_rows(payload: str) -> tuple[str, ...]:
    """The rows of a QR code without its quiet zone."""
    import segno

    code = segno.make_qr(payload, error=QR_LEVEL, boost_error=False)
    return tuple("".join("1" if module else "0" for module in row) for row in code.matrix)


def bands(runbook: Runbook, today: date) -> Iterator[Band]:
    """What must be known before reading: a state that is not « approved », a date that has passed or is to come."""
    match runbook.status:
        case Status.DRAFT:
            yield _band("BROUILLON", "Non approuvée : à n'employer que faute de mieux.")
        case Status.REVIEW:
            yield _band("EN RELECTURE", "Non approuvée : à n'employer que faute de mieux.")
        case Status.SUSPENDED:
            yield _band("SUSPENDUE", "Ne pas ouvrir sans l'accord du responsable.")
        case Status.ARCHIVED:
            yield _band("ARCHIVÉE", "Remplacée : chercher la version en vigueur.")
        case Status.APPROVED:
            if runbook.approval is None:
                yield _band("SANS APPROBATION", "Dite approuvée, mais personne n'a signé.")
    if runbook.review_by and runbook.review_by < today:
        yield _band(f"À REVOIR DEPUIS LE {date_words(runbook.review_by).upper()}", "Vérifier les numéros.")
    if runbook.effective and runbook.effective > today:
        yield _band(f"EN VIGUEUR LE {date_words(runbook.effective).upper()}", "Pas encore applicable.")


def _band(title: str, sentence: str) -> Band:
    return Band(typeset(title), typeset(sentence))
