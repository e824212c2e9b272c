"""A delay told in a sentence is the one that is declared."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def codes(extracts: dict[str, str]) -> list[str]:
    return [finding.code for finding in findings(extracts)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("do: Compter pendant 10 min., lasting: 10 min", []),
        ("do: Compter pendant 10\u00a0min., lasting: 30 min", ["DEL012"]),
        ("do: Compter durant 1 h 30., lasting: 90 min", []),
        ("do: Compter pendant 2 heures., lasting: 1 h", ["DEL012"]),
        ("do: Compter toutes les heures., every: 1 h, until: Fin.", []),
        ("do: Compter toutes les demi-heures., every: 30 min, until: Fin.", []),
        ("do: Compter toutes les 2 h., every: 1 h, until: Fin.", ["DEL012"]),
        ("do: Compter tous les jours., every: 24 h, until: Fin.", []),
        ("do: Compter tous les présents., every: 1 h, until: Fin.", []),
        ("do: Compter toutes les salles., every: 1 h, until: Fin.", []),
        ("do: Rappeler sous 15 min., within: 15 min", []),
        ("do: Rappeler sous 20 min., within: 15 min", ["DEL012"]),
        ("do: Garder ceux d'une intervention sous 7 jours au programme., within: 1 h", []),
        ("do: Compter pendant 10 min., within: 1 h", []),
        ("check: Lire pendant 5 min., expect: Vide., lasting: 10 min", ["DEL012"]),
        ("do: Compter pendant 10 min 30., lasting: 10 min", []),
    ],
)
def test_a_sentence_and_its_key_say_the_same(written: str, found: list[str]) -> None:
    assert codes(steps(f"- {{id: a, role: cadre, {written}}}")) == found


@pytest.mark.parametrize(
    ("situation", "found"),
    [
        ("Le dossier ne s'ouvre plus depuis 15 min.", []),
        ("Le dossier ne s'ouvre plus depuis 10 min.", ["DEL012"]),
        ("Le dossier ne s'ouvre plus depuis 900 s.", []),
        ("Le dossier ne s'ouvre plus depuis ce matin.", []),
    ],
)
def test_a_situation_says_the_delay_of_the_trigger(situation: str, found: list[str]) -> None:
    assert codes({PROCEDURE: f"situation: {situation}\n"}) == found


def test_the_finding_shows_both_ends() -> None:
    (finding,) = findings(steps("- {id: a, do: Compter pendant 10 min., role: cadre, lasting: 30 min}"))
    assert finding.message.replace("\u00a0", " ") == "« pendant 10 min » dans la phrase, 30 min sous « lasting »"
    assert [place.record_route[-1] for place in finding.related] == ["lasting"]
