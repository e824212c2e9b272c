"""The same words, in the same order, on paper and on the page that opens."""

import html
import re

import pytest

from degraded_mode.render.paper import typeset_pages
from degraded_mode.render.views import Sheet
from degraded_mode.render.web_page import web_page
from tests.paper.conftest import Made
from tests.paper.reading import read, squeezed
from tests.paper.sample import document, hospital, printed, procedure, step_text
from tests.paper.words import all_steps, words

TRAPS = [
    '#read("x")',
    "*gras*",
    "$x^2$",
    "<a>",
    "[poste 1234]",
    "\\",
    "@samu-perdu",
    "= Titre",
    "//x",
    "`code`",
    "{{ 7 * 7 }}",
    "{% if %}",
    "&amp;",
    "<script>alert(1)</script>",
]


def text_of(page: str) -> str:
    """What a browser shows of a page."""
    body = re.sub(r"<style>.*?</style>|<title>.*?</title>", "", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", body))


def on_paper(made: Made) -> str:
    return squeezed("".join(page.text for page in made.pages))


def test_every_word_of_a_procedure_is_on_paper(checklist: Made) -> None:
    paper = on_paper(checklist).casefold()
    missing = [one for one in words(checklist.document.pieces) if squeezed(one).casefold() not in paper]
    assert missing == []


def test_every_word_of_a_binder_is_on_paper(whole_binder: Made) -> None:
    paper = on_paper(whole_binder).casefold()
    missing = [one for one in words(whole_binder.document.pieces) if squeezed(one).casefold() not in paper]
    assert missing == []


def test_every_word_of_a_binder_is_on_the_page_that_opens(whole_binder: Made) -> None:
    shown = squeezed(text_of(whole_binder.html)).casefold()
    missing = [one for one in words(whole_binder.document.pieces) if squeezed(one).casefold() not in shown]
    assert missing == []


def test_a_step_has_the_same_number_on_both(checklist: Made) -> None:
    (sheet,) = checklist.document.pieces
    assert isinstance(sheet, Sheet)
    steps = list(all_steps(sheet))
    marked = re.findall(r'<div class="n">([^<]+)<', checklist.html)
    assert marked == [step.number for step in steps]
    for step in steps:
        opens_with = step.condition or step.text
        page = next(page for page in checklist.pages if page.says(opens_with))
        assert page.beside(page.find(opens_with)[0]) == step.number


@pytest.mark.parametrize("page", ["paper", "web"])
def test_the_words_of_a_procedure_come_in_one_order(checklist: Made, page: str) -> None:
    shown = squeezed(text_of(checklist.html)) if page == "web" else on_paper(checklist)
    (sheet,) = checklist.document.pieces
    assert isinstance(sheet, Sheet)
    sentences = [step.text for phase in sheet.phases for step in phase.steps]
    places = [shown.index(squeezed(sentence)) for sentence in sentences]
    assert places == sorted(places)


@pytest.mark.parametrize("trap", TRAPS)
def test_what_a_hospital_writes_is_never_read_as_a_template(trap: str) -> None:
    steps = f"      - id: piege\n        do: '{trap} fin'\n"
    one = document(printed(hospital(samu_perdu=procedure(steps))))
    made = typeset_pages(one)
    assert (made.faults, made.troubles) == ((), ())
    assert squeezed(f"{trap} fin") in squeezed("".join(page.text for page in read(made.pdf)))
    assert squeezed(f"{trap} fin") in squeezed(text_of(web_page(one)))
    assert "<script>" not in web_page(one)


def test_a_page_to_open_needs_nothing_else(whole_binder: Made) -> None:
    page = whole_binder.html
    assert re.findall(r"(?:src|href)=\"(?!#)", page) == []
    assert re.findall(r"https?:|url\(|@import|<script|<link", page) == []


def test_a_link_of_the_page_to_open_leads_somewhere(whole_binder: Made) -> None:
    targets = set(re.findall(r'id="([^"]+)"', whole_binder.html))
    links = set(re.findall(r'href="#([^"]+)"', whole_binder.html))
    assert links
    assert links - targets == set()


def test_a_page_to_open_prints_without_cutting_a_step(checklist: Made) -> None:
    style = checklist.html.partition("<style>")[2].partition("</style>")[0]
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", style)
    kept = [selector.strip() for selector, said in rules if "break-inside: avoid" in said]
    assert ".step" in kept
    assert ".page > tbody > tr" in kept


def test_an_accented_text_is_the_same_whatever_its_composition() -> None:
    made = typeset_pages(document(printed(hospital(samu_perdu=procedure(step_text("a", "Écrire l'e\u0301tat."))))))
    assert made.faults == ()
