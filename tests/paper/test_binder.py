"""A site's binder: what it holds, where each part begins, what it leaves out."""

import itertools
import re

import pytest

from degraded_mode.loading.load import load_texts
from degraded_mode.render.binder import binder
from degraded_mode.render.binder_views import Cover, Directory, EffectivePages, Index
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import typeset_pages
from degraded_mode.render.views import Sheet
from tests.paper.conftest import Made
from tests.paper.reading import Page, read
from tests.paper.sample import HOSPITAL, TODAY, hospital, procedure, step_text, whole_hospital


def first_page(made: Made, title: str) -> Page:
    """The first page of the part that has this title."""
    head = re.compile(rf"page 1 / \d+ (N° \S+ clé \S+ )?{re.escape(' '.join(title.split()))}")
    return next(page for page in made.pages if head.search(page.text))


def test_every_part_starts_on_a_right_hand_page(whole_binder: Made) -> None:
    starts = [page.number for page in whole_binder.pages if re.search(r"page 1 / \d+", page.text)]
    assert len(starts) == len(whole_binder.document.pieces)
    assert all(number % 2 for number in starts)


def test_a_page_left_blank_says_so_and_says_nothing_else(whole_binder: Made) -> None:
    blank = [page for page in whole_binder.pages if "blanche" in page.text]
    assert blank
    assert {page.text for page in blank} == {"Page laissée blanche volontairement."}
    assert all(page.number % 2 == 0 for page in blank)


def test_the_cover_says_what_to_do_first_and_who_decides(whole_binder: Made) -> None:
    (cover,) = (piece for piece in whole_binder.document.pieces if isinstance(piece, Cover))
    page = whole_binder.pages[0]
    assert [words for words in cover.minutes if not page.says(words)] == []
    assert [(who.unit, who.day, who.night) for who in cover.deciders] == [
        ("Laboratoire", "Biologiste de garde", "Biologiste de garde"),
        ("SAMU", "Superviseur des ARM", "Médecin régulateur"),
    ]
    for words in ("Hôpital Mercure", "Détenteur", "Exemplaire n°", "Détruire les versions antérieures", "2 procédures"):
        assert page.says(words)


def test_an_index_leads_from_what_is_lost_to_a_tab_and_a_code(whole_binder: Made) -> None:
    index = next(piece for piece in whole_binder.document.pieces if isinstance(piece, Index))
    found = {heading.name: [(entry.tab, entry.code) for entry in heading.entries] for heading in index.headings}
    assert found == {
        "Système du laboratoire": [("LABO", "PD-LABO-02")],
        "Téléphonie du Centre 15": [("SAMU", "PD-SAMU-01")],
    }
    assert index.headings[1].hint == "Plus de tonalité."


def test_the_index_by_unit_names_every_unit_of_the_site(whole_binder: Made) -> None:
    index = [piece for piece in whole_binder.document.pieces if isinstance(piece, Index)][1]
    assert [heading.name for heading in index.headings] == ["Laboratoire", "SAMU"]
    assert [[entry.code for entry in heading.entries] for heading in index.headings] == [["PD-LABO-02"], ["PD-SAMU-01"]]


def test_an_index_cites_no_page_of_the_binder(whole_binder: Made) -> None:
    page = first_page(whole_binder, "Index : je n’ai plus…")
    assert re.findall(r"\bp\. \d|page \d+(?! /)", page.text) == []


def test_the_directory_gives_two_channels_what_carries_them_and_the_last_trial(whole_binder: Made) -> None:
    (directory,) = (piece for piece in whole_binder.document.pieces if isinstance(piece, Directory))
    found = {who.who: [(way.number, way.through, way.tested) for way in who.channels] for who in directory.people}
    assert found["CODIS, officier de garde"] == [
        ("03\u00a053\u00a001\u00a018\u00a040", "Ligne directe", "12/10/2026"),
        ("03\u00a053\u00a001\u00a099\u00a099", "Téléphonie du Centre 15", "13/10/2026"),
    ]
    page = first_page(whole_binder, "Annuaire par fonction")
    assert page.says("12/10/2026")
    assert min(letter.size for letter in page.find("03 53 01 18 40")) >= 14


def test_a_restricted_channel_is_nowhere_in_a_ward_binder(whole_binder: Made) -> None:
    assert not any(page.says("06 39 98 77 77") for page in whole_binder.pages)
    assert "77\u00a077" not in whole_binder.html
    assert any(page.says("+ 1 canal réservé") for page in whole_binder.pages)


def test_the_list_of_effective_pages_counts_the_pages_that_there_are(whole_binder: Made) -> None:
    (listed,) = (piece for piece in whole_binder.document.pieces if isinstance(piece, EffectivePages))
    page = first_page(whole_binder, "Liste des pages en vigueur")
    for line in listed.lines:
        begins = first_page(whole_binder, line.title)
        total = re.search(r"page 1 / (\d+)", begins.text)
        assert total is not None
        assert page.says(f"{line.code} {line.title} {line.version} {line.paper_code} {total[1]}")


