"""No text that a file may hold makes a rule of wording slow: the longest is read in less than a blink."""

import time

import pytest

from degraded_mode.language.actions import begins_with_verb, order_within, second_action
from degraded_mode.language.negations import denied_twice
from degraded_mode.language.sentences import longest_sentence
from tests.lint.decor import findings, steps

LONGEST = 4000
"""Characters of the longest text that the format takes."""

BLINK = 0.5
"""Seconds, on a busy machine; what goes through a text more than once takes ten times that."""

REPEATED = [
    *("ne pas ", "ne pas si ", "n' tant qu ", "si ne pas ", "si ", "tant que ", "avant qu ", "ouvrir, ", "et ouvrir "),
    *("puis ", ", ", "; ", "« ", "l'", "doit être ", "sera fait ", "9 × ", "9 mg/kg ", "pendant 9 h ", "sous 9 h, "),
    *("ne pas lancer ", "rapidement ", "mode secours ", "9", "a", " a"),
]


@pytest.mark.parametrize("repeated", REPEATED)
def test_a_long_text_is_read_once(repeated: str) -> None:
    text = (repeated * LONGEST)[:LONGEST]
    start = time.perf_counter()
    for read in (begins_with_verb, order_within, second_action, denied_twice, longest_sentence):
        read(text)
    keys = "every: 1 h, lasting: 1 h, within: 1 h, until: Fin."
    findings(steps(f'- {{id: a, do: "{text}x", warning: "{text}x", note: "{text}x", role: cadre, {keys}}}'))
    assert time.perf_counter() - start < BLINK
