"""`degraded-mode explain` answers whoever types a code, however it is typed."""

import pytest

from degraded_mode.cli.exit_status import Exit
from degraded_mode.cli.explain import explain_code
from degraded_mode.lint.registry import RULES


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
    ("code", "meant"), [("CON01", "« CON001 » (besoin-perdu)"), ("numero-repette", "« TEL005 » (numero-repete)")]
)
def test_an_unknown_code_gets_the_nearest_one(capsys: pytest.CaptureFixture[str], code: str, meant: str) -> None:
    status, out, err = said(capsys, code)
    assert (status, out) == (Exit.USAGE, "")
    assert f"« {code} »" in err
    assert meant in err


def test_a_code_near_nothing_is_told_where_the_list_is(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = said(capsys, "???")
    assert status == Exit.USAGE
    assert "« degraded-mode explain »" in err


@pytest.mark.parametrize("code", ["YAML011", "sch002", "FIC006", "pap001"])
def test_a_code_of_reading_is_not_unknown(capsys: pytest.CaptureFixture[str], code: str) -> None:
    status, out, _ = said(capsys, code)
    assert status == Exit.CLEAN
    assert code.upper() in out


def test_without_a_code_every_rule_is_listed_once(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = said(capsys, "")
    assert status == Exit.CLEAN
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("  ") and line[2:5].isupper()]
    assert sorted(listed) == [rule.code for rule in RULES]


def test_no_line_of_prose_is_wider_than_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    for rule in RULES:
        _, out, _ = said(capsys, rule.code)
        prose, _, _ = out.partition("\nÀ éviter")
        assert max(map(len, prose.splitlines())) <= 80
