"""A long answer is grouped by file, says once what is to be said once, and ends with what to mend first."""

import re
import shutil
from pathlib import Path

import pytest

from tests.cli.typed import SOUND, TODAY, plain, typed

PROCEDURE = """\
id: essai-{number}
code: PD-ESSAI-{number:02}
title: Essai {number}
applies_to: {{unit: standard}}
version: "1.0"
status: draft
author: cadre-standard
owner: directeur-de-garde
situation: Rien ne sonne.
lost: [autocom]
trigger:
  any: [{{lost: autocom, lasting: 5 min}}]
  declared_by: {{day: cadre-standard, out_of_hours: directeur-de-garde}}
  may_alone: Passer aux radios.
stand_down: Un appel aboutit.
phases:
  - phase: reflex
    steps:
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SOUND, tmp_path / "runbooks"))


def add(corpus: Path, number: int, *roles: str) -> None:
    """A procedure whose steps are done by these roles."""
    steps = "".join(f"      - {{id: e{rank}, do: Lire., role: {role}}}\n" for rank, role in enumerate(roles))
    path = corpus / "procedures" / f"essai-{number}.yaml"
    path.write_text(PROCEDURE.format(number=number) + steps, encoding="utf-8")


def said(corpus: Path) -> str:
    return plain(typed(corpus.parent, "check", "runbooks", *TODAY).result)


def test_up_to_five_findings_are_read_as_they_come(corpus: Path) -> None:
    add(corpus, 1, *["nain"] * 5)
    answer = said(corpus)
    assert answer.count("conseil :") == 5
    assert "À corriger d'abord" not in answer
    assert "---" not in answer


def test_beyond_the_same_sentence_is_told_once_with_its_places(corpus: Path) -> None:
    add(corpus, 1, *["nain"] * 4)
    add(corpus, 2, *["nain"] * 3)
    answer = said(corpus)
    assert answer.count("rôle « nain » non déclaré") == 2, "once in its block, once among the first"
    assert (
        "6 autres fois : runbooks/procedures/essai-1.yaml:20, 21, 22 ; runbooks/procedures/essai-2.yaml:19, 20, 21"
        in re.sub(r"\n +", " ", answer)
    )
    assert "runbooks/procedures/essai-1.yaml : 4 erreurs\n---" in answer
    assert "runbooks/procedures/essai-2.yaml : 3 erreurs (dit plus haut)\n" in answer
    assert "même cause pour 7 constats" in answer


def test_a_file_says_how_much_of_it_was_told_before(corpus: Path) -> None:
    add(corpus, 1, *["nain"] * 4)
    add(corpus, 2, "nain", "geant")
    assert "runbooks/procedures/essai-2.yaml : 2 erreurs (dont 1 constat dit plus haut)" in said(corpus)


def test_one_gesture_asked_for_many_times_is_told_once_then_listed(corpus: Path) -> None:
    add(corpus, 1, "a1", "b2", "c3", "d4", "e5", "f6")
    answer = said(corpus)
    assert answer.count("\n   conseil :") == 1
    assert "   5 autres, même conseil :\n   20 | rôle « b2 » non déclaré\n   21 | rôle « c3 » non déclaré\n" in answer
    assert "même geste pour 5 autres" in answer


def test_beyond_a_few_files_and_lines_places_are_counted(corpus: Path) -> None:
    for number in range(1, 10):
        add(corpus, number, *["nain"] * 10)
    answer = said(corpus)
    assert "89 autres fois :" in answer
    assert re.search(r"\set\s\d+\sautres\s+\(voir\s+--format\s+json\)\n", answer)
    assert len(answer.splitlines()) < 40


def test_no_finding_is_lost_on_the_way(corpus: Path) -> None:
    add(corpus, 1, "nain", "geant", "nain")
    add(corpus, 2, "geant", "ogre", "fee", "elfe", "nain", "lutin")
    answer = said(corpus)
    for role in ("nain", "geant", "ogre", "fee", "elfe", "lutin"):
        assert f"rôle « {role} » non déclaré" in answer
    assert "9 erreurs, 0 avertissement." in answer


def test_no_line_but_a_path_is_wider_than_a_hundred_columns(corpus: Path) -> None:
    for number in range(1, 5):
        add(corpus, number, *["nain"] * 10, "a1", "b2", "c3", "d4")
    wide = [line for line in said(corpus).splitlines() if len(line) > 100]
    assert wide == []
