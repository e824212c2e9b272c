"""Findings that somebody has set aside until a day, with a reason, and the ignores that serve nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from degraded_mode.lint.identity import parts_on, written
from degraded_mode.loading.load import Loaded
from degraded_mode.model.corpus import Corpus
from degraded_mode.model.ignore import Ignore
from degraded_mode.source.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class SetAside:
    """A finding, and the ignore by which it waits."""

    finding: Finding
    ignore: Ignore


@dataclass(frozen=True, slots=True)
class Parted:
    """Findings and what the ignores in force make of them."""

    left: tuple[Finding, ...]
    aside: tuple[SetAside, ...]
    idle: tuple[tuple[Corpus, Ignore], ...]
    """The ignores in force that set nothing aside, each with the corpus that has it; none while something in the folder
    cannot be read, for it may be what they are about."""


def part(loaded: Loaded, findings: Iterable[Finding], today: date) -> Parted:
    """Takes out the findings that an ignore in force on that day covers.

    What the group sets aside waits at every site; what a site sets aside, at that site only.
    """
    by_site = {site: _in_force(corpus, today) for site, corpus in loaded.corpora.items()}
    left: list[Finding] = []
    aside: list[SetAside] = []
    for finding in findings:
        about = by_site.get(finding.place.site, by_site[""]).get((finding.code, _record_of(finding)), ())
        ignore = _covering(loaded, about, finding) if about else None
        if ignore is None:
            left.append(finding)
        else:
            aside.append(SetAside(finding, ignore))
    return Parted(tuple(left), tuple(aside), _idle(loaded, by_site, aside))


_ByTarget = Mapping[tuple[str, str], Sequence[Ignore]]
"""Ignores by the rule and the record that they name."""


def _in_force(corpus: Corpus, today: date) -> _ByTarget:
    found: defaultdict[tuple[str, str], list[Ignore]] = defaultdict(list)
    for ignore in corpus.ignores.values():
        if today <= ignore.until:
            found[ignore.rule, ignore.record].append(ignore)
    return found


def _record_of(finding: Finding) -> str:
    return finding.place.record.partition(" ")[2]


def _covering(loaded: Loaded, about: Sequence[Ignore], finding: Finding) -> Ignore | None:
    """The ignore of that very step first: one of the whole record would otherwise seem to leave it nothing to do."""
    way = {one.get("id") for one in parts_on(*written(loaded, finding.place))}
    in_order = sorted(about, key=lambda one: one.step is None)
    return next((one for one in in_order if one.step is None or one.step in way), None)


def _idle(
    loaded: Loaded, by_site: Mapping[str, _ByTarget], aside: Sequence[SetAside]
) -> tuple[tuple[Corpus, Ignore], ...]:
    if any(one.severity is Severity.ERROR for one in loaded.findings):
        return ()
    used = {one.ignore for one in aside}
    found = (
        (loaded.corpora[site], ignore)
        for site, about in by_site.items()
        for several in about.values()
        for ignore in several
        if ignore not in used
    )
    # A site has the ignores of the group too: each is said once, of the group.
    return tuple({ignore: (corpus, ignore) for corpus, ignore in reversed(tuple(found))}.values())[::-1]
