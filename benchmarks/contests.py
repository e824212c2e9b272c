"""What is measured, against what, and what was promised."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.corpus import TODAY, Size, corpus_files, write_corpus
from benchmarks.race import REPOSITORY, Contestant, Duel, FailedError
from benchmarks.units import hospitals, services

BUILD: Final = REPOSITORY / "build" / "bench"
CACHE: Final = BUILD / "cache"
PYTHON: Final = sys.executable
BLOCKS: Final = (
    ".head, .band, .boxes, .facts .reach, .phase, .row, .cells, .items { display: block !important; }\n"
    ".page, .page > *, .page > * > tr, .page > * > tr > td { display: block !important; }\n"
)
CACHED: Final = {"DEGRADED_MODE_CACHE": str(CACHE)}


@dataclass(frozen=True, slots=True)
class Contest:
    """Contestants measured in the same rounds, and the comparisons drawn from them."""

    name: str
    rounds: int
    contestants: tuple[Contestant, ...]
    duels: tuple[Duel, ...]
    remark: Callable[[], str] = str
    """What to say of it once it was run."""


def program() -> str:
    """The `degraded-mode` command of the environment that runs the measurements. Raises `FailedError` without one."""
    found = shutil.which("degraded-mode", path=str(Path(sys.executable).parent))
    if found is None:
        raise FailedError(("degraded-mode",), "commande absente de cet environnement ; lancer « make bench »")
    return found


def corpus(size: Size) -> Path:
    """The folder of a generated corpus, made anew when the generator is newer."""
    folder = BUILD / f"corpus-{size}"
    stamp = BUILD / f"corpus-{size}.stamp"
    newest = max(source.stat().st_mtime for source in Path(__file__).parent.glob("*.py"))
    if not stamp.exists() or stamp.stat().st_mtime < newest:
        shutil.rmtree(folder, ignore_errors=True)
        write_corpus(folder, size)
        stamp.touch()
    return folder


def forget() -> None:
    """Removes the verdicts kept by earlier checks."""
    shutil.rmtree(CACHE, ignore_errors=True)


def reading(folder: Path, rounds: int) -> Contest:
    """Texts to trees, in one process, disk and start-up left out."""

    def way(name: str, of: str, *options: str) -> Contestant:
        command = (PYTHON, "-m", "benchmarks.reading", of, str(folder), *options)
        return Contestant(name, command, times_itself=True)

    return Contest(
        "Lecture",
        rounds,
        (
            way("lecture", "ours"),
            way("CSafeLoader", "peer"),
            way("lecture, ramasse-miettes arrêté", "ours", "--no-gc"),
            way("CSafeLoader, ramasse-miettes arrêté", "peer", "--no-gc"),
        ),
        (
            Duel("Lire avec positions et clés répétées", "lecture", "CSafeLoader", 0.45),
            Duel(
                "… ramasse-miettes arrêté des deux côtés",
                "lecture, ramasse-miettes arrêté",
                "CSafeLoader, ramasse-miettes arrêté",
                0.45,
            ),
        ),
    )


def judging(folder: Path, rounds: int, most: int) -> Contest:
    """All the rules on a corpus already loaded, against reading its files; then on `most` hospitals at the most."""

    def rules(*options: str) -> Contestant:
        return Contestant("règles", (PYTHON, "-m", "benchmarks.rules", *options), times_itself=True)

    lecture = (PYTHON, "-m", "benchmarks.reading", "ours", str(folder))
    return Contest(
        "Règles",
        rounds,
        (rules(str(folder)), Contestant("lecture", lecture, times_itself=True)),
        (Duel("Juger selon toutes les règles", "règles", "lecture", 1.0),),
        lambda: "\n\n".join(rules(*of).said() for of in ((str(folder), "--each"), ("--growth", str(most)))),
    )


def checking(folder: Path, rounds: int) -> Contest:
    """Whole processes: our check, everything included, against a program that merely parses the files."""
    command = (program(), "check", str(folder), "--today", TODAY.isoformat())
    peer = (PYTHON, "-m", "benchmarks.reading", "peer", str(folder))

    def remember() -> None:
        if not CACHE.exists():
            Contestant("", command, environment=CACHED).run()

    return Contest(
        "Vérification",
        rounds,
        (
            Contestant("analyse seule, un cœur", peer, cores=1),
            Contestant("vérification à froid, un cœur", command, cores=1, environment=CACHED, before=forget),
            Contestant("vérification à froid, deux cœurs", command, cores=2, environment=CACHED, before=forget),
            Contestant("vérification inchangée", command, cores=1, environment=CACHED, before=remember),
        ),
        (
            Duel("Vérifier à froid, un cœur", "vérification à froid, un cœur", "analyse seule, un cœur", 0.6),
            Duel("… mémoire", "vérification à froid, un cœur", "analyse seule, un cœur", memory=True),
            Duel("Vérifier à froid, deux cœurs", "vérification à froid, deux cœurs", "analyse seule, un cœur", 0.6),
            Duel("… par rapport à un cœur", "vérification à froid, deux cœurs", "vérification à froid, un cœur", 1.0),
            Duel("Vérifier de nouveau, rien de changé", "vérification inchangée", "analyse seule, un cœur", 0.03),
        ),
    )


TOO_LONG: Final = frozenset({0, 1})
"""How printing ends: procedures of forty steps are longer than the sheet that a vital one may take, and are told so."""


def paper(size: Size, rounds: int, *, kinder: bool = False) -> Contest:
    """A tagged binder, against WeasyPrint on our own HTML binder of the same views.

    WeasyPrint is slow on CSS grids, of which our page has many: `kinder` has it lay out the same content as blocks.
    """
    folder, out = corpus(size), BUILD / f"paper-{size}"
    common = ("--site", hospitals(1)[0].id, "--corpus", str(folder), "--today", TODAY.isoformat(), "-o", str(out))
    binder = (program(), "print", "binder", *common, "--format")
    shutil.rmtree(out, ignore_errors=True)
    html, ours = (printed((*binder, form), out, form) for form in ("html", "pdf"))
    blocks, theirs = out / "blocks.css", out / "weasyprint.pdf"
    blocks.write_text(BLOCKS, encoding="utf-8")
    style = ("-s", str(blocks)) if kinder else ()
    peer = "WeasyPrint, en blocs" if kinder else "WeasyPrint"
    theirs_command = (PYTHON, "-m", "weasyprint", "--quiet", "--pdf-variant", "pdf/ua-1", *style)
    return Contest(
        f"Papier, {'même contenu en blocs, sans grilles' if kinder else 'même page'}",
        rounds,
        (
            Contestant("classeur PDF", (*binder, "pdf"), statuses=TOO_LONG),
            Contestant(peer, (*theirs_command, str(html), str(theirs))),
        ),
        (
            Duel("Imprimer un classeur balisé", "classeur PDF", peer, 1 / 20),
            Duel("… mémoire", "classeur PDF", peer, 1.0, memory=True),
        ),
        lambda: f"Classeur de {pages(ours)} pages (PDF/A-2a et PDF/UA-1) ; {pages(theirs)} pages par WeasyPrint.",
    )


def printed(command: tuple[str, ...], folder: Path, form: str) -> Path:
    """The file that a command has put into a folder. Raises `FailedError` when there is none."""
    Contestant("", command, statuses=TOO_LONG).run()
    for file in sorted(folder.rglob(f"*.{form}")):
        return file
    raise FailedError(command, f"aucun fichier {form} dans {folder}")


def pages(document: Path) -> int:
    """How many pages a PDF has."""
    from pypdf import PdfReader

    return len(PdfReader(document).pages)


def starting(rounds: int) -> Contest:
    """From Enter to the end of the shortest commands, against the shortest Python program."""
    size = Size(sites=1, units=1)
    files = dict(corpus_files(size))
    first = services(hospitals(1)[0], 1)[0]
    sound = _alone("establishment.yaml", files["establishment.yaml"])
    # Alone, a procedure cites names that nothing declares: its two hundred findings are part of the work.
    faulty = _alone("procedure.yaml", files[f"procedures/{first.site.id}/{first.id}.yaml"])

    def check(name: str, folder: Path) -> Contestant:
        command = (program(), "check", str(folder), "--today", TODAY.isoformat())
        return Contestant(name, command, environment=CACHED, before=forget, statuses=frozenset({0, 1}))

    bare = "python -c pass"
    return Contest(
        "Démarrage",
        rounds,
        (
            Contestant(bare, (PYTHON, "-c", "pass")),
            Contestant("aide", (program(), "--help")),
            check("un fichier sans faute", sound),
            check("une procédure seule", faulty),
        ),
        (
            Duel("Afficher l'aide", "aide", bare, 6),
            Duel("Vérifier un seul fichier, sans faute", "un fichier sans faute", bare, 25),
            Duel("Vérifier une procédure seule, 200 constats", "une procédure seule", bare, 25),
        ),
    )


def _alone(name: str, text: str) -> Path:
    """A folder with one file in it."""
    folder = BUILD / f"alone-{Path(name).stem}"
    path = folder / ("procedures" if name == "procedure.yaml" else "") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder
