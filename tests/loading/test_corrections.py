"""A finding says what to write when it can only be that, and leaves the choice to a person otherwise."""

import pytest

from degraded_mode.language.nearness import alike, one_slip_apart
from degraded_mode.loading.load import load_texts
from degraded_mode.source.findings import Finding

UNITS = """\
- id: standard
  title: Standard téléphonique
  site: lune
  kind: standard
  impact: {15 min: moyen, 1 h: fort}
  tolerates: 30 min
  restoration_rank: 1
  decides: {day: cadre-standard, out_of_hours: directeur-de-garde}
"""


def only(before: str, after: str) -> Finding:
    """The only finding of the units once a part of them is written otherwise."""
    assert before in UNITS
    (finding,) = load_texts({"units.yaml": UNITS.replace(before, after, 1)}).findings
    return finding


@pytest.mark.parametrize(
    ("before", "after", "correction"),
    [
        ("title:", "titre:", "title"),
        ("title:", "Title:", "title"),
        ("tolerates:", "tolerate:", "tolerates"),
        ("tolerates:", "tolertaes:", "tolerates"),
        ("out_of_hours:", "out-of-hours:", "out_of_hours"),
        ("id: ", "identifiant: ", "id"),
        ("15 min:", "15 mn:", "15 min"),
        ("30 min", "30 minutes", "30 min"),
        ("id: standard", "id: Standard téléphonique", "standard-telephonique"),
        ("id: standard", "id: F_54", "F-54"),
        ("id: standard", "id: st\u0430ndard", "standard"),
    ],
)
def test_what_can_only_be_one_thing_is_said(before: str, after: str, correction: str) -> None:
    assert only(before, after).correction == correction


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("tolerates:", "tolère_quoi:"),
        ("tolerates:", "toler:"),
        ("day:", "dy2:"),
        ("kind: standard", "kind: standart"),
        ("30 min", "30"),
        ("30 min", "une demi-heure"),
    ],
)
def test_what_may_be_several_things_is_left_to_a_person(before: str, after: str) -> None:
    findings = load_texts({"units.yaml": UNITS.replace(before, after, 1)}).findings
    assert [one.correction for one in findings if one.correction] == []


def test_a_look_alike_letter_in_a_key_is_named_and_corrected() -> None:
    assert only("title:", "titl\u0435:").correction == "title"


@pytest.mark.parametrize("other", ["call", "cal", "calls", "cell", "clal"])
def test_one_slip_is_a_letter_added_left_out_changed_or_swapped(other: str) -> None:
    assert one_slip_apart("call", other)
    assert one_slip_apart(other, "call")


@pytest.mark.parametrize("other", ["ca", "calls2", "lacl", "cool", "clla2", ""])
def test_two_slips_are_not_one(other: str) -> None:
    assert not one_slip_apart("call", other)


@pytest.mark.parametrize(("written", "meant"), [("Autocom", "autocom"), ("AUTOC0M", "autocom"), ("f-O1", "F-01")])
def test_a_name_differs_by_case_or_by_a_look_alike_sign_only(written: str, meant: str) -> None:
    assert alike(written, ["autocom", "radios", "F-01"]) == meant


def test_two_names_that_look_alike_are_not_told_apart() -> None:
    assert alike("lit-I", ["lit-1", "lit-l"]) == ""
    assert alike("autocomm", ["autocom"]) == ""
