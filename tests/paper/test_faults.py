"""What does not fit is printed in full, and named at its place in the hospital's file."""

import pytest

from degraded_mode.loading.load import Loaded, load_texts
from degraded_mode.model.corpus import Kind
from degraded_mode.render.paper import Pages, findings, typeset_pages
from degraded_mode.source.findings import Finding
from degraded_mode.source.place import Place, Route
from tests.paper.reading import Page, read, squeezed
from tests.paper.sample import EVERY_VERB, HOSPITAL, document, hospital, printed, procedure, step_text

LONG_WORD = "hydro" * 40


def named(loaded: Loaded, pages: Pages) -> list[tuple[str, int, str]]:
    """Code, line and file of each finding."""

    def locate(kind: str, record: str, route: Route) -> Place:
        return loaded.place(Kind(kind), record, route, site="mercure")

    return [(one.code, line(loaded, one), one.place.path) for one in findings(pages.faults, locate)]


def line(loaded: Loaded, finding: Finding) -> int:
    return loaded.documents[finding.place.path].position(finding.place.route).line


def made(text: str) -> tuple[Loaded, Pages, list[Page]]:
    loaded = hospital(samu_perdu=text)
    pages = typeset_pages(document(printed(loaded)))
    return loaded, pages, read(pages.pdf)


def line_of(text: str, words: str) -> int:
    return next(number for number, one in enumerate(text.splitlines(), 1) if words in one)


def test_a_step_taller_than_a_page_is_named_and_printed_in_full() -> None:
    sentences = " ".join(f"Phrase{number}x à lire avec grand soin." for number in range(95))
    text = procedure(
        step_text("court", "Court.") + step_text("haut", "Agir.", f', note: "{sentences}", caution: "{"mot " * 600}"')
    )
    loaded, pages, read_back = made(text)
    assert named(loaded, pages) == [("PAP001", line_of(text, "id: haut"), "procedures/samu-perdu.yaml")]
    printed_words = squeezed("".join(page.text for page in read_back))
    assert [number for number in range(95) if f"Phrase{number}x" not in printed_words] == []


def test_a_decision_taller_than_a_page_is_named() -> None:
    options = "".join(
        f"          - {{answer: Choix {number}, steps: [{{id: i{number}, do: Faire {number}.}}]}}\n"
        for number in range(25)
    )
    text = procedure(
        f"      - id: d\n        decide: Que choisir ?\n        criteria: Vu.\n        options:\n{options}"
    )
    loaded, pages, read_back = made(text)
    assert [code for code, _, _ in named(loaded, pages)] == ["PAP001"]
    assert all(any(page.says(f"Faire {number}.") for page in read_back) for number in range(25))


@pytest.mark.parametrize("word", ["WWWW ", "i ", "M\u00c9M\u00c9—", "mot mot\\n"])
def test_no_step_that_is_cut_goes_unnamed_whatever_its_letters(word: str) -> None:
    for count in (60, 150, 300, 480):
        text = procedure(f'      - {{id: a, do: Haut., note: "Début0x {word * count} Fin0x"}}\n')
        _, pages, read_back = made(text)
        ends = {page.number for page in read_back if page.says("Début0x") or page.says("Fin0x")}
        assert (len(ends) > 1) == any(fault.code == "PAP001" for fault in pages.faults), count


@pytest.mark.parametrize(
    "step",
    [
        step_text("mot", f"Lire {LONG_WORD} fin."),
        step_text("mot", "Agir.", f", note: {LONG_WORD}"),
        step_text("mot", "Agir.", f", warning: {LONG_WORD}"),
        f"      - {{id: mot, check: Voir., expect: {LONG_WORD}}}\n",
        f"      - {{id: mot, call: codis, say: {LONG_WORD}}}\n",
        f"      - {{id: mot, decide: Choisir., criteria: Vu., options: [{{answer: {LONG_WORD}}}, {{answer: non}}]}}\n",
    ],
)
def test_a_word_wider_than_its_column_is_named_and_printed_within_the_page(step: str) -> None:
    text = procedure(step)
    loaded, pages, read_back = made(text)
    assert named(loaded, pages) == [("PAP002", line_of(text, "id: mot"), "procedures/samu-perdu.yaml")]
    assert LONG_WORD.casefold() in squeezed("".join(page.text for page in read_back)).casefold()
    assert max(letter.box.right for page in read_back for letter in page.letters if letter not in page.tab) < 200


