"""`degraded-mode explain` answers whoever types a code, however it is typed."""

import ast
import re
from itertools import groupby
from pathlib import Path

import pytest

from degraded_mode.cli.codes import slug_of, without_card
from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.explain import explain_code
from degraded_mode.lint.registry import RULES

SOURCES = Path(__file__).parents[2] / "src"


def said(capsys: pytest.CaptureFixture[str], code: str) -> tuple[int, str, str]:
    status = explain_code(code)
    output = capsys.readouterr()
    return status, output.out.replace("\u00a0", " ").replace("\u202f", " "), output.err.replace("\u00a0", " ")


def test_a_card_says_why_from_where_and_shows_both_examples(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = said(capsys, "CON001")
    assert (status, err) == (Exit.CLEAN, "")
    first, second, *_ = out.splitlines()
    assert first == "CON001  besoin-perdu  (erreur)"
    assert second == "Une étape a besoin de ce qui est perdu"
    assert [line for line in out.splitlines() if line in ("Pourquoi", "Source", "À éviter", "À écrire")] == [
        "Pourquoi",
        "Source",
        "À éviter",
        "À écrire",
    ]
    assert "  procedures/sans-dossier.yaml\n    lost: [reseau]\n" in out
    assert "              - {id: par-radio, for_need: autocom" in out


@pytest.mark.parametrize("code", ["con001", "Con-001", "CON 001", "besoin-perdu", "BESOIN PERDU", "bésoin-pèrdu"])
def test_a_code_or_a_name_is_found_however_it_is_typed(capsys: pytest.CaptureFixture[str], code: str) -> None:
    status, out, _ = said(capsys, code)
    assert status == Exit.CLEAN
    assert out.startswith("CON001 ")


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("CON01", "« CON001 » (besoin-perdu)"),
        ("numero-repette", "« TEL005 » (numero-repete)"),
        ("ancre-aliass", "« YAML004 » (ancre-alias)"),
    ],
)
def test_an_unknown_code_gets_the_nearest_one(capsys: pytest.CaptureFixture[str], code: str, meant: str) -> None:
    status, out, err = said(capsys, code)
    assert (status, out) == (Exit.USAGE, "")
    assert f"« {code} »" in err
    assert meant in err


def test_a_code_near_nothing_is_told_where_the_list_is(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "???")
    assert status == Exit.USAGE
    assert "« degraded-mode explain --list »" in err


@pytest.mark.parametrize(
    ("asked", "header"),
    [
        ("YAML011", "YAML011  deux-points-francais  (lecture)"),
        ("deux points français", "YAML011  deux-points-francais  (lecture)"),
        ("sch-002", "SCH002  cle-inconnue  (lecture)"),
        ("FIC006", "FIC006  dossier-attendu  (lecture)"),
        ("pap001", "PAP001  etape-trop-haute  (impression)"),
        ("regle-arretee", "PRG001  regle-arretee  (programme)"),
    ],
)
def test_a_code_without_a_card_is_told_by_its_code_or_its_name(
    capsys: pytest.CaptureFixture[str], asked: str, header: str
) -> None:
    status, out, _ = said(capsys, asked)
    first, second, *_ = out.splitlines()
    assert (status, first) == (Exit.CLEAN, header)
    assert second.startswith(f"  {header.split(maxsplit=1)[0]} est ")


def test_every_code_that_the_program_gives_has_a_name_of_its_own() -> None:
    given = set[str]()
    for module in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"[A-Z]{3,4}\d{3}", str(node.value)):
                given.add(str(node.value))
    names = {code: slug_of(code) for code in given}
    assert len(given) > 60
    assert {code for code, name in names.items() if not re.fullmatch(r"[a-z]+(-[a-z]+)*", name)} == set()
    assert len(set(names.values())) == len(names)


def listed(out: str) -> list[str]:
    return [line for line in out.splitlines() if re.match(r"  [A-Z]{3,4}\d{3}  ", line)]


def test_every_code_is_listed_once_on_one_line_under_its_family(capsys: pytest.CaptureFixture[str]) -> None:
    status = explain_code("", listed=True)
    out = capsys.readouterr().out
    codes = [line.split()[0] for line in listed(out)]
    assert status == Exit.CLEAN
    assert sorted(codes) == sorted([*(rule.code for rule in RULES), *(known.code for known in without_card())])
    families = [code.rstrip("0123456789") for code in codes]
    assert [family for family, _ in groupby(families)] == list(dict.fromkeys(families))


def test_without_a_code_the_list_is_given_too(capsys: pytest.CaptureFixture[str]) -> None:
    explain_code("", listed=True)
    whole = capsys.readouterr().out
    assert explain_code("") == Exit.CLEAN
    assert capsys.readouterr().out == whole


@pytest.mark.parametrize(
    ("code", "signs"), [("REF001", "E  "), ("GOV004", "A·E"), ("GOV006", "R·A"), ("DEL001", "E·E"), ("TEL003", "A  ")]
)
def test_a_rule_is_as_serious_as_its_profile_says(capsys: pytest.CaptureFixture[str], code: str, signs: str) -> None:
    explain_code("", listed=True)
    (line,) = (line for line in listed(capsys.readouterr().out) if line.startswith(f"  {code}"))
    assert line.startswith(f"  {code}  {signs}  ")


def test_no_line_of_prose_is_wider_than_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in RULES:
        _, out, _ = said(capsys, rule.code)
        prose, _, _ = out.partition("\nÀ éviter")
        assert max(map(len, prose.splitlines())) <= 80
