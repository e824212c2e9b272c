"""The texts of a corpus folder → records, one corpus per site, and every mistake found on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pydantic import ValidationError

from degraded_mode.loading.complaint import Complaint
from degraded_mode.loading.layout import Role, role_of
from degraded_mode.loading.overlay import Merged, Spot, is_removal, overlay
from degraded_mode.loading.sentences import complaints
from degraded_mode.model.corpus import FOLDERS, MODELS, Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.source.document import Document, Reading, read_document
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route

Key = tuple[Kind, str]
"""A record: its kind and its identifier."""


@dataclass(frozen=True)
class Loaded:
    """Everything that could be used of a corpus folder, and everything that is wrong in it."""

    group: Corpus
    overlaid: Mapping[str, Corpus]
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]
    spots: Mapping[str, Mapping[Key, Merged]] = field(repr=False, default_factory=dict)

    @property
    def corpora(self) -> Mapping[str, Corpus]:
        """The group's corpus under the empty name, and the corpus of each site that has an overlay."""
        return {"": self.group, **self.overlaid}

    def at(self, site: str) -> Corpus:
        """The corpus as one site sees it; the group's own for an empty name."""
        return self.overlaid.get(site) or replace(self.group, site=site)

    @property
    def sites(self) -> tuple[str, ...]:
        """The identifiers of the group's sites, in the order of the establishment's file."""
        return tuple(site.id for site in self.group.establishment.sites) if self.group.establishment else ()

    def place(self, kind: Kind, record: str, route: Route, *, site: str = "", at_key: bool = False) -> Place:
        """Where a part of a merged record was written. An unknown record gives a place without a file."""
        merged = self.spots.get(site, {}).get((kind, record)) or self.spots.get("", {}).get((kind, record))
        spot = merged.spot(route) if merged else Spot("", ())
        return Place(
            path=spot.path,
            route=spot.route,
            record=f"{kind.value} {record}",
            record_route=route,
            at_key=at_key,
            site=site,
        )


def load_texts(files: Mapping[str, str | bytes], found: Sequence[Finding] = ()) -> Loaded:
    """The corpus that stands in `files` (path relative to the corpus folder → content); `found` is kept in front.

    Never raises for what the files say: what can be read is loaded, the rest becomes findings.
    """
    return load_documents(
        {
            path: read_document(path, content.encode() if isinstance(content, str) else content)
            for path, content in files.items()
            if role_of(path) is not None
        },
        (*found, *(unexpected(path) for path in sorted(files) if role_of(path) is None)),
    )


def load_documents(readings: Mapping[str, Reading], found: Sequence[Finding] = ()) -> Loaded:
    """The corpus that stands in documents already read (path → document and its findings)."""
    findings = list(found)
    documents: dict[str, Document] = {}
    written: dict[str, dict[Key, Merged]] = {"": {}}
    for path in sorted(readings):
        document, problems = readings[path]
        findings += problems
        role = role_of(path)
        if document is not None and role is not None:
            documents[path] = document
            findings += _gather(role, document, written)
    group = _validated("", written[""], findings)
    overlaid = {}
    for site in sorted(written.keys() - {""}):
        changed = _laid_over(written[""], written[site])
        kept = {key: record for key, record in group.items() if key not in written[site]}
        overlaid[site] = _corpus(site, {**kept, **_validated(site, changed, findings)})
        written[site] = changed
    return Loaded(
        group=_corpus("", group), overlaid=overlaid, documents=documents, findings=tuple(findings), spots=written
    )


def _gather(role: Role, document: Document, written: dict[str, dict[Key, Merged]]) -> Iterator[Finding]:
    """Puts each record of a document under its kind and identifier, and tells what cannot be."""
    records = written.setdefault(role.site, {})
    for route, tree in _records(document.tree, role.kind):
        identifier = tree.get("id") if isinstance(tree, dict) else None
        merged = Merged(tree, Spot(document.path, route))
        if not isinstance(identifier, str) or not identifier:
            yield _no_identifier(role, document.path, route, tree)
        elif first := records.get((role.kind, identifier)):
            yield _twice(role, identifier, merged, first)
        else:
            records[role.kind, identifier] = merged


