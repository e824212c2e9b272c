"""Words and sentences counted as a reader counts them."""

import pytest

from degraded_mode.language.sentences import longest_sentence, word_count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ouvrir le kit.", 3),
        ("Écrire l'heure sur F-00.", 4),
        ("Retour à {heure de retour} ?", 3),
        ("Dire « ouvert » :\u00a0oui.", 3),
        ("12\u00a0h", 2),
        ("", 0),
    ],
)
def test_words_are_counted_and_signs_are_not(text: str, count: int) -> None:
    assert word_count(text) == count


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("Un deux trois. Quatre cinq.", (3, "Un deux trois")),
        ("Un deux : trois quatre cinq ; six.", (3, "trois quatre cinq")),
        ("Un deux\ntrois", (2, "Un deux")),
        ("À 12.30 ou 1.5 mg", (5, "À 12.30 ou 1.5 mg")),
        ("", (0, "")),
    ],
)
def test_the_longest_sentence_ends_where_the_reader_stops(text: str, longest: tuple[int, str]) -> None:
    assert longest_sentence(text) == longest