def test_a_long_word_on_the_first_page_is_named_too() -> None:
    text = procedure(step_text("a", "Agir.")).replace("Le 15 ne sonne plus.", LONG_WORD)
    loaded, pages, read_back = made(text)
    assert [code for code, _, _ in named(loaded, pages)] == ["PAP002"]
    assert max(letter.box.right for page in read_back for letter in page.letters if letter not in page.tab) < 200


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Le 15 ne sonne plus.", "mot " * 900),
        ("Le 15 sonne de nouveau.", "mot " * 900),
        ("[Statistiques]", str(["Un acte de plus"] * 90)),
        ("Prévenir le CODIS sans attendre.", "mot " * 900),
        ("expect: Aucun appel n'aboutit.", f"expect: {'mot ' * 900}"),
    ],
)
def test_a_box_taller_than_a_page_loses_nothing(old: str, new: str) -> None:
    _, pages, read_back = made(procedure(step_text("a", "Agir.")).replace(old, new))
    wanted = new.count("mot") or 90
    assert "".join(page.text for page in read_back).count("mot" if "mot" in new else "Un acte") >= wanted
    assert pages.troubles == ()
    assert max(one.box.bottom for page in read_back for one in page.letters if one not in page.tab) < 295


@pytest.mark.parametrize(
    "place", ["title: Médecin régulateur, short: MR", "title: CODIS, officier de garde", "ANTARES 218"]
)
def test_a_long_name_in_any_record_stays_on_the_page(place: str) -> None:
    name = "M" * 110
    longer = {
        path: text.replace(place, place.split(":", maxsplit=1)[0] + f": {name}" if ":" in place else name)
        for path, text in HOSPITAL.items()
    }
    text = procedure(EVERY_VERB).replace("look_alikes: [labo-perdu]", "")
    loaded = load_texts({**longer, "procedures/samu-perdu.yaml": text})
    pages = typeset_pages(document(printed(loaded)))
    letters = [one for page in read(pages.pdf) for one in page.letters if one not in page.tab]
    assert max(one.box.right for one in letters) < 200
    assert [fault.code for fault in pages.faults].count("PAP002") >= 1


def test_ordinary_long_words_fit() -> None:
    _, pages, _ = made(procedure(step_text("a", "Lire anticonstitutionnellement l'électroencéphalographie.")))
    assert pages.faults == ()


@pytest.mark.parametrize(
    ("sign", "instead"), [("■", "●"), ("✕", "×"), ("ế", "e"), ("😀", "[U+1F600]"), ("漢", "[U+6F22]")]
)
def test_a_sign_that_the_font_lacks_is_named_and_replaced(sign: str, instead: str) -> None:
    text = procedure(step_text("signe", f"Lire {sign} fin."))
    loaded, pages, read_back = made(text)
    assert named(loaded, pages) == [("PAP003", line_of(text, "id: signe"), "procedures/samu-perdu.yaml")]
    assert pages.troubles == ()
    assert any(page.says(f"Lire {instead} fin.") for page in read_back)


def test_the_same_fault_is_named_once() -> None:
    text = procedure(step_text("signe", "Lire ■ puis ■."))
    loaded, pages, _ = made(text)
    assert len(named(loaded, pages)) == 1


def test_a_finding_quotes_what_does_not_fit_and_says_what_to_do() -> None:
    loaded, pages, _ = made(procedure(step_text("mot", f"Lire {LONG_WORD}.")))
    (finding,) = findings(pages.faults, lambda kind, record, route: loaded.place(Kind(kind), record, route))
    assert finding.message.startswith("« hydrohydro")
    assert len(finding.message) < 100
    assert "imprimé en entier" in finding.advice
