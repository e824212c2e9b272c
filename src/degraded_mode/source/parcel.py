"""Documents on their way from one process to another: only what reading took time to find."""

import marshal
from array import array

from degraded_mode.source.document import Document
from degraded_mode.source.encoding import decode
from degraded_mode.source.positions import Marks


def wrapped(document: Document) -> bytes:
    """The tree of a document and the places of its values, for `unwrapped` in a process of the same Python."""
    return marshal.dumps((document.tree, document.marks.starts.tobytes()))


def unwrapped(path: str, raw: bytes, parcel: bytes) -> Document:
    """The document again; `raw` is the content that it was read from."""
    text, _ = decode(path, raw)
    tree, places = marshal.loads(parcel)
    starts = array("I")
    starts.frombytes(places)
    return Document(path, text or "", tree, Marks(text or "", tree, starts))
