"""The page of the documentation says what `fix` does, example by example."""

import re
from pathlib import Path

import pytest

from tests.repair.corpus import PROCEDURE, mend, sound, spoilt

PAGE = (Path(__file__).parents[2] / "docs" / "reparations.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.*?)` \| (.*) \|$", PAGE, re.MULTILINE)

WHERE = {
    "say": (PROCEDURE, "say: Le standard est perdu."),
    "within": (PROCEDURE, "within: 5 min"),
    "report": (PROCEDURE, "report: true"),
    "role": (PROCEDURE, "role: standardiste"),
    "forms": (PROCEDURE, "forms: [F-54]"),
    "lost": (PROCEDURE, "lost: [autocom]"),
    "id": (PROCEDURE, "id: ouvrir-registre"),
    "at": ("routines.yaml", 'at: "18:00"'),
    "last_called": ("contacts.yaml", "last_called: 2026-11-02"),
    "number": ("contacts.yaml", "number: 06 39 98 01 23"),
    "title": ("units.yaml", "title: Standard téléphonique"),
    "tolerates": ("units.yaml", "tolerates: 30 min"),
    "kind": ("units.yaml", "kind: standard"),
}
"""Where the examples of each key are tried."""


@pytest.mark.parametrize(("written", "then"), ROWS)
def test_each_example_is_what_happens(written: str, then: str) -> None:
    expected = re.fullmatch(r"`(.*)`", then)
    path, before = WHERE[(expected[1] if expected else written).partition(":")[0]]
    texts = spoilt(PROCEDURE, "        forms:", "        report: true\n        forms:")
    done = mend(spoilt(path, before, written, texts))
    if expected is None:
        assert done.repairs == ()
    else:
        assert done.after.texts == spoilt(path, before, expected[1], texts)


def test_the_page_has_its_examples() -> None:
    assert len(ROWS) > 25
    assert mend(sound()).repairs == ()