def test_a_binder_has_a_list_line_for_each_of_its_parts(whole_binder: Made) -> None:
    (listed,) = (piece for piece in whole_binder.document.pieces if isinstance(piece, EffectivePages))
    assert [line.piece for line in listed.lines] == [piece.id for piece in whole_binder.document.pieces]


@pytest.mark.parametrize("number", ["01", "02"])
def test_a_wrong_number_corrected_changes_the_code_of_the_pages_that_show_it(number: str) -> None:
    def codes(digits: str) -> dict[str, str]:
        loaded = whole_hospital()
        contact = loaded.group.contacts["codis"]
        changed = contact.channels[0].model_copy(update={"number": f"+333530118{digits}"})
        corrected = contact.model_copy(update={"channels": (changed, *contact.channels[1:])})
        corpus = loaded.at("mercure")
        corpus = type(corpus)(**{**vars(corpus), "contacts": {**corpus.contacts, "codis": corrected}})
        made = binder(Edition(corpus, TODAY), loaded, ())
        return {piece.id: piece.head.paper_code for piece in made.pieces}

    before, after = codes("40"), codes(number)
    assert {key for key in before if before[key] != after[key]} >= {"samu-perdu", "annuaire", "couverture"}
    assert before["fiche-F-01"] == after["fiche-F-01"]


def test_a_tab_stays_at_its_place_when_a_procedure_is_added() -> None:
    def tabs(**more: str) -> dict[str, tuple[str, int]]:
        loaded = hospital(samu_perdu=procedure(step_text("a", "Agir.")), **more)
        made = binder(Edition(loaded.at("mercure"), TODAY), loaded, ())
        return {piece.id: (piece.head.tab, piece.head.slot) for piece in made.pieces if isinstance(piece, Sheet)}

    added = procedure(step_text("a", "Agir."), identifier="autre", code="PD-AAA-00").replace("unit: samu", "unit: labo")
    assert tabs()["samu-perdu"] == tabs(autre=added)["samu-perdu"]
    assert tabs(autre=added)["autre"][0] == "LABO"


def test_a_form_has_all_its_boxes_its_units_and_its_way_back(whole_binder: Made) -> None:
    page = first_page(whole_binder, "Fiche de régulation")
    for words in ("Motif", "Rappel", "Tension", "mmHg", "vitale", "urgente", "différée", "Suivi", "Heure", "Geste"):
        assert page.says(words), words
    for words in ("Nom de naissance", "ALLERGIES", "REG-__________ clé ___", "Écrire au stylo noir.", "RESSAISIE"):
        assert page.says(words), words
    assert page.says("Exemplaires : dossier, déclenchement")
    assert (
        len([one for one in page.drawings if abs(one.box.width - 5) < 0.1 and abs(one.box.height - 5) < 0.1])
        == 3 + 3 + 1
    )


def test_the_headings_of_a_wide_register_do_not_run_into_one_another() -> None:
    names = ["Numéro provisoire", "Anticoagulant", "Téléphone", "Destination", "Consultation", "Nouvelle date"] * 2
    columns = ", ".join(f"{{id: c{n}, label: {name} {n}, type: text, reentry: B}}" for n, name in enumerate(names))
    form = HOSPITAL["forms/F-01.yaml"].partition("fields:")[0]
    form += f"fields:\n  - {{id: t, label: Registre, type: table, rows: 4, reentry: B, columns: [{columns}]}}\n"
    text = procedure(step_text("a", "Agir."))
    loaded = load_texts({**HOSPITAL, "forms/F-01.yaml": form, "procedures/samu-perdu.yaml": text})
    made = typeset_pages(binder(Edition(loaded.at("mercure"), TODAY), loaded, ()))
    page = next(page for page in read(made.pdf) if page.says("Registre"))
    assert made.faults == ()
    letters = [one.box for n, name in enumerate(names) for one in page.find(f"{name} {n}")]
    for one, other in itertools.combinations(letters, 2):
        across = min(one.right, other.right) - max(one.left, other.left)
        down = min(one.bottom, other.bottom) - max(one.top, other.top)
        assert across < 0.8 or down < 0.8


def test_a_message_stands_with_its_withdrawal(whole_binder: Made) -> None:
    page = first_page(whole_binder, "Messages prêts")
    assert page.says("Composez le 18. Prochain point à __________ (heure).")
    assert page.says("Le 15 fonctionne depuis __________ (heure).")


def test_a_document_of_reference_is_printed_with_its_table(whole_binder: Made) -> None:
    page = first_page(whole_binder, "Documents de référence")
    assert page.says("Appels habituels")
    assert page.says("Heure Appels 0 h 30 1 h 25")


def test_a_site_without_any_procedure_still_has_a_binder() -> None:
    loaded = hospital()
    made = typeset_pages(binder(Edition(loaded.at("mercure"), TODAY), loaded, loaded.findings))
    assert made.troubles == ()
    assert read(made.pdf)[0].says("0 procédure")
