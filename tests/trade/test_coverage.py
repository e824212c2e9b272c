"""The trade's table points at what is really there, and leaves nothing of the corpus out."""

import pytest

from degraded_mode.loading.load import load_texts
from degraded_mode.model.corpus import Kind
from degraded_mode.model.record import UnitKind
from tests.lint.decor import decor
from tests.trade.page import PAGE, answered, page
from tests.trade.rows import Part, Row, parts
from tests.trade.shelf import Shelf, open_shelf

TABLES = parts()
ROWS = [row for part in TABLES for row in part.rows]


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return open_shelf()


def test_every_answer_is_there(shelf: Shelf) -> None:
    assert "\n".join(sentence for part in TABLES for sentence in shelf.lost(part)) == ""


def test_the_page_is_in_step_with_the_corpus(shelf: Shelf) -> None:
    assert PAGE.read_text(encoding="utf-8") == page(shelf, TABLES), "à refaire : python -m tests.trade.page"


def test_every_kind_of_unit_has_a_procedure(shelf: Shelf) -> None:
    corpus = shelf.corpus
    covered = {one.applies_to.kind for one in corpus.runbooks.values()}
    covered |= {unit.kind for one in corpus.runbooks.values() for unit in corpus.units_of(one)}
    assert set(UnitKind) - covered == set()


def test_every_procedure_answers_a_row(shelf: Shelf) -> None:
    known = {name for corpus in shelf.loaded.corpora.values() for name in corpus.runbooks}
    assert known - shelf.cited(ROWS, Kind.RUNBOOK) == set()


def test_every_form_has_its_row(shelf: Shelf) -> None:
    own = {row.name for part in TABLES if part.file == "papers.yaml" for row in part.rows}
    assert {name for corpus in shelf.loaded.corpora.values() for name in corpus.forms} == own
    assert own - shelf.cited(ROWS, Kind.FORM) == set()


def test_a_row_stands_once_and_says_something() -> None:
    for part in TABLES:
        names = [row.name for row in part.rows]
        assert len(names) == len(set(names)), part.file
    assert [row.name for row in ROWS if not row.answers and not row.lacking] == []


def small() -> Shelf:
    return Shelf(load_texts(decor()))


def table(*answers: str) -> Part:
    return Part("Les pannes", "failures.yaml", ("", "", ""), (Row(name="7", missing="La nuit.", answers=answers),))


def test_a_removed_step_tells_which_row_lost_its_answer() -> None:
    (sentence,) = small().lost(table("procedures/sans-dossier#ouvrir-kit,prevenir-la-nuit"))
    assert sentence.startswith(
        "Les pannes, ligne « 7 » (La nuit.) : sa réponse procedures/sans-dossier#prevenir-la-nuit n'existe plus."
    )


@pytest.mark.parametrize(
    "gone",
    [
        "procedures/autre",
        "procedures/sans-dossier#measures",
        "fiches/F-00",
        "rules/TEL999",
        "commands/imprimer",
        "commands/check --demain",
        "verbs/dormir",
    ],
)
def test_what_does_not_exist_is_no_answer(gone: str) -> None:
    assert small().find(gone) is None


def test_an_answer_is_told_in_the_words_of_the_corpus() -> None:
    answer = small().find("procedures/sans-dossier#ouvrir-kit,reflex,stand_down")
    assert answer is not None
    assert answer.code == "PD-URG-01"
    assert answer.link == "../runbooks/procedures/sans-dossier.yaml"
    assert answer.parts == ("« Ouvrir le kit papier »", "phase « Réflexe »", "Fin")


@pytest.mark.parametrize("known", ["rules/TEL004", "rules/PAP004", "commands/print binder --site", "verbs/reprise"])
def test_rules_commands_and_words_of_the_walk_are_answers(known: str) -> None:
    assert small().find(known) is not None


def test_rows_are_counted_by_what_answers_them() -> None:
    whole = Row(name="1", missing="Oui.", answers=("rules/TEL004",))
    in_part = Row(name="2", missing="En partie.", answers=("rules/TEL004",), lacking="La suite.")
    nothing = Row(name="3", missing="Non.", lacking="Tout.")
    assert answered([whole, in_part, in_part, nothing]) == (1, 2, 1)
