"""Where things stand on the page, read back from the file."""

import itertools
import re
from dataclasses import replace

import pytest
import zxingcpp

from degraded_mode.loading.load import load_texts
from degraded_mode.render.paper import typeset_pages
from degraded_mode.render.views import Sheet
from tests.paper.conftest import Made
from tests.paper.reading import Drawing, Page, pictures, read, squeezed
from tests.paper.sample import EVERY_VERB, HOSPITAL, document, hospital, printed, procedure, step_text, whole_hospital
from tests.paper.words import all_steps

INSIDE, OUTSIDE = 20, 12
WHITE = (255, 255, 255)


def sheet_of(made: Made) -> Sheet:
    (sheet,) = made.document.pieces
    assert isinstance(sheet, Sheet)
    return sheet


def boxes(page: Page, side: float) -> list[Drawing]:
    """The empty squares of a page, of that side in millimetres."""
    return [
        one
        for one in page.drawings
        if one.fill in (None, WHITE)
        and one.line
        and abs(one.box.width - side) < 0.1
        and abs(one.box.height - side) < 0.1
    ]


def many_steps() -> str:
    """Forty steps of all heights, each with a mark at its start and at its end."""
    steps = []
    for number in range(1, 41):
        filler = "mot " * (number * 7 % 31)
        more = f', warning: "Danger{number}x possible.", note: "Fin{number}x."'
        if number % 9 == 0:
            steps.append(decision(number))
        else:
            steps.append(step_text(f"s{number}", f"Début{number}x {filler}.", more))
    return "".join(steps)


def decision(number: int) -> str:
    inner = f"[{{id: i{number}, do: Sous{number}x faire., note: Fond{number}x.}}]"
    return (
        f"      - id: s{number}\n        decide: Début{number}x choisir ?\n        criteria: Critère {number}.\n"
        f"        warning: Danger{number}x possible.\n        options:\n"
        f"          - {{answer: Choix{number}a, steps: {inner}}}\n          - {{answer: Choix{number}b}}\n"
        f"          - {{answer: Fin{number}x}}\n"
    )


@pytest.fixture(scope="module")
def long_pages() -> list[Page]:
    return read(typeset_pages(document(printed(hospital(samu_perdu=procedure(many_steps()))))).pdf)


def page_of(pages: list[Page], word: str) -> int:
    """The only page that has the word, capitals aside."""
    found = [page.number for page in pages if word.casefold() in page.text.casefold()]
    assert len(found) == 1, (word, found)
    return found[0]


def test_pages_are_a4_upright(checklist: Made) -> None:
    assert {(round(page.width), round(page.height)) for page in checklist.pages} == {(210, 297)}


def test_a_step_is_never_cut_between_pages(long_pages: list[Page]) -> None:
    assert len(long_pages) > 4
    for number in range(1, 41):
        assert page_of(long_pages, f"Début{number}x") == page_of(long_pages, f"Fin{number}x")


def test_a_warning_stands_above_its_step_on_the_same_page(long_pages: list[Page]) -> None:
    for number in range(1, 41):
        page = long_pages[page_of(long_pages, f"Danger{number}x") - 1]
        assert page.find(f"Danger{number}x")[0].box.bottom < page.find(f"Début{number}x")[0].box.top


def test_a_decision_has_all_its_answers_and_their_steps_on_one_page(long_pages: list[Page]) -> None:
    for number in (9, 18, 27, 36):
        marks = ("Début{0}x", "Choix{0}a", "Sous{0}x", "Fond{0}x", "Choix{0}b", "Fin{0}x")
        assert len({page_of(long_pages, mark.format(number)) for mark in marks}) == 1


def test_a_heading_stands_with_the_step_that_follows_it() -> None:
    for lines in range(0, 60, 7):
        first = step_text("long", "Haut.", f', note: "mot {"mot " * 12 * lines}"')
        last = "  - phase: return\n    steps:\n" + step_text("apres", "Après coup.")
        pages = read(typeset_pages(document(printed(hospital(samu_perdu=procedure(first + last))))).pdf)
        assert page_of(pages, "REPRISE") == page_of(pages, "Après coup."), lines


def test_a_procedure_that_goes_on_says_so_at_the_foot_and_at_the_head(long_pages: list[Page]) -> None:
    for page, following in itertools.pairwise(long_pages):
        assert page.says(f"suite p. {following.number}")
        assert following.says("Centre 15 injoignable 01 (suite)")
    assert not long_pages[-1].says("suite p.")
    assert not long_pages[0].says("(suite)")


