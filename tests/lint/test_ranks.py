"""Nothing is to come back before what it cannot do without."""

import pytest

from tests.lint.decor import codes, findings


def system(name: str, rank: int | None, relies: str = "") -> str:
    rest = f", relies_on: {relies}" if relies else ""
    rest += "" if rank is None else f", restoration_rank: {rank}"
    return f"- {{id: {name}, title: {name.title()}, kind: server{rest}}}\n"


@pytest.mark.parametrize(
    ("relies", "found"),
    [
        ("[tot, tard]", ["RET015"]),
        ("[{any: [tot, tard]}]", []),
        ("[{any: [tard, plus-tard]}]", ["RET015"]),
        ("[{any: [tot, {all: [tard, plus-tard]}]}]", []),
        ("[{all: [tot, {any: [tard, plus-tard]}]}]", ["RET015"]),
        ("[sans-rang]", ["RET015"]),
        ("[courant]", []),
    ],
)
def test_what_is_needed_comes_back_first(relies: str, found: list[str]) -> None:
    text = system("tot", 1) + system("tard", 5) + system("plus-tard", 7) + system("sans-rang", None, "[tard]")
    assert codes({"systems.yaml": text + system("outil", 3, relies)}, "RET") == found


def test_the_nearest_of_those_that_would_do_is_named() -> None:
    text = system("tard", 5) + system("plus-tard", 7) + system("outil", 3, "[{any: [plus-tard, tard]}]")
    (finding,) = (one for one in findings({"systems.yaml": text}) if one.code == "RET015")
    assert finding.message == "« Outil » revient au rang 3, avant « Tard » dont il a besoin (rang 5)"


def test_equal_ranks_are_no_conflict() -> None:
    assert codes({"systems.yaml": system("a", 3) + system("b", 3, "[a]")}, "RET") == []


def test_a_circle_does_not_turn_for_ever() -> None:
    text = system("a", None, "[b]") + system("b", None, "[a]") + system("outil", 1, "[a]")
    assert codes({"systems.yaml": text}, "RET") == []


@pytest.mark.parametrize(("rank", "found"), [(0, []), (1, []), (4, ["RET016"])])
def test_a_unit_comes_back_with_its_tool(rank: int, found: list[str]) -> None:
    tool = f"- {{id: dpi, title: Dossier patient, kind: application, relies_on: reseau, restoration_rank: {rank}}}\n"
    assert codes({"systems.yaml": tool}) == found
