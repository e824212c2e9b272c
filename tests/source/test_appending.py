"""One more item at the end of a list: whatever the layout of the file, nothing that was there moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from degraded_mode.source.appending import appended, as_item
from degraded_mode.source.document import read_document
from degraded_mode.source.place import Route

ITEM = "id: neuf\n# Une remarque.\nchannels:\n  - {means: phone, number: À COMPLÉTER}\n"
TREE = {"id": "neuf", "channels": [{"means": "phone", "number": "À COMPLÉTER"}]}


def after(text: str, route: Route = ()) -> str | None:
    document, findings = read_document("contacts.yaml", text.encode())
    assert document is not None
    assert findings == ()
    content = appended(text.encode(), document, route, ITEM)
    return None if content is None else content.decode()


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("- id: a\n", "- id: neuf\n  # Une remarque.\n"),
        ("- id: a", "\n- id: neuf\n"),
        ("  - id: a\n", "  - id: neuf\n    # Une remarque.\n"),
        ("- {id: a}\n# Fin.\n", "# Fin.\n- id: neuf\n"),
        ("- {id: a}\n# Fin.", "# Fin.\n- id: neuf\n"),
        ("- id: a\n  t: |\n    deux\n    lignes", "    lignes\n- id: neuf\n"),
        ("- id: a\n\n- id: b\n", "- id: b\n\n- id: neuf\n"),
        ("- id: a\n\n- id: b\n\n", "- id: b\n\n- id: neuf\n"),
        ("\ufeff- id: a\r\n", "- id: a\r\n- id: neuf\r\n  # Une remarque.\r\n"),
    ],
)
def test_the_item_comes_last_and_takes_the_layout_of_the_list(text: str, end: str) -> None:
    written = after(text)
    assert written is not None
    assert written.startswith(text)
    assert end in written


def test_a_list_under_a_key_takes_it_before_the_next_key() -> None:
    text = "contacts:\n  - id: a\n    # beds: 12\n# À propos du format.\nformat: 1\n"
    written = after(text, ("contacts",))
    assert written is not None
    assert written.startswith("contacts:\n  - id: a\n    # beds: 12\n  - id: neuf\n")
    assert written.endswith("# À propos du format.\nformat: 1\n")


def test_an_item_comes_before_the_mark_that_ends_a_document() -> None:
    written = after("---\n- id: a\n...\n")
    assert written is not None
    assert written.endswith("\n...\n")
    assert "- id: neuf" in written


@pytest.mark.parametrize("text", ["[{id: a}, {id: b}]\n", "[]\n"])
def test_a_list_between_brackets_takes_none(text: str) -> None:
    assert after(text) is None


def test_a_block_becomes_an_item() -> None:
    assert as_item("id: a\nb:\n  - c\n") == "- id: a\n  b:\n    - c\n"


names = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
remarks = st.sampled_from(["", "# Une section", "   # en retrait", "#"])
values = st.sampled_from(
    ["b", '"b: c"', "[x, y]", "{x: y}", "|\n@  un\n@  deux", ">-\n@  un\n@  deux", "[\n@  x,\n@  y]"]
)


@st.composite
def layouts(draw: st.DrawFn) -> tuple[str, Route, int]:
    """A file with a list, laid out as people do: margins, remarks, blank lines, ends of line, what follows the list."""
    wrapped = draw(st.booleans())
    margin = draw(st.sampled_from(["", "  ", "    "] if wrapped else ["", "  "]))
    lines: list[str] = draw(st.lists(remarks, max_size=2))
    lines += ["contacts:"] if wrapped else []
    spacing = draw(st.lists(remarks, max_size=2))
    count = draw(st.integers(1, 3))
    for rank in range(count):
        lines += spacing if rank else []
        lines.append(f"{margin}- id: a{rank}{draw(st.sampled_from(['', ' # en marge']))}")
        lines += [
            f"{margin}  {name}x: {draw(values)}".replace("@", f"{margin}  ")
            for name in draw(st.sets(names, max_size=2))
        ]
    lines += draw(st.lists(remarks, max_size=3))
    lines += ["format: 1"] if wrapped and draw(st.booleans()) else []
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join("\n".join(lines).split("\n"))
    opening = draw(st.sampled_from(["", "\ufeff"]))
    return opening + text + draw(st.sampled_from(["", end, end * 2])), ("contacts",) if wrapped else (), count


@given(layouts())
def test_every_byte_that_was_there_stays_in_its_order_and_the_item_is_read_last(layout: tuple[str, Route, int]) -> None:
    text, route, count = layout
    raw = text.encode()
    document, findings = read_document("contacts.yaml", raw)
    assert document is not None, findings
    assert findings == ()
    content = appended(raw, document, route, ITEM)
    assert content is not None
    added = len(content) - len(raw)
    assert any(content[:cut] + content[cut + added :] == raw for cut in range(len(raw) + 1))
    assert (b"\r\n" in raw) == (b"\r\n" in content) or b"\n" not in raw
    assert content.count(b"\r\n") in (0, content.count(b"\n"))
    again, problems = read_document("contacts.yaml", content)
    assert again is not None
    assert problems == ()
    items = again.tree["contacts"] if isinstance(again.tree, dict) else again.tree
    assert isinstance(items, list)
    assert len(items) == count + 1
    assert items[-1] == TREE
