"""The Markdown of the repository keeps its links on the site, and a link that leads nowhere is told."""

from pathlib import Path, PurePosixPath

import pytest

from docs.site.carried import BrokenLinksError, Carrier

FILES = {
    "README.md": "[Règles](docs/regles.md), [décisions](docs/adr/), [dossier](runbooks/), [licence](LICENSE)\n",
    "CHANGELOG.md": "![Une page](docs/images/page.png) [haut](#haut) [ailleurs](https://example.org/)\n",
    "CONTRIBUTING.md": "`[code](absent.md)`\n\n```text\n[code](absent.md)\n```\n",
    "LICENSE": "EUPL\n",
    "docs/regles.md": "[CON001](../src/degraded_mode/lint/cards/CON001.md) [là](couverture.md#les-trous)\n",
    "docs/couverture.md": "# Couverture\n\n## Les trous\n",
    "docs/adr/README.md": "[0001](0001-une.md)\n",
    "docs/adr/0001-une.md": "# 0001. Une\n",
    "docs/images/page.png": "",
    "src/degraded_mode/lint/cards/CON001.md": "# Carte\n",
    "runbooks/units.yaml": "- id: samu\n",
}


def repository(folder: Path, **changed: str) -> Path:
    for name, text in {**FILES, **changed}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def carried(folder: Path) -> dict[str, str]:
    return dict(Carrier(folder).pages())


def test_links_follow_the_pages_where_they_go(tmp_path: Path) -> None:
    pages = carried(repository(tmp_path))
    assert pages["mode-d-emploi.md"] == (
        "[Règles](regles/index.md), [décisions](decisions/index.md), dossier, [licence](fichiers/LICENSE.md)\n"
    )
    assert pages["regles/index.md"] == "[CON001](CON001.md) [là](../couverture.md#les-trous)\n"


def test_addresses_anchors_and_code_are_left_alone(tmp_path: Path) -> None:
    pages = carried(repository(tmp_path))
    assert pages["changements.md"] == "![Une page](images/page.png) [haut](#haut) [ailleurs](https://example.org/)\n"
    assert pages["contribuer.md"] == FILES["CONTRIBUTING.md"]


def test_a_cited_file_becomes_a_page_that_shows_it(tmp_path: Path) -> None:
    carrier = Carrier(repository(tmp_path, **{"docs/couverture.md": "[services](../runbooks/units.yaml)\n"}))
    pages = dict(carrier.pages())
    assert pages["couverture.md"] == "[services](fichiers/runbooks/units.yaml.md)\n"
    assert "```yaml\n- id: samu\n```" in pages["fichiers/runbooks/units.yaml.md"].replace("````", "```")
    assert list(carrier.images()) == [PurePosixPath("docs/images/page.png")]


def test_links_that_lead_nowhere_are_told_together(tmp_path: Path) -> None:
    folder = repository(tmp_path, **{"README.md": "[a](absent.md) [b](docs/rien/)\n"})
    with pytest.raises(BrokenLinksError) as refusal:
        carried(folder)
    assert str(refusal.value) == "liens rompus :\nREADME.md : absent.md\nREADME.md : docs/rien/"
