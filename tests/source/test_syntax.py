"""Where a parser gives up, its English becomes a French sentence about the file."""

import pytest

from degraded_mode.source.codes import Code
from tests.source.conftest import Read

UNREADABLE: list[tuple[str, Code, tuple[int, int], str, str]] = [
    ("a: x\n  b: y\n", Code.SYNTAX, (2, 3), "la clé « b » est plus à droite", "aligner « b: »"),
    ("a:b\nc: d\n", Code.SYNTAX, (1, 2), "une espace après « a: »", "espace"),
    ("Bonjour\na: b\n", Code.SYNTAX, (1, 1), "« Bonjour » : il manque « : »", "deux-points"),
    ('"a\nb": c\n', Code.SYNTAX, (1, 1), "ce guillemet \" n'est pas fermé", "fin de la phrase"),
    ("a:\n    b: x\n  c: y\n", Code.SYNTAX, (3, 3), "n'est alignée avec aucune", "devant ses voisines : 0 ou 4"),
    (
        "a:\n  - id: x\n   do: y\n",
        Code.SYNTAX,
        (3, 4),
        "n'est alignée avec aucune",
        "elle : 3 ; devant ses voisines : 4",
    ),
    ("a:\n  - b\n - c\n", Code.SYNTAX, (3, 2), "n'est alignée avec aucune", "devant ses voisines : 2"),
    ("- a\nb: c\n", Code.SYNTAX, (2, 1), "n'a pas de tiret", "soit des clés, soit des tirets"),
    ("b: c\n- a\n", Code.SYNTAX, (2, 1), "un tiret de liste parmi des clés", "soit des clés, soit des tirets"),
    ('a: "x" y\n', Code.SYNTAX, (1, 8), "du texte suit ce guillemet", "`a: '\"x\" y'`"),
    ("a: 'l'appel du 15'\n", Code.SYNTAX, (1, 7), "du texte suit cette apostrophe", '`a: "l\'appel du 15"`'),
    ("a: [x] y\n", Code.SYNTAX, (1, 8), "du texte suit « ] »", '`a: "[x] y"`'),
    ('a: "x\nb: c\n', Code.SYNTAX, (1, 4), "est ouvert ici et n'est fermé nulle part", 'ajouter "'),
    ('a: "x\nb: "z"\nc: d\n', Code.SYNTAX, (1, 4), "n'est pas fermé à la fin de sa phrase", 'ajouter "'),
    ("a: b\nneeds\nc: d\n", Code.SYNTAX, (2, 1), "« needs » : il manque « : »", "`needs: …`"),
    ("a: b\nneeds [x]\n", Code.SYNTAX, (2, 1), "« needs [x] » : il manque « : »", "`needs: …`"),
    ("a: @b\n", Code.SYNTAX, (1, 4), "commencer par « @ »", '`a: "@b"`'),
    ("a: `b` # x\n", Code.SYNTAX, (1, 4), "commencer par « ` »", '`a: "`b`"`'),
    ("a: %b\n", Code.SYNTAX, (1, 4), "commencer par « % »", '`a: "%b"`'),
    ("a: ? b\n", Code.SYNTAX, (1, 4), "commencer par « ? »", '`a: "? b"`'),
    ("a: [x, y\nb: c\n", Code.SYNTAX, (1, 4), "« [ » est ouvert ici", "« ] »"),
    ("a: {x: y\nb: c\n", Code.SYNTAX, (1, 4), "« { » est ouvert ici", "« } »"),
    ("a: [x, y\n", Code.SYNTAX, (1, 4), "« [ » est ouvert ici", "« ] »"),
    ("a: {x: y\n  z: w}\n", Code.SYNTAX, (2, 1), "virgule à la fin de la ligne du dessus", "virgule"),
    ('a: ["x" y]\n', Code.SYNTAX, (1, 9), "une virgule ou « ] »", "virgules"),
    ("a: [x, y]]\n", Code.SYNTAX, (1, 10), "« ] » ne ferme rien", "effacer"),
    ("a: }\n", Code.SYNTAX, (1, 4), "« } » ne ferme rien", "effacer"),
    ("a: [x,, y]\n", Code.SYNTAX, (1, 7), "devant cette virgule", "virgule"),
    ("a: [\n- b\n]\n", Code.SYNTAX, (2, 1), "un tiret n'a pas sa place", "virgules"),
    ("a: - b\n", Code.SYNTAX, (1, 4), "une liste ne commence pas sur la ligne de sa clé", "propre ligne"),
    ("a: > 38 °C\n", Code.SYNTAX, (1, 4), "« > » en tête d'une valeur", '`a: "> 38 °C"`'),
    ("a: | texte\n", Code.SYNTAX, (1, 4), "« | » en tête d'une valeur", '`a: "| texte"`'),
    ('a: "C:\\dossier"\n', Code.SYNTAX, (1, 7), "« \\d »", "apostrophes"),
    ('a: "\\xZZ"\n', Code.SYNTAX, (1, 5), "« \\x »", "apostrophes"),
    ('a: "x\n---\ny"\n', Code.SYNTAX, (1, 4), "n'est fermé nulle part", 'ajouter "'),
    ("a: *Attention*\n", Code.ANCHOR, (1, 4), "« * » en tête d'une valeur", '`a: "*Attention*"`'),
    ("a: & b\n", Code.ANCHOR, (1, 4), "« & » en tête d'une valeur", '`a: "& b"`'),
    ("a: !e!x b\n", Code.TAG, (1, 4), "« ! » en tête d'une valeur", '`a: "!e!x b"`'),
    ("a: !<x b\n", Code.TAG, (1, 4), "« ! » en tête d'une valeur", '`a: "!<x b"`'),
    ("a: b\n%c: d\n", Code.DIRECTIVE, (2, 1), "commencer par « % »", '`"%c: d"`'),
    ("a: b\n...\nc: d\n", Code.SECOND_DOCUMENT, (3, 1), "termine le document", "effacer"),
    ("[a]\nb: c\n", Code.SYNTAX, (2, 1), "rien à voir avec ce qui est au-dessus", "suite de clés"),
    ("a: b\n: c\n", Code.EMPTY_KEY, (2, 1), "il manque le nom de la clé", "guillemets"),
    ("{: a}\n", Code.SYNTAX, (1, 2), "il manque une valeur devant « : »", "guillemets"),
]


