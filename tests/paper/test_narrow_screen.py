"""On a telephone, a page is read from top to bottom: nothing is cut at the right, nothing makes it slide sideways."""

import html
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from degraded_mode.render.binder import binder
from degraded_mode.render.masthead import Edition
from degraded_mode.render.web_page import web_page
from tests.paper.sample import TODAY, whole_hospital

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

MEASURE = """<body style="margin:0"><iframe id=page width={width} height=800 style="border:0" src="page.html"></iframe>
<pre id=told></pre><script>page.onload = () => {{
  const all = page.contentDocument, edge = all.scrollingElement.clientWidth;
  const beyond = [...all.body.querySelectorAll("*")].filter(
    one => one.getBoundingClientRect().right > edge + 1 && !one.closest("table.small:not(.stack)"));
  told.textContent = all.scrollingElement.scrollWidth - edge + ";" + beyond.map(one => one.outerHTML.slice(0, 80));
}}</script>"""
"""A frame as wide as a telephone, how far it slides sideways, and what reaches beyond its edge, save in wide tables."""


@pytest.mark.skipif(CHROMIUM is None, reason="« chromium » n'est pas installé")
@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_binder_does_not_slide_sideways(tmp_path: Path, width: int) -> None:
    loaded = whole_hospital()
    document = binder(Edition(loaded.at("mercure"), TODAY), loaded, ())
    (tmp_path / "page.html").write_text(web_page(document), encoding="utf-8")
    (tmp_path / "measure.html").write_text(MEASURE.format(width=width), encoding="utf-8")
    options = ("--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", "--dump-dom")
    shown = subprocess.run(
        [str(CHROMIUM), *options, f"--user-data-dir={tmp_path}/profile", (tmp_path / "measure.html").as_uri()],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=True,
    ).stdout
    told = re.search(r"<pre id=\"told\">(.*?)</pre>", shown, re.DOTALL)
    assert told
    assert html.unescape(told[1]) == "0;"