def _records(tree: object, kind: Kind) -> Iterator[tuple[Route, object]]:
    """One record (a block), or several (a list, or a block with `format` and the list under the kind's name)."""
    if (
        isinstance(tree, dict)
        and isinstance(several := tree.get(FOLDERS[kind]), list)
        and tree.keys() <= {"format", FOLDERS[kind]}
    ):
        for index, one in enumerate(several):
            yield (FOLDERS[kind], index), one
    elif isinstance(tree, list):
        for index, one in enumerate(tree):
            yield (index,), one
    else:
        yield (), tree


def _validated(site: str, records: Mapping[Key, Merged], findings: list[Finding]) -> dict[Key, Record]:
    """The records that hold; each of the others leaves its findings."""
    valid: dict[Key, Record] = {}
    for key, merged in records.items():
        model = MODELS[key[0]]
        try:
            valid[key] = model.model_validate(merged.tree)
        except ValidationError as error:
            told = {(one.code, one.place.path, one.place.route) for one in findings} if site else set()
            for complaint in complaints(model, merged.tree, error):
                finding = _told(site, key, merged, complaint)
                # What is wrong in the group's own file is wrong for each site too: said once.
                if (finding.code, finding.place.path, finding.place.route) not in told:
                    findings.append(finding)
    return valid


def _laid_over(group: Mapping[Key, Merged], changes: Mapping[Key, Merged]) -> dict[Key, Merged]:
    """What a site writes, laid over the group's record of the same kind and identifier; removals left out."""
    return {
        key: overlay(group[key], change.tree, change.base) if key in group else change
        for key, change in changes.items()
        if not is_removal(change.tree)
    }


def _corpus(site: str, records: Mapping[Key, Record]) -> Corpus:
    by_kind: dict[Kind, dict[str, Record]] = {kind: {} for kind in Kind}
    for (kind, identifier), record in records.items():
        by_kind[kind][identifier] = record
    return Corpus.of_records(site, by_kind)


def _told(site: str, key: Key, merged: Merged, complaint: Complaint) -> Finding:
    kind, identifier = key

    def place(route: Route, at_key: bool) -> Place:
        spot = merged.spot(route)
        return Place(
            path=spot.path,
            route=spot.route,
            record=f"{kind.value} {identifier}",
            record_route=route,
            at_key=at_key,
            site=site,
        )

    return Finding(
        code=complaint.code,
        severity=Severity.ERROR,
        place=place(complaint.route, complaint.at_key),
        message=complaint.message,
        advice=complaint.advice,
        related=tuple(place(route, True) for route in complaint.others),
        values=complaint.values,
    )


def unexpected(path: str) -> Finding:
    """The finding that a file stands where no record is read."""
    return Finding(
        "FIC005",
        Severity.WARNING,
        Place(path),
        "aucun enregistrement n'est attendu dans ce fichier : il n'est pas lu",
        f"fichiers et dossiers lus : {', '.join(FOLDERS.values())}, et sites/<site>/ avec les mêmes noms.",
    )


def _no_identifier(role: Role, path: str, route: Route, tree: object) -> Finding:
    where = Place(path, route, site=role.site)
    if isinstance(tree, dict):
        return Finding(
            "SCH001",
            Severity.ERROR,
            where,
            "clé « id » absente",
            "ajouter « id: … » : c'est le nom stable de l'enregistrement.",
        )
    return Finding(
        "SCH010",
        Severity.ERROR,
        where,
        "un bloc de clés est attendu ici",
        "commencer par « id: … », une clé par ligne ; dans une liste, par « - id: … ».",
    )


def _twice(role: Role, identifier: str, second: Merged, first: Merged) -> Finding:
    return Finding(
        "SCH011",
        Severity.ERROR,
        Place(second.base.path, (*second.base.route, "id"), site=role.site),
        f"« {identifier} » est déclaré deux fois",
        "garder une seule des deux déclarations, ou changer l'identifiant de l'une.",
        (Place(first.base.path, (*first.base.route, "id"), site=role.site),),
        (role.kind.value, identifier),
    )
