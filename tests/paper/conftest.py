"""Documents made once for all the tests that read them back."""

from dataclasses import dataclass

import pytest

from degraded_mode.render.binder import binder
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import Pages, typeset_pages
from degraded_mode.render.web_page import web_page
from tests.paper.reading import Page, read
from tests.paper.sample import TODAY, document, printed, whole_hospital


@dataclass(frozen=True)
class Made:
    """A document in all its forms."""

    document: Document
    made: Pages
    pages: list[Page]
    html: str


def made(one: Document) -> Made:
    pages = typeset_pages(one)
    return Made(one, pages, read(pages.pdf), web_page(one))


@pytest.fixture(scope="session")
def checklist() -> Made:
    """The procedure that has every kind of step."""
    return made(document(printed(whole_hospital())))


@pytest.fixture(scope="session")
def whole_binder() -> Made:
    """The binder of the small hospital."""
    loaded = whole_hospital()
    return made(binder(Edition(loaded.at("mercure"), TODAY), loaded, ()))
