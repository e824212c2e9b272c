"""Reads a PDF back: characters, their sizes and places, what is drawn, page by page; millimetres from the top left."""

import ctypes
import re
from dataclasses import dataclass
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

POINT = 25.4 / 72


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


class Letter(NamedTuple):
    letter: str
    size: float
    box: Box


class Drawing(NamedTuple):
    box: Box
    line: float
    """Width of its line in points, 0 when it has none."""
    fill: tuple[int, int, int] | None


@dataclass(frozen=True)
class Page:
    number: int
    width: float
    height: float
    text: str
    """All spaces of one kind, line ends included."""
    letters: tuple[Letter, ...]
    drawings: tuple[Drawing, ...]

    def find(self, words: str) -> list[Letter]:
        """The letters of the only place where the words stand, spaces left out."""
        wanted = squeezed(words)
        solid = "".join(one.letter for one in self.letters)
        assert solid.count(wanted) == 1, f"« {words} » : {solid.count(wanted)} fois page {self.number}"
        start = solid.index(wanted)
        return list(self.letters[start : start + len(wanted)])

    @property
    def tab(self) -> list[Letter]:
        """What is written on the tab at the page's edge."""
        return [one for one in self.letters if one.box.left < 9.2 or one.box.right > 200.8]

    def beside(self, letter: Letter) -> str:
        """What is written in the gutter on the line of that letter."""
        middle = (letter.box.top + letter.box.bottom) / 2
        left = [one for one in self.letters if one.box.right < letter.box.left - 6 and one.box.right > 11]
        return "".join(one.letter for one in left if one.box.top < middle < one.box.bottom)

    def says(self, words: str) -> bool:
        return squeezed(words) in squeezed(self.text)


def squeezed(text: str) -> str:
    """The text without any space: line ends and French spaces do not count."""
    return re.sub(r"[\s\u200b\u2060]+", "", text)


def read(pdf: bytes) -> list[Page]:
    """Every page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [_page(document[index], index + 1) for index in range(len(document))]
    finally:
        document.close()


def pictures(pdf: bytes, resolution: int) -> list[Image.Image]:
    """Every page of a PDF in greys, at that many dots per inch."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.render(scale=resolution / 72, grayscale=True).to_pil() for page in document]
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int) -> Page:
    width, height = page.get_size()
    text = page.get_textpage()
    letters = []
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        if letter.strip() and letter not in "\u200b\u2060":
            size = pdfium.FPDFText_GetFontSize(text, index)
            letters.append(Letter(letter, size, _box(text.get_charbox(index, loose=True), height)))
    said = " ".join(text.get_text_bounded().split())
    drawings = tuple(_drawing(one, height) for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]))
    return Page(number, width * POINT, height * POINT, said, tuple(letters), drawings)


def _box(bounds: tuple[float, float, float, float], height: float) -> Box:
    left, bottom, right, top = bounds
    return Box(left * POINT, (height - top) * POINT, right * POINT, (height - bottom) * POINT)


def _drawing(one: pypdfium2.PdfObject, height: float) -> Drawing:
    line, fill, stroke = ctypes.c_float(), ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPageObj_GetStrokeWidth(one, line)
    pdfium.FPDFPath_GetDrawMode(one, fill, stroke)
    colours = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(one, *colours)
    red, green, blue, _ = (colour.value for colour in colours)
    # The bounds reach one line's width beyond the line's middle.
    beyond = line.value if stroke.value else 0
    left, bottom, right, top = one.get_bounds()
    box = _box((left + beyond, bottom + beyond, right - beyond, top - beyond), height)
    return Drawing(box, line.value if stroke.value else 0, (red, green, blue) if fill.value else None)
