"""What a hospital has accepted is known by names, not by lines: only what is new comes out, and the list shortens."""

import pytest

from degraded_mode.lint.baseline import Baseline, accepting, another_s, as_text, can_be_accepted, read_baseline, weigh
from degraded_mode.lint.check import check
from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.source.findings import Finding
from tests.lint.decor import TODAY, laid, loaded, steps

UNKNOWN = "- {id: a, call: inconnu, say: Venez., role: medecin}"
OTHER = "- {id: b, do: Ouvrir., role: infirmier}"


def found(whole: Loaded) -> tuple[Finding, ...]:
    return check(whole, today=TODAY)


def accepted(whole: Loaded) -> Baseline:
    return accepting(whole, found(whole))


def new(baseline: Baseline, whole: Loaded) -> list[str]:
    return [one.code for one in weigh(whole, baseline, found(whole)).new]


def test_what_was_accepted_is_not_told_again() -> None:
    whole = loaded(steps(UNKNOWN))
    weighed = weigh(whole, accepted(whole), found(whole))
    assert (weighed.new, weighed.accepted) == ((), found(whole))


def test_what_was_not_there_is_told() -> None:
    before, after = loaded(steps(UNKNOWN)), loaded(steps(f"{UNKNOWN}\n{UNKNOWN.replace('id: a', 'id: c')}"))
    assert new(accepted(before), after) == ["REF001"]


def test_a_step_put_before_another_makes_nothing_new() -> None:
    before, after = loaded(steps(UNKNOWN)), loaded(steps(f"{OTHER}\n{UNKNOWN}"))
    assert [one.fingerprint for one in found(before)] != [one.fingerprint for one in found(after)]
    assert new(accepted(before), after) == []


def test_lines_added_above_make_nothing_new() -> None:
    files = laid(steps(UNKNOWN))
    before = load_texts(files)
    after = load_texts({path: f"# Une ligne de plus.\n\n{text}" for path, text in files.items()})
    assert new(accepted(before), after) == []


def test_two_findings_alike_are_accepted_as_two() -> None:
    one = steps("- {id: a, do: Agir., role: medecin, forms: [F-99]}")
    two = steps("- {id: a, do: Agir., role: medecin, forms: [F-99, F-99]}")
    assert new(accepted(loaded(one)), loaded(two)) != []
    assert new(accepted(loaded(two)), loaded(two)) == []


def test_what_has_disappeared_leaves_the_list() -> None:
    before, after = loaded(steps(UNKNOWN)), loaded(steps(OTHER))
    assert weigh(after, accepted(before), found(after)).left.lines == {}


def test_the_list_stays_whole_while_a_file_is_not_read() -> None:
    baseline = accepted(loaded(steps(UNKNOWN)))
    broken = load_texts({**laid(steps(OTHER)), "procedures/autre.yaml": "[[["})
    weighed = weigh(broken, baseline, found(broken))
    assert weighed.left == baseline
    assert [one.code for one in weighed.new] == ["YAML010"]


def test_what_keeps_a_file_from_being_read_is_never_accepted() -> None:
    broken = load_texts({**laid({}), "procedures/autre.yaml": "[[["})
    assert [can_be_accepted(broken, one) for one in found(broken)] == [False]
    assert accepted(broken).lines == {}


def test_the_file_reads_back_the_same_and_its_lines_are_sorted() -> None:
    baseline = accepted(loaded(steps(f"{UNKNOWN}\n{UNKNOWN.replace('id: a', 'id: c').replace('inconnu', 'absent')}")))
    text = as_text(baseline)
    assert read_baseline("b.txt", text.encode()) == baseline
    listed = [line for line in text.splitlines() if line.startswith("REF")]
    assert listed == sorted(listed)
    assert len(listed) == len(baseline.lines) > 1


@pytest.mark.parametrize("mend", [lambda text: text.replace("\n", "\r\n"), lambda text: f"\ufeff{text}"])
def test_a_file_that_went_through_windows_reads_the_same(mend: object) -> None:
    baseline = accepted(loaded(steps(UNKNOWN)))
    assert callable(mend)
    assert read_baseline("b.txt", mend(as_text(baseline)).encode()) == baseline


@pytest.mark.parametrize("damage", ["<<<<<<< ici\n", "TEL001 contact codis\n", "\x00\x01\n"])
def test_a_damaged_line_is_shown(damage: str) -> None:
    text = as_text(accepted(loaded(steps(UNKNOWN)))) + damage
    finding = read_baseline("b.txt", text.encode())
    assert isinstance(finding, Finding)
    assert finding.code == "FIC011"
    assert finding.place.position is not None
    assert finding.place.position.line == text.count("\n")


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"format: 2\nestablishment: x\n", b"# rien\n"])
def test_a_file_of_another_sort_is_refused(content: bytes) -> None:
    finding = read_baseline("b.txt", content)
    assert isinstance(finding, Finding)
    assert finding.code == "FIC011"


def test_the_list_of_another_establishment_is_refused() -> None:
    whole = loaded({})
    assert another_s(whole, "b.txt", accepted(whole)) is None
    other = another_s(whole, "b.txt", Baseline("ailleurs", {}))
    assert other is not None
    assert "ailleurs" in other.message
