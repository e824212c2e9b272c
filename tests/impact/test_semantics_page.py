"""The page that says what stands and what falls: its examples are executed, line by line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from degraded_mode.impact.autonomy import reliance_after, stretches, turning_points
from degraded_mode.impact.exhaustive import exhaustive
from degraded_mode.impact.graph import Reliance, reliance
from degraded_mode.impact.outage import Outage, aftermaths
from degraded_mode.impact.survival import Verdict, survive, ways
from degraded_mode.model.contact import Contact
from degraded_mode.model.system import System
from degraded_mode.model.written import Duration
from tests.impact.hospital import ANY_STEP, corpus, runbook

PAGE = Path(__file__).parents[2] / "docs" / "semantique-des-pannes.md"
EXAMPLE = re.compile(r"```yaml\n(?P<written>.*?)```\n\n(?P<table>(?:\|[^\n]*\n)+)", re.DOTALL)
DURATION: TypeAdapter[Any] = TypeAdapter(Duration)
Row = Sequence[str]


def examples() -> Iterator[tuple[Mapping[str, Any], Row, Row]]:
    """For each line of each table: what is written above it, the heads of its columns, and the line."""
    for found in EXAMPLE.finditer(PAGE.read_text(encoding="utf-8")):
        written = yaml.load(found["written"], Loader=yaml.BaseLoader)
        lines = [[cell.strip() for cell in line.strip("|").split("|")] for line in found["table"].splitlines()]
        for line in lines[2:]:
            yield written if isinstance(written, dict) else {"systems": written}, lines[0], line


def rows(head: str) -> list[tuple[Mapping[str, Any], Row]]:
    return [(written, line) for written, heads, line in examples() if head in heads]


def declared(written: Mapping[str, Any]) -> dict[str, System]:
    return {one["id"]: System.model_validate(one) for one in written["systems"]}


def named(cell: str, mark: str = ",") -> frozenset[str]:
    return frozenset(name.strip() for name in cell.split(mark) if name.strip())


@pytest.mark.parametrize(("written", "line"), rows("Tombe aussi"))
def test_what_the_page_says_of_systems_is_so(written: Mapping[str, Any], line: Row) -> None:
    lost, since, fallen = line
    systems = declared(written)
    whole: Reliance = reliance_after(systems, DURATION.validate_python(since)) if since else reliance(systems)
    (after,) = aftermaths(whole, [Outage(named(lost))])
    assert after.fallen - named(lost) == named(fallen)


@pytest.mark.parametrize(("written", "line"), rows("Verdict"))
def test_what_the_page_says_of_steps_is_so(written: Mapping[str, Any], line: Row) -> None:
    lost, name, verdict = line
    (step,) = [ANY_STEP.validate_python(one) for one in written["steps"] if one["id"] == name]
    contacts = {one["id"]: Contact.model_validate(one) for one in written["contacts"]}
    (after,) = aftermaths(reliance(declared(written)), [Outage(named(lost))])
    survival = survive(step, ways(contacts), after)
    said = {
        Verdict.HOLDS: "tient",
        Verdict.FALLS: "tombe",
        Verdict.BY_SUBSTITUTE: f"tient par {', '.join(survival.by)}",
    }
    assert said[survival.verdict] == verdict


@pytest.mark.parametrize(("written", "line"), rows("Ensembles minimaux"))
def test_what_the_page_says_of_causes_is_so(written: Mapping[str, Any], line: Row) -> None:
    told = exhaustive(corpus(declared(written), [runbook("p", written["lost"], written["steps"])]))
    (weakness,) = [one for one in told.weaknesses if one.asked.placed.step.id == line[0]]
    found = {frozenset(one) for mask in weakness.cuts.sets() for one in told.sets(mask)}
    assert found == {named(one, "+") for one in line[1].split(" ; ")}
    assert [str(count) for count in weakness.counts] == line[2:]


def test_the_turning_points_of_the_page_are_those_found() -> None:
    ((written, _), *_) = [one for one in rows("Tombe aussi") if "batterie" in str(one[0])]
    points = turning_points(stretches(declared(written)), Outage(frozenset({"courant"})))
    assert [str(point.since) for point in points] == ["0:00:00", "0:20:00", "4:00:00"]
    assert "après 20 min et après\n  4 h" in PAGE.read_text(encoding="utf-8")


def test_every_example_of_the_page_is_executed() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert len(EXAMPLE.findall(text)) == text.count("```yaml") == 6
    assert len(rows("Tombe aussi")) + len(rows("Verdict")) + len(rows("Ensembles minimaux")) == len(list(examples()))
