"""Paper forms: as few sheets as the pen allows, wide registers on their side, never the way back alone on a page."""

import itertools

from degraded_mode.loading.load import load_texts
from degraded_mode.render.document import Document
from degraded_mode.render.forms import form_sheet
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import Pages, typeset_pages
from degraded_mode.render.web_page import web_page
from tests.paper.reading import Page, read
from tests.paper.sample import HOSPITAL, TODAY

HEAD = """id: F-01
title: Registre
version: "1"
copies: [service]
numbered: {series: REG, check: true}
"""

WIDE = ["N° provisoire", "Nom de naissance", "Nom utilisé", "Prénom", "Motif", "Destination", "Orientation", "Sortie"]


def document(*fields: str, head: str = HEAD) -> Document:
    text = head + "fields:\n" + "".join(f"  - {field}\n" for field in fields)
    edition = Edition(load_texts({**HOSPITAL, "forms/F-01.yaml": text}).at("mercure"), TODAY)
    return Document("Fiches", (form_sheet(edition.corpus.forms["F-01"], edition),), TODAY)


def made(*fields: str, head: str = HEAD) -> tuple[Pages, list[Page]]:
    pages = typeset_pages(document(*fields, head=head))
    return pages, [page for page in read(pages.pdf) if "blanche" not in page.text]


def line(rank: int) -> str:
    return f"{{id: ligne-{rank}, label: Ligne {rank}, type: lines, rows: 1, reentry: C}}"


def words(rank: int) -> str:
    label = f"Ce que la personne dit d'elle-même et de ses proches, point {rank}"
    return f'{{id: mot-{rank}, label: "{label}", type: text, reentry: C}}'


def table(rows: int, labels: list[str], kind: str = "text") -> str:
    columns = ", ".join(
        f'{{id: c{rank}, label: "{label}", type: {kind}, reentry: C}}' for rank, label in enumerate(labels)
    )
    return f"{{id: table, label: Lignes, type: table, rows: {rows}, reentry: C, columns: [{columns}]}}"


def rows_drawn(page: Page, tall: float) -> int:
    """The rows of that height, in millimetres, between the lines that cross a page."""
    lines = sorted({round(one.box.top, 1) for one in page.drawings if one.line and one.box.height < 0.1})
    return sum(abs(below - above - tall) < 0.15 for above, below in itertools.pairwise(lines))


def test_a_register_of_many_columns_lies_on_its_side_with_its_marks() -> None:
    pages, (page,) = made(table(8, [*WIDE, "Tri", "Box", "Médecin"]))
    assert (pages.faults, pages.troubles) == ((), ())
    assert (round(page.width), round(page.height)) == (297, 210)
    for said in ("Registre", "REG-__________ clé ___", "page 1 / 1", "50 mm", "F-01 v1", "Exemplaires : service"):
        assert page.says(said), said
    tab = page.find("FICHES")
    assert all(letter.box.top > 200 for letter in tab)
    inner = [letter.box for letter in page.letters if letter not in tab]
    assert min(box.top for box in inner) > 19
    assert max(box.bottom for box in inner) < 199
    assert min(box.left for box in inner) > 11
    assert max(box.right for box in inner) < 286


def test_the_back_of_a_lying_sheet_has_its_tab_on_the_outer_edge_too() -> None:
    _, (front, back) = made(table(24, [*WIDE, "Tri", "Box", "Médecin"]))
    assert (round(back.width), round(back.height)) == (297, 210)
    assert round(front.find("FICHES")[0].box.left) == round(back.find("FICHES")[0].box.left)
    assert all(letter.box.bottom < 10 for letter in back.find("FICHES"))


def test_few_columns_or_a_patients_sheet_stand() -> None:
    _, (few,) = made(table(8, WIDE[:5]))
    _, pages = made(table(8, [*WIDE, "Tri", "Box", "Médecin"]), head=HEAD + "identity_zone: true\n")
    assert {(round(page.width), round(page.height)) for page in (few, *pages)} == {(210, 297)}


def test_a_form_that_would_spill_by_little_takes_one_page() -> None:
    counts = [len(made(table(rows, WIDE[:4]))[1]) for rows in (24, 32, 40, 44)]
    assert counts == [1, 1, 1, 2]


def test_a_tightened_table_keeps_three_rows_in_four_of_seven_millimetres() -> None:
    _, (roomy,) = made(table(16, WIDE[:4]))
    _, (tight,) = made(table(36, WIDE[:4]))
    assert rows_drawn(roomy, 8) == 16
    assert 27 <= rows_drawn(tight, 7) < 36


def test_a_register_of_two_sides_fills_them() -> None:
    _, (front, back) = made(table(44, WIDE[:4]))
    assert rows_drawn(front, 8) + rows_drawn(back, 8) > 44
    assert max(letter.box.bottom for letter in back.find("RESSAISIE")) > 255


def test_the_way_back_into_the_record_is_never_alone_on_a_page() -> None:
    for count in range(12, 22):
        _, pages = made(*map(line, range(count)))
        assert pages[-1].says("RESSAISIE")
        assert "Ligne" in pages[-1].text, count


def test_a_form_with_room_to_spare_gives_it_to_the_pen() -> None:
    def pitch(count: int) -> float:
        _, (page,) = made(*map(words, range(count)))
        first, second = (page.find(f"point {rank}")[0].box.top for rank in (2, 3))
        return second - first

    assert pitch(6) > pitch(20) >= 10


def test_short_boxes_share_a_line_in_the_order_of_the_screen() -> None:
    kinds = ("time", "number", "yes_no", "time", "date")
    _, (page,) = made(
        *(f"{{id: c{rank}, label: Champ {rank}, type: {kind}, reentry: C}}" for rank, kind in enumerate(kinds))
    )
    places = [page.find(f"Champ {rank}")[0].box for rank in range(len(kinds))]
    assert len({round(box.top) for box in places[:3]}) == 1
    assert places == sorted(places, key=lambda box: (round(box.top), box.left))


def test_the_page_to_open_prints_a_wide_register_on_its_side() -> None:
    wide = web_page(document(table(8, [*WIDE, "Tri", "Box", "Médecin"])))
    assert 'class="leaf lying"' in wide
    assert "@page lying { size: A4 landscape" in wide
    assert 'class="leaf lying"' not in web_page(document(table(8, WIDE[:4])))
