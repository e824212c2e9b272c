"""RED, last part: two things that one procedure names do not have titles that one letter tells apart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from degraded_mode.language.complaint import plain
from degraded_mode.lint.citations import Reader, Target
from degraded_mode.lint.pointer import Pointer
from degraded_mode.lint.rule import Remark, rule
from degraded_mode.lint.survey import Survey
from degraded_mode.model.corpus import Kind
from degraded_mode.source.findings import Severity

NAMED: Final = (Kind.SYSTEM, Kind.ROLE, Kind.CONTACT, Kind.FORM, Kind.REFERENCE, Kind.KIT, Kind.MESSAGE, Kind.RUNBOOK)
"""The kinds of record that a procedure prints by their titles."""

SHORTEST: Final = 4
"""Letters of a word that may be taken for another: « lit A » and « lit B » are meant to differ by one."""


class _Title(NamedTuple):
    """A title, and the record that has it."""

    kind: Kind
    record: str
    title: str


@rule(code="RED010", slug="noms-qui-se-ressemblent", severity=Severity.WARNING)
def look_alike_names(survey: Survey) -> Iterator[Remark]:
    """Two titles cited in one procedure differ by one letter: one is read for the other."""
    pairs = list(_alike(_titles(survey)))
    if not pairs:
        return
    reader = Reader(dict.fromkeys(Target, ()))  # Where nothing is declared, every citation is unmet.
    cited = {one.runbook.id: {met.name for met in reader.unmet(one.runbook)} for one in survey.in_force}
    for one, other in pairs:
        for runbook, names in cited.items():
            if {one.record, other.record} <= names:
                yield Remark(
                    other.kind,
                    other.record,
                    ("title",),
                    f"« {runbook} » nomme « {other.title} » et « {one.title} », qu'une seule lettre distingue",
                    "changer un mot de l'un des deux titres.",
                    (one.kind.value, one.record),
                    (Pointer(one.kind, one.record, ("title",)),),
                )
                break


def _titles(survey: Survey) -> Iterator[_Title]:
    for kind in NAMED:
        for name, record in survey.corpus.of(kind).items():
            yield _Title(kind, name, str(vars(record)["title"]))


def _alike(titles: Iterator[_Title]) -> Iterator[tuple[_Title, _Title]]:
    """The pairs of titles that are the same but for one letter of one word; in a time that grows as their number.

    Titles are first gathered by all their words but one, then by that word less one of its letters.
    """
    but_one: defaultdict[tuple[int, str, str], dict[str, _Title]] = defaultdict(dict)
    for one in titles:
        words = plain(one.title).split()
        for rank, word in enumerate(words):
            if len(word) >= SHORTEST and word.isalpha():
                but_one[rank, " ".join(words[:rank]), " ".join(words[rank + 1 :])].setdefault(word, one)
    for same in but_one.values():
        if len(same) > 1:
            for word, other in _one_letter_apart(same):
                yield same[word], same[other]


def _one_letter_apart(words: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    short: defaultdict[str, list[str]] = defaultdict(list)
    seen: set[tuple[str, str]] = set()
    for word in words:
        for key in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            for other in short[key]:
                if (other, word) not in seen and _differ_by_one(other, word):
                    seen.add((other, word))
                    yield other, word
            short[key].append(word)


def _differ_by_one(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(mine != theirs for mine, theirs in zip(one, other, strict=True)) == 1
    less, more = sorted((one, other), key=len)
    return len(more) - len(less) == 1 and any(more[:at] + more[at + 1 :] == less for at in range(len(more)))


RULES: Final = (look_alike_names,)
