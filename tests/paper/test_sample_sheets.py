"""The sample's pages keep their promise: acting on a vital procedure takes one sheet, a card one page."""

import re
from functools import cache
from pathlib import Path

import pytest

from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder
from degraded_mode.render.checklist import card, sheet
from degraded_mode.render.document import Document
from degraded_mode.render.forms import form_sheet
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import typeset_pages
from tests.paper.reading import read
from tests.paper.sample import TODAY

SAMPLE = Path(__file__).parents[2] / "runbooks"


@cache
def sample() -> Loaded:
    return load_folder(SAMPLE)


@pytest.mark.parametrize("site", ["mercure", "venus", "pluton"])
def test_every_procedure_of_the_sample_fits_its_pages(site: str) -> None:
    corpus = sample().at(site)
    edition = Edition(corpus, TODAY)
    made = typeset_pages(Document(site, tuple(sheet(one, edition) for one in corpus.runbooks_here()), None))
    assert [(fault.code, fault.where[1], fault.shown) for fault in made.faults] == []
    assert made.troubles == ()


@pytest.mark.parametrize("site", ["mercure", "venus", "pluton"])
def test_every_card_of_the_sample_is_one_page(site: str) -> None:
    corpus = sample().at(site)
    edition = Edition(corpus, TODAY)
    runbooks = corpus.runbooks_here()
    made = typeset_pages(Document(site, tuple(card(one, edition) for one in runbooks), None))
    assert made.faults == ()
    assert made.count <= 2 * len(runbooks)


@pytest.mark.parametrize("site", ["mercure", "venus", "pluton"])
def test_every_form_of_the_sample_is_one_sheet_two_where_a_night_is_watched(site: str) -> None:
    corpus = sample().at(site)
    edition = Edition(corpus, TODAY)
    forms = tuple(form_sheet(one, edition) for one in corpus.forms.values())
    made = typeset_pages(Document(site, forms, None))
    assert (made.faults, made.troubles) == ((), ())
    ends = [re.search(r"page (\d+) / (\d+)", page.text) for page in read(made.pdf)]
    sides = [int(found[2]) for found in ends if found and found[1] == found[2]]
    assert len(sides) == len(forms)
    assert {form.head.code for form, taken in zip(forms, sides, strict=True) if taken > 2} <= {"F-15", "F-23"}
