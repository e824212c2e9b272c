"""The texts of a corpus folder → records, one corpus per site, and every mistake found on the way."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from pydantic import ValidationError

from degraded_mode.loading.layout import Key, Role, role_of
from degraded_mode.loading.overlay import Merged, Spot, is_removal, overlay
from degraded_mode.loading.refusals import (
    PARTLY_READ,
    misfit,
    no_identifier,
    twice,
    unexpected,
    unknown_record,
    unknown_site,
    unknown_step,
)
from degraded_mode.model.corpus import FOLDERS, MODELS, Corpus, Kind
from degraded_mode.model.record import Record
from degraded_mode.source.characters import without_look_alikes
from degraded_mode.source.document import Document, Reading, read_document
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Route

if TYPE_CHECKING:
    from degraded_mode.loading.complaint import Complaint

NO_VERB: Final = "SCH006"
"""Code of a step that has no verb."""

COVERED_UP: Final = frozenset({"YAML004", "YAML005"})
"""Codes of what reading covers up where it stands, an alias or a tag: the value left there is not the author's."""


@dataclass(frozen=True)
class Loaded:
    """Everything that could be used of a corpus folder, and everything that is wrong in it."""

    group: Corpus
    overlaid: Mapping[str, Corpus]
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]
    spots: Mapping[str, Mapping[Key, Merged]] = field(repr=False, default_factory=dict)
    removed: Mapping[str, Mapping[Key, Spot]] = field(repr=False, default_factory=dict)
    """By site, the records of the group that the site does without, and where it says so."""
    partial: Mapping[str, frozenset[Key]] = field(repr=False, default_factory=dict)
    """By site, the records kept without parts that cannot be read: they are used, and no rule judges them."""

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

    @property
    def hidden(self) -> frozenset[Kind]:
        """The kinds of which a record may be missing: a file or a folder was not read, or not to its end."""
        return frozenset(
            role.kind
            for one in self.findings
            if one.place.path not in self.documents or one.code in PARTLY_READ
            for path in (one.place.path, *one.values)
            if (role := role_of(path) or role_of(f"{path}/.yaml"))
        )

    def place(self, kind: Kind, record: str, route: Route, *, site: str = "", at_key: bool = False) -> Place:
        """Where a part of a merged record was written; of a record that a site removes, where it says so.

        An unknown record gives a place without a file.
        """
        key = (kind, record)
        merged = self.spots.get(site, {}).get(key) or self.spots.get("", {}).get(key)
        spot = self.removed.get(site, {}).get(key) or (merged.spot(route) if merged else Spot("", ()))
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
    partial: dict[str, frozenset[Key]] = {}
    group, partial[""] = _validated("", written[""], findings, documents)
    establishment = _corpus("", group).establishment
    overlaid = {}
    removed: dict[str, dict[Key, Spot]] = {}
    for site in sorted(written.keys() - {""}):
        if establishment and site not in (known := [one.id for one in establishment.sites]):
            findings.append(unknown_site(site, known))
        changed = _laid_over(written[""], written[site])
        findings += _nothing_to_remove(site, written[""], written[site])
        findings += (misfit(site, one) for merged in changed.values() for one in merged.misfits)
        kept = {key: record for key, record in group.items() if key not in written[site]}
        own, partial[site] = _validated(site, changed, findings, documents, written[""])
        overlaid[site] = _corpus(site, {**kept, **own})
        removed[site] = {
            key: change.base for key, change in written[site].items() if key in written[""] and is_removal(change.tree)
        }
        written[site] = changed
    return Loaded(_corpus("", group), overlaid, documents, tuple(dict.fromkeys(findings)), written, removed, partial)