def test_the_end_is_marked_by_a_drawn_square_and_a_word_once(long_pages: list[Page]) -> None:
    assert [page.number for page in long_pages if " FIN PD-SAMU-01" in page.text] == [len(long_pages)]
    word = long_pages[-1].find("FINPD-SAMU-01Rédigéepar")[0].box
    squares = [one for one in long_pages[-1].drawings if one.fill == (0, 0, 0) and abs(one.box.width - 3) < 0.1]
    assert len(squares) == 1
    assert 0 < word.left - squares[0].box.right < 3


def test_every_page_says_what_it_is(checklist: Made) -> None:
    head = sheet_of(checklist).head
    total = len(checklist.pages)
    for page in checklist.pages:
        for words in (head.title, head.units, head.site, head.code, head.version, head.dates, head.paper_code):
            assert page.says(words), (page.number, words)
        assert page.says(f"page {page.number} / {total}")
    assert "15/06/2026" in head.dates
    assert "12/06/2027" in head.dates
    assert "Approuvée" in head.dates


@pytest.mark.parametrize("resolution", [150, 200])
def test_every_page_carries_a_code_that_a_telephone_reads(checklist: Made, resolution: int) -> None:
    for picture in pictures(checklist.made.pdf, resolution):
        (code,) = zxingcpp.read_barcodes(picture)
        assert re.fullmatch(r"DGR1:samu-perdu;v=2\.1;e=[0-9a-f]{16}", code.text)
        assert code.ec_level == "M"
        side = code.position.top_right.x - code.position.top_left.x
        assert side / picture.width * 210 == pytest.approx(14, abs=0.6)


def test_the_page_says_the_same_once_copied_in_black_and_white(checklist: Made) -> None:
    for picture in pictures(checklist.made.pdf, 200):
        copied = picture.point(lambda grey: 255 if grey > 200 else 0)
        assert zxingcpp.read_barcodes(copied)
        shades = sum(count for grey, count in enumerate(picture.histogram()) if 60 < grey < 200)
        assert shades < 0.03 * picture.width * picture.height


def test_the_first_page_has_all_that_must_be_found_at_once(checklist: Made) -> None:
    first, opening = checklist.pages[0], sheet_of(checklist).opening
    assert first.says("ACTIONS IMMÉDIATES")
    wanted = [opening.situation, opening.may_alone, opening.day, opening.night, *opening.conditions, *opening.keep]
    wanted += [*opening.reduce, *opening.stop, opening.look_alikes[0].label, "Ne pas confondre", "03 53 01 18 40"]
    assert [words for words in wanted if not first.says(words)] == []


def test_a_box_to_tick_stands_before_each_step(checklist: Made) -> None:
    steps = list(all_steps(sheet_of(checklist)))
    answers = sum(len(part.options) for step in steps for part in step.parts if part.kind == "answers")
    ticks = [one for page in checklist.pages for one in boxes(page, 6)]
    assert len(ticks) == len(steps) + answers
    assert all(one.line >= 0.75 for one in ticks)


def test_each_step_has_room_for_an_hour_and_a_visa(checklist: Made) -> None:
    steps = list(all_steps(sheet_of(checklist)))
    cells = [one.box for page in checklist.pages for one in page.drawings if abs(one.box.height - 8) < 0.1]
    assert sum(17.9 < box.width < 18.1 for box in cells) == len(steps)
    assert sum(12 <= box.width < 17 for box in cells) == len(steps) + sum(bool(step.second) for step in steps)


def test_a_step_may_be_marked_as_not_concerned_and_an_immediate_action_may_not(checklist: Made) -> None:
    steps = list(all_steps(sheet_of(checklist)))
    marks = " ".join(page.text for page in checklist.pages).count("S.O.")
    assert marks == len(steps) - 1


def test_sizes_of_letters_hold_the_floors(checklist: Made) -> None:
    assert min(letter.size for page in checklist.pages for letter in page.letters) >= 9
    for step in list(all_steps(sheet_of(checklist))):
        page = next(page for page in checklist.pages if page.says(step.text))
        found = squeezed(step.text)
        solid = "".join(one.letter for one in page.letters)
        letters = page.letters[solid.index(found) : solid.index(found) + len(found)]
        assert min(letter.size for letter in letters) >= (13 if step.vital else 12)


