"""A page that must not be trusted blindly says so, and is printed all the same."""

from datetime import date

import pytest

from degraded_mode.model.runbook import Status
from degraded_mode.render import notices
from degraded_mode.render.checklist import sheet
from degraded_mode.render.masthead import Edition, bands
from degraded_mode.render.paper import typeset_pages
from degraded_mode.render.web_page import web_page
from tests.paper.reading import read
from tests.paper.sample import TODAY, changed, document, hospital, procedure, step_text

LATER, SOON, PAST = date(2028, 1, 1), date(2026, 12, 1), date(2026, 1, 5)


def titles(**values: object) -> list[str]:
    _, runbook = changed(hospital(samu_perdu=procedure(step_text("a", "Agir."))), values)
    return [band.title for band in bands(runbook, TODAY)]


def test_an_approved_procedure_in_force_has_no_band() -> None:
    assert titles() == []


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"status": Status.DRAFT}, ["BROUILLON"]),
        ({"status": Status.REVIEW}, ["EN RELECTURE"]),
        ({"status": Status.SUSPENDED}, ["SUSPENDUE"]),
        ({"status": Status.ARCHIVED}, ["ARCHIVÉE"]),
        ({"approval": None}, ["SANS APPROBATION"]),
        ({"review_by": PAST}, ["À REVOIR DEPUIS LE 5\u00a0JANVIER\u00a02026"]),
        ({"review_by": TODAY}, []),
        ({"effective": SOON}, ["EN VIGUEUR LE 1ER\u00a0DÉCEMBRE\u00a02026"]),
        ({"status": Status.DRAFT, "review_by": PAST}, ["BROUILLON", "À REVOIR DEPUIS LE 5\u00a0JANVIER\u00a02026"]),
    ],
)
def test_a_state_that_calls_for_care_has_its_band(values: dict[str, object], expected: list[str]) -> None:
    assert titles(**values) == expected


def test_bands_stand_on_every_page_and_hide_nothing() -> None:
    steps = "".join(step_text(f"s{number}", f"Agir{number}x.") for number in range(40))
    corpus, runbook = changed(hospital(samu_perdu=procedure(steps)), {"status": Status.SUSPENDED, "review_by": PAST})
    one = document(sheet(runbook, Edition(corpus, TODAY)))
    made = typeset_pages(one)
    pages = read(made.pdf)
    assert len(pages) > 1
    assert all(page.says("SUSPENDUE") and page.says("À REVOIR DEPUIS LE 5 JANVIER 2026") for page in pages)
    assert [number for number in range(40) if not any(page.says(f"Agir{number}x.") for page in pages)] == []
    assert all(word in web_page(one) for word in ("SUSPENDUE", "À REVOIR DEPUIS LE"))
    assert made.faults == ()


def test_a_band_is_large_and_stands_above_the_text() -> None:
    corpus, runbook = changed(hospital(samu_perdu=procedure(step_text("a", "Agir."))), {"status": Status.DRAFT})
    page = read(typeset_pages(document(sheet(runbook, Edition(corpus, TODAY)))).pdf)[0]
    letters = page.find("BROUILLON")
    assert min(letter.size for letter in letters) >= 14
    assert letters[0].box.bottom < page.find("Situation")[0].box.top


def test_a_file_that_cannot_be_read_is_named_in_a_banner() -> None:
    loaded = hospital(samu_perdu=procedure(step_text("a", "Agir.")), casse="titre: [")
    sentences = notices.of_runbook(loaded.findings, "samu-perdu", loaded)
    assert any("procedures/casse.yaml" in sentence for sentence in sentences)
    made = sheet(loaded.at("mercure").runbooks["samu-perdu"], Edition(loaded.at("mercure"), TODAY), sentences)
    assert read(typeset_pages(document(made)).pdf)[0].says("procedures/casse.yaml")


def test_errors_beyond_three_are_counted_and_sent_to_the_check() -> None:
    steps = "".join(step_text(f"s{number}", "Agir.", ", inconnu: x") for number in range(5))
    loaded = hospital(samu_perdu=procedure(steps))
    first, *others = notices.of_runbook(loaded.findings, "samu-perdu", loaded)
    assert first.startswith("Cette procédure porte 5\u00a0erreurs non corrigées")
    assert [sentence.split(",")[0] for sentence in others[:3]] == ["procedures/samu-perdu.yaml"] * 3
    assert "degraded-mode check" in others[3]
