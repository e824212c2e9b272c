"""Where the output cannot carry a character, something readable stands for it and nothing stops."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.language.transliteration import TRANSLITERATE, near, register

register()

OLD = ["cp1252", "cp850", "cp437", "ascii", "latin-1"]


@pytest.mark.parametrize("encoding", OLD)
@given(text=st.text(max_size=60))
def test_any_text_can_be_written(encoding: str, text: str) -> None:
    assert text.encode(encoding, TRANSLITERATE).decode(encoding).count("?") == text.count("?")


@pytest.mark.parametrize(
    ("encoding", "written", "read"),
    [
        ("cp1252", "15 → 18 ; noter\u202f: ☑ fait", "15 -> 18 ; noter : [x] fait"),
        ("cp850", "l’hôpital… « œuvre » 3 €", "l'hôpital... « oeuvre » 3 EUR"),
        ("ascii", "Médecin à 5 µg, 10² lits, SpO₂ ≥ 90", "Medecin a 5 microg, 10^2 lits, SpO2 >= 90"),
        ("cp1252", "📞 poste", "\\u{1F4DE} poste"),
        ("ascii", "n° 3 — « oui »", 'no 3 - " oui "'),
    ],
)
def test_what_stands_for_it_can_be_read(encoding: str, written: str, read: str) -> None:
    assert written.encode(encoding, TRANSLITERATE).decode(encoding) == read


@given(st.characters())
def test_what_stands_for_a_character_is_plain(character: str) -> None:
    assert near(character).isascii()
