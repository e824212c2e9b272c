"""Answers written in a file are read whole, and every mistake is said at once, with what to write."""

import pytest

from degraded_mode.adoption.answers import Answers
from tests.adoption.small import ALL, answers


def said(text: str) -> list[tuple[int, str]]:
    found = answers(text)
    assert not isinstance(found, Answers)
    return [(one.place.position.line if one.place.position else 0, f"{one.message} | {one.advice}") for one in found]


def test_sound_answers_are_read() -> None:
    assert isinstance(answers(ALL), Answers)


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        (ALL.replace("venus:", "vennus:"), 4, "vouliez-vous « venus » ?"),
        (ALL.replace("deux-cometes:", "autre-chose:"), 5, "choix : deux-cometes."),
        (f"{ALL}without: {{kinds: [samuu]}}\n", 6, "vouliez-vous « samu » ?"),
        (f"{ALL}without: {{units: [samuu]}}\n", 6, "vouliez-vous « samu » ?"),
        (f"{ALL}without: {{units: [samu, urgences-venus]}}\n", 6, "il ne reste aucun service"),
        (ALL.replace("name: Le Halo", 'name: "Le Halo : bas"'), 3, "ne peut pas être un nom"),
        (ALL.replace("id: halo", "id: aureole"), 4, "le même identifiant"),
        (ALL.replace("group: {id: littoral, name", "group: {id: littoral, nom"), 1, "name"),
        ("group: [", 1, "il manque une valeur"),
    ],
)
def test_a_mistake_is_said_where_it_stands_with_what_to_write(text: str, line: int, part: str) -> None:
    (first, *_) = said(text)
    assert first[0] == line
    assert part in first[1]


def test_every_mistake_is_said_at_once() -> None:
    wrong = ALL.replace("venus:", "vennus:").replace("deux-cometes:", "autre:")
    assert len(said(f"{wrong}without: {{units: [rien]}}\n")) == 3
