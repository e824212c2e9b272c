"""The folder of Markdown pages that Sphinx reads: pages written here, pages generated, pages carried."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docs.site import format_pages, rule_pages
from docs.site.carried import Carrier, site_path, sources

REPOSITORY: Final = Path(__file__).parents[2]
HERE: Final = Path(__file__).parent
COMMANDS: Final = "<!-- commandes -->"
PLACED: Final = frozenset({"mode-d-emploi", "changements", "contribuer", "messages-d-erreur"})
"""The pages that have their own place in the contents; any other one of `docs/` goes with the explanations."""


def assemble(folder: Path) -> None:
    """Writes every page and image under that folder, emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    carrier = Carrier(REPOSITORY)
    for path, text in pages(carrier):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    for image in carrier.images():
        file = folder / site_path(image)
        file.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(REPOSITORY / image, file)


def pages(carrier: Carrier) -> Iterator[tuple[str, str]]:
    """The path and the text of every page of the site."""
    yield "index.md", home()
    yield from format_pages.pages()
    yield from rule_pages.pages()
    for path, text in carrier.pages():
        yield path, text + _contents_under(path)


def home() -> str:
    """The first page: written by hand, but for the commands, which are those of the README."""
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    table = next(block for block in readme.split("\n\n") if block.startswith("| Commande |"))
    text = (HERE / "accueil.md").read_text(encoding="utf-8").replace(COMMANDS, table)
    return text + "".join(_toctree(caption, names) for caption, names in _contents())


def _contents() -> Iterator[tuple[str, list[str]]]:
    top = [str(site_path(path).with_suffix("")) for path in sources(REPOSITORY)]
    yield "Commencer", ["Mode d’emploi <mode-d-emploi>"]
    yield "Écrire", ["format/index"]
    yield "Vérifier", ["regles/index", "messages-d-erreur", "codes"]
    yield "Comprendre", [name for name in top if "/" not in name and name not in PLACED]
    yield "Le projet", ["changements", "contribuer", "decisions/index"]


def _contents_under(path: str) -> str:
    match path:
        case "decisions/index.md":
            decisions = [site_path(source) for source in sources(REPOSITORY) if source.parent.name == "adr"]
            return _toctree("", [decision.stem for decision in decisions if decision.stem != "index"])
        case _:
            return ""


def _toctree(caption: str, names: list[str]) -> str:
    options = f":hidden:\n:caption: {caption}" if caption else ":hidden:"
    return "\n".join(["", "```{toctree}", options, "", *names, "```", ""])
