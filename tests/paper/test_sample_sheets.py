"""The sample's pages keep their promise: acting on a vital procedure takes one sheet, a card one page."""

from functools import cache
from pathlib import Path

import pytest

from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder
from degraded_mode.render.checklist import card, sheet
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import typeset_pages
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
