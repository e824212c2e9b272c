"""Each repair is tried: kept when its finding goes and none comes, left out otherwise."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cached_property

from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded, load_documents
from degraded_mode.loading.read import set_apart
from degraded_mode.loading.side_by_side import read_documents
from degraded_mode.repair.repair import Repair, repaired
from degraded_mode.source.document import Reading, read_document
from degraded_mode.source.editing import Span
from degraded_mode.source.encoding import decode
from degraded_mode.source.findings import Finding
from degraded_mode.source.positions import Lines
from degraded_mode.source.remark import MOST_OF_A_CODE

Told = tuple[str, str, int, str]
"""A finding as it is known from one trial to the next: code, file, line, site. No repair moves a line."""


class Stage(IntEnum):
    """How far a mistake lets the file be understood: what it hides comes after."""

    READING = 1
    RECORDS = 2
    RULES = 3


def stage_of(code: str) -> Stage:
    """The stage at which a finding of that code is made."""
    if code.startswith("YAML"):
        return Stage.READING
    return Stage.RECORDS if code.startswith(("SCH", "FIC")) else Stage.RULES


@dataclass(frozen=True)
class Judged:
    """The texts of a folder, by path, and what is said of them."""

    texts: Mapping[str, str]
    loaded: Loaded
    findings: tuple[Finding, ...]

    @cached_property
    def told(self) -> Counter[Told]:
        return Counter(self.known_as(one) for one in self.findings)

    @cached_property
    def named(self) -> Counter[tuple[str, str, int]]:
        """The same, whatever the site."""
        return Counter(self.known_as(one)[:3] for one in self.findings)

    @cached_property
    def crowded(self) -> frozenset[tuple[str, str]]:
        """Codes of which a file has so many that only the first are named."""
        several = Counter((one.code, one.place.path) for one in self.findings)
        return frozenset(pair for pair, count in several.items() if count >= MOST_OF_A_CODE)

    def known_as(self, finding: Finding) -> Told:
        """What a finding is called from one trial to the next."""
        place = finding.place
        return finding.code, place.path, self.line(finding), place.site

    def line(self, finding: Finding) -> int:
        """The line on which a finding is told; 0 when it is about a whole file."""
        if finding.place.position:
            return finding.place.position.line
        document = self.loaded.documents.get(finding.place.path)
        return document.position(finding.place.route, at_key=finding.place.at_key).line if document else 0

    def offset(self, finding: Finding) -> int:
        """The character at which a finding is told."""
        place = finding.place
        if place.position:
            return Lines(self.texts.get(place.path, "")).offset(place.position)
        document = self.loaded.documents.get(place.path)
        return document.marks.offset(place.route, at_key=place.at_key) if document else 0


class Court:
    """Judges texts, again and again; a file that has not changed is read once."""

    def __init__(self, files: Mapping[str, bytes], problems: Sequence[Finding], today: date) -> None:
        self._today = today
        expected, self._found = set_apart(files, problems)
        self._readings = read_documents(expected)
        self._again: dict[str, tuple[str, Reading]] = {}
        decoded = {path: decode(path, raw)[0] for path, raw in expected.items()}
        self.texts: Mapping[str, str] = {path: text for path, text in decoded.items() if text is not None}
        self._heard = self._judged = Judged({}, load_documents({}), ())

    def heard(self, texts: Mapping[str, str]) -> Judged:
        """What reading the files says, once they hold these texts: the rules are left aside."""
        if texts is not self._heard.texts:
            again = {path: self._read(path, text) for path, text in texts.items()}
            loaded = load_documents({**self._readings, **again}, self._found)
            self._heard = Judged(texts, loaded, loaded.findings)
        return self._heard

    def judged(self, texts: Mapping[str, str]) -> Judged:
        """All that is said, by the rules too."""
        if texts is not self._judged.texts:
            loaded = self.heard(texts).loaded
            self._judged = Judged(texts, loaded, check(loaded, today=self._today))
        return self._judged

    def _read(self, path: str, text: str) -> Reading:
        if text is self.texts[path]:
            return self._readings[path]
        if path not in self._again or self._again[path][0] != text:
            self._again[path] = (text, read_document(path, text.encode()))
        return self._again[path][1]


Look = Callable[[Mapping[str, str]], Judged]
"""What is said of a folder once its files hold some texts."""
Better = Callable[[Judged, Judged, Sequence[Repair]], bool]
"""True when the second is better than the first thanks to the repairs, and no worse in anything."""


def kept(look: Look, start: Judged, proposed: Iterable[Repair], better: Better) -> tuple[Repair, ...]:
    """The repairs that make things better, all together."""
    good: list[Repair] = []
    now = start
    waiting = [list(proposed)]
    while waiting:
        batch = waiting.pop()
        if not batch:
            continue
        then = look(repaired(start.texts, [*good, *batch]))
        if better(now, then, batch):
            good += batch
            now = then
        elif len(batch) > 1:
            # All at once is nearly always right; the one that is not is found by halves.
            waiting += [batch[len(batch) // 2 :], batch[: len(batch) // 2]]
    return tuple(good)


def removes_its_finding(before: Judged, after: Judged, repairs: Sequence[Repair]) -> bool:
    """True when the findings aimed at are gone, and the repairs brought none.

    What the mistake kept from being seen may come to light: later in the reading, and not in what was just written.
    """
    aimed = Counter((one.code, one.path, one.line) for one in repairs)
    if any(after.named[key] > max(before.named[key] - count, 0) for key, count in aimed.items()):
        return False
    if before.loaded.documents.keys() - after.loaded.documents.keys():
        return False
    written = _written(repairs)
    new = after.told - before.told
    brought = [
        one for one in after.findings if after.known_as(one) in new and (one.code, one.place.path) not in before.crowded
    ]
    return all(_only_revealed(before, after, one, repairs, written[one.place.path]) for one in brought)


def makes_sentences(before: Judged, after: Judged, repairs: Sequence[Repair]) -> bool:
    """The same, of quotes: every text between them is one that its key asks for, in a file that is read to its end."""
    for path, spans in _written(repairs).items():
        document = after.loaded.documents.get(path)
        if document is None:
            return False
        said = {document.marks.route_at(start) for start, _ in spans}
        if any(one.place.path == path and one.place.route in said for one in after.findings if _of_a_record(one)):
            return False
    return removes_its_finding(before, after, repairs)


def _of_a_record(finding: Finding) -> bool:
    return stage_of(finding.code) is Stage.RECORDS


def _only_revealed(
    before: Judged, after: Judged, finding: Finding, repairs: Sequence[Repair], written: Iterable[tuple[int, int]]
) -> bool:
    """True when a finding was there before, out of sight."""
    path, route, stage = finding.place.path, finding.place.route, stage_of(finding.code)
    keys = [one.key for one in repairs if one.path == path and one.key is not None]
    # The value of a key that is known at last may not be what the key asks for: then it was another key.
    beside = [key for key in keys if route[: len(key) - 1] == key[:-1] and (route != key or finding.correction)]
    if stage is Stage.RECORDS and beside:
        return True
    opened = path in after.loaded.documents and path not in before.loaded.documents
    if stage <= max(stage_of(one.code) for one in repairs) and not opened:
        return False
    at = after.offset(finding)
    return not any(start <= at < end for start, end in written)


def _written(repairs: Iterable[Repair]) -> defaultdict[str, list[tuple[int, int]]]:
    """Where what was written stands in the texts once repaired."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for one in repairs:
        spans[one.path] += one.spans
    written: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for path, several in spans.items():
        shift = 0
        for start, end, new in sorted(several):
            written[path].append((start + shift, start + shift + len(new)))
            shift += len(new) - (end - start)
    return written


def changes_nothing(before: Judged, after: Judged, _: Sequence[Repair]) -> bool:
    """True when the records are the very same, and so are the findings."""
    same = before.loaded.group == after.loaded.group and before.loaded.overlaid == after.loaded.overlaid
    return same and before.told == after.told
