"""The ready messages, the documents of reference and the directory of a binder."""

from collections.abc import Set

from degraded_mode.language.typography import duration_words, short_date, typeset
from degraded_mode.model.reference import Reference
from degraded_mode.render.asks import message_name
from degraded_mode.render.binder_views import Directory, Messages, Paper, Papers, Ready
from degraded_mode.render.blanks import to_fill
from degraded_mode.render.channels import reach
from degraded_mode.render.masthead import Edition, front
from degraded_mode.render.names import filing
from degraded_mode.render.views import Table


def directory(edition: Edition, code: str) -> Directory:
    """The functions that this site may have to reach, by name; restricted channels are left out."""
    corpus, names = edition.corpus, edition.names
    here = [one for one in corpus.contacts.values() if one.site in (None, corpus.site)]
    people = [reach(one.id, names, label=typeset(one.floor or "")) for one in here]
    people.sort(key=lambda one: filing(one.who))
    head = front(edition, "Annuaire par fonction", code)
    return Directory("annuaire", ("", "", ()), head, tuple(one for one in people if one.channels))


def messages(edition: Edition, cited: Set[str], code: str) -> Messages:
    """The messages that the site's procedures give, with their withdrawal."""
    ready = [
        Ready(
            where=("message", one.id, ()),
            title=message_name(one),
            use=typeset(
                f"v{one.version} · responsable : {edition.names.role_in_full(one.owner)}"
                + (f" · valable {duration_words(one.valid_for)}" if one.valid_for else "")
            ),
            text=to_fill(one.text),
            withdrawal=to_fill(one.withdrawal or ""),
        )
        for one in edition.corpus.messages.values()
        if one.id in cited
    ]
    ready.sort(key=lambda one: filing(one.title))
    return Messages("messages", ("", "", ()), front(edition, "Messages prêts", code), tuple(ready))


def papers(edition: Edition, cited: Set[str], code: str) -> Papers:
    """The documents of reference that the site's pages cite."""
    found = [_paper(one, edition) for one in edition.corpus.references.values() if one.id in cited]
    found.sort(key=lambda one: filing(one.title))
    return Papers("documents", ("", "", ()), front(edition, "Documents de référence", code), tuple(found))


def _paper(reference: Reference, edition: Edition) -> Paper:
    use = f"v{reference.version}"
    if reference.validated_by:
        use += f" · validé par {edition.names.role_in_full(reference.validated_by)}"
    if reference.validated_on:
        use += f", le {short_date(reference.validated_on)}"
    if reference.to_fill:
        use += " · à compléter par l'établissement"
    if reference.file:
        use += f" · document joint : {reference.file}"
    rows = tuple(tuple(map(typeset, row)) for row in reference.rows)
    if reference.to_fill and reference.columns and not rows:
        rows = (("",) * len(reference.columns),) * BLANK_ROWS
    return Paper(
        where=("reference", reference.id, ()),
        title=typeset(reference.title),
        use=typeset(use),
        text=typeset(reference.text or ""),
        options=tuple(map(typeset, reference.options)),
        table=Table("", tuple(map(typeset, reference.columns)), rows) if reference.columns else None,
    )


BLANK_ROWS = 6
"""Rows left to write on in a table that only the hospital can fill."""