@pytest.mark.parametrize(("content", "code", "position", "said", "advice"), UNREADABLE)
def test_a_syntax_error_is_told_in_french_where_it_stands(
    read: Read, content: str, code: Code, position: tuple[int, int], said: str, advice: str
) -> None:
    document, (finding,) = read(content)
    assert document is None
    assert finding.code == code
    assert finding.place.position == position
    assert said in finding.message
    assert advice in finding.advice


def test_what_was_found_before_a_syntax_error_is_kept(read: Read) -> None:
    document, findings = read("a: &x b\na: c\nd: dire : oui\ne: @f\n")
    assert document is None
    assert [finding.code for finding in findings] == [Code.ANCHOR, Code.REPEATED_KEY, Code.COLON, Code.SYNTAX]
    assert all(finding.place.position for finding in findings)


def test_tabs_beside_spaces_are_told_once_and_nothing_is_guessed(read: Read) -> None:
    document, (finding,) = read("a:\n\tb: c\n\td:\n\t\te: f\n  g: h\n")
    assert document is None
    assert finding.code == Code.INDENTATION
    assert finding.place.position == (2, 1)
    assert "2 autres lignes" in finding.message


def test_tabs_are_not_blamed_for_a_second_mistake(read: Read) -> None:
    document, (finding,) = read("a: b\n\tc: d\n")
    assert document is None
    assert finding.code == Code.INDENTATION
