"""The catalogue of bad inputs: what a hospital may hand over on an ordinary day, and exactly what it is told.

One folder per case: `titre.txt` (what happened, in French), `attendu.txt` (what the program answers) and either
`corpus/` (the files that differ from those of `dossier-sain/`) or a recipe of the same name in `recipes.py`, for what
git cannot hold. `commande.txt` stands where the command is not the usual check, `reparation.txt` where `fix` does
something about it.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.cli.typed import SOUND, Spoken, started, typed
from tests.errors.recipes import RECIPES, WITHOUT_PRIVILEGE, Recipe

HOME = Path(__file__).parent
USUAL = "check runbooks --today 2026-11-22"


@dataclass(frozen=True)
class Case:
    """One bad input."""

    name: str

    @property
    def folder(self) -> Path:
        return HOME / self.name

    @property
    def title(self) -> str:
        return (self.folder / "titre.txt").read_text(encoding="utf-8").strip()

    @property
    def expected(self) -> Path:
        return self.folder / "attendu.txt"

    @property
    def repaired(self) -> Path:
        """What `fix` does and what it leaves; there is no such file where it does nothing."""
        return self.folder / "reparation.txt"

    @property
    def command(self) -> str:
        written = self.folder / "commande.txt"
        return written.read_text(encoding="utf-8").strip() if written.exists() else USUAL

    @property
    def recipe(self) -> Recipe | None:
        return RECIPES.get(self.name)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of the case that differ from the sound ones: path in the corpus, content."""
        corpus = self.folder / "corpus"
        for file in sorted(corpus.rglob("*")):
            if file.is_file():
                yield file.relative_to(corpus).as_posix(), file.read_bytes()


def cases() -> tuple[Case, ...]:
    """Every case, by name."""
    return tuple(Case(title.parent.name) for title in sorted(HOME.glob("*/titre.txt")))


def lay_out(case: Case, where: Path) -> None:
    """Makes the case's corpus: the sound one, the case's files over it, then its recipe."""
    runbooks = where / "runbooks"
    shutil.copytree(SOUND, runbooks)
    for path, content in case.files():
        file = runbooks / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    if case.recipe:
        case.recipe(runbooks)


def transcript(case: Case, where: Path) -> str:
    """The command, everything that it says and its exit status, as `attendu.txt` has them: a program of its own.

    Raises `subprocess.TimeoutExpired` when nothing comes.
    """
    return _told(case, started(where, *case.command.split(), before=WITHOUT_PRIVILEGE))


def quick_transcript(case: Case, where: Path) -> str:
    """The same, told by this very process: twenty times faster, for what cannot hurt it."""
    return _told(case, typed(where, *case.command.split()))


def _told(case: Case, spoken: Spoken) -> str:
    return f"$ degraded-mode {case.command}\n{spoken.result}{spoken.trouble}statut : {spoken.status}\n"
