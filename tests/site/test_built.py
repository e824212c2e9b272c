"""A built page asks nothing of the network and speaks French."""

import subprocess
import sys
from pathlib import Path

import pytest

from docs.site.assemble import HERE, REPOSITORY
from docs.site.remote import remote_assets


def built(folder: Path, text: str) -> subprocess.CompletedProcess[str]:
    """A site of one page, built as the whole one is; building the whole one is a step of `make check`."""
    (folder / "pages").mkdir()
    (folder / "pages" / "index.md").write_text(text, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "-c", str(HERE), str(folder / "pages"), str(folder / "html")],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_a_page_is_in_french_set_as_french_and_fetches_nothing(tmp_path: Path) -> None:
    outcome = built(tmp_path, "# Qui l'appelle ?\n\nSous 5 min : `l'heure`.\n")
    assert (outcome.returncode, outcome.stderr) == (0, "")
    assert list(remote_assets(tmp_path / "html")) == []
    page = (tmp_path / "html" / "index.html").read_text(encoding="utf-8")
    assert '<html class="no-js" lang="fr"' in page
    assert "Qui l’appelle\u202f?" in page
    assert "Sous 5\u00a0min\u00a0:" in page
    assert "l'heure" in page.replace("&#39;", "'")
    english = (
        "Toggle",
        "Skip to",
        "Back to top",
        "On this page",
        "Contents",
        "Light",
        "Dark mode",
        "Made with",
        "Search",
    )
    assert [word for word in english if word in page] == []
    assert "FrenchStemmer" in (tmp_path / "html" / "_static" / "language_data.js").read_text(encoding="utf-8")


def test_a_link_to_a_missing_page_or_heading_fails_the_build(tmp_path: Path) -> None:
    outcome = built(tmp_path, "# Une page\n\n[là](absente.md) et [ici](#rien)\n")
    assert outcome.returncode == 1
    assert "absente.md" in outcome.stderr


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", '<script src="https://example.org/a.js"></script>'),
        ("page.html", "<img alt='' src=//example.org/a.png>"),
        ("page.html", '<link rel="stylesheet" href="http://example.org/a.css">'),
        ("page.html", "<style>@import 'https://example.org/a.css';</style>"),
        ("site.css", "@font-face { src: url(https://example.org/a.woff2) }"),
        ("site.js", 'fetch("https://example.org/a.json")'),
    ],
)
def test_a_remote_asset_is_found(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [place.partition(" : ")[0] for place in remote_assets(tmp_path)] == [name]


def test_a_link_that_a_person_follows_is_no_asset(tmp_path: Path) -> None:
    text = '<a href="https://example.org/">là</a> <svg xmlns="http://www.w3.org/2000/svg"></svg> <img src="a.png">'
    (tmp_path / "page.html").write_text(text, encoding="utf-8")
    assert list(remote_assets(tmp_path)) == []
