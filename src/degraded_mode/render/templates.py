"""Where the templates and the fonts are: inside the installed package, or beside it in a checkout."""

import struct
from functools import cache
from pathlib import Path
from typing import Final

FACES: Final = ("B612-Regular.otf", "B612-Bold.otf")
"""The two faces that pages are set in."""


class NoTemplatesError(Exception):
    """The templates are in neither of their two places: the installation is broken."""

    def __init__(self, looked: tuple[Path, ...]) -> None:
        super().__init__(f"Gabarits introuvables, cherchés dans {' et '.join(map(str, looked))}.")


def home() -> Path:
    """The folder that holds `paper/`, `html/` and `fonts/`. Raises `NoTemplatesError`."""
    package = Path(__file__).resolve().parents[1]
    places = (package / "_templates", package.parents[1] / "templates")
    for place in places:
        if (place / "fonts").is_dir():
            return place
    raise NoTemplatesError(places)


@cache
def repertoire() -> frozenset[str]:
    """Every character that both faces can draw."""
    faces = [_characters((home() / "fonts" / face).read_bytes()) for face in FACES]
    return frozenset.intersection(*faces)


def _characters(font: bytes) -> frozenset[str]:
    """The characters of an OpenType font that has a Unicode character map of format 4 (all of B612's do)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * index) for index in range(tables))
    cmap = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    for index in range(subtables):
        start = cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)[2]
        if struct.unpack_from(">H", font, start)[0] == 4:
            return _segments(font, start)
    raise ValueError("police sans table de caractères Unicode de format 4")


def _segments(font: bytes, start: int) -> frozenset[str]:
    count = struct.unpack_from(">H", font, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + 2 * count)
    spans = (range(first, last + 1) for first, last in zip(starts, ends, strict=True) if last != 0xFFFF)
    return frozenset(chr(code) for span in spans for code in span)
