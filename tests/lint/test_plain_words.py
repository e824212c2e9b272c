"""Words that everyone takes the same way, sentences read in one breath."""

import pytest

from tests.lint.decor import findings, steps

MESSAGE = """
id: annonce
title: Annonce
kind: poster
version: "1"
owner: cadre
text: "%s"
withdrawal: Le dossier fonctionne de nouveau.
"""


def codes(extracts: dict[str, str]) -> list[str]:
    return [finding.code for finding in findings(extracts)]


def note(text: str) -> dict[str, str]:
    return steps(f'- {{id: a, do: Lire., role: cadre, note: "{text}"}}')


@pytest.mark.parametrize(
    "text",
    [
        "Relever régulièrement.",
        "RÉGULIÈREMENT relevé.",
        "Relevé regulierement.",
        "Dès que possible.",
        "Des\u00a0que possible.",
        "Si besoin, un renfort.",
        "S’il vient : le cas échéant, au standard.",
        "Le dire (si nécessaire).",
        "Quelques fiches.",
        "Au plus vite !",
        "Fiches en nombre suffisant.",
    ],
)
def test_a_vague_word_is_told_however_it_is_typed(text: str) -> None:
    assert codes(note(text)) == ["RED008"]


@pytest.mark.parametrize(
    "text",
    [
        "Besoins : personnel, matériel.",
        "Choix à la main possible.",
        "Évacuation impossible.",
        "Les services ont besoin de quatre réponses.",
        "Écrire « si besoin » sur la ligne.",
        "Un renfort est nécessaire à partir de douze patients.",
        "Rythme régulier du moniteur.",
        "Le rapide de nuit.",
    ],
)
def test_a_word_that_is_not_vague_there_is_not_told(text: str) -> None:
    assert codes(note(text)) == []


def test_a_message_is_judged_too_and_each_word_said_once() -> None:
    told = findings({"messages/annonce.yaml": MESSAGE % "Revenez rapidement, si possible, et rapidement."})
    assert [finding.message for finding in told if finding.code == "RED008"] == [
        "« rapidement » ne dit ni quand, ni combien",
        "« rapidement » ne dit ni quand, ni combien",
        "« si possible » ne dit ni quand, ni combien",
    ]


def test_a_word_that_moves_in_its_sentence_is_the_same_finding() -> None:
    one, other = (findings(note(text))[0] for text in ("Vu régulièrement.", "Un lit est vu Regulierement."))
    assert one.fingerprint == other.fingerprint


def test_the_word_is_quoted_as_it_is_typed() -> None:
    (finding,) = findings(note("Régulièrement, un relevé."))
    assert finding.message == "« Régulièrement » ne dit ni quand, ni combien"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Passage en mode secours.", ["RED011"]),
        ("Le downtime du dossier.", ["RED011"]),
        ("Le back-up de la nuit.", ["RED011"]),
        ("Le poste de secours.", []),
        ("L'écran montre « Backup running ».", []),
        ("Le mode dégradé.", []),
    ],
)
def test_a_term_that_is_not_of_the_trade_is_told(text: str, found: list[str]) -> None:
    assert codes(note(text)) == found


def test_a_title_is_judged_on_its_terms_and_the_name_of_a_system_is_not() -> None:
    assert codes({"forms/F-01.yaml": FORM % "Fiche de downtime"}) == ["RED011"]
    system = "- {id: dpi, title: Backup du dossier, kind: application, relies_on: reseau}"
    assert codes({"systems.yaml": system}) == []


FORM = """
id: F-01
title: %s
version: "1"
copies: [dossier]
fields: [{id: soins, label: Soins, type: lines, reentry: A2}]
"""


@pytest.mark.parametrize(("words", "found"), [(20, []), (21, ["RED014"])])
def test_a_sentence_is_read_in_one_breath(words: int, found: list[str]) -> None:
    assert codes(note(" ".join(["mot"] * words) + " : mot. Mot.")) == found


@pytest.mark.parametrize(("words", "found"), [(40, []), (41, ["RED015"])])
def test_what_is_said_on_the_telephone_can_be_said_again(words: int, found: list[str]) -> None:
    speech = ". ".join(" ".join(["mot"] * 10) for _ in range(4)) + ("" if words == 40 else ". Mot")
    assert codes(steps(f"- {{id: a, call: laboratoire, say: {speech}., role: cadre}}")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les familles doivent être prévenues.", ["RED016"]),
        ("Le dossier devra aussitôt être relu.", []),
        ("Chaque tube sera ramassé.", ["RED016"]),
        ("Les tubes seront également portés au laboratoire.", ["RED016"]),
        ("Il est demandé de rester.", ["RED016"]),
        ("Il convient d’attendre.", ["RED016"]),
        ("Les familles doivent être prévenues par le cadre.", []),
        ("Chaque tube sera au laboratoire.", []),
        ("Le médecin doit être là.", []),
        ("Le papier doit être disponible.", []),
        ("La porte sera fermée à clé. Fermée par le cadre.", ["RED016"]),
    ],
)
def test_what_must_be_done_is_done_by_somebody(text: str, found: list[str]) -> None:
    assert codes(note(text)) == found
