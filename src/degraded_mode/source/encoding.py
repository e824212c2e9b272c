"""From bytes to text: UTF-8, or a sentence that names what the bytes look like."""

import codecs
import re

from degraded_mode.language.nearness import quoted
from degraded_mode.source.codes import Code
from degraded_mode.source.findings import Finding, Severity
from degraded_mode.source.place import Place, Position

LARGEST = 1 << 20
"""Bytes in one file. A long procedure has about fifty thousand."""

_FORMATS = (
    (b"%PDF", "un document PDF"),
    (b"PK\x03\x04", "un document Word, Excel ou LibreOffice, ou une archive zip"),
    (b"\xd0\xcf\x11\xe0", "un ancien document Word ou Excel"),
    (b"{\\rtf", "un document RTF"),
    (b"\x89PNG", "une image PNG"),
    (b"\xff\xd8\xff", "une image JPEG"),
    (b"\x1f\x8b", "une archive gzip"),
)
_WIDE_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_OLD_ENCODINGS = {
    "iso8859-1": "ISO-8859-1 (Latin-1)",
    "cp1252": "Windows-1252 (« ANSI »)",
    "cp850": "CP850 (console Windows)",
    "mac_roman": "Mac Roman",
}
_FRENCH = re.compile("[àâçèéêëîïôùûüœÀÂÇÈÉÊËÎÏÔÙÛŒ«»’“”…–—°€\u00a0]")
_SAVE_AS_UTF8 = "enregistrer le fichier en « UTF-8 » (dans le Bloc-notes : « Enregistrer sous », puis « Encodage »)."


def decode(path: str, raw: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a file without its byte-order mark, or None and the reason why there is none."""
    problem = too_large(path, len(raw)) or _not_text(path, raw)
    if problem:
        return None, (problem,)
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode(), ()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(path, raw.removeprefix(codecs.BOM_UTF8), error.start),)


def too_large(path: str, size: int) -> Finding | None:
    """What is said of a file of so many bytes, None when it is not too large."""
    if size <= LARGEST:
        return None
    told = f"{size / LARGEST:.1f}".replace(".", ",")
    return Finding(
        Code.TOO_LARGE,
        Severity.ERROR,
        Place(path),
        f"fichier de {told} Mio : 1 Mio au plus",
        "le découper en plusieurs fichiers, ou vérifier que c'est bien un fichier de procédures.",
    )


def _not_text(path: str, raw: bytes) -> Finding | None:
    """Documents of other programs, and texts in two or four bytes per character."""
    for mark, name in _WIDE_MARKS:
        if raw.startswith(mark):
            return _encoding(path, name, None, "")
    zeros = raw.count(0)
    if zeros and (wide := _without_mark(raw)):
        return _encoding(path, wide, None, "")
    name = next((name for start, name in _FORMATS if raw.startswith(start)), "")
    if not (zeros or name):
        return None
    what = f"est {name}, pas un fichier de procédures" if name else f"n'est pas un texte ({zeros} octets nuls)"
    return Finding(
        Code.BINARY,
        Severity.ERROR,
        Place(path),
        f"ce fichier {what}",
        "le sortir de ce dossier ; s'il a été abîmé par une coupure, reprendre la dernière copie.",
        values=(name,),
    )


def _without_mark(raw: bytes) -> str:
    """The wide encoding of a text that does not start with its mark, told by where its zeros are; empty if none."""
    sample = raw[:400]
    for name, width in (("UTF-32", 4), ("UTF-16", 2)):
        shares = [_share_of_zeros(sample[start::width]) for start in range(width)]
        low, high = min(shares), max(shares)
        if len(raw) % width == 0 and low <= 0.1 and high >= 0.9 and shares.index(low) in (0, width - 1):
            return name
    return ""


def _share_of_zeros(sample: bytes) -> float:
    return sample.count(0) / max(len(sample), 1)


def _not_utf8(path: str, raw: bytes, start: int) -> Finding:
    line_start = raw.rfind(b"\n", 0, start) + 1
    position = Position(raw.count(b"\n", 0, start) + 1, len(raw[line_start:start].decode()) + 1)
    readable = raw.decode(errors="replace")
    damage = readable.count("\ufffd")
    if sum(character > "\x7f" for character in readable) > 2 * damage:
        return _damaged(path, position, damage)
    name = _old_encoding(raw)
    codec = next(codec for codec, told in _OLD_ENCODINGS.items() if told == name)
    word = raw[max(raw.rfind(b" ", line_start, start) + 1, line_start) :].split(b"\n")[0].decode(codec, "replace")
    return _encoding(path, name, position, quoted(word))


def _old_encoding(raw: bytes) -> str:
    """The eight-bit encoding under which most of the letters beyond ASCII are French ones."""
    beyond = bytes(byte for byte in raw if byte > 127)

    def french(codec: str) -> int:
        return len(_FRENCH.findall(beyond.decode(codec, "replace")))

    # At equal merit the first wins: a text without the signs that Windows added may be called Latin-1.
    return _OLD_ENCODINGS[max(_OLD_ENCODINGS, key=french)]


def _encoding(path: str, name: str, position: Position | None, word: str) -> Finding:
    seen = f" : on y lirait « {word} »" if word else ""
    return Finding(
        Code.ENCODING,
        Severity.ERROR,
        Place(path, position=position),
        f"ce fichier n'est pas en UTF-8 ; il semble être en {name}{seen}",
        _SAVE_AS_UTF8,
        values=(name,),
    )


def _damaged(path: str, position: Position, damage: int) -> Finding:
    several = f"{damage} caractères sont illisibles" if damage > 1 else "un caractère est illisible"
    return Finding(
        Code.ENCODING,
        Severity.ERROR,
        Place(path, position=position),
        f"ce fichier est en UTF-8, mais {several} : il a été abîmé, ou assemblé de deux fichiers",
        f"retaper ce qui manque ici, puis {_SAVE_AS_UTF8}",
    )
