"""The report to the management: two pages whatever the hospital, and true."""

from dataclasses import replace

import pytest

from degraded_mode.loading.load import load_texts
from degraded_mode.render.document import Document
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import typeset_pages
from degraded_mode.render.report import report
from degraded_mode.render.report_views import Report
from degraded_mode.render.web_page import web_page
from tests.cli.typed import plain
from tests.coverage.hospital import HOSPITAL, STORES, TODAY
from tests.paper.reading import read

LONG = "Service de médecine polyvalente et de gériatrie aiguë, bâtiment des Trois-Planètes, aile nord, étage"


def made(**changes: str) -> tuple[Document, Report]:
    files = dict(HOSPITAL) | {path.replace("__", "/") + ".yaml": text for path, text in changes.items()}
    document = report(Edition(load_texts(files).at("mercure"), TODAY), ())
    (page,) = document.pieces
    assert isinstance(page, Report)
    return document, page


def units(count: int, title: str) -> str:
    ward = HOSPITAL["units.yaml"].replace("needs: [dpi]", "needs: [dpi, labo]")
    return "".join(
        ward.replace("id: medecine", f"id: medecine-{rank}").replace("title: Médecine", f"title: {title} {rank}")
        for rank in range(count)
    )


def test_it_says_how_long_functions_hold_and_what_lacks() -> None:
    page = made()[1]
    lead = plain(" ".join(page.lead))
    assert "tenir 1 de leurs 1 fonction pendant un jour, 0 pendant trois jours, 0 pendant quatre semaines" in lead
    assert "1 fonction n'a pas tout à une heure où l'arrêt met une vie en danger, dans 1 service" in lead
    assert [plain(cell) for cell in page.held[0].cells] == ["1 / 1"] * 5 + ["0 / 1"] * 3
    assert [plain(one.what) for one in page.actions] == [
        "Constituer et décrire la réserve de papier de pôle (72 h)",
        "Garder modèles et papier au magasin (28 jours)",
    ]


def test_a_hospital_without_a_hole_hears_it() -> None:
    page = made(kits=HOSPITAL["kits.yaml"] + STORES)[1]
    assert (page.actions, plain(page.nothing)) == ((), "Rien : aucun trou.")
    assert plain(page.lead[-1]).startswith("Aucun trou ne touche une fonction")
    assert plain(page.survives[0]) == "Tiennent 4 semaines en entier : Médecine."
    assert plain(page.weak[0]).startswith("Aucune panne seule")


@pytest.mark.parametrize(("count", "title"), [(1, "Médecine"), (60, LONG)])
def test_it_holds_on_two_pages(count: int, title: str) -> None:
    document, _ = made(units=units(count, title))
    pages = typeset_pages(document)
    assert pages.count == 2
    assert (pages.faults, pages.troubles) == ((), ())
    first, second = read(pages.pdf)
    assert "Ce que nous ne tenons pas" in plain(first.text)
    assert "Une seule panne suffit" in plain(second.text)


def test_what_is_left_out_of_the_table_is_counted() -> None:
    page = made(units=units(30, "Médecine"))[1]
    assert len(page.held) == 22
    assert plain(page.others) == "Et 8 autres services, dont 0 entièrement tenus à 24 h."


def test_the_page_to_open_says_the_same() -> None:
    document, page = made()
    shown = web_page(document)
    for words in (*page.lead, *page.survives, *page.fails, page.actions[0].what):
        assert words in shown.replace("&#39;", "'")


def test_its_code_changes_with_what_it_says() -> None:
    assert made()[1].head.paper_code == made()[1].head.paper_code
    assert made(kits=HOSPITAL["kits.yaml"] + STORES)[1].head.paper_code != made()[1].head.paper_code


def test_it_is_dated_by_the_day_on_which_ages_are_judged() -> None:
    assert made()[0].dated == TODAY
    assert "22 novembre 2026" in plain(replace(made()[1].head).dates)
