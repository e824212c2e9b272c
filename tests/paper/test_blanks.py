"""What the hospital has still to write is a line to write on, on paper as on the page that opens."""

from degraded_mode.loading.load import load_texts
from degraded_mode.render.binder import binder
from degraded_mode.render.blanks import ruled
from degraded_mode.render.masthead import Edition
from tests.paper.conftest import Made, made
from tests.paper.reading import squeezed
from tests.paper.sample import HOSPITAL, TODAY, procedure, step_text

LINE = "__________"


def with_blanks() -> Made:
    """The binder of the small hospital, a number and the end of a sentence of which are blank."""
    files = {path: text.replace("03 53 01 18 40", "À COMPLÉTER") for path, text in HOSPITAL.items()}
    files["procedures/samu-perdu.yaml"] = procedure(
        step_text("a", "Agir avec À COMPLÉTER."), more="key_facts: [{contact: codis}]\n"
    )
    loaded = load_texts(files)
    return made(binder(Edition(loaded.at("mercure"), TODAY), loaded, ()))


def test_a_blank_is_a_line_to_write_on() -> None:
    done = with_blanks()
    paper = squeezed("".join(page.text for page in done.pages))
    assert squeezed(f"Agir avec {LINE}.") in paper
    assert paper.count(squeezed(LINE)) >= 2
    assert done.html.count(LINE) >= 2
    assert "COMPLÉTER" not in paper + done.html


def test_every_way_of_writing_a_blank_is_one() -> None:
    assert ruled("À COMPLÉTER, A COMPLETER") == f"{LINE}, {LINE}"
    assert ruled("À compléter par le service.") == "À compléter par le service."
