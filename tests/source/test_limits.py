"""No file is too large, too deep or too full for a sentence."""

import pytest

from degraded_mode.source.builder import DEEPEST, MOST_NODES
from degraded_mode.source.codes import Code
from degraded_mode.source.encoding import LARGEST
from tests.source.conftest import Read


def test_a_file_of_one_mebibyte_is_read_and_one_byte_more_is_not(read: Read) -> None:
    text = "a: |\n" + "  " + "x" * (LARGEST - 8) + "\n"
    assert len(text) == LARGEST
    document, findings = read(text)
    assert (document is not None, findings) == (True, ())
    document, (finding,) = read(text + "\n")
    assert document is None
    assert finding.code == Code.TOO_LARGE


def test_the_size_is_told_before_the_encoding(read: Read) -> None:
    _, (finding,) = read(b"\xff\x00" * (3 * LARGEST // 4))
    assert finding.code == Code.TOO_LARGE
    assert "1,5 Mio" in finding.message


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_the_deepest_block_is_read_and_one_deeper_is_not(read: Read, opening: str) -> None:
    closing = {"[": "]", "{a: ": "}", "- ": ""}[opening]
    document, findings = read(opening * DEEPEST + "x" + closing * DEEPEST)
    assert (document is not None, findings) == (True, ())
    document, (finding,) = read(opening * (DEEPEST + 1) + "x" + closing * (DEEPEST + 1))
    assert document is None
    assert finding.code == Code.TOO_DEEP
    assert finding.place.position is not None
    assert finding.place.position.column == len(opening) * DEEPEST + 1


@pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "{a: ", "[&a ", "!t ["])
def test_a_hundred_thousand_openings_end_in_a_sentence(read: Read, opening: str) -> None:
    document, findings = read(opening * 100_000)
    assert document is None
    assert findings


def test_the_last_value_allowed_is_read_and_one_more_is_not(read: Read) -> None:
    document, findings = read("- x\n" * (MOST_NODES - 1))
    assert (document is not None, findings) == (True, ())
    document, (finding,) = read("- x\n" * MOST_NODES)
    assert document is None
    assert finding.code == Code.TOO_MANY
    assert "50 000" in finding.message
