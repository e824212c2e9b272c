"""What lasts, and what excludes another procedure, is declared."""

import pytest

from tests.lint.decor import PROCEDURE, findings, steps


def codes(extracts: dict[str, str]) -> list[str]:
    return [finding.code for finding in findings(extracts)]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("do: Garder la porte fermée tant que les badges sont perdus.", ["RED017"]),
        ("do: Garder la porte fermée jusqu’à nouvel ordre.", ["RED017"]),
        ("do: Garder la porte., note: Tant qu'un badge manque.", ["RED017"]),
        ("do: Garder la porte tant que cela dure., lasting: 1 h", []),
        ("do: Compter tant que cela dure., every: 1 h, until: Les badges reviennent.", []),
        ("do: Lire tant de fiches.", []),
    ],
)
def test_what_lasts_is_declared(written: str, found: list[str]) -> None:
    assert codes(steps(f"- {{id: a, role: cadre, {written}}}")) == found


def test_a_measure_that_is_opened_may_say_how_long_it_lasts() -> None:
    extracts = steps("""
- {id: a, do: Fermer la porte tant que les badges manquent., role: cadre, opens: porte}
- {id: b, do: Rouvrir la porte., role: cadre, closes: porte}
""")
    assert codes(extracts) == []


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("Ne pas ouvrir PD-URG-02.", ["RED018"]),
        ("Ne pas lancer aussi la procédure du site.", ["RED018"]),
        ("Ne jamais dérouler les deux en parallèle.", ["RED018"]),
        ("Ne pas ouvrir la porte.", []),
        ("Ne pas suivre le couloir rouge.", []),
    ],
)
def test_a_procedure_to_leave_shut_is_declared(note: str, found: list[str]) -> None:
    extracts = steps(f"- {{id: a, do: Lire., role: cadre, note: {note}}}")
    assert codes(extracts) == found
    assert codes({PROCEDURE: f"inhibits: [sans-dossier]\n{extracts[PROCEDURE]}"}) == []
