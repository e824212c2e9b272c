"""What `new` asks and what is answered, as seen at 80 columns: one file per conversation.

`python -m tests.cli.new_transcripts` writes them again, to be read before they are kept.
"""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.adoption.small import KIT
from tests.cli.typed import plain, typed

HOME: Final = Path(__file__).parent / "transcripts"

CONVERSATIONS: Final = {
    # A runbook: a bare Enter takes what is proposed, a piece of a name finds it, a wrong delay is explained.
    "runbook": (
        ("new", "runbook"),
        [
            "",
            "Dossier perdu aux urgences",
            "urgence",
            "",
            "",
            "PD-URG-01",
            "",
            "L'écran reste blanc.",
            "dossié",
            "dpi",
            "10",
            "10 min",
            "",
            "",
            "",
            "",
            "F-07",
            "-",
        ],
    ),
    # A contact: the same loss would cut both channels, the second is asked again.
    "contact": (
        ("new", "contact", "--site", "venus"),
        [
            "Serrurier de garde",
            "codis",
            "serrurier",
            "",
            "",
            "",
            "01 99 00 12 3",
            "01 99 00 12 34",
            "telephonie",
            "",
            "",
            "telephonie",
            *("", "", "", "runner", "Loge du serrurier"),
        ],
    ),
    # A form: what its boxes are for is guessed, yes or no is asked again.
    "form": (
        ("new", "form"),
        ["Relevé des portes", "", "dossier, sécurité", "peut-être", "n", "Heure, Porte, Visa", "", "", "3"],
    ),
    # Nobody answers any more: nothing is written.
    "nobody": (("new", "role"), ["Référent des portes", ""]),
}
"""By name, the command and what is typed."""


def transcript(name: str, where: Path) -> str:
    """The whole conversation, then what it wrote."""
    words, keyboard = CONVERSATIONS[name]
    corpus = where / "runbooks"
    for path, text in KIT.items():
        (corpus / path).parent.mkdir(parents=True, exist_ok=True)
        (corpus / path).write_text(text, encoding="utf-8", newline="\n")
    spoken = typed(where, *words, "--today", "2026-11-22", keyboard="".join(f"{line}\n" for line in keyboard))
    said = f"$ degraded-mode {' '.join(words)}\n{spoken.result}{spoken.trouble}statut : {spoken.status}\n"
    return plain(said) + "".join(_added(corpus))


def _added(corpus: Path) -> Iterator[str]:
    """What each file has more than before."""
    for file in sorted(corpus.rglob("*.yaml")):
        path, text = file.relative_to(corpus).as_posix(), file.read_text(encoding="utf-8")
        if text != KIT.get(path):
            yield f"\n+++ {path}\n{text.removeprefix(KIT.get(path, ''))}"


if __name__ == "__main__":
    for conversation in CONVERSATIONS:
        with tempfile.TemporaryDirectory() as folder:
            (HOME / f"new-{conversation}.txt").write_text(transcript(conversation, Path(folder)), "utf-8", newline="\n")
