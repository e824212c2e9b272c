"""Verbs agree with names of which only the words are known."""

import pytest

from degraded_mode.language.agreement import plural


@pytest.mark.parametrize(
    ("title", "several"),
    [
        ("Lignes extérieures de Mercure", True),
        ("Réseaux sociaux", True),
        ("Autocom de Mercure", False),
        ("Accès à internet du groupe", False),
        ("SDIS de Sélène, CTA-CODIS", False),
        ("Wi-Fi", False),
    ],
)
def test_the_first_word_tells_whether_there_are_several(title: str, several: bool) -> None:
    assert plural(title) is several
