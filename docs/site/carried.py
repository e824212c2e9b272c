"""The Markdown files of the repository carried to the site: where each goes, and what its links become there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath, relpath
from typing import Final

RENAMED: Final[Mapping[str, str]] = {
    "README.md": "mode-d-emploi.md",
    "CHANGELOG.md": "changements.md",
    "CONTRIBUTING.md": "contribuer.md",
    "docs/regles.md": "regles/index.md",
    "docs/adr/README.md": "decisions/index.md",
}

CARDS: Final = PurePosixPath("src/degraded_mode/lint/cards")
DECISIONS: Final = PurePosixPath("docs/adr")
DOCUMENTATION: Final = PurePosixPath("docs")
IMAGES: Final = frozenset({".png", ".svg"})

# Fenced blocks and inline code are passed over; what is left of a match is a link.
_LINK = re.compile(
    r"(?P<code>^(?P<fence>`{3,}).*?^(?P=fence)$|`[^`\n]+`(?!\]))"
    r"|\[(?P<text>[^\]\n]+)\]\((?P<target>[^)\s#]+)(?P<anchor>#[^)\s]*)?\)",
    re.MULTILINE | re.DOTALL,
)


class BrokenLinksError(ValueError):
    """Links of the documentation that lead nowhere."""

    def __init__(self, broken: list[str]) -> None:
        super().__init__("liens rompus :\n" + "\n".join(broken))


def site_path(path: PurePosixPath) -> PurePosixPath:
    """Where a file of the repository stands on the site."""
    if str(path) in RENAMED:
        return PurePosixPath(RENAMED[str(path)])
    if path.suffix in IMAGES:
        return PurePosixPath("images", path.name)
    if path.parent == CARDS:
        return PurePosixPath("regles", path.name)
    if path.parent == DECISIONS:
        return PurePosixPath("decisions", path.name)
    if path.parent == DOCUMENTATION and path.suffix == ".md":
        return PurePosixPath(path.name)
    return PurePosixPath("fichiers", f"{path}.md")


def sources(repository: Path) -> list[PurePosixPath]:
    """The Markdown files of the repository that become pages."""
    files = [repository / name for name in ("README.md", "CHANGELOG.md", "CONTRIBUTING.md")]
    files += [*sorted((repository / "docs").glob("*.md")), *sorted((repository / "docs" / "adr").glob("*.md"))]
    return [PurePosixPath(file.relative_to(repository).as_posix()) for file in files]


@dataclass
class Carrier:
    """Rewrites links, and remembers which other files and images the pages cite and which links are broken."""

    repository: Path
    cited: set[PurePosixPath] = field(default_factory=set)
    broken: list[str] = field(default_factory=list)

    def pages(self) -> Iterator[tuple[str, str]]:
        """The path and the text of each page, then of a page for each file that they cite."""
        for path in sources(self.repository):
            yield str(site_path(path)), self.carry(path)
        if self.broken:
            raise BrokenLinksError(self.broken)
        for path in sorted(self.cited):
            if path.suffix not in IMAGES:
                yield str(site_path(path)), self._shown(path)

    def images(self) -> Iterator[PurePosixPath]:
        """The images that the pages show."""
        yield from sorted(path for path in self.cited if path.suffix in IMAGES)

    def carry(self, path: PurePosixPath) -> str:
        """The text of a Markdown file with links that hold on the site."""
        text = (self.repository / path).read_text(encoding="utf-8")
        return _LINK.sub(lambda found: found[0] if found["code"] else self._link(path, found), text)

    def _link(self, path: PurePosixPath, found: re.Match[str]) -> str:
        text, target, anchor = found["text"], found["target"], found["anchor"] or ""
        if re.match(r"[a-z]+:", target):
            return found[0]
        aimed = PurePosixPath(normpath(path.parent / target))
        if (self.repository / aimed / "README.md").is_file() and aimed == DECISIONS:
            aimed /= "README.md"
        if (self.repository / aimed).is_dir():
            return text
        if not (self.repository / aimed).is_file():
            self.broken.append(f"{path} : {target}")
            return text
        if aimed not in sources(self.repository) and aimed.parent != CARDS:
            self.cited.add(aimed)
        return f"[{text}]({relpath(site_path(aimed), site_path(path).parent)}{anchor})"

    def _shown(self, path: PurePosixPath) -> str:
        """A page that shows a file as it is, out of the search: who looks for a word looks for what explains it."""
        text = (self.repository / path).read_text(encoding="utf-8")
        fence = "`" * (1 + max((len(ticks) for ticks in re.findall(r"`{3,}", text)), default=3))
        language = "yaml" if path.suffix == ".yaml" else "json" if path.suffix == ".json" else "text"
        head = f"---\norphan: true\nno-search: true\n---\n# {path.name}\n\n`{path}`, dans le dépôt.\n"
        return f"{head}\n{fence}{language}\n{text.rstrip()}\n{fence}\n"
