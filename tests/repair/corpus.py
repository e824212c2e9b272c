"""A sound folder, spoilt here and there, and what becomes of it."""

from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache

from degraded_mode.repair.mend import Mended, mended
from tests.cli.typed import SOUND

TODAY = date(2026, 11, 22)
PROCEDURE = "procedures/standard-perdu.yaml"

ALSO = {
    "routines.yaml": (
        '- id: imprimer-annuaire\n  do: Imprimer l\'annuaire.\n  at: "18:00"\n  role: standardiste\n'
        "  makes: {printout: annuaire, place: local-standard, good_for: 24 h, destroy_after: 48 h}\n"
    ),
    "procedures/annuaire-perdu.yaml": (
        (SOUND / PROCEDURE)
        .read_text(encoding="utf-8")
        .replace(
            "id: standard-perdu\ncode: PD-STD-01\ntitle: Standard perdu",
            "id: annuaire-perdu\ncode: PD-STD-02\ntitle: Annuaire perdu",
        )
        .replace("        do: Écrire", "        only_when: {have: annuaire}\n        do: Écrire")
    ),
}
"""What the smallest sound folder has no example of."""


@cache
def sound() -> Mapping[str, str]:
    """The texts of a folder with nothing to repair."""
    files = {one.relative_to(SOUND).as_posix(): one.read_text(encoding="utf-8") for one in SOUND.rglob("*.yaml")}
    return files | ALSO


def spoilt(path: str, before: str, after: str, texts: Mapping[str, str] | None = None) -> dict[str, str]:
    """The texts with one part of a file written otherwise."""
    texts = sound() if texts is None else texts
    assert before in texts[path]
    return {**texts, path: texts[path].replace(before, after, 1)}


def mend(texts: Mapping[str, str], *within: str) -> Mended:
    """What becomes of a folder that holds these texts."""
    return mended({path: text.encode() for path, text in texts.items()}, (), TODAY, frozenset(within) or None)


@cache
def _idle() -> Counter[str]:
    """What the rules say of the sound folder, which is too small to please all of them."""
    return Counter(str(one.code) for one in mend(sound()).before.findings)


def left(done: Mended) -> list[str]:
    """The codes of what is left to a person, beside what is said of the sound folder itself."""
    return sorted((Counter(str(one.code) for one in done.after.findings) - _idle()).elements())


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> dict[tuple[str, int], str]:
    """The lines that are not the same any more, by file and number."""
    return {
        (path, number): new
        for path in before
        for number, (old, new) in enumerate(
            zip(before[path].splitlines(), after[path].splitlines(), strict=True), start=1
        )
        if old != new
    }