def test_a_number_to_dial_is_large_and_on_one_line() -> None:
    steps = EVERY_VERB[EVERY_VERB.index("      - id: renvoyer") : EVERY_VERB.index("      - {id: dire")]
    steps = steps.replace("after: [appeler]", "").replace("opens: renvoi-15", "")
    for length in range(1, 60, 9):
        title = f"Opérateur {'m' * (length % 20)} {'n' * (length // 2)}"
        contacts = HOSPITAL["contacts.yaml"].replace("Opérateur Alpha", title)
        loaded = load_texts({**HOSPITAL, "contacts.yaml": contacts, "procedures/a.yaml": procedure(steps)})
        pages = read(typeset_pages(document(printed(loaded))).pdf)
        number = next(page for page in pages if page.says("01 99 00 10 15")).find("01 99 00 10 15")
        assert min(letter.size for letter in number) >= 14
        assert max(letter.box.top for letter in number) - min(letter.box.top for letter in number) < 1


def test_nothing_stands_in_the_margins_for_binding_and_for_the_thumb(whole_binder: Made) -> None:
    tab = re.compile("SAMU|LABO|FICHES")
    for page in whole_binder.pages:
        left, right = (INSIDE, OUTSIDE) if page.number % 2 else (OUTSIDE, INSIDE)
        inner = [one for one in page.letters if one not in page.tab]
        assert all(one.box.left >= left - 0.2 and one.box.right <= 210 - right + 0.6 for one in inner), page.number
        assert tab.sub("", "".join(one.letter for one in page.tab)) == ""


def test_a_long_title_and_many_units_stay_in_the_head() -> None:
    title = (
        "Perte simultanée de la téléphonie et du dossier patient dans les services d'hospitalisation complète du site"
    )
    sheet = printed(hospital(samu_perdu=procedure(step_text("a", "Agir.")).replace("Centre 15 injoignable 01", title)))
    units = "Urgences adultes de Mercure, Urgences pédiatriques de Mercure, Unité d'hospitalisation de courte durée"
    made = typeset_pages(document(replace(sheet, head=replace(sheet.head, units=units))))
    (page,) = read(made.pdf)
    last_of_head = page.find(sheet.head.dates)[0].box
    assert page.says(title.replace("'", "’"))
    assert last_of_head.bottom < page.find("Situation")[0].box.top
    assert made.faults == ()


def test_many_units_of_a_kind_are_counted_rather_than_named() -> None:
    units = "".join(
        f"- {{id: u{n}, title: Service {n}, site: mercure, kind: hospitalisation, tolerates: 1 h,\n"
        "   restoration_rank: 5, decides: {day: superviseur, out_of_hours: regulateur}}\n"
        for n in range(12)
    )
    text = procedure(step_text("a", "Agir.")).replace("unit: samu", "kind: hospitalisation")
    loaded = load_texts({**HOSPITAL, "units.yaml": units, "procedures/a.yaml": text})
    assert printed(loaded).head.units == "Hospitalisation, 12\u00a0services"


def test_a_bar_of_fifty_millimetres_shows_that_the_page_was_not_scaled(checklist: Made) -> None:
    for page in checklist.pages:
        bars = [one for one in page.drawings if abs(one.box.width - 50) < 0.3 and one.box.top > 280]
        assert bars
        assert page.says("50 mm")


def test_greys_only_shade(whole_binder: Made) -> None:
    fills = {one.fill for page in whole_binder.pages for one in page.drawings if one.fill and one.box.height > 1}
    assert fills
    assert all(len(set(fill)) == 1 and (fill[0] == 0 or fill[0] >= 230) for fill in fills)


def test_warnings_differ_by_their_word_and_by_their_rules() -> None:
    text = procedure(step_text("a", "Agir.", ", warning: Chute., caution: Panne."))
    pages = read(typeset_pages(document(printed(hospital(samu_perdu=text)))).pdf)
    page = next(page for page in pages if page.says("Chute."))

    def frames(words: str) -> int:
        letter = page.find(words)[0].box
        around = (one.box for one in page.drawings if one.line and one.fill is None)
        return sum(box.top < letter.top and letter.bottom < box.bottom and box.height < 20 for box in around)

    assert page.says("DANGER — Chute.")
    assert page.says("ATTENTION — Panne.")
    assert (frames("Chute."), frames("Panne.")) == (2, 1)


def test_a_citation_gives_the_page_of_a_step_that_is_elsewhere(checklist: Made) -> None:
    text = " ".join(page.text for page in checklist.pages)
    number = next(step.number for step in list(all_steps(sheet_of(checklist))) if "Rétablir l" in step.text)
    page = next(page.number for page in checklist.pages if page.says("Rétablir l’arrivée du 15."))
    assert squeezed(f"levée à l’étape {number} (p. {page}).") in squeezed(text)


def test_pages_break_at_the_same_places_at_each_printing() -> None:
    def breaks() -> list[str]:
        made = typeset_pages(document(printed(whole_hospital())))
        return [page.text[-200:] for page in read(made.pdf)]

    assert breaks() == breaks()
