"""The file itself: its format, its fonts, its bytes."""

import io
import json
import os
import subprocess
import sys
from datetime import date

import pypdf
import pytest
from pypdf.generic import ArrayObject, Destination, DictionaryObject, PdfObject, StreamObject

from degraded_mode.render import press
from degraded_mode.render.document import Document
from degraded_mode.render.paper import job_of, typeset_pages
from degraded_mode.render.write import PressFailedError, run_press
from tests.paper.conftest import Made
from tests.paper.reading import read
from tests.paper.sample import document, hospital, printed, procedure, step_text

SHORT = procedure(step_text("seul", "Faire seul."))


def reader(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def inside(one: PdfObject | None, *keys: str) -> PdfObject:
    """What stands under these keys, one inside the other; the keys of lists are left out, their first item is taken."""
    found = one.get_object() if one else None
    for key in keys:
        if isinstance(found, ArrayObject):
            found = found[0].get_object()
        assert isinstance(found, DictionaryObject)
        found = found[key].get_object()
    assert found is not None
    return found


def root(pdf: bytes) -> PdfObject:
    return inside(reader(pdf).trailer, "/Root")


def test_the_file_claims_the_archive_and_the_accessibility_standards_at_once(whole_binder: Made) -> None:
    metadata = inside(root(whole_binder.made.pdf), "/Metadata")
    assert isinstance(metadata, StreamObject)
    for claim in (b"<pdfaid:part>2<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<"):
        assert claim in metadata.get_data()
    assert whole_binder.made.troubles == ()


def test_the_file_is_tagged_in_french_and_shows_its_title(whole_binder: Made) -> None:
    catalog = root(whole_binder.made.pdf)
    assert str(inside(catalog, "/Lang")).startswith("fr")
    assert str(inside(catalog, "/MarkInfo", "/Marked")) == "True"
    assert str(inside(catalog, "/ViewerPreferences", "/DisplayDocTitle")) == "True"
    assert isinstance(inside(catalog, "/StructTreeRoot", "/K"), PdfObject)


def test_only_b612_is_used_and_it_is_in_the_file(whole_binder: Made) -> None:
    fonts = {}
    for page in reader(whole_binder.made.pdf).pages:
        used = inside(page, "/Resources", "/Font")
        assert isinstance(used, DictionaryObject)
        for name in used:
            descendant = inside(used, name, "/DescendantFonts")
            fonts[str(inside(descendant, "/BaseFont")).partition("+")[2]] = inside(descendant, "/FontDescriptor")
    assert fonts.keys() == {"B612-Regular", "B612-Bold"}
    for descriptor in fonts.values():
        assert isinstance(descriptor, DictionaryObject)
        assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


def test_the_headings_of_a_procedure_are_its_outline(checklist: Made) -> None:
    title, inner = reader(checklist.made.pdf).outline
    assert isinstance(title, Destination)
    assert isinstance(inner, list)
    headings = [entry.title for entry in inner if isinstance(entry, Destination)]
    assert title.title == "Centre 15 injoignable 01"
    assert headings[0] == "ACTIONS IMMÉDIATES"
    assert headings[-2:] == ["RÉFLEXE", "REPRISE"]


def test_the_same_input_gives_the_same_bytes_in_another_process() -> None:
    made = document(printed(hospital(samu_perdu=SHORT)))
    program = (
        "import sys\n"
        "from degraded_mode.render.paper import typeset_pages\n"
        "from tests.paper.sample import document, hospital, printed\n"
        "from tests.paper.test_archive import SHORT\n"
        "sys.stdout.buffer.write(typeset_pages(document(printed(hospital(samu_perdu=SHORT)))).pdf)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": "7", "TZ": "Pacific/Apia"}
    other = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, check=True)
    assert typeset_pages(made).pdf == other.stdout


def test_a_later_day_changes_nothing_while_no_date_has_passed() -> None:
    loaded = hospital(samu_perdu=SHORT)
    early, late = (printed(loaded, today=day) for day in (date(2026, 7, 1), date(2027, 6, 1)))
    assert typeset_pages(document(early)).pdf == typeset_pages(document(late)).pdf


def test_the_file_is_dated_from_the_procedure_and_not_from_the_clock(checklist: Made) -> None:
    information = reader(checklist.made.pdf).metadata
    assert information is not None
    assert information.creation_date is not None
    assert information.creation_date.date() == date(2026, 6, 15)


@pytest.mark.parametrize("day", [None, date(2026, 6, 15)])
def test_a_document_without_a_date_is_as_reproducible(day: date | None) -> None:
    one = Document("Essai", (printed(hospital(samu_perdu=SHORT)),), day)
    assert typeset_pages(one).pdf == typeset_pages(one).pdf


def test_a_page_that_the_standards_refuse_is_printed_all_the_same_and_says_so() -> None:
    job, _ = job_of(document(printed(hospital(samu_perdu=SHORT))))
    job["inputs"]["0"] = job["inputs"]["0"].replace("Faire seul", "Faire ■ seul")
    answer, pdf = press.compose(job)
    (trouble,) = answer["troubles"]
    assert "could not be displayed" in trouble
    assert answer["count"] == 1
    assert read(pdf)[0].says("seul.")


def test_a_job_that_cannot_be_set_at_all_is_an_error_of_the_press() -> None:
    job, _ = job_of(document(printed(hospital(samu_perdu=SHORT))))
    with pytest.raises(PressFailedError, match="TypstError"):
        run_press(json.dumps({**job, "inputs": {}}).encode())
