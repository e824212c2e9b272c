"""French sentences that YAML cuts."""

import pytest

from degraded_mode.source.codes import Code
from degraded_mode.source.findings import Severity
from degraded_mode.source.positions import Tree
from tests.source.conftest import Read

BROKEN: list[tuple[str, tuple[int, int], str, Tree]] = [
    (
        "id: a\ntexte: Tenir le tableau : SMUR\n",
        (2, 25),
        '`texte: "Tenir le tableau : SMUR"`',
        {"id": "a", "texte": "Tenir le tableau : SMUR"},
    ),
    ("titre: Appel: bascule # vu\n", (1, 13), '`titre: "Appel: bascule"`', {"titre": "Appel: bascule"}),
    ("- do: Dire : « oui »\n", (1, 12), '`- do: "Dire : « oui »"`', [{"do": "Dire : « oui »"}]),
    ("- Noter : un : deux\n", (1, 14), '`- "Noter : un : deux"`', ["Noter : un : deux"]),
    ('a: dire "non" : fin\n', (1, 15), "`a: 'dire \"non\" : fin'`", {"a": 'dire "non" : fin'}),
    ("{a: Tenir : SMUR, b: c}\n", (1, 11), '`"Tenir : SMUR"`', {"a": "Tenir : SMUR", "b": "c"}),
    ("[Tenir : le : SMUR, b]\n", (1, 13), '`"Tenir : le : SMUR"`', ["Tenir : le : SMUR", "b"]),
    ("a: Tenir\n  le tableau : SMUR\n", (2, 14), "guillemets", {"a": "Tenir le tableau : SMUR"}),
]


@pytest.mark.parametrize(("content", "position", "advice", "tree"), BROKEN)
def test_a_sentence_broken_by_a_colon_is_told_with_its_corrected_line_and_read_whole(
    read: Read, content: str, position: tuple[int, int], advice: str, tree: Tree
) -> None:
    document, (finding,) = read(content)
    assert finding.code == Code.COLON
    assert finding.severity is Severity.ERROR
    assert finding.place.position == position
    assert advice in finding.advice
    assert document is not None
    assert document.tree == tree


def test_every_broken_sentence_of_a_file_is_told(read: Read) -> None:
    document, findings = read("".join(f"k{n}: dire : {n}\n" for n in range(5)))
    assert document is not None
    assert document.tree == {f"k{n}": f"dire : {n}" for n in range(5)}
    assert [finding.place.route for finding in findings] == [(f"k{n}",) for n in range(5)]


def test_a_file_of_nothing_but_broken_sentences_is_given_up_in_the_end(read: Read) -> None:
    document, findings = read("".join(f"k{n}: dire : {n}\n" for n in range(40)))
    assert document is None
    assert {finding.code for finding in findings} == {Code.COLON}


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("Surveiller le fax : toutes les heures", "Surveiller le fax : toutes les heures"),
        ("surveiller le fax : toutes les heures", "surveiller le fax : toutes les heures"),
        ("Surveiller le fax\u00a0: toutes les heures", "Surveiller le fax : toutes les heures"),
        ("Prévenir le cadre: tout de suite", "Prévenir le cadre: tout de suite"),
        ("Prévenir le cadre :", "Prévenir le cadre :"),
    ],
)
def test_a_sentence_that_yaml_takes_for_a_block_is_joined_again(read: Read, item: str, sentence: str) -> None:
    document, (finding,) = read(f"keep:\n  - a\n  - {item}\n  - b\nz: fin\n")
    assert finding.code == Code.COLON
    assert finding.severity is Severity.WARNING
    assert finding.place.route == ("keep", 1)
    assert finding.place.position == (3, 5)
    assert f'`- "{sentence}"`' in finding.advice
    assert document is not None
    assert document.tree == {"keep": ["a", sentence, "b"], "z": "fin"}
    assert document.position(("keep", 2)) == (4, 5)
    assert document.position(("z",)) == (5, 4)


def test_between_brackets_too(read: Read) -> None:
    document, (finding,) = read("keep: [Prévenir le cadre : vite, b]\n")
    assert finding.place.route == ("keep", 0)
    assert document is not None
    assert document.tree == {"keep": ["Prévenir le cadre : vite", "b"]}


@pytest.mark.parametrize(
    "content",
    [
        "impact: {15 min: faible, 1 h: moyen}\n",
        "impact:\n  15 min : faible\n",
        "- titre : Bloc\n",
        "- nom du poste: 3\n",
        "- {Nom du poste: 3}\n",
        "- Nom du poste: 3\n  Étage: 2\n",
        '- "Surveiller le fax": 3\n',
        "- Surveiller le fax:\n    - a\n",
    ],
)
def test_a_block_that_is_meant_as_one_stays_one(read: Read, content: str) -> None:
    _, findings = read(content)
    assert findings == ()


@pytest.mark.parametrize(
    ("content", "position", "kept"),
    [
        ("a: poste # 3\n", (1, 10), "poste"),
        ("a: Appeler le # du standard\n", (1, 15), "Appeler le"),
        ("a: Appuyer sur # puis 3\n", (1, 16), "Appuyer sur"),
        ("- Appeler (poste # 12) vite\n", (1, 18), "Appeler (poste"),
        ("a: dire « touche # » à la fin\n", (1, 18), "dire « touche"),
    ],
)
def test_a_sentence_cut_by_a_sign_that_starts_a_comment_is_told(
    read: Read, content: str, position: tuple[int, int], kept: str
) -> None:
    document, (finding,) = read(content)
    assert document is not None
    assert finding.code == Code.HASH
    assert finding.severity is Severity.WARNING
    assert finding.place.position == position
    assert f"« {kept} »" in finding.message
    assert "guillemets" in finding.advice


@pytest.mark.parametrize(
    "content",
    [
        "tolerates: 1 h # DMIA\n",
        "tolerates: 1 h   # de la direction\n",
        "beds: 28 # 3\n",
        "role: arm # à revoir\n",
        "a: 'poste # 3'\n",
        "a: |\n  poste # 3\n",
        "# poste # 3\n\na: b\n",
        "a: poste#3\n",
        "a: (x) # (y)\n",
    ],
)
def test_an_ordinary_comment_is_left_alone(read: Read, content: str) -> None:
    _, findings = read(content)
    assert findings == ()
