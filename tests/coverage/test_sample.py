"""The sample hospital's own grids and reports come out whole, wherever the holes are."""

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from degraded_mode.impact.coverage import coverage
from degraded_mode.language.wrapping import columns
from degraded_mode.loading.load import Loaded
from degraded_mode.loading.read import load_folder
from degraded_mode.render.grid import grid
from degraded_mode.render.grid_text import grid_text
from degraded_mode.render.masthead import Edition
from degraded_mode.render.paper import typeset_pages
from degraded_mode.render.report import report
from degraded_mode.render.web_page import filled
from tests.cli.typed import REPOSITORY
from tests.coverage.hospital import TODAY

SITES = ("mercure", "venus", "pluton")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
MEASURE = """<body style="margin:0"><iframe id=page width=390 height=800 style="border:0" src="page.html"></iframe>
<pre id=told></pre><script>page.onload = () => {
  const all = page.contentDocument, edge = all.scrollingElement.clientWidth;
  const beyond = [...all.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > edge + 1);
  told.textContent = all.scrollingElement.scrollWidth - edge + ";" + beyond.map(one => one.outerHTML.slice(0, 80));
}</script>"""


@pytest.fixture(scope="module")
def sample() -> Loaded:
    return load_folder(REPOSITORY / "runbooks")


@pytest.mark.parametrize("site", SITES)
def test_every_function_of_every_unit_has_its_line(sample: Loaded, site: str) -> None:
    covered = coverage(sample.at(site), TODAY)
    declared = {
        (unit.id, name) for unit in sample.at(site).units.values() if unit.site == site for name in unit.functions
    }
    assert {(line.unit.id, line.name) for line in covered.lines} == declared
    assert declared


@pytest.mark.parametrize("site", SITES)
def test_the_grid_is_eighty_columns_wide(sample: Loaded, site: str) -> None:
    lines = list(grid_text(grid(coverage(sample.at(site), TODAY), TODAY), holes_only=False))
    assert [line for line in lines if columns(line) > 80] == []


@pytest.mark.parametrize("site", SITES)
def test_the_report_has_two_pages(sample: Loaded, site: str) -> None:
    pages = typeset_pages(report(Edition(sample.at(site), TODAY), ()))
    assert (pages.count, pages.faults, pages.troubles) == (2, (), ())


@pytest.mark.skipif(CHROMIUM is None, reason="« chromium » n'est pas installé")
def test_the_page_does_not_slide_sideways_on_a_telephone(sample: Loaded, tmp_path: Path) -> None:
    shown = filled(
        "grid.j2", title="Grille", grids=[grid(coverage(sample.at("venus"), TODAY), TODAY)], holes_only=False
    )
    (tmp_path / "page.html").write_text(shown, encoding="utf-8")
    (tmp_path / "measure.html").write_text(MEASURE, encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom")
    answer = subprocess.run(
        [str(CHROMIUM), *options, f"--user-data-dir={tmp_path}/profile", (tmp_path / "measure.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    ).stdout
    told = re.search(r"<pre id=\"told\">(.*?)</pre>", answer, re.DOTALL)
    assert told
    assert html.unescape(told[1]) == "0;"
