"""Files read by two processes say what they say read by one, mistakes included."""

from degraded_mode.loading.side_by_side import read_documents
from degraded_mode.source.document import Document, read_document
from degraded_mode.source.parcel import unwrapped, wrapped

GOOD = "- id: dpi\n  title: Dossier « été »\n  relies_on: [serveurs, {any: [a, b]}]\n"
WRONG = "- id: dpi\n  id: encore\n"


def document(text: str) -> Document:
    read, _ = read_document("systems.yaml", text.encode())
    assert read is not None
    return read


def test_a_document_comes_out_of_its_parcel_as_it_went_in() -> None:
    before = document(GOOD)
    after = unwrapped("systems.yaml", GOOD.encode(), wrapped(before))
    assert after == before
    for route in ((), (0, "title"), (0, "relies_on", 1, "any", 0)):
        assert after.position(route) == before.position(route)


def test_a_large_corpus_read_side_by_side_is_the_same_corpus() -> None:
    files = {f"systems/{number:02}.yaml": (GOOD * number).encode() for number in range(1, 9)}
    files |= {"systems/faux.yaml": WRONG.encode(), "systems/vide.yaml": b""}
    together = read_documents(files, worth_it=0)
    assert list(together) == list(files)
    assert together == {path: read_document(path, raw) for path, raw in files.items()}
    assert together["systems/faux.yaml"][1]