def _gather(role: Role, document: Document, written: dict[str, dict[Key, Merged]]) -> Iterator[Finding]:
    """Puts each record of a document under its kind and identifier, and tells what cannot be."""
    records = written.setdefault(role.site, {})
    for route, tree in _records(document.tree, role.kind):
        identifier = tree.get("id") if isinstance(tree, dict) else None
        merged = Merged(tree, Spot(document.path, route))
        if not isinstance(identifier, str) or not identifier:
            yield no_identifier(role, document.path, route, tree)
            continue
        # A look-alike letter is refused where it stands; who cites the name as it should be makes no mistake.
        key = (role.kind, identifier if identifier.isascii() else without_look_alikes(identifier))
        if first := records.get(key):
            yield twice(role, identifier, merged, first)
        else:
            records[key] = merged


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


def _validated(
    site: str,
    records: Mapping[Key, Merged],
    findings: list[Finding],
    documents: Mapping[str, Document],
    group: Mapping[Key, Merged] | None = None,
) -> tuple[dict[Key, Record], frozenset[Key]]:
    """The records that hold, and which of them only in part; what does not hold leaves its findings.

    `group`: what a site may adapt.
    """
    valid: dict[Key, Record] = {}
    partial: set[Key] = set()
    # What is wrong in the group's own file is wrong for each site too: said once. And what stands where a refused alias
    # or tag was covered up has had its remark.
    told = {(one.code, one.place.path, one.place.route) for one in findings} if site else set()
    covered = {(one.place.path, one.place.route) for one in findings if one.code in COVERED_UP}
    for key, merged in records.items():
        model = MODELS[key[0]]
        try:
            valid[key] = model.model_validate(merged.tree)
        except ValidationError as error:
            # Late: the sentences are slow to import, and where all is well nobody says any.
            from degraded_mode.loading.sentences import complaints

            several = list(complaints(model, merged.tree, error))
            if group is not None and key not in group and (lacking := _lacking(several)):
                findings.append(unknown_record(site, key, merged, _names(group, key[0]), lacking))
                several = [one for one in several if one.code != "SCH001" or one.route]
            for finding in (_told(site, key, merged, one) for one in several):
                spot = (finding.place.path, finding.place.route)
                if spot not in covered and (finding.code, *spot) not in told:
                    findings.append(finding)
            if key[0] is Kind.RUNBOOK and (kept := _without_unreadable_steps(merged, error, documents)):
                valid[key] = kept
                partial.add(key)
    return valid, frozenset(partial)


def _without_unreadable_steps(
    merged: Merged, error: ValidationError, documents: Mapping[str, Document]
) -> Record | None:
    """The procedure without the steps that cannot be read, None when its mistakes are not all in steps."""
    from degraded_mode.loading.salvage import without_unreadable_steps

    def where(route: Route) -> str:
        spot = merged.spot(route)
        return f"{spot.path}:{documents[spot.path].position(spot.route).line}"

    kept = without_unreadable_steps(merged.tree, error, where)
    try:
        return None if kept is None else MODELS[Kind.RUNBOOK].model_validate(kept)
    except ValidationError:
        return None


def _lacking(several: "Sequence[Complaint]") -> list[str]:
    """The keys that a whole record misses."""
    return [one.values[0] for one in several if one.code == "SCH001" and not one.route]


def _names(records: Mapping[Key, Merged], kind: Kind) -> list[str]:
    return [identifier for one, identifier in records if one is kind]


def _nothing_to_remove(site: str, group: Mapping[Key, Merged], changes: Mapping[Key, Merged]) -> Iterator[Finding]:
    for key, change in changes.items():
        if is_removal(change.tree) and key not in group:
            yield unknown_record(site, key, change, _names(group, key[0]), ())


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


def _told(site: str, key: Key, merged: Merged, complaint: "Complaint") -> Finding:
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

    where = place(complaint.route, complaint.at_key)
    if complaint.code == NO_VERB and (added := merged.added.get(complaint.route)):
        return unknown_step(where, added)
    return Finding(
        code=complaint.code,
        severity=Severity.ERROR,
        place=where,
        message=complaint.message,
        advice=complaint.advice,
        related=tuple(place(route, True) for route in complaint.others),
        values=complaint.values,
        correction=complaint.correction,
    )
