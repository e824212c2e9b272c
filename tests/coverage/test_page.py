"""The documentation shows what the program says."""

from degraded_mode.render.grid import grid
from degraded_mode.render.grid_text import grid_text
from degraded_mode.render.grid_words import LETTER, NEIGHBOUR
from tests.cli.typed import REPOSITORY, plain
from tests.coverage.hospital import TODAY, hospital

PAGE = (REPOSITORY / "docs" / "couverture.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_is_what_the_command_says() -> None:
    covered = hospital(("units.yaml", "needs: [dpi]", "needs: [dpi, labo]"))
    said = "\n".join(grid_text(grid(covered, TODAY), holes_only=False))
    assert f"```text\n{plain(said)}\n```" in PAGE


def test_the_page_explains_every_mark() -> None:
    assert {letter for letter in LETTER.values() if f"| `{letter}` |" not in PAGE} == set()
    assert f"`{NEIGHBOUR}`" in PAGE
