"""The binder of a site, in the order in which it is opened: cover, indexes, directory, procedures, papers."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Final

from degraded_mode.language.typography import count_words, typeset
from degraded_mode.loading.load import Loaded
from degraded_mode.model.canonical import EDITION_PREFIX, canonical, cited, edition_fingerprint, paper_code
from degraded_mode.model.corpus import Corpus, Kind
from degraded_mode.render import notices
from degraded_mode.render.binder_views import Cover, Decider, Effective, EffectivePages
from degraded_mode.render.checklist import sheet
from degraded_mode.render.document import Document, Piece
from degraded_mode.render.forms import form_sheet
from degraded_mode.render.indexes import by_loss, by_unit
from degraded_mode.render.masthead import Edition, front
from degraded_mode.render.names import filing
from degraded_mode.render.texts import directory, messages, papers
from degraded_mode.source.findings import Finding

MINUTES: Final = (
    "Noter l'heure du constat.",
    "Essayer sur un deuxième poste, avec un autre compte : est-ce seulement mon poste ?",
    "Chercher la panne dans l'index « Je n'ai plus… », page suivante ; il donne l'onglet et le code.",
    "Faire les actions immédiates de la première page, dans l'ordre, sans attendre.",
    "Prévenir la personne qui décide, ci-dessous, puis dérouler la procédure.",
)
"""The first five minutes (usage, to be confirmed by a hospital reader)."""


def binder(edition: Edition, loaded: Loaded, errors: Sequence[Finding]) -> Document:
    """Everything that the site keeps on paper; `errors` are named in banners."""
    corpus = edition.corpus
    used = _used(corpus)
    code = paper_code(_fingerprint(corpus, used))
    runbooks = corpus.runbooks_here()
    pieces: list[Piece] = [
        by_loss(edition, code),
        by_unit(edition, code),
        directory(edition, code),
        *(sheet(one, edition, notices.of_runbook(errors, one.id, loaded)) for one in runbooks),
        *(form_sheet(form, edition) for form in corpus.forms.values() if form.id in used[Kind.FORM]),
    ]
    if used[Kind.MESSAGE]:
        pieces.append(messages(edition, used[Kind.MESSAGE], code))
    if used[Kind.REFERENCE]:
        pieces.append(papers(edition, used[Kind.REFERENCE], code))
    cover = _cover(edition, code, notices.of_corpus(errors, loaded), pieces)
    pages = _effective(edition, code, [cover, *pieces])
    dated = max((one.effective for one in runbooks if one.effective), default=None)
    return Document(typeset(f"Classeur mode dégradé, {edition.site}"), (cover, *pieces, pages), dated)


def _used(corpus: Corpus) -> dict[Kind, frozenset[str]]:
    """The identifiers of each kind that the site's procedures, units and kits cite."""
    found: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for runbook in corpus.runbooks_here():
        for kind, record in cited(corpus, runbook):
            found[kind].add(str(getattr(record, "id", "")))
    for unit in corpus.units.values():
        if unit.site == corpus.site:
            found[Kind.FORM].update(function.paper for function in unit.functions.values())
    for identifier in found[Kind.KIT]:
        for envelope in corpus.kits[identifier].envelopes:
            found[Kind.FORM].update(item.form for item in envelope.items if item.form)
            found[Kind.REFERENCE].update(item.reference for item in envelope.items if item.reference)
    return {kind: frozenset(identifiers) for kind, identifiers in found.items()}


def _fingerprint(corpus: Corpus, used: dict[Kind, frozenset[str]]) -> str:
    digest = hashlib.sha256(EDITION_PREFIX + b"binder\n")
    for runbook in corpus.runbooks_here():
        digest.update(edition_fingerprint(corpus, runbook).encode())
    for kind in (Kind.UNIT, Kind.SYSTEM, Kind.CONTACT):
        digest.update(b"".join(canonical(record) for _, record in sorted(corpus.of(kind).items())))
    for kind in (Kind.FORM, Kind.MESSAGE, Kind.REFERENCE):
        digest.update(
            b"".join(canonical(record) for key, record in sorted(corpus.of(kind).items()) if key in used[kind])
        )
    return digest.hexdigest()


def _cover(edition: Edition, code: str, banner: tuple[str, ...], pieces: Sequence[Piece]) -> Cover:
    corpus, names = edition.corpus, edition.names
    declared = corpus.establishment.sites if corpus.establishment else ()
    served = {unit.id: unit for runbook in corpus.runbooks_here() for unit in corpus.units_of(runbook)}
    units = sorted(served.values(), key=lambda one: filing(one.title))
    return Cover(
        id="couverture",
        where=("", "", ()),
        head=front(edition, "Classeur mode dégradé", code),
        notices=banner,
        activities=next((typeset(site.has) for site in declared if site.id == corpus.site), ""),
        minutes=tuple(map(typeset, MINUTES)),
        deciders=tuple(
            Decider(
                typeset(one.title), names.role_in_full(one.decides.day), names.role_in_full(one.decides.out_of_hours)
            )
            for one in units
        ),
        contents=tuple(_contents(pieces)),
    )


def _contents(pieces: Sequence[Piece]) -> Iterator[str]:
    kinds = [piece.kind for piece in pieces]
    yield typeset("Index « Je n'ai plus… » et index par service")
    yield "Annuaire par fonction"
    yield count_words(kinds.count("sheet"), "procédure", "procédures")
    if count := kinds.count("form"):
        yield count_words(count, "fiche à photocopier", "fiches à photocopier")
    if "messages" in kinds:
        yield "Messages prêts"
    if "papers" in kinds:
        yield "Documents de référence"
    yield "Liste des pages en vigueur"


def _effective(edition: Edition, code: str, pieces: Sequence[Piece]) -> EffectivePages:
    head = front(edition, "Liste des pages en vigueur", code)
    listed = [(piece.head, piece.id) for piece in pieces] + [(head, "pages")]
    lines = tuple(Effective(one.code, one.title, one.version, one.paper_code, piece) for one, piece in listed)
    return EffectivePages("pages", ("", "", ()), head, lines)
