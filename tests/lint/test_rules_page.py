"""The page of the rules says what the rules say."""

from degraded_mode.lint.registry import FAMILIES, RULES
from tests.lint.rules_page import PAGE, page


def test_every_rule_belongs_to_a_family() -> None:
    assert {rule.code[:3] for rule in RULES} == FAMILIES.keys()


def test_the_page_is_in_step_with_the_cards() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "à refaire : python -m tests.lint.rules_page"
