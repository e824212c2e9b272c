"""No more than nine steps in a row without a pause."""

import pytest

from tests.lint.decor import findings, steps

CHECK = "- {id: voir, check: Lire., expect: Vide., role: cadre}"
ASK = """- id: trier
  decide: Est-ce plein ?
  criteria: Aucune place.
  role: medecin
  options:
    - answer: oui
      steps: [{yes}]
    - answer: ne sait pas
      steps: [{unknown}]"""


def row(count: int, name: str = "a") -> str:
    return "\n".join(f"- {{id: {name}-{rank}, do: Lire., role: cadre}}" for rank in range(count))


def nested(count: int, name: str) -> str:
    return ", ".join(f"{{id: {name}-{rank}, do: Lire., role: cadre}}" for rank in range(count))


def found(*parts: str) -> list[tuple[str, object]]:
    told = findings(steps("\n".join(part for part in parts if part)))
    # A row without a way out is told by another rule.
    return [(one.code, one.place.record_route[-2]) for one in told if one.code == "RED004"]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [(9, 0, []), (10, 0, [("RED004", 9)]), (25, 0, [("RED004", 9)]), (9, 9, []), (9, 10, [("RED004", 19)])],
)
def test_a_check_breaks_a_row(before: int, after: int, expected: list[tuple[str, object]]) -> None:
    assert found(row(before), CHECK, row(after, "b")) == expected


def test_the_steps_of_an_answer_are_followed_by_those_after_the_decision() -> None:
    longest = ASK.format(yes=nested(2, "y"), unknown=nested(5, "u"))
    assert found(row(9), longest, row(4, "b")) == []
    assert found(row(9), longest, row(5, "b")) == [("RED004", 14)]


def test_an_answer_of_ten_steps_is_too_long_on_its_own() -> None:
    assert found(ASK.format(yes=nested(10, "y"), unknown="")) == [("RED004", 9)]


def test_the_row_is_shown_from_its_first_step() -> None:
    (finding,) = findings(
        steps(f"- {{id: voir, check: Lire., expect: Vide., role: cadre, if_not: {{do: Relire.}}}}\n{row(10)}")
    )
    assert [place.record_route for place in finding.related] == [("phases", 0, "steps", 1, "id")]
