"""A file that is not text in UTF-8 is told what it looks like."""

import pytest

from degraded_mode.source.codes import Code
from tests.source.conftest import Read

TEXT = "titre: Médecine générale\nnote: L’équipe de nuit, à l’accueil\n"


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("utf-16", TEXT, "UTF-16"),
        ("utf-16-le", TEXT, "UTF-16"),
        ("utf-16-be", TEXT, "UTF-16"),
        ("utf-32", TEXT, "UTF-32"),
        ("utf-32-be", TEXT, "UTF-32"),
        ("cp1252", TEXT, "Windows-1252"),
        ("latin-1", TEXT.replace("’", "'"), "ISO-8859-1"),
        ("cp850", TEXT.replace("’", "'"), "CP850"),
        ("mac_roman", TEXT, "Mac Roman"),
    ],
)
def test_another_encoding_is_named(read: Read, encoding: str, text: str, name: str) -> None:
    document, (finding,) = read(text.encode(encoding))
    assert document is None
    assert finding.code == Code.ENCODING
    assert name in finding.message
    assert "UTF-8" in finding.advice


def test_the_first_unreadable_letter_is_shown_as_it_was_meant(read: Read) -> None:
    _, (finding,) = read("a: b\nc: Médecine\n".encode("cp1252"))
    assert finding.place.position == (2, 5)
    assert "« Médecine »" in finding.message


def test_a_damaged_byte_in_a_text_in_utf8_is_not_another_encoding(read: Read) -> None:
    _, (finding,) = read("a: été à côté\nb: é".encode() + b"\xff\n")
    assert finding.code == Code.ENCODING
    assert "abîmé" in finding.message
    assert finding.place.position == (2, 5)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.4\n\xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06", "Word, Excel ou LibreOffice"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"a: b\nc: \x00\x00\x00d\n", "octets nuls"),
        (bytes(range(256)) * 4, "octets nuls"),
    ],
)
def test_a_file_that_is_no_text_is_told_so(read: Read, content: bytes, said: str) -> None:
    document, (finding,) = read(content)
    assert document is None
    assert finding.code == Code.BINARY
    assert said in finding.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "est vide"),
        (b"\xef\xbb\xbf", "est vide"),
        (b" \n\r\n", "est vide"),
        (b"# rien\n", "commentaires"),
        (b"---\n...\n", "commentaires"),
    ],
)
def test_a_file_that_says_nothing_is_told_so(read: Read, content: bytes, said: str) -> None:
    document, (finding,) = read(content)
    assert document is None
    assert finding.code == Code.NOTHING
    assert said in finding.message
