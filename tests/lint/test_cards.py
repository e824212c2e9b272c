"""Every rule has its card, and every card is right about its rule."""

from importlib.resources import files

import pytest

from degraded_mode.lint.card import Card, MisshapenCardError, read_card
from degraded_mode.lint.check import check
from degraded_mode.lint.registry import RULES
from tests.lint.decor import TODAY, decor, findings, laid, loaded, placed

MARK = "# ←"
CARDS = {
    path.name.removesuffix(".md"): path.read_text(encoding="utf-8")
    for path in files("degraded_mode.lint").joinpath("cards").iterdir()
}


def card(code: str) -> Card:
    return read_card(code, CARDS[code])


def test_every_rule_has_a_card_and_every_card_a_rule() -> None:
    assert sorted(CARDS) == [rule.code for rule in RULES]


def test_no_two_rules_share_a_code_or_a_name() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.slug for rule in RULES}) == len(RULES)


def test_the_small_corpus_has_no_fault() -> None:
    assert findings({}) == ()


@pytest.mark.parametrize("code", sorted(CARDS))
def test_the_bad_example_is_refused_by_this_rule_alone_where_it_says(code: str) -> None:
    bad = card(code).bad
    whole = loaded(bad)
    found = sorted(placed(whole, finding) for finding in check(whole, today=TODAY))
    marked = [
        (code, path, number)
        for path, text in sorted(laid(bad).items())
        for number, line in enumerate(text.splitlines(), 1)
        if line.endswith(MARK)
    ]
    assert marked
    assert found == marked


@pytest.mark.parametrize("code", sorted(CARDS))
def test_the_good_example_is_accepted_by_every_rule(code: str) -> None:
    assert findings(card(code).good) == ()


@pytest.mark.parametrize("code", sorted(CARDS))
def test_the_bad_example_differs_from_the_good_one_and_from_the_small_corpus(code: str) -> None:
    one = card(code)
    assert one.bad.keys() >= one.good.keys()
    assert laid(one.bad) != decor()


@pytest.mark.parametrize("code", sorted(CARDS))
def test_a_finding_says_what_to_do(code: str) -> None:
    for finding in findings(card(code).bad):
        assert finding.advice.endswith((".", "?"))
        assert not finding.message.endswith(".")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("## Pourquoi\n", "titre"),
        ("# Titre\n\n## Pourquoi\n\nParce que.\n", "Source"),
        ("# T\n\n## Pourquoi\n\nA\n\n## Source\n\nB\n\n## À éviter\n\nC\n\n## À écrire\n\nD\n", "exemple en YAML"),
    ],
)
def test_a_card_that_lacks_a_part_is_refused(text: str, part: str) -> None:
    with pytest.raises(MisshapenCardError, match=part):
        read_card("REF001", text)
